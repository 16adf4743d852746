import { AppError } from '../errors.js'
import { contractsInsert, type StoredContract, withdrawContractsStatement } from '../store/contracts.js'
import type { Database, Insert, Scope, Statement } from '../store/database.js'
import { listImports, undoStatement } from '../store/imports.js'
import { type StoredVersion, uidsOfImport, versionsOf } from '../store/versions.js'
import { projectContract } from './import/project.js'

export interface UndoReport {
  readonly id: number
  /** Contracts that no remaining import speaks of: no longer shown. */
  readonly hidden: number
  /** Contracts put back to what the remaining imports say. */
  readonly restored: number
}

const PAGE = 500

/** Withdraws an import: each of its contracts is made again from the imports that remain. Throws AppError if it cannot. */
export async function undoImport(db: Database, scope: Scope, importId: number, clock: () => Date): Promise<UndoReport> {
  const known = (await listImports(db, scope)).find(({ id }) => id === importId)
  if (!known) throw new AppError('noSuchImport', `Aucun import n° ${importId}. « spaser imports » en donne la liste.`)
  if (known.state === 'undone') throw new AppError('alreadyUndone', `L’import n° ${importId} est déjà annulé.`)
  const writes: (Statement | Insert)[] = []
  const report = { id: importId, hidden: 0, restored: 0 }
  for (let after = ''; ; ) {
    const uids = await uidsOfImport(db, scope, importId, after, PAGE)
    if (uids.length === 0) break
    const restored = remade(await versionsOf(db, scope, uids, null), importId)
    writes.push(withdrawContractsStatement(scope, uids), ...restoreInserts(scope, restored))
    report.restored += restored.length
    report.hidden += uids.length - restored.length
    after = uids.at(-1) ?? after
  }
  await db.atomically([...writes, undoStatement(scope, importId, clock().toISOString())])
  return report
}

function remade(versions: ReadonlyMap<string, readonly StoredVersion[]>, importId: number): StoredContract[] {
  return [...versions.values()].flatMap((all) => {
    const [first, ...rest] = all.filter((version) => version.importId !== importId)
    return first ? [projectContract([first, ...rest])] : []
  })
}

function restoreInserts(scope: Scope, contracts: readonly StoredContract[]): Insert[] {
  const sources = [...new Set(contracts.map(({ sourceImportId }) => sourceImportId))]
  return sources.map((source) =>
    contractsInsert(
      scope,
      source,
      1,
      contracts.filter(({ sourceImportId }) => sourceImportId === source),
    ),
  )
}
