/** Where files are dropped, how their import goes, what it found. */
export const REGISTERS_CSS = `
.drop { display: grid; gap: .75rem; justify-items: start; padding: 1.25rem; margin: 0 0 1.5rem; background: var(--raised); border: 2px dashed var(--edge); border-radius: var(--radius); }
.drop.over { border-color: var(--accent); border-style: solid; background: var(--accent-soft); }
.drop > * { margin: 0; max-width: 100%; }
.drop .problem { color: var(--missed); font-weight: 600; }
.drop .problem:empty { display: none; }
.drop input[type=file] { min-width: 0; width: 100%; }
.drop .chosen { font-weight: 600; overflow-wrap: anywhere; }
/* Over the page, but not in the way of the drop. */
.drop-anywhere { position: fixed; inset: .5rem; z-index: 10; display: grid; place-items: center; font-size: 1.25rem; font-weight: 600; background: var(--accent-soft); border: 2px solid var(--accent); border-radius: var(--radius); opacity: .93; pointer-events: none; }
dialog { max-width: min(32rem, calc(100vw - 2rem)); color: inherit; background: var(--raised); border: 1px solid var(--edge); border-radius: var(--radius); }
dialog h2 { margin-top: 0; } dialog p { overflow-wrap: anywhere; }
progress { width: min(100%, 30rem); height: 1rem; accent-color: var(--accent); }
.counts { width: auto; min-width: min(100%, 26rem); }
.counts tfoot th, .counts tfoot td { font-weight: 600; border-bottom: 0; }
.information { margin: .75rem 0 1.25rem; }
.findings { list-style: none; padding: 0; max-width: 60rem; }
.findings li { padding: .5rem 0 .5rem .75rem; border-left: 3px solid var(--line); margin: 0 0 .5rem; }
.findings li.error { border-left-color: var(--missed); } .findings li.warning { border-left-color: var(--open); }
.findings .note { margin: .15rem 0 0; }
.cells { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .1rem .75rem; margin: .25rem 0 0; font-size: .875rem; }
.cells dd { margin: 0; }
.rejected { list-style: none; padding: 0; max-width: 60rem; }
.rejected > li { border-bottom: 1px solid var(--line); padding: .5rem 0; }
.set-aside { border: 1px solid var(--line); border-radius: var(--radius); padding: .5rem 1rem 1rem; margin: 0 0 1rem; min-width: 0; }
.set-aside > legend { font-weight: 600; padding: 0 .35rem; }
.set-aside-fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); gap: .75rem 1rem; align-items: start; }
.set-aside-fields .field > * { width: 100%; min-width: 0; }
.set-aside-fields .at-fault { grid-column: 1 / -1; border-left: 4px solid var(--open); padding-left: .75rem; }
.set-aside ~ .field { margin: 0 0 .75rem; }
.inline-form { display: inline; }
.file-name { overflow-wrap: anywhere; }
.deposit-actions { margin: 1rem 0 1.5rem; }
.header-choice { max-width: 40rem; margin: 0 0 .75rem; }
.mapping select { max-width: 20rem; width: 100%; }
.mapping td { min-width: 9rem; }
.mapping td:has(select) { min-width: 18rem; }
.mapping tr.doubtful > :first-child { box-shadow: inset 4px 0 0 var(--open); padding-left: .75rem; }
.doubt { color: var(--open); }
.samples { overflow-wrap: anywhere; font-size: .875rem; }
.blank-choice { margin-top: .4rem; } .blank-choice .hint { margin: .15rem 0 0; }
.moves del { color: var(--soft); } .moves ins { text-decoration: none; font-weight: 600; } .moves li { overflow-wrap: anywhere; }
`.trim()
