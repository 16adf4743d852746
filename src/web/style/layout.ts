/** The frame of every page: skip link, masthead with its menu, footer. */
export const LAYOUT_CSS = `
.skip { position: absolute; left: -100vw; z-index: 2; }
.skip:focus { left: 1rem; top: .5rem; padding: .5rem 1rem; background: var(--raised); border: 1px solid var(--line); }
.masthead {
  display: flex; flex-wrap: wrap; gap: .25rem 2rem; align-items: center; justify-content: space-between;
  border-bottom: 1px solid var(--line); padding: .75rem 0;
}
.brand { font-weight: 700; color: var(--ink); text-decoration: none; padding: .25rem 0; }
.masthead ul, .footer ul, .pagination ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem .5rem; margin: 0; padding: 0; }
.masthead nav a { display: inline-block; padding: .35rem .6rem; text-decoration: none; border-radius: var(--radius); }
.masthead nav a:hover { text-decoration: underline; }
.masthead nav a[aria-current] { background: var(--accent-soft); color: var(--ink); font-weight: 600; }
.footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; }
.footer ul { gap: .25rem 1.5rem; }
.footer a { display: inline-block; padding: .25rem 0; }
.pagination { margin: 1rem 0; }
.pagination a { display: inline-block; min-width: 2rem; padding: .3rem .6rem; text-align: center; border: 1px solid var(--line); border-radius: var(--radius); text-decoration: none; }
.pagination a[aria-current] { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
.lead { font-size: 1.1rem; }
.headline { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; justify-content: space-between; }
.breadcrumb { font-size: .875rem; margin: 1rem 0 -.75rem; }
`.trim()
