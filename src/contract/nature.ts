import type { ContractRecord } from '../contract.js'
import { fold } from '../fold.js'

/** A call-off says so in its nature, or in its object; "accord-cadre à marchés subséquents" is a framework, not one. */
export function saysSubsequent(record: Pick<ContractRecord, 'nature' | 'objet'>): boolean {
  const [nature, objet] = [fold(record.nature ?? ''), fold(record.objet)]
  return /\bsubsequent\b/.test(nature) || /(?<!\ba )\bmarche subsequent\b|^marches subsequents\b/.test(objet)
}

/** "Avenant n° 2", "avenant 3": the row is an amendment, not a contract of its own. */
export function saysAmendment(objet: string): boolean {
  return /\bavenant (?:n |no |numero )?\d/.test(fold(objet))
}

/** A record typed to try a tool out: nothing but the word test and words of the tool. "Tests de dépistage" is a purchase. */
export function saysTest(objet: string): boolean {
  const folded = fold(objet)
  if (!/\b(?:test|fictif|fictive)\b/.test(folded)) return false
  return TEST_THEN_NOTE.test(folded) || folded.split(' ').every((word) => TEST_WORDS.has(word) || /^\d+$/.test(word))
}

const TEST_THEN_NOTE =
  /^(?:(?:ceci est )?un |contrat (?:de )?|marche (?:de )?)?test (?:ne pas|a supprimer|import|export|saisie)\b/
/** Said around a test: what it stands for, and what carries it. */
const TEST_WORDS = new Set(
  `test fictif fictive ceci est un une le la de du d pour contrat marche marches public accord cadre lot n no numero
  pes json xml decp csv api envoi export import saisie publication plateforme profil donnees essentielles`.split(/\s+/),
)
