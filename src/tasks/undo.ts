import { AppError } from '../errors.js'
import { replaceWrites } from '../store/contracts/write.js'
import type { StoredContract } from '../store/contracts.js'
import { splitOfImport } from '../store/corrections.js'
import type { Database, Insert, Scope, Statement } from '../store/database.js'
import { findImport, undoStatement } from '../store/imports.js'
import { currentRevision, isOutdated, revisionStatement } from '../store/revision.js'
import { contractsSaid } from '../store/versions/parts.js'
import { uidsOfImport } from '../store/versions/staged.js'
import { type StoredVersion, versionsOf } from '../store/versions.js'
import { ContractPages } from './contractPages.js'
import { projectContract, standing } from './import/project.js'
import { type Reading, readingOf } from './reading.js'
import { withdrawnWrites } from './setAside/taken.js'

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
  for (;;) {
    const seen = await currentRevision(db, scope)
    await checkUndoable(db, scope, importId)
    const { writes, report } = await withdrawal(db, scope, importId, await readingOf(db, scope))
    const revision = revisionStatement(scope, seen, { importId, action: 'undo', at: clock().toISOString() })
    try {
      const taken = await withdrawnWrites(db, scope, importId)
      await db.atomically([revision, ...writes, ...taken, undoStatement(scope, importId)])
      return report
    } catch (cause) {
      if (!isOutdated(cause)) throw cause
    }
  }
}

async function checkUndoable(db: Database, scope: Scope, importId: number): Promise<void> {
  const known = await findImport(db, scope, importId)
  if (!known) throw new AppError('noSuchImport', `Aucun import n° ${importId}. « spaser imports » en donne la liste.`)
  if (known.state === 'undone') throw new AppError('alreadyUndone', `L’import n° ${importId} est déjà annulé.`)
  const split = await splitOfImport(db, scope, importId)
  if (split) throw new AppError('partOfSplit', partOfSplit(importId, split))
}

const partOfSplit = (importId: number, { uid, seq }: { readonly uid: string; readonly seq: number }): string =>
  `L’import n° ${importId} tient la seconde moitié du marché ${uid}, scindé à la main : annulez la scission (n° ${seq}) sur la page de ce marché, ce qui annule aussi cet import. Rien n’a été changé.`

async function withdrawal(db: Database, scope: Scope, importId: number, reading: Reading) {
  const writes: (Statement | Insert)[] = []
  const report = { id: importId, hidden: 0, restored: 0 }
  const pages = new ContractPages()
  for (let after = ''; ; ) {
    const uids = await uidsOfImport(db, scope, importId, after, PAGE)
    if (uids.length === 0) return { writes, report }
    const contracts = pages.next(await contractsSaid(db, scope, uids))
    const restored = await remade(await versionsOf(db, scope, contracts, null, importId), reading)
    writes.push(...replaceWrites(scope, contracts, restored))
    report.restored += restored.length
    report.hidden += contracts.length - restored.length
    after = uids.at(-1) ?? after
  }
}

/** What contracts are by what is left of them; one of which nothing states anything is left out. */
export async function remade(
  versions: ReadonlyMap<string, readonly StoredVersion[]>,
  { rules, byHandOf }: Reading,
): Promise<StoredContract[]> {
  const byHand = await byHandOf([...versions.keys()])
  return [...versions].flatMap(([uid, remaining]) => {
    const left = standing(remaining)
    return left ? [projectContract(left, rules, byHand.get(uid))] : []
  })
}
