import { digestOf } from '../../contract/identity.js'
import { addAmendment } from '../../contract/versions/modifications.js'
import type { ContractRecord } from '../../contract.js'
import type { Issue } from '../../errors.js'
import { rowOfCell } from '../../register/cellRef.js'
import { familyOf } from '../../register/family.js'
import type { RejectedRow } from '../../register/types.js'
import { forgetContractsStatement } from '../../store/contracts/publish.js'
import { type PlacedContract, placedInserts } from '../../store/contracts/write.js'
import type { Database, Insert, Scope, Statement } from '../../store/database.js'
import { type HeldRow, heldInsert, heldPage } from '../../store/imports/held.js'
import { issuesInsert, type LedIssue } from '../../store/imports/issues.js'
import { rejectedInsert, rejectedTablesInsert } from '../../store/imports/rejected.js'
import { pulseStatement } from '../../store/imports/underWay.js'
import { rowsDoneWith } from '../../store/restated.js'
import { type KnownVersion, knownVersions } from '../../store/versions/known.js'
import { forgetVersionsStatement, metBefore, type StagedVersion, versionsInsert } from '../../store/versions/staged.js'
import { ownVersionsOf } from '../../store/versions.js'
import type { StandingBuyers } from '../buyerOf/standing.js'
import { mendedBy } from '../correct/mending.js'
import type { Reading } from '../reading.js'
import { placeIn } from '../setAside/again.js'
import { Gathered, type Repeat, recordIn, versionOf } from './gathered.js'
import { dealOf, KnownContracts, type RowKey, rowKey, type Stated, uidOfNamed, uidOfUnnamed } from './identify.js'
import { IssueList } from './issueList.js'
import * as found from './issues.js'
import { type FoundRow, foundIn, type PreparedBatch, type PreparedRow, prepareRow } from './prepare.js'
import { knownPutRight, uidPutRight } from './putRight.js'
import { RejectedSources } from './rejectedSources.js'

interface Placed {
  readonly uid: string
  readonly row: FoundRow
}

/** What a batch writes: `stale` names contracts of earlier batches of which it says more. */
interface Written {
  readonly versions: readonly StagedVersion[]
  readonly fresh: readonly PlacedContract[]
  readonly stale: readonly string[]
}

/** What is taken and not yet written. */
interface Waiting {
  readonly rows: FoundRow[]
  readonly issues: LedIssue[]
  /** Characters of the records. */
  text: number
}

export interface StagedImport {
  readonly clock: () => Date
  readonly importId: number
  readonly format: string
  readonly reading: Reading
  /** By the place of its row, the contract that each is, where an import of the same file has said so. */
  readonly restated?: ReadonlyMap<string, string> | undefined
  /** Of a file read again with its buyer: contracts that have another one. */
  readonly standing?: StandingBuyers | undefined
}

/** Each costs several readings of its own, and may be as long as a record can be. */
const HELD_PAGE = 10
/** Rows told one by one that say again what a contract of the file is: a published file may hold thousands. */
const REPEATS_LISTED = 1_000
/**
 * Rows written at once: each transaction writes again every index page it touches, be it for one row; but of more rows, what
 * waits counts as old before it is written, and takes longer to clear away.
 */
const WRITTEN_AT_ONCE = 400
/** Characters of records written at once, however few they are: several times what so many rows hold. */
const TEXT_AT_ONCE = 16 * 1024 * 1024

/**
 * Rows of one import on their way to the store, batch after batch; nothing of it is visible, and nothing of it is kept in
 * memory. A contract that one row alone speaks of is written as it will stand; the others are left to be settled.
 */
export class Stage {
  readonly issues = new IssueList()
  readonly counts = { read: 0, rejected: 0, ignored: 0 }
  private waiting: Waiting = { rows: [], issues: [], text: 0 }
  private held = 0
  private doneWith: ReadonlySet<string> | null = null
  private repeats = 0
  private rejectedSeq = 0
  private readonly sources = new RejectedSources()
  private putRight: KnownContracts | null = null

  constructor(
    private readonly db: Database,
    private readonly scope: Scope,
    private readonly given: StagedImport,
  ) {}

  /** Takes a batch: contracts are written, rejected rows kept, amendments held back until their parents are all there. */
  async take({ rows, rejected, joined, ignored, issues }: PreparedBatch): Promise<void> {
    this.counts.read += rows.length + joined
    this.counts.ignored += ignored
    await this.hold(rows.filter(({ amendment }) => amendment))
    const aside = await this.reject(rejected)
    const { waiting } = this
    for (const row of rows) {
      if (row.amendment) continue
      waiting.rows.push(this.found(row))
      waiting.text += row.record.length
    }
    for (const issue of issues) waiting.issues.push({ ...issue, rejectedSeq: aside.get(rowOf(issue)) })
    const many = Math.max(waiting.rows.length, waiting.issues.length) >= WRITTEN_AT_ONCE
    if (many || waiting.text >= TEXT_AT_ONCE) await this.flush()
  }

  /** Once all is taken: gives amendments to their parents, and sets aside those that have none. */
  async finish(): Promise<void> {
    await this.flush()
    for (let first = 0; first < this.held; first += HELD_PAGE) {
      const page = await heldPage(this.db, this.scope, this.given.importId, { first, limit: HELD_PAGE })
      for (const row of page) await this.takeAmendment(row)
    }
    if (this.repeats > REPEATS_LISTED) await this.note([found.otherRepeats(this.repeats - REPEATS_LISTED)])
    const { told = [] } = this.given.standing ?? {}
    if (told.length > 0) await this.note([found.buyersStand(told)])
  }

  /** Writes findings about the file as a whole, or about rows that became contracts: `uids` says which, by place. */
  async note(issues: readonly LedIssue[], uids?: ReadonlyMap<string, string>): Promise<void> {
    if (issues.length > 0) await this.db.atomically([this.noted(issues, uids)])
  }

  private async flush(): Promise<void> {
    const { rows, issues } = this.waiting
    this.waiting = { rows: [], issues: [], text: 0 }
    if (rows.length + issues.length > 0) await this.write(rows, issues)
  }

  /** Of rows that became contracts, by place: of which. */
  private noted(issues: readonly LedIssue[], uids: ReadonlyMap<string, string> = new Map()) {
    const led = issues.map((issue) => ({ ...issue, uid: uids.get(rowOf(issue)), field: mendedBy(issue) }))
    const insert = issuesInsert(this.scope, this.given.importId, this.issues.count, led)
    this.issues.add(issues)
    return insert
  }

  private found(row: PreparedRow): FoundRow {
    const { format, reading } = this.given
    return foundIn(row, format, reading.rules)
  }

  private async hold(amendments: readonly PreparedRow[]): Promise<void> {
    if (amendments.length === 0) return
    const rows = amendments.map(({ place, record, aside }) => ({ place, record, cells: {}, ...aside }))
    const { written, tables } = this.sources.written(rows)
    await this.db.atomically([
      ...this.tablesMet(tables),
      heldInsert(this.scope, this.given.importId, this.held, written),
    ])
    this.held += rows.length
  }

  private async write(taken: readonly FoundRow[], issues: readonly LedIssue[]): Promise<void> {
    const { importId } = this.given
    const more: Issue[] = []
    const rows = taken.map((row) => this.unmoved(row, more))
    const baseUids = [...new Set(rows.map(({ key }) => key.baseUid))]
    const known = new KnownContracts(await knownVersions(this.db, this.scope, importId, baseUids))
    const stated = statedByIdentifier(rows.map(({ key }) => key))
    this.putRight ??= await knownPutRight(this.db, this.scope, this.given.reading)
    const { putRight } = this
    const placed = rows.map((row) => ({ row, uid: this.place(row, { known, putRight }, stated, more) }))
    const { versions, fresh, stale } = await this.written(placed, more)
    const findings = [...issues, ...more]
    const uids = new Map(placed.map(({ uid, row }) => [row.place, uid]))
    await this.db.atomically([
      pulseStatement(this.scope, importId, this.given.clock().toISOString()),
      ...(stale.length > 0 ? this.forgotten(stale) : []),
      versionsInsert(this.scope, importId, versions),
      ...placedInserts(this.scope, importId, 0, fresh),
      ...(findings.length > 0 ? [this.noted(findings, uids)] : []),
    ])
  }

  /**
   * Takes back what was written of contracts of which there is more to say. It is not replaced row by row: before an
   * INSERT OR REPLACE, SQLite copies aside every page it is about to change, be there nothing to replace.
   */
  private forgotten(uids: readonly string[]): Statement[] {
    const { importId } = this.given
    return [forgetContractsStatement(this.scope, importId, uids), forgetVersionsStatement(this.scope, importId, uids)]
  }

  /** The row as it is without the buyer given to its deposit, where its contract has another one; else the row. */
  private unmoved(row: FoundRow, issues: Issue[]): FoundRow {
    const { standing, restated, format, reading } = this.given
    if (!standing) return row
    const { place, hourLine, aside } = row
    const uid = restated?.get(place) ?? null
    const stands = standing.of(uid)
    const record = stands
      ? standing.leave(recordIn(row.record), stands)
      : uid === null
        ? standing.follow(row.record)
        : null
    if (record === null) return row
    if (stands) issues.push(found.buyerStands(place, record.id?.trim() || stands.uid, stands))
    return this.found(
      prepareRow({ place, record, ...(hourLine && { hourLine }), ...(aside && { aside }) }, format, reading.rules),
    )
  }

  private place(
    { key, place }: PreparedRow,
    { known, putRight }: Readonly<Record<'known' | 'putRight', KnownContracts>>,
    stated: ReadonlyMap<string, Stated>,
    issues: Issue[],
  ): string {
    const restated = this.given.restated?.get(place) ?? null
    const { uid, occurrence } = identified(key, restated, known, stated)
    const joined = restated || known.has(key.baseUid, uid) ? null : uidPutRight(key, putRight, statedUnder(key, stated))
    if (joined !== null) {
      issues.push(found.joinsPutRight(place, joined))
      putRight.add(metNow(key, joined))
    } else if (occurrence > 1) issues.push(found.repeatedFingerprint(place, occurrence))
    known.add(metNow(key, joined ?? uid))
    return joined ?? uid
  }

  /** One version a contract, its rows of this file merged, those of earlier batches included. */
  private async written(placed: readonly Placed[], issues: Issue[]): Promise<Written> {
    const uids = [...new Set(placed.map(({ uid }) => uid))]
    const met = await metBefore(this.db, this.scope, this.given.importId, uids)
    const touched = await this.given.reading.byHandOf(uids)
    const gathered = new Gathered()
    const fresh = new Map<string, PlacedContract>()
    for (const { uid, row } of placed) {
      const repeat = gathered.add(uid, row, met.get(uid)?.staged ?? null)
      if (repeat) this.repeated(row.place, repeat, issues)
      if (repeat || met.has(uid) || touched.has(uid)) fresh.delete(uid)
      else fresh.set(uid, this.standing(uid, row))
    }
    const stale = uids.filter((uid) => met.get(uid)?.staged)
    return { versions: gathered.versions(), fresh: [...fresh.values()], stale }
  }

  /** What is to be said of a row that says more of a contract told before: what differs, else that it is one. */
  private repeated(place: string, repeat: Repeat, issues: Issue[]): void {
    issues.push(...repeat.differing)
    if (repeat.differing.length > 0) return
    this.repeats += 1
    if (this.repeats <= REPEATS_LISTED) issues.push(found.repeatedContract(place, repeat.place))
  }

  private standing(uid: string, { key, cells }: FoundRow): PlacedContract {
    return { uid, baseUid: key.baseUid, sourceImportId: this.given.importId, cells, record: null }
  }

  /** Their numbers among the rows set aside, by place. */
  private async reject(rows: readonly RejectedRow[]): Promise<ReadonlyMap<string, number>> {
    if (rows.length === 0) return NONE_ASIDE
    const { written, tables } = this.sources.written(rows)
    return this.setAside(written, this.tablesMet(tables))
  }

  private async setAside(
    rows: readonly Pick<HeldRow, 'place' | 'cells' | 'source'>[],
    before: readonly Insert[] = [],
  ): Promise<ReadonlyMap<string, number>> {
    const { importId } = this.given
    await this.db.atomically([...before, rejectedInsert(this.scope, importId, this.rejectedSeq, rows)])
    const aside = new Map(rows.map(({ place }, index) => [place, this.rejectedSeq + index]))
    this.rejectedSeq += rows.length
    this.counts.rejected += rows.length
    return aside
  }

  /** How tables are read that rows come from which may be read again. */
  private tablesMet(tables: readonly string[]): Insert[] {
    if (tables.length === 0) return []
    return [rejectedTablesInsert(this.scope, this.given.importId, this.sources.count - tables.length, tables)]
  }

  private async takeAmendment(held: HeldRow): Promise<void> {
    const { place } = held
    const { format, reading, standing } = this.given
    const record = standing?.follow(held.record) ?? recordIn(held.record)
    const isDoneWith = await this.isDoneWith(held)
    const parent = isDoneWith ? null : await this.parentOf(record)
    const itself = parent?.objetKey === rowKey(record).objetKey
    if (parent && !itself) return this.amend(parent, place, record)
    // Of DECP, or published before as a contract in its own right: it is that contract read again.
    if (itself || familyOf(format) === 'decp') {
      const row = prepareRow({ place, record }, format, reading.rules)
      return this.write([this.found(row)], [found.amendmentKeptAsContract(place, record.objet)])
    }
    this.counts.read -= 1
    const aside = await this.setAside([held])
    const why = isDoneWith ? found.amendmentDoneWith : found.amendmentWithoutParent
    await this.note([{ ...why(place, record.objet), rejectedSeq: aside.get(place) }])
  }

  /** Corrected or left aside where it stood: it amends nothing, and not what somebody made of it. */
  private async isDoneWith({ place, cells }: HeldRow): Promise<boolean> {
    this.doneWith ??= await rowsDoneWith(this.db, this.scope)
    return this.doneWith.has(`${placeIn(place)} ${JSON.stringify(cells)}`)
  }

  /** The contract of the same id (and lot, where the amendment names one), if there is exactly one: its last reading. */
  private async parentOf(record: ContractRecord): Promise<KnownVersion | null> {
    const key = rowKey(record)
    if (!key.named) return null
    const known = await knownVersions(this.db, this.scope, this.given.importId, [key.baseUid])
    const visible = known.filter(({ lot, withdrawn }) => !withdrawn && (key.lot === null || lot === key.lot))
    const uids = new Set(visible.map(({ uid }) => uid))
    return uids.size === 1 ? (visible.at(-1) ?? null) : null
  }

  /** Added to what this file says of its parent; kept on its own where the file says nothing of it. */
  private async amend(parent: KnownVersion, place: string, amendment: ContractRecord): Promise<void> {
    const { importId } = this.given
    const { uid } = parent
    const known = (await ownVersionsOf(this.db, this.scope, [uid], importId)).get(uid) ?? []
    const own = known.find((version) => version.importId === importId)
    const row = (await metBefore(this.db, this.scope, importId, [uid])).get(uid)?.staged
    const version =
      own && own.amendments === null
        ? versionOf(uid, rowKey(own.record), row?.place ?? place, addAmendment(own.record, amendment))
        : amending(parent, place, [...(own?.amendments ?? []), amendment])
    await this.db.atomically([...this.forgotten([uid]), versionsInsert(this.scope, importId, [version])])
    if (amendment.montant !== null) await this.note([found.amendmentAmountLeft(place, uid)])
  }
}

const NONE_ASIDE: ReadonlyMap<string, number> = new Map()

const rowOf = ({ cell }: Issue): string => rowOfCell(cell ?? '')

/** Member by member: a copy of what came from another thread, with more, takes four times as long. */
function metNow({ baseUid, lot, objetKey, lotObjetKey, holdersKey, montant }: RowKey, uid: string): KnownVersion {
  return { uid, baseUid, lot, objetKey, lotObjetKey, holdersKey, montant, staged: true, withdrawn: false }
}

/** A version that says nothing of its contract but amendments: it is known by what it amends. */
function amending(
  { uid, baseUid, lot, objetKey, holdersKey, montant }: KnownVersion,
  place: string,
  amendments: readonly ContractRecord[],
): StagedVersion {
  const json = JSON.stringify(amendments)
  const version = { uid, baseUid, lot, objetKey, holdersKey, montant, place, amendments: json }
  return { ...version, digest: digestOf(json, 32), record: JSON.stringify(amendments[0]) }
}

/** The contract a row is, and how many times its file has told its like so far. `restated`: an import of the same file has said which. */
function identified(
  key: RowKey,
  restated: string | null,
  known: KnownContracts,
  stated: ReadonlyMap<string, Stated>,
): { readonly uid: string; readonly occurrence: number } {
  if (key.named) return { uid: restated ?? uidOfNamed(key, known, statedUnder(key, stated)), occurrence: 1 }
  if (restated === null) return uidOfUnnamed(key, known)
  return { uid: restated, occurrence: known.takenUnder(key.baseUid).size + 1 }
}

const statedUnder = (key: RowKey, stated: ReadonlyMap<string, Stated>): Stated =>
  stated.get(identifierOf(key)) ?? new Map()

const identifierOf = ({ baseUid, lot }: RowKey): string => `${baseUid}~${lot ?? ''}`

/** What a batch states under each identifier and lot. */
function statedByIdentifier(keys: readonly RowKey[]): Map<string, Map<string, Set<string>>> {
  const all = new Map<string, Map<string, Set<string>>>()
  for (const key of keys) {
    const objects = all.get(identifierOf(key)) ?? new Map<string, Set<string>>()
    const deals = objects.get(key.objetKey) ?? new Set<string>()
    all.set(identifierOf(key), objects.set(key.objetKey, deals.add(dealOf(key))))
  }
  return all
}
