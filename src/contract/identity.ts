import type { ContractRecord, Titulaire } from '../contract.js'
import { yearDateOf } from '../contract.js'
import { fold } from '../fold.js'
import { sha256Of } from './sha256.js'

/** SHA-256 of a text, in hexadecimal, cut to `length` characters. */
export function digestOf(text: string, length = 64): string {
  return sha256Of(text).slice(0, length)
}

const NO_LOT = new Set([
  '',
  '0',
  'unique',
  'sans objet',
  'so',
  's o',
  'neant',
  'non alloti',
  'nc',
  'sans',
  'tous',
  'aucun',
])
/** "L04" or "L-04" and nothing else is lot 4, as "Lot 04" is. */
const SHORT_LOT = /^l[ -]?(?=\d{1,3}$)/i
const LOT_COLUMN =
  /^(?:lots?)?\s*(?:n\s?[°ºo.]|num[ée]ros?|#)?\s*:?\s*0*(?<number>\d{1,4}(?:\.\d{1,2})?(?:[,.]0+)?\s?(?:bis|ter|[a-z])?)(?=$|\s*[-–:(]\s*\D)/iu

/**
 * Lot number of a lot column ("Lot n° 08" and "L08" are 8, "2 bis" is 2bis, "Lot 3 - Peinture" is 3); null where the column says
 * there is none ("unique", "tous lots"). What is no plain number ("A1", "1 et 2") stays as written, words joined: a lot must
 * never vanish into another.
 */
export function lotOfColumn(text: string): string | null {
  // Spaces one by one: a run of them would be shared out in every way between the parts of the expression.
  const number = LOT_COLUMN.exec(text.trim().replace(/\s+/gu, ' ').replace(SHORT_LOT, ''))?.groups?.number
  if (number)
    return number
      .replace(/[,.]0+(?!\d)/, '')
      .replace(/\s/g, '')
      .toLowerCase()
  return lotAsWritten(text)
}

function lotAsWritten(text: string): string | null {
  const folded = fold(text).replace(/^lots? ?(?:n |no |numero )?| lots?$/g, '')
  return NO_LOT.has(folded) ? null : folded.replaceAll(' ', '-')
}

/**
 * What "L04" was taken for until 2026-11-24, as it is written; any other lot is the one it is. Fingerprints of rows without id
 * and digests of what was read keep it, so that what was established then is found again.
 */
export function formerLot({ lot: written }: Pick<ContractRecord, 'lot'>, lot: string | null): string | null {
  return written !== null && SHORT_LOT.test(written.trim()) ? lotAsWritten(written) : lot
}

const LOT_IN_TEXT =
  /(?<![\p{L}\p{N}])(?<word>lots?)\s{0,3}(?:n\s?[°ºo.]|num[ée]ros?|#)?\s{0,3}:?\s{0,3}0*(?<number>\d{1,4}(?:\.\d{1,2})?[a-z]?)(?![\p{L}\p{N}])/giu
/** Asked first: most objects name none, and looking for one costs more. */
const MAY_NAME_LOT = /lot/i
const MORE_LOTS = /^\s{0,3}(?:et|à|&)\s{1,3}(?:le\s)?(?:lots?\s)?(?:n\s?[°ºo.]\s?)?\d/iu
const LISTED_LOTS = /^\s{0,3}[,;/-]\s{0,3}\d/u

/** Lot number read in an object ("… : Lot n° 08 : Peinture" is 8); null when it names none or several. */
export function lotOfObjet(objet: string): string | null {
  if (!MAY_NAME_LOT.test(objet)) return null
  const found = new Set<string>()
  for (const match of objet.matchAll(LOT_IN_TEXT)) {
    const after = objet.slice(match.index + match[0].length)
    const several = MORE_LOTS.test(after) || (match.groups?.word?.length === 4 && LISTED_LOTS.test(after))
    if (several) return null
    found.add((match.groups?.number ?? '').toLowerCase())
  }
  const [only] = found
  return found.size === 1 && only ? only : null
}

/** Lot of a contract: its column, else its object (SPEC §1). */
export function lotOf(record: Pick<ContractRecord, 'lot' | 'lotObjet' | 'objet'>): string | null {
  if (record.lot !== null) return lotOfColumn(record.lot)
  return lotOfObjet(record.objet) ?? (record.lotObjet === null ? null : lotOfObjet(record.lotObjet))
}

/** One key for the holders, in any order: identifiers where known, else folded names. */
export function holdersKey(titulaires: readonly Titulaire[]): string {
  return titulaires
    .map((holder) => holder.id?.trim() || fold(holder.denominationSociale ?? ''))
    .filter((key) => key !== '')
    .sort()
    .join('|')
}

/** What the object of a contract is compared by, its lot's object included. */
export function foldedObjet(record: Pick<ContractRecord, 'objet' | 'lotObjet'>): string {
  return fold(record.lotObjet === null ? record.objet : `${record.objet} ${record.lotObjet}`)
}

/** A buyer known by its name only still keeps its contracts apart from those of another. */
const namedBuyer = ({ acheteur }: ContractRecord): string =>
  acheteur.nom === null ? '' : `${fold(acheteur.nom).replaceAll(' ', '-')}:`

/** Identity of a record that names itself: its buyer's SIRET and an id. Null: it has none. */
const namedUid = (record: ContractRecord, id: string | undefined): string | null =>
  id ? `${record.acheteur.id ?? namedBuyer(record)}${id}` : null

/**
 * What the records of one contract share: buyer's SIRET + id as published (in DECP 2019 before any modification, whose
 * number ends the id), or the fingerprint of a record without id.
 */
export function baseUidOf(record: ContractRecord, lot: string | null): string {
  const named = namedUid(record, record.idInitial ?? record.id?.trim())
  if (named !== null) return named
  const first = record.titulaires[0]
  const holder = first?.id?.trim() || fold(first?.denominationSociale ?? '')
  const facts = [record.acheteur.id, foldedObjet(record), formerLot(record, lot), yearDateOf(record).date, holder]
  return `x-${digestOf(facts.map((fact) => fact ?? '').join('|'), 16)}`
}

/** The identifier a record would have with nobody in its way: `baseUid`, plus `~` and its lot. */
export function plainUidOf(record: ContractRecord, lot: string | null): string {
  const named = namedUid(record, record.id?.trim())
  if (named === null) return baseUidOf(record, lot)
  return lot === null ? named : `${named}~${lot}`
}

/** Suffix that tells apart two contracts sharing a uid: 8 hexadecimal characters of their folded object. */
export function objetKey(record: Pick<ContractRecord, 'objet' | 'lotObjet'>): string {
  return digestOf(foldedObjet(record), 8)
}
