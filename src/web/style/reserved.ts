/** The supplier's list: one contract a card, its dates beside it where there is room. */
export const RESERVED_CSS = `
main > .notice { margin-bottom: 1rem; }
.headline > a { margin-bottom: .75rem; }
.filters select { max-width: 17rem; text-overflow: ellipsis; }
.opportunities { list-style: none; padding: 0; margin: 0; display: grid; gap: .75rem; }
.opportunity article {
  display: grid; grid-template-columns: minmax(0, 1fr) minmax(14rem, 21rem); gap: .25rem 2rem;
  background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); padding: .875rem 1rem;
}
.opportunity p { margin: 0 0 .35rem; }
.opportunity h3 { margin: .15rem 0 .25rem; }
.opportunity h3 a { color: inherit; text-decoration: none; }
.opportunity h3 a:hover { text-decoration: underline; }
.marks { list-style: none; display: flex; flex-wrap: wrap; gap: .15rem 1rem; padding: 0; margin: 0; font-size: .875rem; }
.marks .reserved { color: var(--accent); font-weight: 600; }
.within { color: var(--soft); font-size: .875rem; }
.life { border-left: 1px solid var(--line); padding-left: 1rem; font-size: .9375rem; }
.life-word { font-weight: 600; }
.life-word::after { content: " ·"; }
.end.ending .life-word { color: var(--open); }
.end.unknown, .end.past { color: var(--soft); }
.forecast { font-weight: 600; }
.subscribe > ul { list-style: none; padding: 0; max-width: none; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); }
.subscribe > ul > li { display: flex; flex-direction: column; gap: .5rem; align-items: flex-start; }
.subscribe .field { width: 100%; }
.subscribe .field input { width: 100%; background: var(--sunk); font-size: .8125rem; }
.guide dl { display: grid; gap: .75rem 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); }
.guide dt { color: var(--ink); font-weight: 600; font-size: 1rem; }
@media (max-width: 46rem) {
  .opportunity article { grid-template-columns: minmax(0, 1fr); }
  .life { border-left: 0; border-top: 1px solid var(--line); padding: .5rem 0 0; }
  .filters .field, .filters .field > * { width: 100%; max-width: none; }
}
@media print {
  .subscribe { display: none; }
  .opportunity { break-inside: avoid; }
  .opportunity .note, .life, .marks, .within { font-size: 8pt; }
  .opportunity h3 { font-size: 9pt; }
  .opportunity p { margin: 0 0 .5mm; }
  .opportunity article { padding: 2mm; grid-template-columns: minmax(0, 1fr) 6cm; }
  .headline > a, .chips a { display: none; }
}
`.trim()
