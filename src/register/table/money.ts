import { type Cents, type ContractRecord, isUsableAmount } from '../../contract.js'
import type { Field } from '../columns/fields.js'
import { amountTTC, frameworkMaximum, yearlyAmount } from '../issues.js'
import { type Amount, parseAmount, unusableNote } from '../values/amount.js'
import { parseList } from '../values/list.js'
import { isFramework } from '../values/nature.js'
import { remembered } from './memo.js'
import type { RowValues } from './rowValues.js'

export type Money = Pick<
  ContractRecord,
  'montant' | 'montantMaximum' | 'montantTTC' | 'montantAnnuel' | 'montantMinimum' | 'valeurEstimee'
>

/** Columns that say that a contract is a framework. */
const FRAMEWORK: readonly Field[] = ['nature', 'techniques', 'modalitesExecution']

const namesFramework = remembered((text) => (parseList(text) ?? []).some(isFramework))

function saysFramework(row: RowValues, field: Field): boolean {
  const text = row.text(field)
  return text !== null && namesFramework(text)
}

/** What the cells of a row say beside the HT total of their column. */
class Aside {
  montantTTC: Cents | null = null
  montantAnnuel: Cents | null = null
  /** "120 000 € max", "mini 5 000 / maxi 20 000" under Montant. */
  isMaximum = false
  minimum: Cents | null = null
}

/**
 * The amounts of a row (SPEC §1): HT over the full duration; for a framework its maximum, else its estimate. What is
 * TTC or yearly stays beside, never converted, whether its column or the cell itself says so.
 */
export function moneyOf(row: RowValues): Money {
  const aside = new Aside()
  const montant = total(row, 'montant', aside)
  const isMaximum = aside.isMaximum || FRAMEWORK.some((field) => saysFramework(row, field))
  const maximum = total(row, 'montantMaximum', aside)
  const montantMinimum = total(row, 'montantMinimum', aside) ?? aside.minimum
  const valeurEstimee = total(row, 'valeurEstimee', aside)
  const typedHT = columnTTC(row, aside)
  columnYearly(row, aside)
  const chosen = choose(row, { montant: montant ?? typedHT, maximum, valeurEstimee, framework: isMaximum })
  const { montantTTC, montantAnnuel } = aside
  return { ...chosen, montantTTC, montantAnnuel, montantMinimum }
}

function read(row: RowValues, field: Field): Amount | null {
  const located = row.locate(field)
  if (located === null) return null
  const { cell, at, column } = located
  const { value, issues } = parseAmount(cell, at, row.columns.amountColumn(column))
  if (issues.length > 0) row.issues.push(...issues)
  return value
}

/** HT total of a column; TTC or yearly cells are set aside and said, and so is what may not be summed. */
function total(row: RowValues, field: Field, aside = new Aside()): Cents | null {
  const amount = read(row, field)
  const located = row.locate(field)
  if (amount === null || located === null) return null
  if (amount.tax === 'TTC') {
    aside.montantTTC ??= amount.cents
    row.issues.push(amountTTC(located.at))
    return null
  }
  if (!amount.yearly) return kept(row, field, amount, aside)
  aside.montantAnnuel ??= amount.cents
  row.issues.push(yearlyAmount(located.at))
  return null
}

/** A minimum is never summed: 0 € is as good as any. */
function kept(row: RowValues, field: Field, amount: Amount, aside: Aside): Cents {
  const located = row.locate(field)
  if (located && field !== 'montantMinimum' && !isUsableAmount(amount.cents)) {
    row.issues.push(...unusableNote(amount.cents, located.at))
  }
  aside.isMaximum ||= amount.maximum && field === 'montant'
  aside.minimum ??= amount.minimum
  aside.montantTTC ??= amount.ttc
  return amount.cents
}

/** A TTC column; a cell of it that says HT is what it says. */
function columnTTC(row: RowValues, aside: Aside): Cents | null {
  const amount = read(row, 'montantTTC')
  if (amount?.tax === 'HT') return kept(row, 'montantTTC', amount, aside)
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
  // A maximum of 0 € or 1 € is none: the amount beside it says more.
  if (maximum !== null && (montant === null || (framework && isUsableAmount(maximum)))) {
    const located = row.locate('montantMaximum')
    if (located && montant !== null && montant !== maximum) row.issues.push(frameworkMaximum(located.at))
    const kept = montant === maximum ? null : montant
    return { montant: maximum, montantMaximum: true, valeurEstimee: valeurEstimee ?? kept }
  }
  if (montant === null && framework) return { montant: valeurEstimee, montantMaximum: false, valeurEstimee }
  return { montant, montantMaximum: framework && montant !== null, valeurEstimee }
}
