import type { Cents, IsoDate } from '../../contract.js'
import type { State } from '../../states.js'
import type { CustomDefinition } from '../definition.js'
import type { Frameworks } from '../frameworks.js'
import { amountOf, isAskedOf } from '../population.js'
import { compile, type PredicateContext } from '../predicate/evaluate.js'
import { type CountedContract, EXCLUSIONS, type ExcludedCount, type Exclusion, type Question } from '../types.js'

/** What a definition is evaluated among, beside the question. */
export interface FigureContext extends PredicateContext {
  readonly frameworks: Frameworks
}

/** The contracts a definition counts over, and beside them what it leaves out. */
export interface Scoped {
  readonly contracts: readonly CountedContract[]
  readonly excluded: readonly ExcludedCount[]
  /** Of those out of scope, the contracts of which the register does not tell whether they belong. */
  readonly scopeUnknown: number
}

/**
 * The days a definition is about: those asked, the months up to the last of them or of the data where those stop before, or
 * all since a day of its own.
 */
export function periodOf(
  { period }: CustomDefinition,
  { from, to, asOf = to }: Pick<Question, 'from' | 'to' | 'asOf'>,
): Pick<Question, 'from' | 'to'> {
  if (period === undefined || period.kind === 'civilYear') return { from, to }
  if (period.kind === 'since') return { from: period.from, to }
  const last = asOf >= from && asOf < to ? asOf : to
  return { from: monthsBefore(last, period.months), to: last }
}

/** The day after the same day so many months before: twelve months up to 31 December begin on 1 January. */
function monthsBefore(day: IsoDate, months: number): IsoDate {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const lastOfMonth = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  const isEnd = new Date(Date.UTC(year, month, 0)).getUTCDate() === date
  const start = Date.UTC(year, month - 1 - months, (isEnd ? lastOfMonth : Math.min(date, lastOfMonth)) + 1)
  return new Date(start).toISOString().slice(0, 10) as IsoDate
}

/** Sorts contracts into those a definition counts over and those it leaves out, by reason (SPEC §3). */
export function scopeOf(
  definition: CustomDefinition,
  contracts: readonly CountedContract[],
  question: Question,
  context: FigureContext,
): Scoped {
  const reasonOf = leftOutBy(definition, question, context)
  const kept: CountedContract[] = []
  const leftOut = new Map<LeftOut, number>()
  for (const contract of contracts) {
    const reason = reasonOf(contract)
    if (reason === 'outOfPeriod') continue
    if (reason === null) kept.push(contract)
    else leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1)
  }
  return { contracts: kept, ...leftOutCounts(leftOut) }
}

/** Why a definition does not count over a contract: it is of other days, or is left out; null: it counts over it. */
export function leftOutBy(definition: CustomDefinition, question: Question, context: FigureContext) {
  const { from, to } = periodOf(definition, question)
  const reasonOf = leavesOut(definition, question, context)
  return (contract: CountedContract): LeftOut | 'outOfPeriod' | null => {
    const { yearDate } = contract
    return yearDate !== null && (yearDate < from || yearDate > to) ? 'outOfPeriod' : reasonOf(contract)
  }
}

/** What is left out as it is said: those of which it is not known whether they belong are out of scope too. */
export function leftOutCounts(leftOut: ReadonlyMap<LeftOut, number>): Omit<Scoped, 'contracts'> {
  const scopeUnknown = leftOut.get('scopeUnknown') ?? 0
  const excluded = EXCLUSIONS.flatMap((reason) => {
    const count = (leftOut.get(reason) ?? 0) + (reason === 'outOfScope' ? scopeUnknown : 0)
    return count === 0 ? [] : [{ reason, count }]
  })
  return { excluded, scopeUnknown }
}

/** The contracts a definition is about whatever their year, even one that nobody wrote: hours may be worked on any. */
export function ofAnyYear(
  definition: CustomDefinition,
  contracts: readonly CountedContract[],
  question: Question,
  context: FigureContext,
): CountedContract[] {
  const reasonOf = leavesOut(definition, question, context, false)
  return contracts.filter((contract) => reasonOf(contract) === null)
}

/** Why a contract is left out: a reason of SPEC §3, or the register does not tell whether it belongs. */
export type LeftOut = Exclusion | 'scopeUnknown'

/** In the order of SPEC §3: the buyer asked, the type, tests, dates, call-offs; then what the definition itself says. */
function leavesOut(definition: CustomDefinition, question: Question, context: FigureContext, dated = true) {
  const { concessions = 'excluded', callOffs = 'excluded' } = definition.figure === 'hours' ? {} : definition
  const belongs = belonging(definition, question, context)
  return (contract: CountedContract): LeftOut | null => {
    if (!isAskedOf(contract, question)) return 'outOfScope'
    if (concessions === 'excluded' && contract.type === 'concession') return 'concession'
    if (contract.test) return 'test'
    if (dated && contract.yearDate === null) return 'undated'
    if (callOffs === 'excluded' && context.frameworks.parents.has(contract.uid)) return 'subsequent'
    if (concessions === 'only' && contract.type !== 'concession') return 'outOfScope'
    return belongs(contract)
  }
}

/** The higher of the definition's threshold and of the one asked; 0: none. */
export function leastOf({ threshold }: CustomDefinition, { minAmount }: Pick<Question, 'minAmount'>): Cents {
  return Math.max(minAmount ?? 0, typeof threshold === 'number' ? threshold * 100 : 0) as Cents
}

/** An amount that may not be summed does not tell on which side of a threshold it is. */
function reaches(cents: Cents | null, least: Cents): State {
  if (cents === null) return 'unknown'
  return cents >= least ? 'yes' : 'no'
}

/** What the definition counts among: its threshold, what it counts, its own condition. */
function belonging(definition: CustomDefinition, question: Question, context: FigureContext) {
  const { threshold, among } = definition
  const amounts = definition.figure === 'hours' ? question.amounts : (definition.amounts ?? question.amounts)
  const least = leastOf(definition, question)
  const conditions = [
    ...(least > 0 ? [(contract: CountedContract) => reaches(amountOf(contract, { amounts }), least)] : []),
    ...(threshold === 'eu' ? [compile({ euThreshold: 'reached' }, context)] : []),
    ...(among ? [compile(among, context)] : []),
  ]
  return (contract: CountedContract): LeftOut | null => {
    if (definition.counts === 'lot' && contract.lot === null) return 'outOfScope'
    const states = conditions.map((stateOf) => stateOf(contract))
    if (states.includes('no')) return 'outOfScope'
    return states.every((state) => state === 'yes') ? null : 'scopeUnknown'
  }
}
