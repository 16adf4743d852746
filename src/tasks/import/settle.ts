import { contractsInserts, forgetContractsStatement, publishStatements } from '../../store/contracts.js'
import type { Database, Scope } from '../../store/database.js'
import { currentRevision, isOutdated, type RowCounts, revisionStatement } from '../../store/imports.js'
import { type StoredVersion, uidsOfImport, versionsOf } from '../../store/versions.js'
import { type Reading, readingOf } from '../reading.js'
import { foldedDigest, projectContract } from './project.js'

/** Contracts written, parsed and tagged at a time: the bound on memory, and on the length of a transaction. */
const PAGE = 500

interface Settling {
  readonly publish: boolean
  readonly clock: () => Date
  readonly progress: (done: number) => void
}

/** Settles what each contract becomes, and publishes; begins again if another import was published meanwhile. */
export async function settle(
  db: Database,
  scope: Scope,
  importId: number,
  staged: { readonly read: number; readonly rejected: number; readonly ignored: number },
  { publish, clock, progress }: Settling,
): Promise<RowCounts> {
  for (;;) {
    const seen = await currentRevision(db, scope)
    const reading = await readingOf(db, scope)
    const settled = await settleContracts(db, scope, importId, reading, progress)
    const counts = rowCounts(staged, settled)
    if (!publish) return counts
    const at = clock().toISOString()
    const revision = revisionStatement(scope, seen, { importId, action: 'publish', at })
    try {
      await db.atomically([revision, ...publishStatements(scope, importId, at, counts)])
      return counts
    } catch (cause) {
      if (!isOutdated(cause)) throw cause
      await db.atomically([forgetContractsStatement(scope, importId)])
    }
  }
}

interface Settled {
  created: number
  updated: number
  unchanged: number
}

async function settleContracts(
  db: Database,
  scope: Scope,
  importId: number,
  reading: Reading,
  progress: (done: number) => void,
): Promise<Settled> {
  const settled: Settled = { created: 0, updated: 0, unchanged: 0 }
  for (let after = '', done = 0; ; ) {
    const uids = await uidsOfImport(db, scope, importId, after, PAGE)
    if (uids.length === 0) return settled
    const versions = await versionsOf(db, scope, uids, importId)
    const changed = [...versions.values()].flatMap((each) => settleOne(each, importId, settled))
    const decisions = await reading.decisionsOf(changed.map(([{ uid }]) => uid))
    const contracts = changed.map((each) => projectContract(each, reading.rules, decisions.get(each[0].uid)))
    if (contracts.length > 0) await db.atomically(contractsInserts(scope, importId, 0, contracts))
    after = uids.at(-1) ?? after
    done += uids.length
    progress(done)
  }
}

/** A contract whose versions make the same stands as it is; the version is kept, for the earlier import may be undone. */
function settleOne(
  versions: readonly StoredVersion[],
  importId: number,
  settled: Settled,
): [StoredVersion, ...StoredVersion[]][] {
  const before = versions.filter((version) => version.importId !== importId)
  const [first, ...rest] = versions
  if (!first) return []
  if (sameContract(before, versions)) {
    settled.unchanged += 1
    return []
  }
  if (before.length === 0) settled.created += 1
  else settled.updated += 1
  return [[first, ...rest]]
}

function sameContract(before: readonly StoredVersion[], versions: readonly StoredVersion[]): boolean {
  if (before.length === 0) return false
  if (before.at(-1)?.digest === versions.at(-1)?.digest) return true
  return foldedDigest(before) === foldedDigest(versions)
}

/** Each data row in exactly one count (SPEC §4): rows beyond the first of a contract are duplicates. */
function rowCounts(
  { read, rejected, ignored }: { readonly read: number; readonly rejected: number; readonly ignored: number },
  { created, updated, unchanged }: Settled,
): RowCounts {
  const duplicates = read - created - updated - unchanged
  return { rows: read + rejected, created, updated, unchanged, rejected, duplicates, ignored }
}
