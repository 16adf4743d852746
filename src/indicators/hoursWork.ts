import { isOfOne } from '../contract/sameWork.js'
import type { WorkedHours } from '../contract.js'
import type { Question } from './types.js'

export type Days = Pick<Question, 'from' | 'to'>

/** A dated entry with the uid of the contract that states it, which may be a call-off of the one it is counted for. */
export interface Entry extends WorkedHours {
  readonly of: string
}

/** A contract's dated entries of one quantity, seen from a period. */
export interface Work {
  readonly hours: number
  /** Entries counted, entries that reach over an edge of the period, entries of other times. */
  readonly inside: number
  readonly across: number
  readonly elsewhere: number
}

/** Null where nothing was worked inside the period, which is not zero hours. */
export const inPeriod = (work: Work): number | null => (work.inside > 0 ? work.hours : null)

export const overlap = (a: WorkedHours, b: WorkedHours): boolean => a.from <= b.to && b.from <= a.to

/** Entries inside the period, the year's total standing for its quarters where both are given. */
export function workOf(entries: readonly Entry[], days: Days): Work {
  const inside = entries.filter((entry) => isInside(entry, days))
  const across = entries.filter((entry) => isAcross(entry, days)).length
  const counted = outermost(inside)
  return {
    hours: totalOf(counted),
    inside: counted.length,
    across,
    elsewhere: entries.length - inside.length - across,
  }
}

/** The dated entries of contracts, seen from a period: how many contracts have hours inside it, and these hours. */
export interface WorkSum {
  readonly contracts: number
  readonly hours: number
  readonly across: number
  readonly elsewhere: number
}

/** Entries alone in their contract and of the same days. */
interface Span extends Days {
  contracts: number
  hours: number
}

/**
 * Sums the dated entries of contracts over any days. Most contracts have one entry, and few days are stated: those are added up
 * once, whatever is asked.
 */
export function workSeen(dated: readonly (readonly Entry[])[]): (days: Days) => WorkSum {
  const spans = spansOf(dated.flatMap((entries) => (entries.length === 1 ? entries : [])))
  const several = dated.filter(({ length }) => length > 1)
  return (days) => {
    const sum = { contracts: 0, hours: 0, across: 0, elsewhere: 0 }
    for (const span of spans) addSpan(sum, span, days)
    for (const entries of several) addWork(sum, workOf(entries, days))
    return sum
  }
}

function spansOf(entries: readonly Entry[]): readonly Span[] {
  const spans = new Map<string, Span>()
  for (const { from, to, hours } of entries) {
    const name = `${from} ${to}`
    const span = spans.get(name) ?? { from, to, contracts: 0, hours: 0 }
    span.contracts += 1
    span.hours += hours
    spans.set(name, span)
  }
  return [...spans.values()]
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

function addSpan(sum: Mutable<WorkSum>, span: Span, days: Days): void {
  if (isInside(span, days)) {
    sum.contracts += span.contracts
    sum.hours += span.hours
  } else if (isAcross(span, days)) sum.across += span.contracts
  else sum.elsewhere += span.contracts
}

function addWork(sum: Mutable<WorkSum>, work: Work): void {
  sum.contracts += work.inside > 0 ? 1 : 0
  sum.hours += work.hours
  sum.across += work.across
  sum.elsewhere += work.elsewhere
}

function isInside(entry: Days, { from, to }: Days): boolean {
  return entry.from >= from && entry.to <= to
}

function isAcross(entry: Days, question: Days): boolean {
  return entry.from <= question.to && entry.to >= question.from && !isInside(entry, question)
}

export const totalOf = (entries: readonly Entry[]): number => entries.reduce((total, { hours }) => total + hours, 0)

export const outermost = (entries: readonly Entry[]): readonly Entry[] =>
  entries.length < 2 ? entries : entries.filter((entry) => !entries.some((other) => isWithin(entry, other)))

/** A shorter time within a longer one of the same contract and structure: the longer one's hours hold them already. */
function isWithin(entry: Entry, other: Entry): boolean {
  if (entry.of !== other.of || !isOfOne(entry, other)) return false
  return entry.from >= other.from && entry.to <= other.to && (entry.from > other.from || entry.to < other.to)
}
