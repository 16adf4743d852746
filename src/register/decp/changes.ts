import type { ActeSousTraitance, ContractRecord, Modification, ModificationActeSousTraitance } from '../../contract.js'
import { parseDate } from '../values/date.js'
import { amountAt, monthsAt } from './facts.js'
import { holderOf, holdersOf } from './holders.js'
import { objectList } from './lists.js'
import type { JsonValues } from './values.js'

/** Modifications however they are listed; an empty one is none. */
export function modificationsOf(values: JsonValues): Modification[] {
  return listed(values, 'modifications', ['modification']).map(modificationOf)
}

function listed(values: JsonValues, key: string, wrappers: readonly string[]): JsonValues[] {
  if (values.object[key] === undefined) return []
  return objectList(values.object[key], wrappers, `${values.pointer}/${key}`, values.syntax)
    .filter(({ object }) => Object.keys(object).length > 0)
    .map(({ object, pointer }) => values.within(object, pointer))
}

/** Concessions sign their modifications where marchés notify them. */
function modificationOf(values: JsonValues): Modification {
  const holders = holdersOf(values)
  const notified = values.take('dateNotificationModification', parseDate)
  return {
    id: values.text('id'),
    dateNotificationModification: notified ?? values.take('dateSignatureModification', parseDate),
    datePublicationDonneesModification: values.take('datePublicationDonneesModification', parseDate),
    objetModification: values.text('objetModification'),
    dureeMois: newMonths(values),
    montant: amountAt(values, 'montant'),
    titulaires: holders.length > 0 ? holders : null,
  }
}

/** A modification of no month changes no duration. */
const newMonths = (values: JsonValues): number | null => monthsAt(values, null)

/** Acts of subcontracting and their modifications; fields the record does not have are left out of it. */
export function subcontractingOf(
  values: JsonValues,
): Pick<ContractRecord, 'actesSousTraitance' | 'modificationsActesSousTraitance'> {
  const acts = listed(values, 'actesSousTraitance', ['acteSousTraitance'])
  const changes = listed(values, 'modificationsActesSousTraitance', [
    'modificationActeSousTraitance',
    'modificationActesSousTraitance',
  ])
  return {
    ...(acts.length > 0 ? { actesSousTraitance: acts.map(actOf) } : {}),
    ...(changes.length > 0 ? { modificationsActesSousTraitance: changes.map(actChangeOf) } : {}),
  }
}

function actOf(values: JsonValues): ActeSousTraitance {
  const [contractor] = listed(values, 'sousTraitant', [])
  return {
    id: values.text('id'),
    sousTraitant: holderOf(contractor ?? values.within({}, values.pointer)),
    dureeMois: newMonths(values),
    dateNotification: values.take('dateNotification', parseDate),
    datePublicationDonnees: values.take('datePublicationDonnees', parseDate),
    montant: amountAt(values, 'montant'),
    variationPrix: values.text('variationPrix'),
  }
}

function actChangeOf(values: JsonValues): ModificationActeSousTraitance {
  const date = (...keys: readonly string[]) => {
    const key = keys.find((each) => values.text(each) !== null)
    return key === undefined ? null : values.take(key, parseDate)
  }
  return {
    id: values.text('id'),
    dureeMois: newMonths(values),
    dateNotificationModificationSousTraitance: date(
      'dateNotificationModificationSousTraitance',
      'dateNotificationModificationActeSousTraitance',
    ),
    datePublicationDonnees: date('datePublicationDonnees', 'datePublicationDonneesModificationActeSousTraitance'),
    montant: amountAt(values, 'montant'),
  }
}
