/** The list of contracts and the page of one. */
export const CONTRACTS_CSS = `
.contracts-filters { align-items: start; }
.contracts-filters > .actions { align-self: end; }
.contracts-filters select { max-width: 17rem; }
.checks { display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
.checks label { font-weight: 400; padding: .15rem 0; }
.more { align-self: end; }
.more > summary { padding: .4rem 0; color: var(--accent); font-weight: 600; }
.more[open] { flex-basis: 100%; }
.more-fields { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; }
.contracts tbody th { min-width: 16rem; max-width: 34rem; }
.contracts td { max-width: 18rem; }
.contracts td, .contracts tbody th, .contracts li { overflow-wrap: break-word; hyphens: auto; }
.contracts thead th { white-space: normal; }
.contracts td.number .note { display: block; white-space: normal; }
.contracts td.number, .contracts time { white-space: nowrap; }
.contracts thead a { padding: .25rem 0; }
.objet { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; line-clamp: 3; overflow: hidden; }
.contracts .note { display: block; }
.contracts td .note { display: inline; }
.id { white-space: nowrap; font-size: .875rem; }
.contracts .facts { min-width: 9.5rem; }
.measured { max-width: var(--measure); }
.gaps tbody + tbody { border-top: 2px solid var(--edge); }
.gaps thead th { white-space: normal; max-width: 9rem; }
.unsaid { color: var(--soft); font-size: .875rem; }
.facts { list-style: none; margin: 0; padding: 0; font-size: .875rem; }
.facts .state { white-space: normal; }
.chips li:has(a:hover) { text-decoration: underline; }
.dossier { display: grid; gap: 0 2.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); }
.six { list-style: none; margin: 0; padding: 0; }
.six > li { padding: .6rem 0; border-bottom: 1px solid var(--line); }
.six h3 { margin: 0; font-weight: 600; }
.dossier .evidence p { margin: 0; }
.six details { margin: .35rem 0; }
.six summary { font-size: .875rem; color: var(--accent); }
.decide form { display: grid; gap: .6rem; justify-items: start; padding: .35rem 0 .6rem; }
.decide .field { width: 100%; }
.next-step { margin: .35rem 0 0; font-size: .9375rem; }
.whole-object { max-width: var(--measure); }
.source-text { margin: 0 0 1rem; padding: .75rem 1rem; background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); }
.source-text .note { font-weight: 400; }
.verbatim { white-space: pre-wrap; margin: 0 0 .25rem; }
.source-text > p:last-child { margin-bottom: 0; }
.anchor { scroll-margin-top: 30vh; }
mark:has(:target) { outline: 3px solid var(--accent); outline-offset: 1px; }
.record { display: grid; gap: 0 2.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); }
.record dd { white-space: pre-wrap; }
form.correction { display: grid; gap: 1rem; margin: 0 0 2rem; }
.correction-fields { display: grid; gap: .75rem 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); }
.correction-fields > .wide-field { grid-column: 1 / -1; }
.split-fields { display: grid; gap: .75rem 1.25rem; grid-template-columns: repeat(2, minmax(0, 1fr)); }
.split-fields > .field { grid-column: auto; min-width: 0; }
@media (max-width: 40rem) { .split-fields { grid-template-columns: minmax(0, 1fr); } }
.versions { padding-left: 1.5rem; }
.versions td { white-space: pre-wrap; overflow-wrap: anywhere; }
@media screen and (max-width: 60rem) {
  .contracts, .contracts tbody, .contracts tr, .contracts td, .contracts th, .contracts caption { display: block; }
  .contracts thead { display: none; }
  .contracts tr { padding: .75rem 0; border-bottom: 1px solid var(--edge); }
  .contracts tbody th, .contracts td { border: 0; padding: .15rem 0; max-width: none; min-width: 0; text-align: left; }
  .contracts tbody th { font-size: 1rem; }
  .contracts td { display: flow-root; padding-left: 8.5rem; }
  .contracts td::before { content: attr(data-label); float: left; width: 8rem; margin-left: -8.5rem; color: var(--soft); font-size: .8125rem; }
  .contracts td.number { text-align: left; white-space: normal; }
  .contracts-filters .field { flex: 1 1 9rem; }
  .contracts-filters .field > * { max-width: none; }
}
@media print {
  .contracts { font-size: 8pt; line-height: 1.2; }
  .contracts th, .contracts td { padding: .6mm 2mm .6mm 0; }
  .contracts tbody th { min-width: 0; width: 34%; }
  .contracts .facts { min-width: 0; }
  .contracts .note, .contracts .facts, .contracts .unsaid { font-size: 8pt; }
  .chips { display: none; }
}
.correction-fields :target { outline: 2px solid var(--open); outline-offset: 2px; }
`.trim()
