/** The queue of questions and the journal of decisions. */
export const REVIEW_CSS = `
.review-card { border: 1px solid var(--line); border-left: 4px solid var(--accent); border-radius: var(--radius); background: var(--raised); padding: .75rem 1.25rem 1rem; }
.review-card:focus-visible, .notice:focus-visible { outline-offset: 3px; }
.review-card h2 { margin-top: .25rem; font-size: 1.35rem; }
.review-card h3 { margin: .9rem 0 .35rem; }
.review-card .source-text { background: var(--paper); }
[data-review-words] { scroll-margin: 1rem; }
.review-status { scroll-margin-top: .5rem; min-height: 1.5em; margin-bottom: .35rem; }
.review-status p { margin: 0 0 .25rem; }
.told { border-left: 4px solid var(--accent); padding-left: .6rem; }
.review-last { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: center; margin: 0 0 .75rem; }
.review-filters { margin: 0 0 .75rem; }
.review-filters > summary { color: var(--accent); padding: .25rem 0; }
.answer { margin: 1rem 0; display: grid; gap: .75rem; justify-items: start; }
.answer .field { width: 100%; max-width: 36rem; }
.answer .actions { gap: .6rem; }
.answer button.primary { min-width: 6.5rem; min-height: 2.75rem; font-size: 1.1rem; }
.reasons { width: 100%; }
.reasons .field { margin-top: .4rem; }
.reasons summary { color: var(--accent); }
kbd { font: .8em ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; border: 1px solid currentColor; border-radius: 3px; padding: 0 .35em; margin-left: .25em; opacity: .85; }
.no-keys kbd { display: none; }
.reconfirm { margin-top: 1.5rem; }
.reconfirm .acts { margin-bottom: .5rem; }
.reconfirm del { color: var(--soft); }
.reconfirm ins { font-weight: 600; }
.journal td { max-width: 24rem; overflow-wrap: anywhere; }
.acts, .journal form { display: flex; flex-wrap: wrap; gap: .35rem; align-items: center; }
@media (min-width: 60rem) and (min-height: 40rem) {
  .review-card .answer:not(:has([open])) { position: sticky; bottom: 0; z-index: 1; margin: .5rem 0; padding: .4rem 0; gap: .4rem; background: var(--raised); border-top: 1px solid var(--line); }
  .review-card .answer:not(:has([open])) .actions { gap: .4rem; font-size: .95rem; }
  .review-card .answer:not(:has([open])) button { min-width: 0; padding-inline: .6rem; font-size: 1rem; }
  [data-review-words] { scroll-margin-bottom: 9rem; }
}
@media (max-width: 40rem) {
  .review-card { padding: .5rem .75rem .75rem; }
  .answer .actions > * { flex: 1 1 40%; text-align: center; }
  .reconfirm thead, .journal thead { display: none; }
  .journal, .journal tbody { display: block; }
  .reconfirm tr, .journal tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line); }
  .reconfirm td, .reconfirm tbody th, .journal td, .journal tbody th { display: block; max-width: none; padding: .15rem 0; border: 0; text-align: start; }
  .journal tbody th::before { content: "N°\\00a0"; }
}
@media print { .answer, .review-last, .acts { display: none; } }
`.trim()
