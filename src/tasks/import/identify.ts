import { baseUidOf, holdersKey, lotOf, objetKey, plainUidOf } from '../../contract/identity.js'
import type { ContractRecord } from '../../contract.js'
import type { KnownVersion } from '../../store/versions.js'

/** What a row is recognised by. */
export interface RowKey {
  readonly baseUid: string
  readonly plainUid: string
  readonly lot: string | null
  readonly objetKey: string
  readonly holdersKey: string
  readonly montant: number | null
  /** The record names itself; else its base identifier is a fingerprint. */
  readonly named: boolean
}

export function rowKey(record: ContractRecord): RowKey {
  const lot = lotOf(record)
  return {
    baseUid: baseUidOf(record, lot),
    plainUid: plainUidOf(record, lot),
    lot,
    objetKey: objetKey(record),
    holdersKey: holdersKey(record.titulaires),
    montant: record.montant,
    named: Boolean(record.id?.trim()),
  }
}

/** Contracts already met, by base identifier, growing as rows are identified. */
export class KnownContracts {
  private readonly byBase = new Map<string, KnownVersion[]>()

  constructor(known: readonly KnownVersion[]) {
    for (const version of known) this.add(version)
  }

  add(version: KnownVersion): void {
    const versions = this.byBase.get(version.baseUid)
    if (versions) versions.push(version)
    else this.byBase.set(version.baseUid, [version])
  }

  of(key: Pick<RowKey, 'baseUid' | 'lot'>): readonly KnownVersion[] {
    return (this.byBase.get(key.baseUid) ?? []).filter(({ lot }) => lot === key.lot)
  }

  all(baseUid: string): readonly KnownVersion[] {
    return this.byBase.get(baseUid) ?? []
  }
}

/**
 * The uid of a record that names itself (SPEC §1): the contract of the same object first, else one whose holders and
 * amount are the same (its object was reworded), else a contract of its own, told apart where the plain uid is taken.
 */
export function uidOfNamed(key: RowKey, known: KnownContracts): string {
  const candidates = known.of(key)
  const same = candidates.find((version) => version.objetKey === key.objetKey) ?? candidates.find(reworded(key))
  if (same) return same.uid
  return candidates.some(({ uid }) => uid === key.plainUid) ? `${key.plainUid}~${key.objetKey}` : key.plainUid
}

/** Within one file, holders and amounts that nobody stated do not make two objects one contract: a lot must never vanish. */
const reworded = (key: RowKey) => (version: KnownVersion) =>
  version.holdersKey === key.holdersKey &&
  version.montant === key.montant &&
  (!version.staged || (key.holdersKey !== '' && key.montant !== null))

/** The uid of a record without id: its fingerprint, numbered where one file holds the same one several times. */
export class Fingerprints {
  private readonly met = new Map<string, number>()

  uidOf(fingerprint: string): { readonly uid: string; readonly occurrence: number } {
    const occurrence = (this.met.get(fingerprint) ?? 0) + 1
    this.met.set(fingerprint, occurrence)
    return { uid: occurrence === 1 ? fingerprint : `${fingerprint}~${occurrence}`, occurrence }
  }
}
