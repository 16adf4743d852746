import { digestOf } from '../../contract/identity.js'
import type { Plan } from '../../indicators/plan.js'
import { KINDS, type Kind, type State } from '../../states.js'
import type { StoredContract } from '../../store/contracts.js'
import type { Database, Scope } from '../../store/database.js'
import { changesOf } from '../contractFields.js'
import { mergerOf } from '../correct.js'
import { countedKnown } from '../counted.js'
import type { Memo } from '../memo.js'
import { figuresMoved, type YearMoved } from '../preview/figures.js'
import { type AmountsCrossed, amountsCrossed, type FactCrossed, factsCrossed } from './mergeCrossed.js'
import { type DecisionsMet, decisionsMet, type Settled } from './mergeDecisions.js'
import { correctionWrites, groundOf, noSuchContract } from './record.js'

/** One thing that two contracts do not say alike; null: not stated. */
export interface FieldMet {
  readonly label: string
  readonly part: string | null
  readonly whole: string | null
  /** What the one that stays would say. */
  readonly after: string | null
  /** It is taken from the one that is made part. */
  readonly isCompleted: boolean
}

/** A fact that the three do not have alike. */
export interface FactMet extends Readonly<Record<'part' | 'whole' | 'after', State>> {
  readonly kind: Kind
}

/** Two contracts, and what they would be as one. */
export interface MergerMet extends DecisionsMet {
  readonly part: StoredContract
  readonly whole: StoredContract
  readonly after: StoredContract
  readonly fields: readonly FieldMet[]
  readonly facts: readonly FactMet[]
  /** What the one states one way and the other the other: what the one that stays would say holds, unless somebody says which. */
  readonly crossed: readonly FactCrossed[]
  readonly amounts: AmountsCrossed | null
  /** Names all this: what is applied is what was shown. */
  readonly seen: string
}

/** What making a contract part of another would do. */
export interface MergerEffect extends MergerMet {
  readonly years: readonly YearMoved[]
  /** Years concerned whose figures are not given, newest first. */
  readonly otherYears: readonly number[]
}

interface MergerAsked {
  readonly uid: string
  readonly into: string
  readonly decided?: Settled
  readonly takesAmount?: boolean
}

/**
 * What two contracts would be as one, nothing being written. Of what was decided two ways and is not settled, what was decided of
 * the one that stays is supposed to hold. Throws AppError as `merge` does.
 */
export async function mergerMet(
  db: Database,
  scope: Scope,
  { uid, into, decided = {}, takesAmount = false }: MergerAsked,
  now: Date,
): Promise<MergerMet> {
  const ground = await groundOf(db, scope, [uid, into])
  const met = decisionsMet(ground, uid, into)
  const supposed = Object.fromEntries(met.opposed.map(({ kind, whole }) => [kind, whole.state]))
  const settled = { decided: { ...supposed, ...decided }, takesAmount }
  const merger = mergerOf({ uid, into, ...settled, reason: NO_REASON_YET, document: null })
  const { contracts } = await correctionWrites(db, scope, now.toISOString(), merger)
  const [part, whole, after] = [ground.contracts.get(uid), ground.contracts.get(into), contracts.get(into)]
  if (!part || !whole || !after) throw noSuchContract(whole ? uid : into)
  const [fields, facts] = [fieldsMet(part, whole, after), factsMet(part, whole, after)]
  const decisions = [met.takenOver.map(({ seq }) => seq), met.opposed.map((each) => [each.part.seq, each.whole.seq])]
  const seen = digestOf(JSON.stringify([fields, part.states, whole.states, decisions]), 32)
  const said = { crossed: factsCrossed(ground, uid, into), amounts: amountsCrossed(ground, uid, into) }
  return { part, whole, after, ...met, fields, facts, ...said, seen }
}

interface Figures {
  readonly db: Database
  readonly scope: Scope
  readonly memo: Memo
  readonly plan: Plan | null
}

/** The same, with the figures it would change. */
export async function mergerEffect(
  { db, scope, memo, plan }: Figures,
  asked: MergerAsked,
  now: Date,
): Promise<MergerEffect> {
  const met = await mergerMet(db, scope, asked, now)
  const before = await countedKnown(db, scope, memo)
  const compared = { before, staged: [met.after], gone: new Set([asked.uid]), plan }
  const { years, otherYears } = await figuresMoved(db, scope, now, compared)
  return { ...met, years, otherYears }
}

/** A reason is asked for when it is written, not to look. */
const NO_REASON_YET = 'aperçu'

function fieldsMet(part: StoredContract, whole: StoredContract, after: StoredContract): FieldMet[] {
  const completed = new Map(changesOf(whole.record, after.record).map((change) => [change.label, change.after]))
  return changesOf(part.record, whole.record).map(({ label, before, after: said }) => ({
    ...{ label, part: before, whole: said },
    after: completed.get(label) ?? said,
    isCompleted: completed.has(label),
  }))
}

const factsMet = (part: StoredContract, whole: StoredContract, after: StoredContract): FactMet[] =>
  KINDS.map((kind) => ({ kind, part: part.states[kind], whole: whole.states[kind], after: after.states[kind] })).filter(
    (fact) => fact.part !== fact.whole || fact.whole !== fact.after,
  )
