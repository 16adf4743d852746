import { isUsableAmount } from '../../contract.js'
import type { Objective } from '../../indicators/plan.js'
import { heldStatus } from '../../indicators/planTargets.js'
import { stateOf } from '../../indicators/selection.js'
import type { ComputedIndicator, Fact, Indicator, Status, Target } from '../../indicators/types.js'
import type { Kind, State, States } from '../../states.js'
import type { StoredContract } from '../../store/contracts.js'
import { entriesOf } from '../decide/record.js'
import { civilYear } from '../indicators.js'
import { type Aim, aimsFor, type YearAims } from './aims.js'
import { yearShares } from './figures.js'
import { questionsKnown, type ReviewParts } from './queue.js'

/** A figure before or after an answer. */
export interface Standing {
  readonly low: number | null
  readonly high: number | null
  readonly status: Status | null
}

/** What an answer does to one objective; null figures: it is of a definition of the plan's own, told in words only. */
export interface ObjectiveEffect {
  readonly objective: Objective
  readonly unit: Indicator['unit'] | null
  readonly target: Target | null
  readonly now: Standing | null
  readonly yes: Standing | null
  readonly no: Standing | null
}

/** What the answer to a question changes. */
export interface AnswerEffect {
  /** Null: undated. */
  readonly year: number | null
  /** Euros that it brings to figures in value; null: its amount may not be summed. */
  readonly amount: number | null
  /** By answer, the states the contract would have. */
  readonly states: Readonly<Record<'yes' | 'no', States>>
  readonly objectives: readonly ObjectiveEffect[]
}

/** What yes and no would change of the facts of a contract and of the objectives of its year; writes nothing. */
export async function effectOf(
  parts: ReviewParts,
  contract: StoredContract,
  kind: Kind,
  isCounted: boolean,
): Promise<AnswerEffect> {
  const states = {
    yes: await statesIf(parts, contract, kind, 'yes'),
    no: await statesIf(parts, contract, kind, 'no'),
  }
  const year = contract.yearDate === null ? null : Number(contract.yearDate.slice(0, 4))
  const amount = isUsableAmount(contract.montantFirst) ? contract.montantFirst / 100 : null
  const found = isCounted ? aimsFor((await questionsKnown(parts)).aims, contract) : null
  const objectives =
    found && year !== null ? await objectivesOf(parts, found, { year, amount, before: contract.states, states }) : []
  return { year, amount, states, objectives }
}

async function statesIf({ db, scope }: ReviewParts, { uid, states }: StoredContract, kind: Kind, state: State) {
  const line = { uid, kind, state, reason: '', document: null }
  const at = new Date(0).toISOString()
  const { contracts } = await entriesOf(db, scope, at, { uids: [uid], linesOf: () => [line], batch: null })
  return contracts.get(uid)?.states ?? states
}

interface Answered extends Pick<AnswerEffect, 'amount' | 'states'> {
  readonly year: number
  readonly before: States
}

async function objectivesOf(parts: ReviewParts, found: YearAims, answer: Answered): Promise<ObjectiveEffect[]> {
  const moved = found.aims.filter(({ facts }) =>
    facts.some((fact) => stateOf(answer.states.yes, fact) !== stateOf(answer.states.no, fact)),
  )
  if (moved.length === 0) return []
  const shares = await yearShares(parts, found.plan, answer.year)
  return moved.map((aim) => objectiveEffect(found, aim, shares, answer))
}

function objectiveEffect(
  { plan }: YearAims,
  { objective, facts }: Aim,
  shares: readonly ComputedIndicator[],
  { year, before, states, amount }: Answered,
): ObjectiveEffect {
  const indicator = shares.find(({ id }) => id === objective.indicator)
  const [fact] = facts
  if (indicator?.family !== 'share' || !fact) {
    return { objective, unit: null, target: null, now: null, yes: null, no: null }
  }
  const weight = indicator.base === 'contract' ? 1 : (amount ?? 0)
  const standing = (after: States): Standing => {
    const bounds = moved(indicator, stateOf(before, fact), stateOf(after, fact), weight)
    return {
      ...bounds,
      status: heldStatus(plan, objective, { ...bounds, value: bounds.low }, indicator.target, civilYear(year)),
    }
  }
  const { unit, target } = indicator
  return { objective, unit, target, now: standing(before), yes: standing(states.yes), no: standing(states.no) }
}

/** The bounds of a share once one contract passes from a state to another (SPEC §3): none while nothing is known. */
function moved(
  { numerator, known, denominator }: Pick<ComputedIndicator, 'numerator' | 'known' | 'denominator'>,
  from: State,
  to: State,
  weight: number,
): Pick<Standing, 'low' | 'high'> {
  const change = (state: State) => weight * (Number(to === state) - Number(from === state))
  const yes = exact((numerator ?? 0) + change('yes'))
  const no = exact(known - (numerator ?? 0) + change('no'))
  if (denominator === 0 || yes + no === 0) return { low: null, high: null }
  return { low: yes / denominator, high: exact(denominator - no) / denominator }
}

/** Contracts or cents are whole: what adding euros lost is given back. */
const exact = (value: number): number => Math.round(value * 100) / 100

/** The facts and considerations that a contract has by an answer and not by the other. */
export const factsTurned = ({ states }: Pick<AnswerEffect, 'states'>, facts: readonly Fact[]): Fact[] =>
  facts.filter((fact) => stateOf(states.yes, fact) !== stateOf(states.no, fact))
