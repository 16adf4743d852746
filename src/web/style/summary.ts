/** The elected member's page: few things, well apart, each number a link that does not shout. */
export const SUMMARY_CSS = `
a.figure { color: inherit; text-decoration-color: var(--accent); text-decoration-thickness: .08em; }
a.figure:hover { color: var(--accent); }
.headline .actions { margin-top: 1rem; }
.sentences p { font-size: 1.2rem; line-height: 1.45; max-width: 50rem; margin: 0 0 .85rem; padding-left: 1rem; border-left: 3px solid var(--accent); text-wrap: pretty; }
.sentences p.tally { font-size: 1rem; border-left: 0; padding-left: 0; }
.buyers { max-width: 50rem; } .buyers p { margin: 0 0 .5rem; }
.cards.objectives { gap: 1.25rem; grid-template-columns: 1fr; }
@media (min-width: 40rem) { .cards.objectives { grid-template-columns: 1fr 1fr; } }
@media (min-width: 64rem) {
  .cards.by-three { grid-template-columns: repeat(3, 1fr); }
  .cards.by-two { grid-template-columns: repeat(4, 1fr); }
  .cards.by-two.few { grid-template-columns: 1fr 1fr; }
}
.objectives .card { display: grid; grid-row: span 8; grid-template-rows: subgrid; row-gap: 0; align-content: start; padding: 1.1rem 1.25rem .75rem; }
.objectives .card > * { min-width: 0; }
.objectives h3 { text-wrap: balance; margin-bottom: .25rem; }
.objectives .card p { margin: .3rem 0; }
.objectives .card .headline-figure { grid-row: 2; font-size: 2.1rem; line-height: 1.2; font-weight: 700; margin: 0; }
.objectives .card .headline-figure.long { font-size: 1.45rem; line-height: 1.7; }
.objectives .made-of { grid-row: 3; color: var(--soft); }
.objectives .bar { grid-row: 4; }
.objectives .status { grid-row: 5; }
.objectives .detail { grid-row: 6; font-size: .9375rem; }
.objectives .owner { grid-row: 7; color: var(--soft); font-size: .875rem; }
.objectives .plan-words { grid-row: 8; }
.card.met { border-top-color: var(--met); } .card.met .status strong { color: var(--met); }
.card.missed { border-top-color: var(--missed); } .card.missed .status strong { color: var(--missed); }
.bar { display: block; width: 100%; height: .8rem; margin: .6rem 0; }
.bar .track { fill: var(--bar); } .bar .low { fill: var(--accent); } .bar .aim { fill: var(--ink); }
.bar .open { fill: var(--accent); opacity: .35; }
.charts.by-two { grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); }
.plan-words { font-size: .875rem; border-top: 1px solid var(--line); margin-top: .6rem; padding-top: .4rem; }
.plan-words summary, .whole-table summary { color: var(--accent); padding: .25rem 0; }
.plan-words blockquote { margin: .35rem 0; padding-left: .75rem; border-left: 3px solid var(--line); }
th.drawn { width: 80%; font-weight: 400; } th.drawn .bar { margin: .1rem 0 0; height: .6rem; }
.whole-table { margin-top: 1rem; }
.whole-table td > div { white-space: nowrap; }
td > .note { display: inline-block; }
td > div.note { display: block; }
.print-only { display: none; }
.lead { margin-top: .25rem; }
@media (max-width: 40rem) {
  .pair tr { display: grid; grid-template-columns: 1fr 1fr; column-gap: 1rem; border-bottom: 1px solid var(--line); padding: .4rem 0; }
  .pair th, .pair td { border-bottom: 0; padding: .1rem 0; }
  .pair tbody th { grid-column: 1 / -1; font-weight: 600; }
  .pair thead th:first-child { display: none; }
  .sentences p { font-size: 1.1rem; }
  .filters .field, .filters select { width: 100%; }
}
`.trim()
