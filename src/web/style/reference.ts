/** The reference of the API: addresses, code, long tables of fields. */
export const REFERENCE_CSS = `
.api-contents ul { padding-left: 1.25rem; margin: 0 0 .25rem; }
.api-contents > ul { padding-left: 0; list-style: none; }
.api-contents li { padding: .15rem 0; max-width: none; }
.api-contents code { color: var(--soft); }
.reference .operation { margin: 0 0 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); }
.reference .operation h3, .reference section > h3 { font-size: 1.05rem; margin: 0 0 .35rem; }
.reference h4 { font-size: .875rem; color: var(--soft); margin: 1rem 0 .35rem; }
.reference section[id]:target > h3 { text-decoration: underline; text-decoration-color: var(--accent); text-underline-offset: .2em; }
.endpoint { overflow-wrap: anywhere; }
.method { display: inline-block; padding: .05rem .5rem; border-radius: var(--radius); background: var(--accent-soft); font-size: .8125rem; letter-spacing: .03em; }
.code { overflow: auto; max-height: 26rem; margin: 0 0 .75rem; background: var(--sunk); border: 1px solid var(--line); border-radius: var(--radius); }
.code pre { margin: 0; padding: .75rem 1rem; }
.reference td code, .reference th code { white-space: nowrap; }
.reference td { min-width: 9rem; }
@media (min-width: 48rem) { .reference tbody th { width: 14rem; } }
.failures { font-size: .875rem; color: var(--soft); }
@media print {
  .code { max-height: none; overflow: visible; }
  .code pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  .reference td code, .reference th code { white-space: normal; overflow-wrap: anywhere; }
  .reference td { min-width: 0; }
}
`.trim()
