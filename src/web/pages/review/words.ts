import type { Doubt } from '../../../considerations/doubts.js'
import type { Tag } from '../../../considerations/types.js'
import { KIND_LABELS, type Kind, type State } from '../../../states.js'
import type { Decision } from '../../../store/decisions.js'
import { LONGEST_DOCUMENT, LONGEST_REASON } from '../contract/decision.js'
import { shortened } from '../contract/excerpt.js'

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

const LONGEST_QUOTE = 220

/** The reason that one key writes where no other is given: it says on what the answer rests. */
export function reasonFor(
  answer: 'yes' | 'no',
  kind: Kind,
  proof: Tag | null,
  decision: Pick<Decision, 'state' | 'reason'> | null,
): string {
  if (decision?.state === answer) return decision.reason
  if (proof === null) return 'Répondu sans preuve au registre'
  const place = proof.source === 'declared' ? `la colonne « ${proof.column ?? proof.field} »` : 'le texte'
  const words = `« ${shortened(proof.quote, LONGEST_QUOTE)} »`
  const bears = (state: State): boolean => proof.state === state
  if (answer === 'yes') return bears('no') ? `Écarte ce que dit ${place} : ${words}` : `Lu dans ${place} : ${words}`
  return bears('no') ? `Lu dans ${place} : ${words}` : `${words} ne vaut pas ${WORTH[kind]}`
}

const WORTH: Record<Kind, string> = {
  insertionClause: 'clause d’insertion',
  socialClause: 'clause sociale',
  socialCriterion: 'critère social',
  reserved: 'réservation',
  environmentalClause: 'clause environnementale',
  environmentalCriterion: 'critère environnemental',
}

/** "Le marché comporte-t-il une clause d’insertion ?" */
export function questionText(kind: Kind): string {
  if (kind === 'reserved') return 'Ce marché est-il réservé ?'
  const one = KIND_LABELS[kind].startsWith('critère') ? 'un' : 'une'
  return `Ce marché comporte-t-il ${one} ${KIND_LABELS[kind]} ?`
}
