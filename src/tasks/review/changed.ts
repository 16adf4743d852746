import type { ContractRecord, SourceText } from '../../contract.js'
import { importShowings } from '../../store/confirmations.js'
import type { Database, Scope } from '../../store/database.js'
import type { Decision } from '../../store/decisions.js'
import { ownVersionsEver, type StoredVersion, versionsOf } from '../../store/versions.js'
import { isStillRead, saidAs, textsOn } from '../import/bound.js'
import { projectContract, standing } from '../import/project.js'
import { readingOf } from '../reading.js'
import { shownAt } from './moved.js'

/** What was read of a fact when it was decided, against what is read now. */
export interface ReadSince {
  readonly added: readonly SourceText[]
  readonly removed: readonly SourceText[]
}

/** Null: what was read then is not to be found any more, the contract being corrected by hand, or read by other rules. */
export async function changedSince(db: Database, scope: Scope, decision: Decision): Promise<ReadSince | null> {
  const { uid, kind } = decision
  const versions = (await versionsOf(db, scope, [uid], null)).get(uid) ?? []
  const { rules, byHandOf } = await readingOf(db, scope)
  const byHand = (await byHandOf([uid])).get(uid)
  const recordOf = (of: readonly StoredVersion[]): ContractRecord[] => {
    const stated = standing(of)
    return stated ? [projectContract(stated, rules, byHand).record] : []
  }
  const [now] = recordOf(versions)
  if (!now) return null
  const isThen = (record: ContractRecord): boolean => isStillRead(decision, record)
  const before =
    versions.flatMap((_, at) => recordOf(versions.slice(0, at + 1))).findLast(isThen) ??
    (await everShown(db, scope, uid)).flatMap(recordOf).findLast(isThen)
  if (!before) return null
  const [then, today] = [textsOn(before, kind), textsOn(now, kind)]
  return { added: without(today, then), removed: without(then, today) }
}

/** The versions that ever showed together, withdrawn since or not. */
async function everShown(db: Database, scope: Scope, uid: string): Promise<StoredVersion[][]> {
  const own = (await ownVersionsEver(db, scope, [uid])).get(uid) ?? []
  const showings = await importShowings(db, scope)
  const known = new Map<string, StoredVersion[]>()
  for (const { revision, importId } of showings) {
    if (!own.some((version) => version.importId === importId)) continue
    const imports = shownAt(showings, revision)
    const shown = own.filter((version) => imports.has(version.importId))
    known.set(shown.map((version) => version.importId).join(), shown)
  }
  return [...known.values()]
}

const without = (texts: readonly SourceText[], others: readonly SourceText[]): SourceText[] => {
  const known = new Set(others.map(saidAs))
  return texts.filter((text) => !known.has(saidAs(text)))
}
