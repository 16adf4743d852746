import type { Doubt } from '../../../considerations/doubts.js'
import { KIND_LABELS, KINDS, type Kind, STATE_LABELS, type State } from '../../../states.js'
import type { Implied } from '../../../store/decisions.js'
import { LONGEST_DOCUMENT, LONGEST_REASON } from '../contract/decision.js'

export { LONGEST_DOCUMENT, LONGEST_REASON }

/** What a question is called in a choice, and why it is asked. */
export const DOUBT_WORDS: Record<Doubt, { readonly name: string; readonly why: string }> = {
  contradiction: {
    name: 'contradictions',
    why: 'Deux indices disent le contraire : aucun ne l’emporte sans vous.',
  },
  review: {
    name: 'à trancher',
    why: 'L’indice trouvé parle de ce fait sans l’établir : il est conditionnel, imprécis ou ambigu.',
  },
  undeclared: {
    name: 'trouvés, non déclarés',
    why: 'Le texte le dit et le registre ne le déclare pas. Le texte compte déjà ; votre réponse le confirme ou l’écarte.',
  },
  toReconfirm: {
    name: 'à reconfirmer',
    why: 'Un agent a décidé ce fait, et ce qui a été lu du marché a changé depuis. Sa décision reste en vigueur.',
  },
  waiting: {
    name: 'laissés à vérifier',
    why: 'Un agent a décidé de laisser ce fait à vérifier, dans l’attente d’une pièce par exemple.',
  },
}

/** Reasons offered in a choice, in the words that the journal will keep. */
export const QUICK_REASONS = [
  'Vérifié dans le CCAP',
  'Vérifié dans le CCTP',
  'Vérifié dans le règlement de la consultation',
  'Vérifié dans l’acte d’engagement',
  'Confirmé par le service acheteur',
  'Erreur de saisie dans le registre',
] as const

/** "Le marché comporte-t-il une clause d’insertion ?" */
export function questionText(kind: Kind): string {
  if (kind === 'reserved') return 'Ce marché est-il réservé ?'
  const one = KIND_LABELS[kind].startsWith('critère') ? 'un' : 'une'
  return `Ce marché comporte-t-il ${one} ${KIND_LABELS[kind]} ?`
}

/** "clause d’insertion : non aussi, par conséquence": what follows from an answer, a sentence each without its full stop. */
export const impliedTexts = (implied: Implied, answer: State | null): string[] =>
  KINDS.flatMap((kind) => {
    const state = implied[kind]
    if (state === undefined) return []
    return [`${KIND_LABELS[kind]} : ${STATE_LABELS[state]}${state === answer ? ' aussi' : ''}, par conséquence`]
  })
