import type { ContractRecord, SourceText } from '../../contract.js'
import { importShowings } from '../../store/confirmations.js'
import type { Database, Scope } from '../../store/database.js'
import type { Decision } from '../../store/decisions.js'
import { ownVersionsEver, type StoredVersion, versionsOf } from '../../store/versions.js'
import { corrected } from '../correct/corrected.js'
import { isStillRead, saidAs, textsOn } from '../import/bound.js'
import { recordRead, standing } from '../import/project.js'
import { readingOf } from '../reading.js'
import { shownAt } from './moved.js'

/** What was read of a fact when it was decided, against what is read now. */
export interface ReadSince {
  readonly added: readonly SourceText[]
  readonly removed: readonly SourceText[]
}

/** Contracts whose versions are read at a time. */
const SLICE = 250

/** By the number of each decision; null: what was read then is not to be found any more, or the contract is not there. */
export async function changesSince(
  db: Database,
  scope: Scope,
  decisions: readonly Decision[],
): Promise<Map<number, ReadSince | null>> {
  const found = new Map<number, ReadSince | null>()
  for (let at = 0; at < decisions.length; at += SLICE) {
    const slice = decisions.slice(at, at + SLICE)
    const of = await readsOf(db, scope, [...new Set(slice.map(({ uid }) => uid))])
    for (const decision of slice) found.set(decision.seq, await changedSince(decision, of))
  }
  return found
}

/** The readings of some contracts. */
interface Reads {
  readonly versions: (uid: string) => readonly StoredVersion[]
  /** The versions that ever showed together, withdrawn since or not. */
  readonly everShown: (uid: string) => Promise<readonly (readonly StoredVersion[])[]>
  /** What they make of it with what was put right by hand; none where they make no contract. */
  readonly recordOf: (uid: string, versions: readonly StoredVersion[]) => ContractRecord[]
}

async function readsOf(db: Database, scope: Scope, uids: readonly string[]): Promise<Reads> {
  const versions = await versionsOf(db, scope, uids, null)
  const { rules, byHandOf } = await readingOf(db, scope)
  const byHand = await byHandOf(uids)
  const recordOf: Reads['recordOf'] = (uid, of) => {
    const stated = standing(of)
    if (!stated) return []
    const read = { record: recordRead(stated, rules.columns), laterTexts: null }
    return [corrected(read, byHand.get(uid)?.corrections ?? [], rules.columns).record]
  }
  return { versions: (uid) => versions.get(uid) ?? [], everShown: (uid) => everShown(db, scope, uid), recordOf }
}

async function changedSince(decision: Decision, of: Reads): Promise<ReadSince | null> {
  const { uid, kind } = decision
  const versions = of.versions(uid)
  const [now] = of.recordOf(uid, versions)
  if (!now) return null
  const isThen = (record: ContractRecord): boolean => isStillRead(decision, record)
  const before =
    versions.flatMap((_, at) => of.recordOf(uid, versions.slice(0, at + 1))).findLast(isThen) ??
    (await of.everShown(uid)).flatMap((shown) => of.recordOf(uid, shown)).findLast(isThen)
  if (!before) return null
  const [then, today] = [textsOn(before, kind), textsOn(now, kind)]
  return { added: without(today, then), removed: without(then, today) }
}

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

/** What one text or column said when a fact was decided, and says now; null: nothing. */
export interface PlaceChanged extends Pick<SourceText, 'field' | 'column'> {
  readonly before: string | null
  readonly after: string | null
}

/** The texts removed and added, those of one place beside each other. */
export function placesChanged({ removed, added }: ReadSince): PlaceChanged[] {
  const left = [...added]
  const paired = removed.map(({ field, column, text }): PlaceChanged => {
    const at = left.findIndex((each) => each.field === field && each.column === column)
    const [now] = at < 0 ? [] : left.splice(at, 1)
    return { field, column, before: text, after: now?.text ?? null }
  })
  return [...paired, ...left.map(({ field, column, text }) => ({ field, column, before: null, after: text }))]
}
