/**
 * Charts: drawn 360 units wide and shown between 290 and 420 px, so that their letters stay near the text's own size.
 * Colour never stands alone: what is established is full, what is open is hatched, what is not is empty,
 * what is planned is dotted.
 */
export const CHARTS_CSS = `
.charts { display: grid; gap: 1.5rem 2.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); }
.chart { margin: 0; max-width: 26rem; }
.chart-wide { max-width: none; grid-column: 1 / -1; }
.chart figcaption { margin-bottom: .75rem; }
.chart figcaption strong { display: block; }
.chart figcaption span { color: var(--soft); font-size: .875em; }
.chart-key { display: flex; flex-wrap: wrap; gap: .125rem 1.25rem; margin: 0 0 .75rem; padding: 0; list-style: none; font-size: .875em; }
.chart-key li { display: flex; align-items: center; gap: .4rem; }
.chart-sign { width: 1.35rem; height: .9rem; }
.chart-columns { display: grid; gap: 1rem 2.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); align-items: start; }
.chart-picture { display: block; width: 100%; max-width: 26rem; height: auto; overflow: visible; fill: currentColor; }
.chart-yes { fill: var(--accent); }
.chart-few { fill: var(--soft); }
.chart-no { fill: var(--paper); }
.chart-ground { fill: var(--paper); }
.chart-hatch { fill: var(--accent); }
.chart-frame { stroke: var(--soft); }
.chart-gap { stroke: var(--soft); stroke-dasharray: 3 4; }
.chart-target { stroke: var(--ink); stroke-width: 3; }
.chart-halo { stroke: var(--paper); stroke-width: 7; }
.chart-value { font-weight: 600; }
.chart-linked { fill: var(--accent); text-decoration: underline; }
.chart-in-yes { fill: var(--paper); font-weight: 600; }
.chart-in-open, .chart-in-no { fill: var(--ink); }
.chart-in-open { stroke: var(--paper); stroke-width: 5; paint-order: stroke; stroke-linejoin: round; font-weight: 600; }
.chart-in-no, .chart-aim { fill: var(--soft); }
.chart-link a:hover rect { stroke: var(--accent); }
.chart-link a:focus-visible { outline: none; }
.chart-link a:focus-visible rect { stroke: var(--accent); stroke-width: 3; }
.chart-data { margin-top: .75rem; font-size: .875em; }
.chart-data summary { color: var(--accent); cursor: pointer; padding: .25rem 0; }
.chart-data th, .chart-data td { padding: .2rem 0 .2rem .6rem; }
.chart-data th:first-child { padding-left: 0; }
.chart-data td, .chart-data thead th:not(:first-child) { text-align: right; }
.chart-data td { white-space: nowrap; }
.chart-data thead th { white-space: normal; vertical-align: bottom; }
@media print {
  .charts { grid-template-columns: repeat(3, 1fr); gap: 3mm 5mm; }
  .chart-wide .chart-columns { grid-template-columns: repeat(3, 1fr); gap: 2mm 5mm; }
  .chart { break-inside: avoid; print-color-adjust: exact; --accent: #333; --ink: #000; --paper: #fff; --soft: #444; }
  .chart figcaption, .chart-key { margin-bottom: 1mm; }
  .chart-few { fill: #767676; }
  .chart-key { gap: 0 3mm; }
  .chart-sign { width: 9pt; height: 6pt; }
  .chart-linked { fill: currentColor; text-decoration: none; }
  .chart-data:not([open]) { display: none; }
}
`.trimStart()
