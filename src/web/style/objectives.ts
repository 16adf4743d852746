/** Objectives: a table of fields, then each objective in words. */
export const OBJECTIVES_CSS = `
.targets { position: relative; }
.targets input, .targets select { min-height: 2rem; padding: .2rem .4rem; font-size: .9375rem; }
.targets input::placeholder { color: var(--soft); opacity: 1; }
.targets th[scope=row] { min-width: 14rem; font-weight: 600; }
.targets td .result { display: flex; flex-direction: column; font-size: .875rem; margin-top: .3rem; }
.targets .field { min-width: 8rem; }
.targets .row-actions { display: flex; flex-wrap: wrap; gap: .4rem; }
.targets button { min-height: 2rem; padding: .15rem .6rem; font-size: .875rem; }
.objective { border-top: 1px solid var(--line); padding: .9rem 0; max-width: 60rem; }
.objective h3 { font-size: 1.05rem; }
.objective p { margin: 0 0 .35rem; }
.objective details { margin: .35rem 0; }
.terms { margin: .5rem 0; display: grid; gap: .25rem; }
.terms > div { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: 0 1rem; }
.terms dd { margin: 0; }
form.edit { display: grid; grid-template-columns: minmax(0, 1fr); gap: .75rem; max-width: 40rem; margin: .75rem 0; justify-items: start; }
form.edit .field { width: 100%; }
form.edit fieldset { display: grid; grid-template-columns: minmax(0, 1fr); gap: .6rem; width: 100%; min-width: 0; }
form.edit fieldset > .hint { margin: 0; }
form.what-if fieldset > .field { max-width: 20rem; }
form.edit fieldset details > .field { margin-top: .5rem; max-width: 20rem; }
form.undo { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; justify-content: space-between; }
form.undo p { margin: 0; flex: 1 1 20rem; }
.starts { display: grid; gap: var(--gap); grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); margin: 1rem 0; }
.starts .card { display: flex; flex-direction: column; gap: .6rem; align-items: flex-start; }
.starts .field { width: 100%; }
.starts select, .starts input, .starts textarea { width: 100%; }
main pre:not(.code pre) { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--sunk); padding: .5rem .75rem; font-size: .875rem; }
@media (max-width: 40rem) { .terms > div { grid-template-columns: 1fr; } }
@media print { .targets input { border: 0; padding: 0; min-height: 0; width: auto; } .targets input::placeholder { color: #333; } }
`.trim()
