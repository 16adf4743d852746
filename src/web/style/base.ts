/** Elements as they stand, before any class. */
export const BASE_CSS = `
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem) 2rem; max-width: 72rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; font-variant-numeric: tabular-nums;
}
body.wide { max-width: 100rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 1.5rem 0 .75rem; overflow-wrap: anywhere; text-wrap: balance; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 2rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0 0 .5rem; }
p, ul, ol, dl { margin: 0 0 .75rem; }
p, li, dd { overflow-wrap: anywhere; }
main > p, main > ul, section > p, section > ul { max-width: var(--measure); }
a { color: var(--accent); text-underline-offset: .15em; text-decoration-thickness: .06em; }
a:hover { text-decoration-thickness: .14em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
code { font: .9em ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
mark { background: var(--mark); color: inherit; padding: .05em .1em; border-radius: 2px; }
summary { cursor: pointer; }
dt { color: var(--soft); font-size: .875rem; }
dd { margin: 0 0 .5rem; }
hr { border: 0; border-top: 1px solid var(--line); }
[hidden] { display: none !important; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`.trim()
