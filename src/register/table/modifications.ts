import type { Cents, Modification, Titulaire } from '../../contract.js'
import { amountTTC, type Place, yearlyAmount } from '../issues.js'
import type { Cell } from '../types.js'
import { parseAmount, unusableNote } from '../values/amount.js'
import { parseDate } from '../values/date.js'
import { parseDuration } from '../values/duration.js'
import { nestedHolders, newHoldersOf } from './holders.js'
import type { Located } from './located.js'
import { cellIn, type Nested, objectsIn, textIn } from './nested.js'
import type { RowValues } from './rowValues.js'

/** Modifications of a row: a list printed in one cell, then those of numbered columns, or the one its columns tell of. */
export function modificationsOf(row: RowValues): Modification[] {
  const { modifications } = row.columns
  const listed = row.columns.has('modifications') ? row.locate('modifications') : null
  const nested = listed ? objectsIn(listed.cell).map((object) => nestedModification(row, object, listed)) : []
  if (modifications.length === 0) return nested
  return [...nested, ...modifications.flatMap((number) => numberedModification(row, number))]
}

function numberedModification(row: RowValues, number: number): Modification[] {
  const montant = row.locate('modificationMontant', number)
  return saying({
    id: row.text('modificationId', number),
    dateNotificationModification: row.date('modificationDate', number),
    datePublicationDonneesModification: row.date('modificationPublication', number),
    objetModification: row.text('modificationObjet', number),
    dureeMois: row.take('modificationDuree', parseDuration, number),
    montant: montant && totalIn(row, montant, montant.column.power),
    titulaires: orNull(newHoldersOf(row, number)),
  })
}

function nestedModification(row: RowValues, object: Nested, { at }: Located): Modification {
  const given = (...keys: readonly string[]) => ({ at, cell: keyed(object, keys) })
  const date = (...keys: readonly string[]) => row.parse(given(...keys), parseDate)
  return {
    id: textIn(object, 'id'),
    dateNotificationModification: date('dateNotificationModification', 'dateSignatureModification'),
    datePublicationDonneesModification: date('datePublicationDonneesModification'),
    objetModification: textIn(object, 'objetModification'),
    dureeMois: row.parse(given('dureeMois'), parseDuration),
    montant: totalIn(row, given('montant')),
    titulaires: orNull(nestedHolders(row, object.get('titulaires') ?? null, at)),
  }
}

const BLANK: Cell = { kind: 'text', text: '' }

const keyed = (object: Nested, keys: readonly string[]): Cell =>
  keys.map((key) => cellIn(object, key)).find((cell) => cell !== undefined) ?? BLANK

/** The new total HT of a modification; what is TTC or yearly is said, and is none. */
function totalIn(row: RowValues, { cell, at }: { readonly cell: Cell; readonly at: Place }, power = 0): Cents | null {
  const amount = row.parse({ cell, at }, (each, place) => parseAmount(each, place, { power }))
  if (amount === null) return null
  if (amount.tax === 'TTC') row.issues.push(amountTTC(at))
  if (amount.yearly) row.issues.push(yearlyAmount(at))
  if (amount.tax === 'TTC' || amount.yearly) return null
  row.issues.push(...unusableNote(amount.cents, at))
  return amount.cents
}

const orNull = (holders: readonly Titulaire[]): Titulaire[] | null => (holders.length > 0 ? [...holders] : null)

/** Columns of a modification that say nothing on this row tell of none. */
const saying = (modification: Modification): Modification[] =>
  Object.values(modification).every((value) => value === null) ? [] : [modification]
