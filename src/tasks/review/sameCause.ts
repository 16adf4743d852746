import { digestOf } from '../../contract/identity.js'
import { groupedBy } from '../../grouped.js'
import type { Kind, State } from '../../states.js'
import { lastBeyondDecisions } from '../../store/confirmations.js'
import { contractsOf } from '../../store/contracts.js'
import { type Decision, decisionsInForce } from '../../store/decisions.js'
import { readDigest } from '../import/bound.js'
import type { Memo } from '../memo.js'
import { changesSince, type PlaceChanged, placesChanged, type ReadSince } from './changed.js'
import { compareItems, type Item } from './order.js'
import { questionsKnown, type ReviewParts } from './queue.js'

/** A decision to be confirmed again, with what changed since. */
export interface DecisionMoved {
  readonly item: Item
  readonly decision: Decision
  /** Null: what was read then is not known any more. */
  readonly since: ReadSince | null
  /** Names what is read now. */
  readonly read: string
}

/** Decisions of one answer on one fact, under which registers changed alike. */
export interface SameCause {
  /** Names these decisions over what is read now: those of another moment have another name. */
  readonly name: string
  readonly kind: Kind
  readonly state: State
  /** Null: what was read then is not known any more. Of a text, its place alone: no two contracts have the same. */
  readonly cause: readonly PlaceChanged[] | null
  readonly members: readonly DecisionMoved[]
}

/** The questions that a decision holds, registers having changed. */
export const itemsToReconfirm = async (parts: ReviewParts): Promise<Item[]> =>
  (await questionsKnown(parts)).items.filter(({ doubt }) => doubt === 'toReconfirm')

/** All of them by cause, in the order of the queue; kept until the next publication. */
export const sameCauses = (parts: ReviewParts): Promise<readonly SameCause[]> =>
  parts.memo.of(parts.db, parts.scope, 'to reconfirm by cause', async () => grouped(await decisionsMoved(parts)))

async function decisionsMoved(parts: ReviewParts): Promise<DecisionMoved[]> {
  const items = (await itemsToReconfirm(parts)).sort(compareItems)
  const found: Omit<DecisionMoved, 'since'>[] = []
  for (let at = 0; at < items.length; at += SLICE) found.push(...(await inForce(parts, items.slice(at, at + SLICE))))
  const since = await sinceKnown(
    parts,
    found.map(({ decision }) => decision),
  )
  return found.map((each) => ({ ...each, since: since.get(each.decision.seq) ?? null }))
}

/** Contracts read at a time. */
const SLICE = 250

async function inForce({ db, scope }: ReviewParts, items: readonly Item[]) {
  const uids = [...new Set(items.map(({ uid }) => uid))]
  const [contracts, decisions] = [await contractsOf(db, scope, uids), await decisionsInForce(db, scope, uids)]
  return items.flatMap((item) => {
    const contract = contracts.get(item.uid)
    const decision = decisions.get(item.uid)?.find(({ kind }) => kind === item.kind)
    return contract && decision ? [{ item, decision, read: readDigest(contract.record) }] : []
  })
}

interface Known {
  readonly revision: number
  readonly since: Map<number, ReadSince | null>
}

/** By organisation: what changed since a decision stands until something else than decisions is published. */
const KNOWN = new WeakMap<Memo, ReadonlyMap<string, Known>>()

export async function sinceKnown(
  { db, scope, memo }: Pick<ReviewParts, 'db' | 'scope' | 'memo'>,
  decisions: readonly Decision[],
): Promise<ReadonlyMap<number, ReadSince | null>> {
  const revision = await lastBeyondDecisions(db, scope)
  const before = KNOWN.get(memo)?.get(scope.organisationId)
  const since = before?.revision === revision ? before.since : new Map<number, ReadSince | null>()
  const unknown = decisions.filter(({ seq }) => !since.has(seq))
  for (const [seq, each] of await changesSince(db, scope, unknown)) since.set(seq, each)
  KNOWN.set(memo, new Map(KNOWN.get(memo)).set(scope.organisationId, { revision, since }))
  return since
}

function grouped(decisions: readonly DecisionMoved[]): SameCause[] {
  const found = groupedBy(decisions, (each) => {
    const { kind, state } = each.decision
    return JSON.stringify([kind, state, causeOf(each)])
  })
  return [...found.values()].flatMap((members) => sameCause(members))
}

function sameCause(members: readonly DecisionMoved[]): SameCause[] {
  const [first] = members
  if (!first) return []
  const { kind, state } = first.decision
  const cause = causeOf(first)
  const told = members.map(({ item: { uid }, decision: { seq }, read }) => JSON.stringify([uid, seq, read]))
  const name = digestOf(JSON.stringify([kind, state, cause, told.sort()]), 16)
  return [{ name, kind, state, cause, members }]
}

/** What a cell may say that others say too; longer, it is a text of its own. */
const LONGEST_CELL = 100

function causeOf({ since }: DecisionMoved): PlaceChanged[] | null {
  if (since === null) return null
  const places = placesChanged(since).map((place) => (isCell(place) ? place : { ...place, before: null, after: null }))
  return places.sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

const isCell = ({ field, before, after }: PlaceChanged): boolean =>
  field === 'colonne' && Math.max(before?.length ?? 0, after?.length ?? 0) <= LONGEST_CELL

const order = (place: PlaceChanged): string => JSON.stringify(place)
