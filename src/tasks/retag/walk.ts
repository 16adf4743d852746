import type { RuleSet } from '../../considerations/ruleSet.js'
import { groundsText } from '../../indicators/grounds.js'
import { KINDS } from '../../states.js'
import { contractsAfter, type StoredContract } from '../../store/contracts.js'
import type { Database, Scope } from '../../store/database.js'
import { type StoredVersion, versionsOf } from '../../store/versions.js'
import { type ByHand, UNTOUCHED } from '../byHand.js'
import { projectContract, standing } from '../import/project.js'
import { readingOf } from '../reading.js'
import { otherReaders } from '../turn.js'
import { type ContractChange, changeOf } from './change.js'
import { Tally } from './tally.js'

/** Contracts read and compared at a time: the bound on memory. */
const PAGE = 500
/** Contracts read between two turns of the event loop: some tens of milliseconds. */
const TURN = 25

export interface Walked {
  readonly read: number
  readonly rewritten: number
  /** Contracts read before it was kept who says each state, which they now tell. */
  readonly completed: number
  readonly held: number
  readonly tally: Tally
}

interface WalkOptions {
  readonly rules: RuleSet
  readonly titleOf: (rule: string) => string
  readonly shown: number
  readonly onChange?: (change: ContractChange) => void
  readonly onProgress?: (read: number) => void
}

/** Reads every visible contract again, page by page, handing over those that must be written anew. */
export async function walk(
  db: Database,
  scope: Scope,
  options: WalkOptions,
  write: (contracts: readonly StoredContract[]) => Promise<void>,
): Promise<Walked> {
  const { byHandOf } = await readingOf(db, scope, options.rules)
  const walked = { read: 0, rewritten: 0, completed: 0, held: 0, tally: new Tally(options.shown) }
  for (let after = ''; ; ) {
    const page = await contractsAfter(db, scope, after, PAGE)
    const uids = page.map(({ uid }) => uid)
    const [versions, byHand] = [await versionsOf(db, scope, uids, null), await byHandOf(uids)]
    const rewritten: StoredContract[] = []
    for (const [at, before] of page.entries()) {
      if (at % TURN === 0) await otherReaders()
      const now = readAgain(versions.get(before.uid) ?? [], options.rules, byHand.get(before.uid) ?? UNTOUCHED)
      if (!now) continue
      walked.held += now.held
      if (isUngrounded(before)) walked.completed += 1
      if (compare(before, now.contract, walked.tally, options)) rewritten.push(now.contract)
    }
    if (rewritten.length > 0) await write(rewritten)
    walked.read += page.length
    walked.rewritten += rewritten.length
    options.onProgress?.(walked.read)
    const last = page.at(-1)
    if (!last) return walked
    after = last.uid
  }
}

/** A state that is known has a ground, but in contracts read before grounds were kept. */
const isUngrounded = ({ states, grounds }: StoredContract): boolean =>
  KINDS.some((kind) => states[kind] !== 'unknown' && grounds[kind] === null)

/** Tells what changes; whether the contract must be written anew, be it only for the version its proofs carry. */
function compare(
  before: StoredContract,
  now: StoredContract,
  tally: Tally,
  { titleOf, onChange }: WalkOptions,
): boolean {
  const change = changeOf(before, now, titleOf)
  if (change) {
    tally.add(change)
    onChange?.(change)
  }
  if (change !== null || before.rulesVersion !== now.rulesVersion) return true
  return groundsText(before.grounds) !== groundsText(now.grounds)
}

/** A contract under these rules, and how many of its decisions hold a state that the rules alone would not give. */
function readAgain(versions: readonly StoredVersion[], rules: RuleSet, byHand: ByHand) {
  const stated = standing(versions)
  if (!stated) return null
  const contract = projectContract(stated, rules, byHand)
  if (byHand.decisions.length === 0) return { contract, held: 0 }
  const { states } = projectContract(stated, rules, { ...byHand, decisions: [] })
  const held = byHand.decisions.filter(({ kind, state }) => states[kind] !== state).length
  return { contract, held }
}
