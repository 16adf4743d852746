import type { Cents, ContractRecord, IsoDate, Modification, Titulaire } from '../contract.js'
import { digestOf } from './identity.js'

/** One reading of a contract by one import, in the order the imports became visible. */
export interface Version {
  readonly importId: number
  /** DECP publishes a contract again and again; an officer's register is corrected in place. */
  readonly family: 'decp' | 'register'
  readonly record: ContractRecord
}

/** The contract as its versions make it: latest reading, first date and amount, latest amount. */
export interface FoldedContract {
  readonly importId: number
  readonly record: ContractRecord
  readonly montantLatest: Cents | null
}

/** Digest of what was read, whatever the row it stood on: the same content elsewhere in the file is no change. */
export function recordDigest(record: ContractRecord): string {
  const texts = record.texts.map(({ cell: _, ...text }) => text)
  return digestOf(JSON.stringify({ ...record, texts }), 32)
}

/**
 * Folds the versions of one contract (SPEC §1: the year is the first notification's, `montant` the first total, first
 * and latest kept). A register read again corrects what it said; DECP publications are put in order of their date, and
 * the first notification among them stands.
 */
export function foldVersions(versions: readonly Version[]): FoldedContract {
  const ordered = inOrder(versions)
  const latest = ordered.at(-1)
  if (!latest) throw new RangeError('a contract has at least one version')
  if (latest.family === 'register') return folded(latest, latest.record)
  const first = firstNotified(ordered.filter((version) => version.family === 'decp'))
  const { dateNotification, montant } = first.record
  return folded(latest, { ...latest.record, dateNotification, montant })
}

function folded(latest: Version, record: ContractRecord): FoldedContract {
  const moved = latest.record.dateNotification !== record.dateNotification ? latest.record.montant : null
  const montantLatest = latestModification(record)?.montant ?? moved ?? record.montant
  return { importId: latest.importId, record, montantLatest }
}

/** By date of publication where every version has one, else as they came. */
function inOrder(versions: readonly Version[]): Version[] {
  const dated = versions.map((version) => ({ version, asOf: asOf(version.record) }))
  if (dated.some(({ asOf }) => asOf === null)) return [...versions]
  return dated.sort((a, b) => compare(a.asOf, b.asOf)).map(({ version }) => version)
}

/** Latest date at which a publication can have been written. */
function asOf(record: ContractRecord): IsoDate | null {
  const dates = record.modifications.map(
    (change) => change.datePublicationDonneesModification ?? change.dateNotificationModification,
  )
  return [record.datePublicationDonnees, ...dates].reduce((max, date) => (compare(max, date) < 0 ? date : max), null)
}

const compare = (a: string | null, b: string | null): number => {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? -1 : 1
  return a < b ? -1 : 1
}

/** Earliest notification; at the same date the later publication, which corrects the earlier one. */
function firstNotified(ordered: readonly [Version, ...Version[]] | readonly Version[]): Version {
  return ordered.reduce((first, version) => {
    const date = version.record.dateNotification
    if (date === null) return first
    return first.record.dateNotification === null || date <= first.record.dateNotification ? version : first
  })
}

/** The modification with an amount that came last. */
export function latestModification(record: ContractRecord): Modification | null {
  return record.modifications
    .filter((change) => change.montant !== null)
    .reduce<Modification | null>(
      (last, change) => (last && modifiedOn(change) < modifiedOn(last) ? last : change),
      null,
    )
}

const modifiedOn = (change: Modification): string =>
  change.dateNotificationModification ?? change.datePublicationDonneesModification ?? ''

/**
 * Two rows of one file that are the same contract make one record: holders are added, blanks filled, a later date is a
 * modification with its new total. The amount is never added up.
 */
export function mergeRows(a: ContractRecord, b: ContractRecord): ContractRecord {
  const [first, later] = compare(b.dateNotification, a.dateNotification) < 0 && b.dateNotification ? [b, a] : [a, b]
  const moved = later.dateNotification !== null && later.dateNotification !== first.dateNotification
  const change = moved && first.dateNotification !== null ? [modificationOf(first, later)] : []
  return {
    ...filled(first, later),
    titulaires: change.length > 0 ? first.titulaires : distinct([...first.titulaires, ...later.titulaires], holderKey),
    hours: distinct([...first.hours, ...later.hours], JSON.stringify),
    modifications: distinct([...first.modifications, ...later.modifications, ...change], JSON.stringify),
    texts: distinct([...first.texts, ...later.texts], ({ field, column, text }) =>
      JSON.stringify([field, column, text]),
    ),
  }
}

/** An amendment's row added to its parent. Its amount may be a total or a difference: nothing says which, so it is not taken. */
export function addAmendment(parent: ContractRecord, amendment: ContractRecord): ContractRecord {
  const change = { ...modificationOf(parent, amendment), montant: null, objetModification: amendment.objet }
  return { ...parent, modifications: distinct([...parent.modifications, change], JSON.stringify) }
}

function modificationOf(first: ContractRecord, later: ContractRecord): Modification {
  const sameHolders = JSON.stringify(first.titulaires) === JSON.stringify(later.titulaires)
  return {
    id: null,
    dateNotificationModification: later.dateNotification,
    datePublicationDonneesModification: later.datePublicationDonnees,
    objetModification: later.objet === first.objet ? null : later.objet,
    dureeMois: later.dureeMois === first.dureeMois ? null : later.dureeMois,
    montant: later.montant === first.montant ? null : later.montant,
    titulaires: sameHolders || later.titulaires.length === 0 ? null : [...later.titulaires],
  }
}

/** `first` with its blanks taken from `later`. */
function filled(first: ContractRecord, later: ContractRecord): ContractRecord {
  const blanks = Object.entries(later).filter(([field]) => isBlank(first[field as keyof ContractRecord]))
  return { ...first, ...Object.fromEntries(blanks) }
}

const isBlank = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0)

const holderKey = (holder: Titulaire): string => holder.id ?? holder.denominationSociale ?? ''

/** First of each key, in the order met. */
function distinct<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const key = keyOf(item)
    return !seen.has(key) && seen.add(key)
  })
}
