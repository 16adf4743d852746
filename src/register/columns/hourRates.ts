import { fold } from '../../fold.js'
import type { Draft } from './draft.js'
import type { Field } from './fields.js'

const HOURS: ReadonlySet<Field | null> = new Set<Field | null>(['heuresContractualisees', 'heuresRealisees'])
const EACH =
  /\b(?:par|chaque|sur l) (?:an|annee|mois|trimestre|semestre|semaine|exercice)\b|\b(?:h|heures?) (?:an|mois|semaine)\b|\b(?:annuel|mensuel|trimestriel|hebdomadaire)(?:le)?s?\b/
const PER = /\/ ?(?:an(?:née)?|mois|trimestre|semestre|semaine|exercice)(?!\p{L})/iu

/**
 * "Heures d’insertion par an" are not those of the whole duration: as for a yearly amount, nothing is multiplied. They say
 * that there is a clause all the same, as any column of considerations does.
 */
export function hoursOfEach(draft: Draft): Draft {
  const { claim, header } = draft
  if (!HOURS.has(claim.field) || !(EACH.test(fold(header)) || PER.test(header))) return draft
  const reason = 'heures de chaque année ou de chaque mois, et non du marché entier : donnez leur total sur sa durée'
  return {
    ...draft,
    claim: { ...claim, field: 'colonne', confidence: 0, alternatives: [], refuted: claim.field, reason },
  }
}
