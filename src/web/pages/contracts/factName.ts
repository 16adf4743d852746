import type { Fact } from '../../../indicators/types.js'
import { CONSIDERATIONS, KIND_LABELS } from '../../../states.js'

/** A fact as a noun: "clause d’insertion", "considération sociale". */
export function factName(fact: Fact): string {
  if (fact in CONSIDERATIONS) return fact === 'socialConsideration' ? 'considération sociale' : ENVIRONMENTAL
  return KIND_LABELS[fact as Exclude<Fact, keyof typeof CONSIDERATIONS>]
}
const ENVIRONMENTAL = 'considération environnementale'
