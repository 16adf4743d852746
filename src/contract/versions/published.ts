import type { Cents, ContractRecord, IsoDate } from '../../contract.js'
import type { FoldedContract, Version } from '../versions.js'
import { filled } from './completed.js'
import { compare, latestModification, modifiedOn } from './modifications.js'

/** What DECP publications of one contract make of it; null: there is none. */
export function foldDecp(versions: readonly Version[]): FoldedContract | null {
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

/** Earliest notification; at the same date the later publication, which corrects the earlier one. */
function firstNotified(ordered: readonly [Version, ...Version[]] | readonly Version[]): Version {
  return ordered.reduce((first, version) => {
    const date = version.record.dateNotification
    if (date === null) return first
    return first.record.dateNotification === null || date <= first.record.dateNotification ? version : first
  })
}
