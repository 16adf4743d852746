/** Fields, buttons, and what forms answer. */
export const FORMS_CSS = `
label, legend { font-weight: 600; font-size: .9rem; }
fieldset { border: 1px solid var(--line); border-radius: var(--radius); padding: .5rem .75rem .75rem; margin: 0; }
input, select, textarea, button, .button {
  font: inherit; color: inherit; background: var(--raised);
  border: 1px solid var(--edge); border-radius: var(--radius); padding: .4rem .6rem; min-height: 2.25rem; max-width: 100%;
}
input[type=checkbox], input[type=radio] { min-height: 0; width: 1.1rem; height: 1.1rem; accent-color: var(--accent); vertical-align: -.15em; }
button, .button { cursor: pointer; display: inline-block; text-decoration: none; color: var(--accent); border-color: var(--accent); font-weight: 600; }
button:hover, .button:hover { background: var(--accent-soft); }
button.primary, .button.primary { background: var(--accent); color: var(--on-accent); }
button.primary:hover, .button.primary:hover { filter: brightness(1.12); }
button.danger { color: var(--missed); border-color: var(--missed); }
.filters { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; margin: 0 0 1rem; padding: .75rem 1rem; background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); }
.field { display: flex; flex-direction: column; gap: .2rem; min-width: 0; }
.field .hint, .hint { color: var(--soft); font-size: .8125rem; font-weight: 400; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
.notice { padding: .75rem 1rem; border: 1px solid var(--open); border-left-width: 4px; border-radius: var(--radius); background: var(--raised); }
.notice.error { border-color: var(--missed); } .notice.done { border-color: var(--met); }
.notice > :last-child { margin-bottom: 0; }
`.trim()
