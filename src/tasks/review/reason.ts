import type { Kind } from '../../states.js'
import type { StoredContract } from '../../store/contracts.js'
import type { Decision } from '../../store/decisions.js'
import { contraryOf, proofOf } from './proof.js'
import { placeOfWords, quoted, wordsOf } from './words.js'

/** Nothing read bears the answer: whoever gave it judged. */
const JUDGED = 'Jugé par l’agent, sans pièce'
const WITH_DOCUMENT = 'Jugé par l’agent, sur la pièce citée'

/**
 * The reason that an answer is given where nobody says another: the words that bear it; where none does, that a person judged
 * and over what words; of a decision confirmed, its own.
 */
export function reasonFor(
  answer: 'yes' | 'no',
  kind: Kind,
  contract: Pick<StoredContract, 'considerations' | 'record'>,
  decision: Pick<Decision, 'state' | 'reason'> | null = null,
): string {
  if (decision?.state === answer) return decision.reason
  const proof = proofOf(contract, kind)
  if (proof === null) return `${JUDGED} : rien au registre n’en parle`
  const bearing = [proof, ...contraryOf(contract, proof)].find(({ state }) => state === answer)
  if (bearing) return `Lu dans ${placeOfWords(bearing)} : ${quoted(wordsOf(contract, bearing))}`
  const words = `${placeOfWords(proof)} dit ${quoted(wordsOf(contract, proof))}`
  if (answer === 'no') return `${JUDGED} : ${words}, ce qui ne vaut pas ${WORTH[kind]}`
  return `${JUDGED} : ${words}${proof.state === 'no' ? ', à tort' : ', ce qui ne suffit pas'}`
}

/** The same where a document is named: a reason shown before it was does not deny it. */
export const onDocument = (reason: string, document: string | null): string =>
  document !== null && reason.startsWith(JUDGED) ? `${WITH_DOCUMENT}${reason.slice(JUDGED.length)}` : reason

const WORTH: Record<Kind, string> = {
  insertionClause: 'clause d’insertion',
  socialClause: 'clause sociale',
  socialCriterion: 'critère social',
  reserved: 'réservation',
  environmentalClause: 'clause environnementale',
  environmentalCriterion: 'critère environnemental',
}
