import type { Tag } from '../../considerations/types.js'
import { shortened } from '../../french.js'
import type { Kind, State } from '../../states.js'
import type { Decision } from '../../store/decisions.js'

const LONGEST_QUOTE = 220

/** The reason that an answer is given where nobody says another: on what it rests, or that of the decision it confirms. */
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
