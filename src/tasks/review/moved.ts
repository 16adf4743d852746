import type { ContractRecord } from '../../contract.js'
import {
  type CorrectionStanding,
  correctionsStanding,
  importShowings,
  lastBeyondDecisions,
  type Showing,
} from '../../store/confirmations.js'
import type { Correction, Merger, Split } from '../../store/corrections.js'
import type { Database, Scope } from '../../store/database.js'
import { ownVersionsEver, type StoredVersion, versionsOf } from '../../store/versions.js'
import { type Change, changesOf } from '../contractFields.js'
import { fieldLabel, hasMoved, saidOf, typedValue } from '../correct/fields.js'
import { foldedDigest, recordRead, standing } from '../import/project.js'
import type { Memo } from '../memo.js'

/** What somebody put right by hand, over registers that say something else since. */
export type Moved =
  | {
      readonly what: 'set'
      readonly line: Correction
      readonly label: string
      /** As they would be typed; '': nothing. */
      readonly before: string
      readonly after: string
      readonly says: string
    }
  | {
      readonly what: 'merge' | 'split'
      readonly line: Merger | Split
      /** By contract, what registers say otherwise than when somebody last looked. */
      readonly changes: readonly ContractChanges[]
      /** Names what they say now. */
      readonly says: string
    }

export interface ContractChanges {
  readonly uid: string
  /** Of one that no register says any more, or none said: nothing to compare. */
  readonly shows: 'gone' | 'come' | 'changed'
  readonly changes: readonly Change[]
}

/** Contracts whose versions are read at a time. */
const SLICE = 250

interface Known {
  readonly revision: number
  readonly moved: readonly Moved[]
}

/** The last found, by organisation: a decision changes nothing of what registers say. */
const KNOWN = new WeakMap<Memo, ReadonlyMap<string, Known>>()

/** Every correction to be confirmed again, the latest last. */
export async function correctionsMoved(db: Database, scope: Scope, memo: Memo): Promise<readonly Moved[]> {
  const revision = await lastBeyondDecisions(db, scope)
  const known = KNOWN.get(memo)?.get(scope.organisationId)
  if (known?.revision === revision) return known.moved
  const moved = await readMoved(db, scope)
  KNOWN.set(memo, new Map(KNOWN.get(memo)).set(scope.organisationId, { revision, moved }))
  return moved
}

async function readMoved(db: Database, scope: Scope): Promise<Moved[]> {
  const lines = await correctionsStanding(db, scope)
  if (lines.length === 0) return []
  const showings = await importShowings(db, scope)
  const moved: Moved[] = []
  for (let at = 0; at < lines.length; at += SLICE) {
    const slice = lines.slice(at, at + SLICE)
    moved.push(...(await fieldsMoved(db, scope, slice)), ...(await wholesMoved(db, scope, slice, showings)))
  }
  return moved.sort((a, b) => a.line.seq - b.line.seq)
}

/** Fields put right of which the register says neither what it said then, nor what they were put right to. */
async function fieldsMoved(db: Database, scope: Scope, lines: readonly CorrectionStanding[]): Promise<Moved[]> {
  const own = lines.flatMap(({ line }) => (line.action === 'set' ? [line] : []))
  const uids = [...new Set(own.map(({ uid }) => uid))]
  const versions = await versionsOf(db, scope, uids, null)
  const read = new Map(uids.flatMap((uid) => recordOf(uid, versions.get(uid))))
  return own.flatMap((line): Moved[] => {
    const record = read.get(line.uid)
    const says = record && saidOf(record, line.field)
    if (!record || !hasMoved(line, says)) return []
    const typed = (value: unknown) => typedValue(line.field, value)
    const said = { before: typed(line.seen), after: typed(line.value), says: typed(says) }
    return [{ what: 'set', line, label: fieldLabel(line.field), ...said }]
  })
}

function recordOf(uid: string, versions: readonly StoredVersion[] = []): [string, ContractRecord][] {
  const stated = standing(versions)
  return stated ? [[uid, recordRead(stated)]] : []
}

/** Mergers and splits of contracts of which registers say something else than when somebody last looked. */
async function wholesMoved(
  db: Database,
  scope: Scope,
  lines: readonly CorrectionStanding[],
  showings: readonly Showing[],
): Promise<Moved[]> {
  const wholes = lines.flatMap((each) => ('lookedAt' in each ? [each] : []))
  const versions = await ownVersionsEver(db, scope, [...new Set(wholes.flatMap(({ line }) => contractsOf(line)))])
  const now = shownAt(showings, Number.POSITIVE_INFINITY)
  return wholes.flatMap(({ line, lookedAt }): Moved[] => {
    const then = shownAt(showings, lookedAt)
    const seen = contractsOf(line).map((uid) => ({ uid, own: versions.get(uid) ?? [] }))
    const changes = seen.flatMap(({ uid, own }) => changesBetween(uid, shown(own, then), shown(own, now)))
    if (changes.length === 0) return []
    const says = JSON.stringify(seen.map(({ own }) => digestNow(shown(own, now))))
    return [{ what: line.action, line, changes, says }]
  })
}

/** The contracts that a merger or a split is about; the new one of a split is in no register. */
const contractsOf = (line: Merger | Split): string[] => (line.action === 'merge' ? [line.uid, line.into] : [line.uid])

/** The imports that showed at a revision. */
export function shownAt(showings: readonly Showing[], revision: number): ReadonlySet<number> {
  const shown = new Set<number>()
  for (const each of showings) {
    if (each.revision > revision) break
    if (each.shows) shown.add(each.importId)
    else shown.delete(each.importId)
  }
  return shown
}

const shown = (versions: readonly StoredVersion[], imports: ReadonlySet<number>): StoredVersion[] =>
  versions.filter(({ importId }) => imports.has(importId))

const digestNow = (versions: readonly StoredVersion[]): string => (standing(versions) ? foldedDigest(versions) : '')

function changesBetween(uid: string, then: readonly StoredVersion[], now: readonly StoredVersion[]): ContractChanges[] {
  if (digestNow(then) === digestNow(now)) return []
  const [before, after] = [standing(then), standing(now)]
  if (!before || !after) return [{ uid, shows: after ? 'come' : 'gone', changes: [] }]
  return [{ uid, shows: 'changed', changes: changesOf(recordRead(before), recordRead(after)) }]
}
