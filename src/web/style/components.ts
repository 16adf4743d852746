/** What several pages are made of: cards, badges, chips, notes, quotes. */
export const COMPONENTS_CSS = `
.cards { display: grid; gap: var(--gap); grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); }
.card { background: var(--raised); border: 1px solid var(--line); border-top: 4px solid var(--soft); border-radius: var(--radius); padding: 1rem; }
.card p { margin: .35rem 0; }
.note { color: var(--soft); font-size: .875rem; }
.state { white-space: nowrap; }
.state.yes { color: var(--met); font-weight: 600; } .state.review { color: var(--open); font-weight: 600; }
.state.no, .state.unknown { color: var(--soft); }
.chips { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem; padding: 0; margin: 0 0 .75rem; }
.chips li { background: var(--accent-soft); border-radius: 1rem; padding: .15rem .75rem; font-size: .875rem; }
.chips a { display: inline-block; padding: .1rem 0; }
.evidence { margin: .35rem 0; padding-left: .75rem; border-left: 3px solid var(--line); }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`.trim()
