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

/** A record typed to try a tool out: nothing but the word test. "Tests de dépistage" is a purchase. */
export function saysTest(objet: string): boolean {
  return /^(?:ceci est un |contrat de |contrat |marche de |marche )?test(?: \d+| (?:ne pas|a supprimer|import|export|saisie)\b.*)?$/.test(
    fold(objet),
  )
}
