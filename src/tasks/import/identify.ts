import { baseUidOf, holdersKey, lotOf, objetKey, plainUidOf } from '../../contract/identity.js'
import type { ContractRecord } from '../../contract.js'
import type { KnownVersion } from '../../store/versions/known.js'

/** What a row is recognised by. */
export interface RowKey {
  readonly baseUid: string
  readonly plainUid: string
  readonly lot: string | null
  readonly objetKey: string
  /** That of its lot's objet alone, by which a file that does not name the whole gives it; null: it has none. */
  readonly lotObjetKey: string | null
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
    lotObjetKey: lot === null || record.lotObjet === null ? null : objetKey({ objet: record.lotObjet, lotObjet: null }),
    holdersKey: holdersKey(record.titulaires),
    montant: record.montant,
    named: Boolean(record.id?.trim()),
  }
}

/** Contracts already met, by base identifier, growing as rows are identified. */
export class KnownContracts {
  private readonly byBase = new Map<string, KnownVersion[]>()
  private readonly staged = new Map<string, Set<string>>()
  private readonly numbered = new Map<string, number>()

  constructor(known: readonly KnownVersion[]) {
    for (const version of known) this.add(version)
  }

  add(version: KnownVersion): void {
    listed(this.byBase, version.baseUid, () => []).push(version)
    if (version.staged) listed(this.staged, version.baseUid, () => new Set()).add(version.uid)
  }

  of(key: Pick<RowKey, 'baseUid' | 'lot'>): readonly KnownVersion[] {
    return (this.byBase.get(key.baseUid) ?? []).filter(({ lot }) => lot === key.lot)
  }

  /** Whether a contract of a base identifier is among them. */
  has(baseUid: string, uid: string): boolean {
    return (this.byBase.get(baseUid) ?? []).some((version) => version.uid === uid)
  }

  /** Uids that the file at hand has already given under a base identifier. */
  takenUnder(baseUid: string): ReadonlySet<string> {
    return this.staged.get(baseUid) ?? NONE
  }

  /** The first of `fingerprint`, `fingerprint~2`… that the file at hand has not given; what was taken stays taken. */
  firstFree(fingerprint: string): string {
    const taken = this.takenUnder(fingerprint)
    for (let occurrence = this.numbered.get(fingerprint) ?? 1; ; occurrence += 1) {
      const uid = occurrence === 1 ? fingerprint : `${fingerprint}~${occurrence}`
      this.numbered.set(fingerprint, occurrence)
      if (!taken.has(uid)) return uid
    }
  }
}

const NONE: ReadonlySet<string> = new Set()

function listed<V>(map: Map<string, V>, key: string, empty: () => V): V {
  const known = map.get(key) ?? empty()
  map.set(key, known)
  return known
}

/**
 * The uid of a record that names itself (SPEC §1): the contract of the same object first, else the one of which this is
 * a rewording, else a contract of its own, told apart where the plain uid is taken. `stated`: what the file states under
 * this identifier and lot.
 */
export function uidOfNamed(key: RowKey, known: KnownContracts, stated: Stated): string {
  const all = known.of(key)
  const candidates = all.filter(({ withdrawn }) => !withdrawn)
  const same =
    candidates.find(({ objetKey }) => objetKey === key.objetKey) ??
    sameLot(key, candidates, stated) ??
    rewordedFrom(key, candidates, stated)
  if (same) return same.uid
  const back = returning(all, ({ objetKey }) => objetKey === key.objetKey)
  if (back) return back.uid
  return candidates.some(({ uid }) => uid === key.plainUid) ? `${key.plainUid}~${key.objetKey}` : key.plainUid
}

/**
 * The one lot that one file names by its objet alone, and another by that of its whole as well: it keeps its holders or its
 * amount. Where the file at hand states other objects under the number, or several are known, nothing says which it is.
 */
function sameLot(key: RowKey, candidates: readonly KnownVersion[], stated: Stated): KnownVersion | undefined {
  if (stated.size !== 1 || candidates.some(({ staged }) => staged)) return undefined
  const same = candidates.filter(
    (one) =>
      (one.objetKey === key.lotObjetKey || one.lotObjetKey === key.objetKey) &&
      (one.holdersKey === key.holdersKey || (key.montant !== null && one.montant === key.montant)),
  )
  return new Set(same.map(({ uid }) => uid)).size === 1 ? same[0] : undefined
}

/** One that shows nowhere now but that people did something to by hand, unless its uid has gone to another since. */
function returning(known: readonly KnownVersion[], isIt: (version: KnownVersion) => boolean): KnownVersion | undefined {
  const borne = new Set(known.filter(({ withdrawn }) => !withdrawn).map(({ uid }) => uid))
  return known.find((version) => version.withdrawn && !borne.has(version.uid) && isIt(version))
}

/** What a file states under one identifier and lot: the objects, each with the holders and amounts it is stated with. */
export type Stated = ReadonlyMap<string, ReadonlySet<string>>

/** Who holds a contract and for how much, as one text. */
export const dealOf = ({ holdersKey, montant }: Pick<RowKey, 'holdersKey' | 'montant'>): string =>
  `${holdersKey}~${montant ?? ''}`

/**
 * Another object with the same holders and amount is the same contract reworded (SPEC §1), in one file or in two, unless the
 * file at hand gives that contract, under its own object, to other holders or for another amount. Where holders or amount are
 * unstated, only when nothing else bears the identifier: a lot must never vanish.
 */
function rewordedFrom(key: RowKey, candidates: readonly KnownVersion[], stated: Stated): KnownVersion | undefined {
  const isTold = key.holdersKey !== '' && key.montant !== null
  const alone = stated.size === 1 && new Set(candidates.map(({ uid }) => uid)).size === 1
  const given = new Set(candidates.filter(({ staged }) => staged).map(({ uid }) => uid))
  // What the file at hand says of a contract stands before what earlier ones said.
  const isElsewhere = (one: KnownVersion): boolean =>
    !one.staged && (given.has(one.uid) || stated.get(one.objetKey)?.has(dealOf(key)) === false)
  return candidates.find(
    (one) => dealOf(one) === dealOf(key) && !isElsewhere(one) && (isTold || (alone && !one.staged)),
  )
}

/**
 * The uid of a record without id: its fingerprint, numbered where one file holds the same one several times. The same amount
 * is recognised first, so that the order of twins in the file does not matter.
 */
export function uidOfUnnamed(
  key: RowKey,
  known: KnownContracts,
): { readonly uid: string; readonly occurrence: number } {
  const taken = known.takenUnder(key.baseUid)
  const isTwin = ({ uid, montant, staged }: KnownVersion): boolean =>
    !staged && !taken.has(uid) && montant === key.montant
  const twin =
    known.of(key).find((version) => !version.withdrawn && isTwin(version)) ?? returning(known.of(key), isTwin)
  return { uid: twin?.uid ?? known.firstFree(key.baseUid), occurrence: taken.size + 1 }
}
