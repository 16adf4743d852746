/** The one style sheet: light and dark, phone and paper; served as a file, so that the page needs no inline style. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fcfcfa; --ink: #1d2329; --soft: #55606b; --line: #d9dcd6; --raised: #ffffff;
  --accent: #0b5c78; --met: #1c6b3c; --missed: #9b2c2c; --open: #8a5a00; --bar: #e6e8e3;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181c; --ink: #e8ebee; --soft: #a7b1bb; --line: #343c44; --raised: #1b2126;
    --accent: #7cc4de; --met: #7fd09b; --missed: #f09a9a; --open: #e6bb6a; --bar: #2b333a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1rem clamp(1rem, 4vw, 3rem) 3rem; max-width: 72rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; font-variant-numeric: tabular-nums;
}
a { color: var(--accent); }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; padding: .5rem; background: var(--raised); }
header { display: flex; flex-wrap: wrap; gap: .5rem 2rem; align-items: baseline; justify-content: space-between;
  border-bottom: 2px solid var(--accent); padding-bottom: .75rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 2rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0 0 .5rem; }
nav a { display: inline-block; padding: .25rem .5rem; }
nav a[aria-current] { font-weight: 700; color: var(--ink); text-decoration: none; border-bottom: 3px solid var(--accent); }
.sentences p { font-size: 1.125rem; max-width: 46rem; margin: 0 0 .75rem; padding-left: 1rem; border-left: 3px solid var(--line); }
.notice { padding: .75rem 1rem; border: 1px solid var(--open); border-radius: .375rem; }
.cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); }
.card { background: var(--raised); border: 1px solid var(--line); border-top: 4px solid var(--soft); border-radius: .375rem; padding: 1rem; }
.card p { margin: .35rem 0; }
.card.met { border-top-color: var(--met); } .card.met .status { color: var(--met); }
.card.missed { border-top-color: var(--missed); } .card.missed .status { color: var(--missed); }
.card.undetermined { border-top-color: var(--open); } .card.undetermined .status { color: var(--open); }
.figure strong { font-size: 1.75rem; line-height: 1.1; }
.figure span { color: var(--soft); white-space: nowrap; }
.status { font-weight: 600; }
.note { color: var(--soft); font-size: .875rem; }
.bar { display: block; width: 100%; height: .75rem; margin: .5rem 0; }
.track { fill: var(--bar); } .open { fill: var(--accent); opacity: .35; } .low { fill: var(--accent); } .aim { fill: var(--ink); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--soft); font-size: .875rem; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); }
tbody th { font-weight: 400; }
section > p.note { margin: .35rem 0; }
footer { margin-top: 2rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; }
@media print {
  @page { size: A4; margin: 8mm; }
  :root { --paper: #fff; --ink: #000; --soft: #333; --line: #bbb; --raised: #fff; --bar: #ddd; }
  html { font-size: 7pt; }
  body { font-size: 1rem; line-height: 1.2; padding: 0; max-width: none; }
  p, ul, section > p.note { margin-block: .15rem; }
  h1 { font-size: 13pt; } h2 { font-size: 9pt; margin: 2mm 0 .5mm; }
  .sentences p { font-size: 8.5pt; margin-bottom: .5mm; max-width: none; }
  section > ul { columns: 2; }
  .figure strong { font-size: 13pt; }
  .card { padding: 2mm; break-inside: avoid; }
  .cards { grid-template-columns: repeat(3, 1fr); gap: 2mm; }
  th, td { padding: .2mm 2mm .2mm 0; }
  .note, caption, footer { font-size: 6pt; }
  nav a:not([aria-current]), .skip { display: none; }
}
`.trimStart()
