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
 * The uid of a record that names itself (SPEC §1): the contract of the same object first, else the one of which this is
 * a rewording, else a contract of its own, told apart where the plain uid is taken. `present` holds the objects that the
 * file states under this identifier and lot.
 */
export function uidOfNamed(key: RowKey, known: KnownContracts, present: ReadonlySet<string>): string {
  const candidates = known.of(key)
  const same = candidates.find(({ objetKey }) => objetKey === key.objetKey) ?? rewordedFrom(key, candidates, present)
  if (same) return same.uid
  return candidates.some(({ uid }) => uid === key.plainUid) ? `${key.plainUid}~${key.objetKey}` : key.plainUid
}

/**
 * Another object with the same holders and amount is the same contract reworded, unless the file still states that
 * contract under its own object. Where holders or amount are unstated, only when nothing else bears the identifier: a
 * lot must never vanish.
 */
function rewordedFrom(
  key: RowKey,
  candidates: readonly KnownVersion[],
  present: ReadonlySet<string>,
): KnownVersion | undefined {
  const stated = key.holdersKey !== '' && key.montant !== null
  const alone = present.size === 1 && new Set(candidates.map(({ uid }) => uid)).size === 1
  const kept = new Set(candidates.filter((one) => !one.staged && present.has(one.objetKey)).map(({ uid }) => uid))
  return candidates.find(
    (one) =>
      one.holdersKey === key.holdersKey &&
      one.montant === key.montant &&
      !kept.has(one.uid) &&
      (stated || (alone && !one.staged)),
  )
}

/** The uids of records without id: their fingerprint, numbered where one file holds the same one several times. */
export class Fingerprints {
  private readonly taken = new Map<string, Set<string>>()

  /** The same amount is recognised first, so that the order of twins in the file does not matter. */
  uidOf(key: RowKey, known: readonly KnownVersion[]): { readonly uid: string; readonly occurrence: number } {
    const taken = this.taken.get(key.baseUid) ?? new Set()
    this.taken.set(key.baseUid, taken)
    const twin = known.find(({ uid, montant, staged }) => !staged && !taken.has(uid) && montant === key.montant)
    const uid = twin?.uid ?? firstFree(key.baseUid, taken)
    taken.add(uid)
    return { uid, occurrence: taken.size }
  }
}

function firstFree(fingerprint: string, taken: ReadonlySet<string>): string {
  for (let occurrence = 1; ; occurrence += 1) {
    const uid = occurrence === 1 ? fingerprint : `${fingerprint}~${occurrence}`
    if (!taken.has(uid)) return uid
  }
}
