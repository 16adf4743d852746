import {
  type Cents,
  type ContractRecord,
  type IsoDate,
  isUsableAmount,
  type Modification,
  type SourceText,
  type Titulaire,
} from '../contract.js'
import { digestOf } from './identity.js'
import { orderOf, withOrder } from './orders.js'

/** One reading of a contract by one import, in the order the imports became visible. */
export interface Version {
  readonly importId: number
  /** DECP publishes a contract again and again; an officer's register is corrected in place. */
  readonly family: 'decp' | 'register'
  readonly record: ContractRecord
  /** A row set aside and corrected since, said of the import that had set it aside: what came after that import holds. */
  readonly late?: boolean
}

/** What an import says of a contract: a reading of it, or rows that only amend it. */
interface Said extends Pick<Version, 'family' | 'record'> {
  readonly amendments: readonly ContractRecord[] | null
}

/**
 * The contract as an import states it. Rows that only amend it are added to what was said `before` them; without that,
 * those of a register state nothing, and those of DECP stand for the contract.
 */
export function statedAfter(before: ContractRecord | null, said: Said): ContractRecord | null {
  if (said.amendments === null) return said.record
  if (before) return said.amendments.reduce(addAmendment, before)
  return said.family === 'decp' ? said.amendments.slice(1).reduce(addAmendment, said.record) : null
}

/** The contract as its versions make it: facts as notified, latest reading of the rest, first and latest amount. */
export interface FoldedContract {
  /** Import whose texts are the evidence. */
  readonly importId: number
  readonly record: ContractRecord
  readonly montantLatest: Cents | null
  /** What a later modification says of considerations, where it says something else: shown, never recounted (SPEC §2). */
  readonly laterTexts: readonly SourceText[] | null
}

/** Digest of what was read, whatever the row it stood on: the same content elsewhere in the file is no change. */
export const recordDigest = (record: ContractRecord): string => writtenRecord(record).digest

/** A record as it is stored, with its digest. Both say the same but for the cells of its texts: it is put in words once. */
export function writtenRecord(record: ContractRecord): { readonly json: string; readonly digest: string } {
  const json = JSON.stringify(record)
  return { json, digest: digestOf(cutOut(json, record.texts) ?? JSON.stringify(withoutCells(record)), 32) }
}

const withoutCells = (record: ContractRecord) => ({
  ...record,
  texts: record.texts.map(({ cell: _, ...text }) => text),
})

const TEXTS = '"texts":'

/** The JSON of a record without the cells of its texts, each their last member; null where they are not to be found for sure. */
function cutOut(json: string, texts: readonly SourceText[]): string | null {
  let at = json.indexOf(TEXTS)
  // No text has a bare quote in it, so that a member met once is the record's own; what was published may have another.
  if (at !== json.lastIndexOf(TEXTS)) return null
  let rest = json.slice(0, at)
  for (const { cell } of texts) {
    const said = `,"cell":${JSON.stringify(cell)}}`
    const found = json.indexOf(said, at)
    if (found < 0) return null
    rest += json.slice(at, found)
    at = found + said.length - 1
  }
  return rest + json.slice(at)
}

/**
 * Folds the versions of one contract (SPEC §1 and §2: the year is the first notification's, `montant` the first total,
 * first and latest are kept, states are those at notification). A register read again corrects what it said; DECP
 * publications are put in order of their dates; each completes what the other leaves blank, the last to speak holding.
 * `factOf`: what a register's column answers about, by which it is the same column under another header.
 */
export function foldVersions(versions: readonly Version[], factOf: FactOf = NO_FACT): FoldedContract {
  const last = versions.at(-1)
  if (!last) throw new RangeError('a contract has at least one version')
  if (versions.length === 1) return alone(last)
  const [decp, register] = [foldDecp(of(versions, 'decp')), foldRegister(of(versions, 'register'), factOf)]
  const [main, other] = last.family === 'decp' ? [decp, register] : [register, decp]
  if (!main) throw new RangeError('the last version is of one family or the other')
  if (!other) return main
  return {
    ...main,
    record: completed(main.record, other.record, factOf),
    montantLatest: main.montantLatest ?? other.montantLatest,
  }
}

/** Nearly every contract: there is nothing to fold. */
function alone({ importId, record }: Version): FoldedContract {
  return { importId, record, montantLatest: latestModification(record)?.montant ?? record.montant, laterTexts: null }
}

const of = (versions: readonly Version[], family: Version['family']) =>
  versions.filter((version) => version.family === family)

function foldDecp(versions: readonly Version[]): FoldedContract | null {
  const ordered = inOrder(versions)
  const latest = ordered.at(-1)
  if (!latest) return null
  const { dateNotification, montant } = firstNotified(ordered).record
  const notified = asNotified(ordered) ?? latest
  const { considerationsSociales, considerationsEnvironnementales, texts } = notified.record
  const facts = { dateNotification, montant, considerationsSociales, considerationsEnvironnementales, texts }
  const record = { ...ordered.reduce((before, { record }) => filled(record, before), latest.record), ...facts }
  return {
    importId: notified.importId,
    record,
    montantLatest: latestTotal(record, latest.record),
    laterTexts: saysTheSame(latest.record, notified.record) ? null : latest.record.texts,
  }
}

/** Of the last modification listed and of the last publication, where it has a date of its own, the total stated last. */
function latestTotal(record: ContractRecord, latest: ContractRecord): Cents | null {
  const moved = latest.dateNotification !== record.dateNotification ? latest.montant : null
  const last = latestModification(record)
  if (!last) return moved ?? record.montant
  return moved === null || modifiedOn(last) >= (latest.dateNotification ?? '') ? last.montant : moved
}

/** The last publication before any modification was added: later ones speak of the contract as modified. */
function asNotified(ordered: readonly Version[]): Version | undefined {
  const fewest = Math.min(...ordered.map(({ record }) => record.modifications.length))
  const first = firstNotified(ordered).record.dateNotification
  return ordered
    .filter(({ record }) => record.modifications.length === fewest && record.dateNotification === first)
    .at(-1)
}

const saysTheSame = (a: ContractRecord, b: ContractRecord): boolean =>
  JSON.stringify([a.considerationsSociales, a.considerationsEnvironnementales]) ===
  JSON.stringify([b.considerationsSociales, b.considerationsEnvironnementales])

function foldRegister(versions: readonly Version[], factOf: FactOf): FoldedContract | null {
  const [first, ...rest] = versions
  if (!first) return null
  const record = rest.reduce((before, version, index) => {
    // Rows corrected late alone are no first reading of the contract: what came after them modifies nothing.
    if (versions.slice(0, index + 1).every(({ late }) => late)) return completed(version.record, before, factOf)
    return corrected(before, version.record, factOf)
  }, first.record)
  const montantLatest = latestModification(record)?.montant ?? record.montant
  return { importId: versions.at(-1)?.importId ?? first.importId, record, montantLatest, laterTexts: null }
}

/** A register read again corrects; another date **and** another amount are a modification, whichever came first. */
function corrected(read: ContractRecord, after: ContractRecord, factOf: FactOf): ContractRecord {
  const before = withoutRestated(read, after)
  const otherDate =
    before.dateNotification && after.dateNotification && before.dateNotification !== after.dateNotification
  const otherAmount = before.montant !== null && after.montant !== null && before.montant !== after.montant
  if (orderOf(before) !== orderOf(after)) return withOrder(before, after, completed(after, before, factOf))
  if (!otherDate || !otherAmount) return completed(after, before, factOf)
  return { ...mergeRows(before, after), hours: restatedHours(before, after) }
}

/** `before` without the modifications that `after` states again: those made of a row of the same date, whose total it corrects. */
function withoutRestated(before: ContractRecord, after: ContractRecord): ContractRecord {
  const own = isUsableAmount(after.montant) ? [after.dateNotification] : []
  const dates = new Set([...own, ...after.modifications.filter(isMadeOfRow).map(modifiedOn)])
  const modifications = before.modifications.filter((change) => !isMadeOfRow(change) || !dates.has(modifiedOn(change)))
  return { ...before, modifications }
}

/** What is published has a number; an amendment's row gives no amount. */
const isMadeOfRow = ({ id, montant, dateNotificationModification }: Modification): boolean =>
  id === null && dateNotificationModification !== null && isUsableAmount(montant)

/** Hours of periods that `after` does not speak of stay; those of the same period are stated again. */
const restatedHours = (before: ContractRecord, after: ContractRecord): ContractRecord['hours'] =>
  overlaid(before.hours, after.hours, ({ quantity, from, to }) => `${quantity} ${from} ${to}`)

/** `main` with what it leaves blank taken from `other`: a column that is not there changes nothing. */
function completed(main: ContractRecord, other: ContractRecord, factOf: FactOf): ContractRecord {
  return {
    ...filled(main, other),
    hours: restatedHours(other, main),
    modifications: distinct([...other.modifications, ...main.modifications], JSON.stringify),
    texts: overlaid(withoutRenamed(other.texts, main.texts, factOf), main.texts, textKey),
  }
}

/** The fact that a text of a register answers about, whatever the header; null: none, or several. */
export type FactOf = (text: SourceText) => string | null
const NO_FACT: FactOf = () => null

/**
 * Texts of `under`, without those of a column that `over` has under another header: the only one of each to answer about a
 * fact. Where either has several, each may say a part of it.
 */
function withoutRenamed(under: readonly SourceText[], over: readonly SourceText[], factOf: FactOf): SourceText[] {
  const [before, after] = [soleColumns(under, factOf), soleColumns(over, factOf)]
  return under.filter((text) => {
    const fact = factOf(text)
    return fact === null || !before.get(fact) || !after.get(fact)
  })
}

/** By fact, whether one column alone answers about it. */
function soleColumns(texts: readonly SourceText[], factOf: FactOf): Map<string, boolean> {
  const columns = new Map<string, boolean>()
  for (const text of texts) {
    const fact = factOf(text)
    if (fact !== null) columns.set(fact, !columns.has(fact))
  }
  return columns
}

const textKey = ({ field, column }: SourceText): string => JSON.stringify([field, column])

/** Items of `over`, and those of `under` whose key it does not speak of. */
function overlaid<T>(under: readonly T[], over: readonly T[], keyOf: (item: T) => string): T[] {
  const spoken = new Set(over.map(keyOf))
  return [...over, ...under.filter((item) => !spoken.has(keyOf(item)))]
}

/**
 * By the latest date each speaks of, undated ones first; at the same date as they came: a publication read again without a
 * new date corrects what it said.
 */
function inOrder(versions: readonly Version[]): Version[] {
  return versions
    .map((version) => ({ version, asOf: asOf(version.record) }))
    .sort(
      (a, b) =>
        compare(a.asOf, b.asOf) ||
        compare(a.version.record.datePublicationDonnees, b.version.record.datePublicationDonnees),
    )
    .map(({ version }) => version)
}

/** Latest date that a publication speaks of: it was written no earlier. */
function asOf(record: ContractRecord): IsoDate | null {
  const dates = record.modifications.map(
    (change) => change.datePublicationDonneesModification ?? change.dateNotificationModification,
  )
  return [record.datePublicationDonnees, record.dateNotification, ...dates].reduce(
    (max, date) => (compare(max, date) < 0 ? date : max),
    null,
  )
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

/** The modification that came last, of those that state an amount one may believe: 0 € is written where nothing changes. */
export function latestModification(record: ContractRecord): Modification | null {
  const stated = record.modifications.filter(({ montant }) => isUsableAmount(montant))
  return stated.sort(compareModifications).at(-1) ?? null
}

const modifiedOn = (change: Modification): string =>
  change.dateNotificationModification ?? change.datePublicationDonneesModification ?? ''

/** By date, then by number; of two amounts of the same day the smaller counts as the last, as `precedes` has it. */
const compareModifications = (a: Modification, b: Modification): number =>
  compare(modifiedOn(a), modifiedOn(b)) ||
  compare(a.datePublicationDonneesModification, b.datePublicationDonneesModification) ||
  numberOf(a) - numberOf(b) ||
  (b.montant ?? 0) - (a.montant ?? 0) ||
  compare(JSON.stringify(a), JSON.stringify(b))

const numberOf = ({ id }: Modification): number => (id !== null && /^\d{1,9}$/.test(id) ? Number(id) : 0)

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
    dureeMois: later.dureeMois,
    montant: later.montant,
    titulaires: sameHolders || later.titulaires.length === 0 ? null : [...later.titulaires],
  }
}

/** `first` with its blanks taken from `later`. */
function filled(first: ContractRecord, later: ContractRecord): ContractRecord {
  const blanks = Object.entries(later).filter(([field]) => isBlank(first[field as keyof ContractRecord]))
  const acheteur = { id: first.acheteur.id ?? later.acheteur.id, nom: first.acheteur.nom ?? later.acheteur.nom }
  return { ...first, ...Object.fromEntries(blanks), acheteur }
}

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

const holderKey = (holder: Titulaire): string => holder.id ?? holder.denominationSociale ?? ''

/** First of each key, in the order met. */
function distinct<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const key = keyOf(item)
    return !seen.has(key) && seen.add(key)
  })
}
