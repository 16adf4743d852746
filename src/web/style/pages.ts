/** Home and method. */
export const PAGES_CSS = `
.doors { list-style: none; padding: 0; display: grid; gap: var(--gap); grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); }
section > ul.doors, section > ol.todo, section > dl.standings { max-width: none; }
.todo { padding-left: 1.5rem; max-width: var(--measure); }
.todo li { margin-bottom: .6rem; }
.todo li > a { font-weight: 600; }
.todo .why, .todo .place { display: block; }
.todo .place { color: var(--soft); font-size: .875rem; overflow-wrap: anywhere; }
.standings > div { display: grid; grid-template-columns: minmax(12rem, 2fr) minmax(10rem, 1.2fr) minmax(9rem, 1fr); gap: 0 1.5rem; align-items: baseline; padding: .5rem 0; border-bottom: 1px solid var(--line); }
.standings dt { color: var(--ink); font-size: 1rem; }
.standings dd { margin: 0; }
.standings dd strong { font-size: 1.15rem; }
.standing { font-weight: 600; } .standing .note { font-weight: 400; white-space: nowrap; }
.standing.met { color: var(--met); } .standing.missed { color: var(--missed); }
@media (max-width: 48rem) { .standings > div { grid-template-columns: 1fr; } }
.contents { columns: 16rem; max-width: 60rem; padding-left: 1.25rem; }
.contents li { break-inside: avoid; margin-bottom: .25rem; }
.definitions { display: grid; grid-template-columns: minmax(10rem, 16rem) minmax(0, 46rem); gap: .5rem 1.5rem; }
.definitions > dt { font-weight: 600; color: var(--ink); font-size: 1rem; }
.definitions > dd { margin: 0 0 .5rem; }
@media (max-width: 48rem) { .definitions { grid-template-columns: 1fr; gap: 0; } }
.rule { border-top: 1px solid var(--line); padding: .75rem 0; max-width: 60rem; }
.rule h4, .rule h5 { margin: 0 0 .25rem; font-size: 1rem; }
.rule summary { color: var(--accent); font-size: .875rem; padding: .15rem 0; }
.rule p { margin: 0 0 .35rem; }
.rule .permalink { font-size: .8125rem; font-weight: 400; }
.rule .said { margin: .15rem 0; padding-left: .75rem; border-left: 3px solid var(--line); }
q { quotes: "«\\202f" "\\202f»"; }
:target { background: var(--accent-soft); scroll-margin-top: 1rem; }
`.trim()
