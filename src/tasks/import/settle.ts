import { countUnpublished, forgetContractsStatement, publishStatements } from '../../store/contracts/publish.js'
import { contractsInserts } from '../../store/contracts/write.js'
import type { Database, Insert, Scope, Statement } from '../../store/database.js'
import { doneStatements, pulseStatement } from '../../store/imports/underWay.js'
import type { RowCounts } from '../../store/imports.js'
import { currentRevision, isOutdated, revisionStatement } from '../../store/revision.js'
import { contractsSaid } from '../../store/versions/parts.js'
import { uidsOfImport } from '../../store/versions/staged.js'
import { type StoredVersion, versionsOf } from '../../store/versions.js'
import { ContractPages } from '../contractPages.js'
import { type Reading, readingOf } from '../reading.js'
import { foldedDigest, projectContract, standing } from './project.js'

/** Contracts written, parsed and tagged at a time: the bound on memory, and on the length of a transaction. */
const PAGE = 500

/** What a reading of contracts rests on: once another revision is published, they are settled anew. */
export interface Ground {
  readonly revision: number
  readonly reading: Reading
}

export async function groundOf(db: Database, scope: Scope): Promise<Ground> {
  const revision = await currentRevision(db, scope)
  return { revision, reading: await readingOf(db, scope) }
}

interface Settling {
  readonly publish: boolean
  /** Told once each contract is written as it will stand, before any of it shows. */
  readonly settled: () => Promise<void>
  /** What shows at the same moment; asked for anew each time it is settled. `at`: ISO instant of the publication. */
  readonly alongside: (at: string) => Promise<readonly (Statement | Insert)[]>
  readonly clock: () => Date
  readonly progress: (done: number) => void
}

interface StagedCounts {
  readonly read: number
  readonly rejected: number
  readonly ignored: number
}

/**
 * Settles what each contract not yet written becomes, and publishes; begins again, with all of them, if another import was
 * published since `ground`.
 */
export async function settle(
  db: Database,
  scope: Scope,
  importId: number,
  staged: StagedCounts,
  ground: Ground,
  { publish, settled, alongside, clock, progress }: Settling,
): Promise<RowCounts> {
  for (let { revision, reading } = ground; ; { revision, reading } = await groundOf(db, scope)) {
    const alive = () => pulseStatement(scope, importId, clock().toISOString())
    const counts = rowCounts(staged, await settleContracts(db, scope, importId, reading, { alive, progress }))
    await settled()
    if (!publish) return counts
    const at = clock().toISOString()
    const first = revisionStatement(scope, revision, { importId, action: 'publish', at })
    const more = await alongside(at)
    try {
      const bulk = { table: 'contract', rows: counts.created + counts.updated } as const
      await db.atomically(
        [
          alive(),
          first,
          ...publishStatements(scope, importId, at, counts),
          ...more,
          ...doneStatements(scope, importId),
        ],
        bulk,
      )
      return counts
    } catch (cause) {
      if (!isOutdated(cause)) throw cause
      await db.atomically([forgetContractsStatement(scope, importId)])
    }
  }
}

export interface Settled {
  created: number
  updated: number
  unchanged: number
}

/** Contracts already written are new ones: those that an earlier import speaks of are all left to be settled here. */
async function settleContracts(
  db: Database,
  scope: Scope,
  importId: number,
  reading: Reading,
  { alive, progress }: { readonly alive: () => Statement; readonly progress: (done: number) => void },
): Promise<Settled> {
  const created = await countUnpublished(db, scope, importId)
  const settled: Settled = { created, updated: 0, unchanged: 0 }
  const pages = new ContractPages()
  progress(created)
  for (let after = '', done = created; ; ) {
    const uids = await uidsOfImport(db, scope, importId, after, PAGE, 'unsettled')
    if (uids.length === 0) return settled
    const versions = await versionsOf(db, scope, pages.next(await contractsSaid(db, scope, uids)), importId)
    const changed = [...versions.values()].flatMap((each) => settleOne(each, importId, settled))
    const byHand = await reading.byHandOf(changed.map(([{ uid }]) => uid))
    const contracts = changed.map((each) => projectContract(each, reading.rules, byHand.get(each[0].uid)))
    await db.atomically([alive(), ...contractsInserts(scope, importId, 0, contracts)])
    after = uids.at(-1) ?? after
    done += uids.length
    progress(done)
  }
}

/** A contract whose versions make the same stands as it is; the version is kept, for the earlier import may be undone. */
export function settleOne(
  versions: readonly StoredVersion[],
  importId: number,
  settled: Settled,
): [StoredVersion, ...StoredVersion[]][] {
  const before = standing(versions.filter((version) => version.importId !== importId))
  const now = standing(versions)
  if (!now) return []
  if (before && sameContract(before, now)) {
    settled.unchanged += 1
    return []
  }
  if (before) settled.updated += 1
  else settled.created += 1
  return [now]
}

function sameContract(before: readonly StoredVersion[], versions: readonly StoredVersion[]): boolean {
  // Of two, the last alone: a row corrected comes before what was imported since, and may complete it.
  const [last, latest] = [before.at(-1), versions.at(-1)]
  const alone = versions.every(({ part }) => part === null)
  if (alone && last?.importId !== latest?.importId && last?.digest === latest?.digest) return true
  return foldedDigest(before) === foldedDigest(versions)
}

/** Each data row in exactly one count (SPEC §4): rows beyond the first of a contract are duplicates. */
function rowCounts({ read, rejected, ignored }: StagedCounts, { created, updated, unchanged }: Settled): RowCounts {
  const duplicates = read - created - updated - unchanged
  return { rows: read + rejected, created, updated, unchanged, rejected, duplicates, ignored }
}
