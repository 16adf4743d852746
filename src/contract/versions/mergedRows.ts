import { type ContractRecord, isUsableAmount, type SourceText, type Titulaire } from '../../contract.js'
import { orderOf, withOrder } from '../orders.js'
import { distinct, filled, overlaid, textKey } from './completed.js'
import { compare, compareModifications, modificationOf } from './modifications.js'

/**
 * Two rows of one file that are the same contract make one record: holders are added, blanks filled, a later date is a
 * modification with its new total. The amount is never added up.
 */
export function mergeRows(a: ContractRecord, b: ContractRecord): ContractRecord {
  const [first, later] = precedes(b, a) ? [b, a] : [a, b]
  return orderOf(a) === orderOf(b) ? together(first, later) : withOrder(first, later, together(first, later))
}

function together(first: ContractRecord, later: ContractRecord): ContractRecord {
  const known = first.dateNotification !== null && later.dateNotification !== null
  const change = known && later.dateNotification !== first.dateNotification ? [modificationOf(first, later)] : []
  const modified = change.length > 0
  return {
    ...filled(first, later),
    titulaires: modified ? first.titulaires : distinct([...first.titulaires, ...later.titulaires], holderKey),
    hours: distinct([...first.hours, ...later.hours], JSON.stringify),
    modifications: distinct([...first.modifications, ...later.modifications, ...change], JSON.stringify).sort(
      compareModifications,
    ),
    texts: modified ? overlaid(later.texts, first.texts, textKey) : distinct([...first.texts, ...later.texts], saidKey),
  }
}

const saidKey = ({ field, column, text }: SourceText): string => JSON.stringify([field, column, text])

/**
 * Earlier notification first; at the same date an amount one may believe, then what was published last, which corrects;
 * then the smaller amount, then by what else they say, so that the order of the rows is no matter.
 */
function precedes(a: ContractRecord, b: ContractRecord): boolean {
  const order =
    unsaidLast(a.dateNotification, b.dateNotification) ||
    Number(isUsableAmount(b.montant)) - Number(isUsableAmount(a.montant)) ||
    compare(b.datePublicationDonnees, a.datePublicationDonnees) ||
    (a.montant ?? 0) - (b.montant ?? 0) ||
    compare(a.objet, b.objet) ||
    unsaidLast(declarations(a), declarations(b))
  return order < 0
}

function unsaidLast<T extends string | number>(a: T | null, b: T | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}

const declarations = ({ considerationsSociales: social, considerationsEnvironnementales: green }: ContractRecord) =>
  social === null && green === null ? null : JSON.stringify([social, green])

const holderKey = (holder: Titulaire): string => holder.id ?? holder.denominationSociale ?? ''
