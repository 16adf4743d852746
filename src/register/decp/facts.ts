import type { ContractRecord } from '../../contract.js'
import { amountTTC, noMonth, yearlyAmount } from '../issues.js'
import { parsedOnce, remembered } from '../table/memo.js'
import { parseAmount, unusableNote } from '../values/amount.js'
import { parseDuration } from '../values/duration.js'
import * as nature from '../values/nature.js'
import { asObject } from './entries.js'
import { structured } from './lists.js'
import type { JsonValues } from './values.js'

/** DECP amounts are HT totals; one that says otherwise is not taken. */
export function amountAt(values: JsonValues, key: string): ContractRecord['montant'] {
  const amount = values.number(key, parseAmount)
  if (amount === null) return null
  const place = values.placeOf(key, values.text(key))
  if (amount.tax === 'TTC') values.issues.push(amountTTC(place))
  if (amount.yearly) values.issues.push(yearlyAmount(place))
  if (amount.tax === 'TTC' || amount.yearly) return null
  values.issues.push(...unusableNote(amount.cents, place))
  return amount.cents
}

const isFramework = remembered(nature.isFramework)

/** The valeurGlobale of a concession is carried among the others: it is no price paid. */
export function amountOf(
  values: JsonValues,
  said: readonly (string | null)[],
): Pick<ContractRecord, 'montant' | 'montantMaximum'> {
  const montant = amountAt(values, 'montant')
  return { montant, montantMaximum: montant !== null && said.some((text) => text !== null && isFramework(text)) }
}

const durationOnce = parsedOnce(parseDuration)

/** `dureeMois`; DECP counts at least a month, so 0 is `none`: 1 for a contract, no change for a modification. */
export function monthsAt(values: JsonValues, none: 1 | null): number | null {
  const months = values.number('dureeMois', durationOnce)
  if (months !== 0) return months
  if (none !== null) values.issues.push(noMonth(values.placeOf('dureeMois', values.text('dureeMois'))))
  return none
}

/** An object, also where it is written as text; null otherwise. */
export const objectAt = (values: JsonValues, key: string) => asObject(structured(values.object[key]))
