import { saysAmendment } from '../../contract/nature.js'
import { addAmendment, mergeRows, recordDigest } from '../../contract/versions.js'
import type { ContractRecord } from '../../contract.js'
import type { Issue } from '../../errors.js'
import type { ReadRow, RegisterItem, RejectedRow } from '../../register/types.js'
import type { Database, Scope } from '../../store/database.js'
import { issuesInsert, rejectedInsert } from '../../store/imports.js'
import { knownVersions, type StagedVersion, stagedRecords, versionsInsert, versionsOf } from '../../store/versions.js'
import { Fingerprints, KnownContracts, type RowKey, rowKey, uidOfNamed } from './identify.js'
import * as found from './issues.js'

interface Placed {
  readonly uid: string
  readonly key: RowKey
  readonly row: ReadRow
}

/** Rows of one import on their way to the store, batch after batch; nothing of it is visible. */
export class Stage {
  readonly issues: Issue[] = []
  readonly counts = { read: 0, rejected: 0, ignored: 0 }
  private readonly fingerprints = new Fingerprints()
  private readonly amendments: ReadRow[] = []
  private issueSeq = 0
  private rejectedSeq = 0

  constructor(
    private readonly db: Database,
    private readonly scope: Scope,
    private readonly importId: number,
    private readonly family: 'decp' | 'register',
  ) {}

  /** Takes a batch: contracts are written, rejected rows kept, amendments held back until their parents are all there. */
  async take(items: readonly RegisterItem[]): Promise<void> {
    const read = items.filter((item) => item.outcome === 'read')
    const rejected = items.filter((item) => item.outcome === 'rejected')
    this.counts.read += read.length
    this.counts.ignored += items.length - read.length - rejected.length
    const [amendments, rows] = partition(read, ({ record }) => saysAmendment(record.objet))
    this.amendments.push(...amendments)
    const issues = items.flatMap((item) => (item.outcome === 'ignored' ? [] : item.issues))
    await this.write(rows, issues)
    await this.reject(rejected)
  }

  /** Gives amendments to their parents, and sets aside those that have none. */
  async takeAmendments(): Promise<void> {
    for (const row of this.amendments.splice(0)) await this.takeAmendment(row)
  }

  /** Writes findings about the file as a whole. */
  async note(issues: readonly Issue[]): Promise<void> {
    if (issues.length === 0) return
    this.issues.push(...issues)
    await this.db.atomically([issuesInsert(this.scope, this.importId, this.issueSeq, issues)])
    this.issueSeq += issues.length
  }

  private async write(rows: readonly ReadRow[], issues: readonly Issue[]): Promise<void> {
    const keyed = rows.map((row) => ({ row, key: rowKey(row.record) }))
    const baseUids = [...new Set(keyed.map(({ key }) => key.baseUid))]
    const known = new KnownContracts(await knownVersions(this.db, this.scope, this.importId, baseUids))
    const more: Issue[] = []
    const present = objectsByIdentifier(keyed.map(({ key }) => key))
    const placed = keyed.map(({ row, key }) => ({ row, key, uid: this.place(row, key, known, present, more) }))
    const versions = await this.versions(placed, more)
    await this.db.atomically([versionsInsert(this.scope, this.importId, versions)])
    await this.note([...issues, ...more])
  }

  private place(
    row: ReadRow,
    key: RowKey,
    known: KnownContracts,
    present: ReadonlyMap<string, ReadonlySet<string>>,
    issues: Issue[],
  ): string {
    const uid = key.named
      ? uidOfNamed(key, known, present.get(identifierOf(key)) ?? new Set())
      : this.numbered(row, key, known, issues)
    known.add({ ...key, uid, staged: true })
    return uid
  }

  private numbered(row: ReadRow, key: RowKey, known: KnownContracts, issues: Issue[]): string {
    const { uid, occurrence } = this.fingerprints.uidOf(key, known.of(key))
    if (occurrence > 1) issues.push(found.repeatedFingerprint(row.place, occurrence))
    return uid
  }

  /** One version a contract, its rows of this file merged, those of earlier batches included. */
  private async versions(placed: readonly Placed[], issues: Issue[]): Promise<StagedVersion[]> {
    const uids = [...new Set(placed.map(({ uid }) => uid))]
    const earlier = await stagedRecords(this.db, this.scope, this.importId, uids)
    const merged = new Map<string, StagedVersion>()
    for (const { uid, key, row } of placed) {
      const before = merged.get(uid) ?? earlier.get(uid)
      if (before && differs(before.record, row.record)) issues.push(found.otherAmount(row.place, uid))
      const record = before ? mergeRows(before.record, row.record) : row.record
      merged.set(uid, staged(uid, merged.get(uid) ?? key, before?.place ?? row.place, record))
    }
    return [...merged.values()]
  }

  private async reject(rows: readonly RejectedRow[]): Promise<void> {
    if (rows.length === 0) return
    await this.db.atomically([rejectedInsert(this.scope, this.importId, this.rejectedSeq, rows)])
    this.rejectedSeq += rows.length
    this.counts.rejected += rows.length
  }

  private async takeAmendment(row: ReadRow): Promise<void> {
    const parent = await this.parentOf(row)
    if (parent) return this.amend(parent, row)
    if (this.family === 'decp') {
      return this.write([row], [found.amendmentKeptAsContract(row.place, row.record.objet)])
    }
    this.counts.read -= 1
    await this.reject([{ outcome: 'rejected', place: row.place, cells: { objet: row.record.objet }, issues: [] }])
    await this.note([found.amendmentWithoutParent(row.place, row.record.objet)])
  }

  /** The contract of the same id (and lot, where the amendment names one), if there is exactly one. */
  private async parentOf(row: ReadRow): Promise<string | null> {
    const key = rowKey(row.record)
    if (!key.named) return null
    const known = await knownVersions(this.db, this.scope, this.importId, [key.baseUid])
    const uids = new Set(known.filter(({ lot }) => key.lot === null || lot === key.lot).map(({ uid }) => uid))
    const [only] = uids
    return uids.size === 1 && only ? only : null
  }

  private async amend(uid: string, row: ReadRow): Promise<void> {
    const versions = (await versionsOf(this.db, this.scope, [uid], this.importId)).get(uid) ?? []
    const parent = versions.at(-1)
    if (!parent) return
    const record = addAmendment(parent.record, row.record)
    const version = staged(uid, rowKey(parent.record), row.place, record)
    await this.db.atomically([versionsInsert(this.scope, this.importId, [version])])
    if (row.record.montant !== null) await this.note([found.amendmentAmountLeft(row.place, uid)])
  }
}

function staged(
  uid: string,
  key: Omit<RowKey, 'plainUid' | 'named'>,
  place: string,
  record: ContractRecord,
): StagedVersion {
  const { baseUid, lot, objetKey, holdersKey, montant } = key
  return { uid, baseUid, lot, objetKey, holdersKey, montant, digest: recordDigest(record), place, record }
}

const identifierOf = ({ baseUid, lot }: RowKey): string => `${baseUid}~${lot ?? ''}`

/** The objects a batch states under each identifier and lot. */
function objectsByIdentifier(keys: readonly RowKey[]): Map<string, Set<string>> {
  const objects = new Map<string, Set<string>>()
  for (const key of keys) {
    const known = objects.get(identifierOf(key)) ?? new Set()
    objects.set(identifierOf(key), known.add(key.objetKey))
  }
  return objects
}

/** Same contract, same date, two amounts: nothing says which is right. */
function differs(a: ContractRecord, b: ContractRecord): boolean {
  return (
    a.montant !== null && b.montant !== null && a.montant !== b.montant && a.dateNotification === b.dateNotification
  )
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))]
}
