/** Tables: dense, aligned, scrolling by themselves where they are wider than the screen. */
export const TABLES_CSS = `
.scroll { overflow-x: auto; max-width: none; margin: 0 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
caption { text-align: left; color: var(--soft); font-size: .875rem; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); }
thead th { font-size: .8125rem; color: var(--soft); border-bottom-color: var(--edge); vertical-align: bottom; }
thead th a { color: inherit; }
tbody th { font-weight: 400; }
td.number, th.number { text-align: right; white-space: nowrap; }
td.date { white-space: nowrap; }
/* A figure of one digit is still a target of 24 pixels. */
td a.count { display: inline-block; min-width: 1.5rem; min-height: 1.5rem; }
tr.greyed td, tr.greyed th { color: var(--soft); }
tbody tr:hover { background: var(--sunk); }
`.trim()
