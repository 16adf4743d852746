import { STATE_LABELS, type State } from '../../states.js'

/** The four states as people read them: a word and a shape, colour only besides. */
export const STATE_WORDS: Record<State, { readonly shape: string; readonly word: string }> = {
  yes: { shape: '●', word: STATE_LABELS.yes },
  no: { shape: '○', word: STATE_LABELS.no },
  review: { shape: '◐', word: STATE_LABELS.review },
  unknown: { shape: '–', word: STATE_LABELS.unknown },
}

/** One state, as a small badge. */
export function StateBadge({ state }: { readonly state: State }) {
  const { shape, word } = STATE_WORDS[state]
  return (
    <span class={`state ${state}`}>
      <span aria-hidden="true">{shape}</span> {word}
    </span>
  )
}
