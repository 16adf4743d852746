import { AppError } from '../errors.js'
import { contractsOf, type StoredContract } from '../store/contracts.js'
import type { Database, Scope } from '../store/database.js'
import { saidOtherwise, undoOutcome } from '../store/findings.js'
import type { ImportSummary } from '../store/imports.js'
import { versionsOf } from '../store/versions.js'
import { changesOf } from './contractFields.js'
import { foldedDigest, standing } from './import/project.js'
import { type Changes, type ContractChange, changeOf, count, mostFrequent, showsAnew } from './preview/changes.js'
import { type Reading, readingOf } from './reading.js'
import { knownImport } from './registers.js'
import { remade } from './undo.js'

export interface UndoPreview extends Pick<Changes, 'fields' | 'first'> {
  readonly summary: ImportSummary
  /** Contracts that no other import speaks of. */
  readonly hidden: number
  /** Of those that others speak of, the ones that would not stay as they are. */
  readonly changed: number
  /** Of these others, the ones that are too many to be compared. */
  readonly uncompared: number
}

/** Contracts compared: beyond, whoever asks would wait. */
const MOST_COMPARED = 2_000
const PAGE = 200
const FIRST = 20

/** What withdrawing an import would do. Throws AppError `noSuchImport` or `alreadyUndone`. */
export async function undoPreview(db: Database, scope: Scope, id: number): Promise<UndoPreview> {
  const summary = await undoable(db, scope, id)
  const { hidden } = await undoOutcome(db, scope, id)
  const { total, uids } = await saidOtherwise(db, scope, id, MOST_COMPARED)
  const reading = await readingOf(db, scope)
  const labels = new Map<string, number>()
  const first: ContractChange[] = []
  let changed = 0
  for (let at = 0; at < uids.length; at += PAGE) {
    const changes = await changesWithout(db, scope, id, uids.slice(at, at + PAGE), reading)
    changed += changes.length
    for (const change of changes) {
      if (first.length < FIRST || showsAnew(change, labels)) first.push(change)
      count(labels, change.fields)
    }
  }
  return { summary, hidden, changed, uncompared: total - uids.length, fields: mostFrequent(labels), first }
}

/** Throws AppError `noSuchImport` or `alreadyUndone`. */
export async function undoable(db: Database, scope: Scope, id: number): Promise<ImportSummary> {
  const summary = await knownImport(db, scope, id)
  if (summary.state === 'undone') throw new AppError('alreadyUndone', `L’import n° ${id} est déjà annulé.`)
  return summary
}

/** Contracts that would not stay as they are; the others are not made again. */
async function changesWithout(
  db: Database,
  scope: Scope,
  importId: number,
  uids: readonly string[],
  reading: Reading,
): Promise<ContractChange[]> {
  const said = await versionsOf(db, scope, uids, null)
  const left = await versionsOf(db, scope, uids, null, importId)
  const moved = new Map(
    [...left].filter(([uid, versions]) => {
      const [before, after] = [standing(said.get(uid) ?? []), standing(versions)]
      return before && after && foldedDigest(before) !== foldedDigest(after)
    }),
  )
  const before = await contractsOf(db, scope, [...moved.keys()])
  return (await remade(moved, reading)).flatMap((after) => changeTo(before.get(after.uid), after))
}

function changeTo(before: StoredContract | undefined, after: StoredContract): ContractChange[] {
  return before ? [changeOf({ pair: [before, after], changes: changesOf(before.record, after.record) })] : []
}
