import { type BuyerGroup, NATIONAL_FIGURES } from '../codes/nationalSeries.js'
import type { Cents } from '../contract.js'
import { type Comparison, comparable, comparedAs } from '../indicators/comparison.js'
import type { AnyIndicator } from '../indicators/figures/figure.js'
import { SHARES } from '../indicators/shares.js'
import type { Database, Scope } from '../store/database.js'
import { buyersKnown, type KnownBuyer } from './buyers.js'
import { civilYear, indicatorsOf } from './indicators.js'
import type { Memo } from './memo.js'
import { type Sources, sourcesOf } from './sources.js'
import { lastAmong, yearsKnown } from './summary/register.js'

interface Parts {
  readonly database: Database
  readonly scope: Scope
  readonly memo: Memo
  readonly now: () => Date
}

export interface ComparisonsAsked {
  /** Absent: the last year that has contracts. */
  readonly year?: number | undefined
  /** Whose contracts these are; null: not told. */
  readonly group: BuyerGroup | null
  /** SIREN of one buyer; absent: all together. */
  readonly acheteur?: string | undefined
}

/** A share of the register, counted from the national threshold on, and what it may be held against. */
export interface ComparedShare {
  readonly label: string
  readonly indicator: AnyIndicator
  /** Euros HT from which both count. */
  readonly threshold: number
  readonly comparison: Comparison
}

export interface Comparisons {
  readonly year: number
  readonly years: readonly number[]
  readonly group: BuyerGroup | null
  readonly acheteur: string | undefined
  readonly buyers: readonly KnownBuyer[]
  readonly sources: Sources
  readonly shares: readonly ComparedShare[]
}

/** Thresholds of national figures, that of the longest series first. */
const THRESHOLDS = [...new Set(NATIONAL_FIGURES.map(({ threshold }) => threshold))].sort((a, b) => b - a)

/** Every built-in share of a year beside the national figure that it may be compared to, or the reason why there is none. */
export async function comparisonsOf(parts: Parts, asked: ComparisonsAsked): Promise<Comparisons> {
  const { database, scope, memo, now } = parts
  const { group, acheteur } = asked
  const years = await yearsKnown(database, scope, memo)
  const year = asked.year ?? lastAmong(years, now())
  const byThreshold = await Promise.all(THRESHOLDS.map((threshold) => sharesFrom(parts, year, asked, threshold)))
  const [first = []] = byThreshold
  const shares = first.map((share, at) => {
    const others = byThreshold.flatMap((each) => each[at] ?? [])
    return others.find(({ comparison }) => comparison.line !== null) ?? share
  })
  const buyers = await buyersKnown(database, scope, memo)
  const sources = await sourcesOf(database, scope, memo)
  return { year, years, group, acheteur, buyers, sources, shares }
}

/** National figures are shares: hours are not read for them. */
const ONLY_SHARES = SHARES.map(({ id }) => id)

async function sharesFrom(
  { database, scope, memo }: Parts,
  year: number,
  { group, acheteur }: ComparisonsAsked,
  threshold: number,
): Promise<ComparedShare[]> {
  const whose = acheteur === undefined ? {} : { acheteur }
  const question = { ...civilYear(year), ...whose, minAmount: (threshold * 100) as Cents, only: ONLY_SHARES }
  const { indicators } = await indicatorsOf(database, scope, question, undefined, memo)
  return SHARES.flatMap(({ id, label }) => {
    const indicator = indicators.find((each) => each.id === id)
    const compared = comparedAs(id, question, group)
    return indicator && compared ? [{ label, indicator, threshold, comparison: comparable(compared) }] : []
  })
}
