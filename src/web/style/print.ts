/** On paper: black on white, no menu, no control, nothing smaller than 8 pt; more than four objectives take the place of the chart. */
export const PRINT_CSS = `
@media print {
  @page { size: A4; margin: 11mm 12mm; }
  :root { --paper: #fff; --ink: #000; --soft: #333; --line: #bbb; --edge: #888; --raised: #fff; --sunk: #fff; --bar: #ddd; --mark: #eee; --accent: #1d4f63; --met: #14532d; --missed: #7f1d1d; --open: #6b4500; color-scheme: light; }
  html { font-size: 9.5pt; }
  body, body.wide { padding: 0; max-width: none; line-height: 1.3; }
  .masthead, .footer, .skip, .filters, .pagination, button, .button, .no-print, .chart-data, details:not([open]) { display: none !important; }
  .print-only { display: block; }
  a, a.figure { color: inherit; text-decoration: none; }
  h1 { font-size: 15pt; margin: 0 0 1mm; } h2 { font-size: 11pt; margin: 4mm 0 1.5mm; } h3 { font-size: 9.5pt; }
  p, ul { margin-bottom: 1.5mm; }
  main > p, section > p, section > ul { max-width: none; }
  .lead { font-size: 10pt; }
  .note, .hint, .chart figcaption span, .chart-key { font-size: 8.5pt; }
  .card, tr, figure { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  .scroll { overflow: visible; }
  .sentences p { font-size: 11pt; line-height: 1.35; max-width: none; margin-bottom: 1.5mm; padding-left: 3mm; }
  .sentences p.tally { font-size: 10pt; padding-left: 0; }
  .cards.objectives { grid-template-columns: 1fr 1fr; gap: 3mm; padding-right: .5mm; }
  .cards.objectives.by-three, .cards.objectives:has(> :nth-child(5)) { grid-template-columns: repeat(3, 1fr); }
  .objectives .card { padding: 2mm 3mm 1.5mm; }
  .objectives .card p { margin: .5mm 0; }
  .objectives .card .headline-figure, .objectives .card .headline-figure.long { font-size: 14pt; line-height: 1.2; }
  .objectives .detail, .objectives .owner { font-size: 8.5pt; }
  .objectives .card:nth-child(n+7) { display: none; }
  .by-year { float: left; width: 78mm; margin-right: 8mm; }
  .charts, .charts.by-two { display: block; }
  main:has(.objectives > :nth-child(5)) .by-year { display: none; }
  .by-year .chart { max-width: none; }
  .by-year figcaption span { display: none; }
  .bar { height: 2.2mm; margin: 1mm 0; print-color-adjust: exact; }
}
`.trim()
