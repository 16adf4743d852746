import type { Cents, ContractRecord } from '../../contract.js'
import type { Field } from '../columns/fields.js'
import { amountTTC, frameworkMaximum, yearlyAmount } from '../issues.js'
import { type Amount, parseAmount } from '../values/amount.js'
import { isFramework } from '../values/nature.js'
import type { RowValues } from './rowValues.js'

export type Money = Pick<
  ContractRecord,
  'montant' | 'montantMaximum' | 'montantTTC' | 'montantAnnuel' | 'montantMinimum' | 'valeurEstimee'
>

interface Aside {
  montantTTC: Cents | null
  montantAnnuel: Cents | null
}

/**
 * The amounts of a row (SPEC §1): HT over the full duration; for a framework its maximum, else its estimate. What is
 * TTC or yearly stays beside, never converted, whether its column or the cell itself says so.
 */
export function moneyOf(row: RowValues, nature: string | null): Money {
  const aside: Aside = { montantTTC: null, montantAnnuel: null }
  const montant = total(row, 'montant', aside)
  const maximum = total(row, 'montantMaximum', aside)
  const montantMinimum = total(row, 'montantMinimum', aside)
  const valeurEstimee = total(row, 'valeurEstimee', aside)
  const typedHT = columnTTC(row, aside)
  columnYearly(row, aside)
  const chosen = choose(row, { montant: montant ?? typedHT, maximum, valeurEstimee, framework: isFramework(nature) })
  return { ...chosen, ...aside, montantMinimum }
}

function read(row: RowValues, field: Field): Amount | null {
  return row.take(field, (cell, at) => parseAmount(cell, at, row.locate(field)?.column.power))
}

/** HT total of a column; TTC or yearly cells are set aside and said. */
export function total(row: RowValues, field: Field, aside: Aside): Cents | null {
  const amount = read(row, field)
  const located = row.locate(field)
  if (amount === null || located === null) return null
  if (amount.tax === 'TTC') {
    aside.montantTTC ??= amount.cents
    row.issues.push(amountTTC(located.at))
    return null
  }
  if (!amount.yearly) return amount.cents
  aside.montantAnnuel ??= amount.cents
  row.issues.push(yearlyAmount(located.at))
  return null
}

/** A TTC column; a cell of it that says HT is what it says. */
function columnTTC(row: RowValues, aside: Aside): Cents | null {
  const amount = read(row, 'montantTTC')
  if (amount?.tax === 'HT') return amount.cents
  aside.montantTTC = amount?.cents ?? aside.montantTTC
  return null
}

/** A yearly column; yearly amounts TTC would be neither, and stay unread. */
function columnYearly(row: RowValues, aside: Aside): void {
  const amount = read(row, 'montantAnnuel')
  const located = row.locate('montantAnnuel')
  if (amount === null || located === null) return
  if (amount.tax === 'TTC') row.issues.push(amountTTC(located.at))
  else aside.montantAnnuel = amount.cents
}

interface Totals {
  readonly montant: Cents | null
  readonly maximum: Cents | null
  readonly valeurEstimee: Cents | null
  readonly framework: boolean
}

function choose(
  row: RowValues,
  { montant, maximum, valeurEstimee, framework }: Totals,
): Pick<Money, 'montant' | 'montantMaximum' | 'valeurEstimee'> {
  if (maximum !== null && (framework || montant === null)) {
    const located = row.locate('montantMaximum')
    if (located && montant !== null && montant !== maximum) row.issues.push(frameworkMaximum(located.at))
    const kept = montant === maximum ? null : montant
    return { montant: maximum, montantMaximum: true, valeurEstimee: valeurEstimee ?? kept }
  }
  if (montant === null && framework) return { montant: valeurEstimee, montantMaximum: false, valeurEstimee }
  return { montant, montantMaximum: framework && montant !== null, valeurEstimee }
}
