import type { IsoDate } from '../contract.js'
import { type Ahead, NOTHING_AHEAD } from './ahead.js'
import { ANY_DAY, byDay } from './byDay.js'
import type { CustomDefinition } from './definition.js'
import { figureOf } from './figures/figure.js'
import { type FigureContext, ofAnyYear, periodOf } from './figures/scope.js'
import type { Frameworks } from './frameworks.js'
import { type HoursLanding, hoursLandingOf } from './hoursLanding.js'
import type { Days } from './landing/days.js'
import type { CountedFigure } from './landing/part.js'
import { type Landing, landingOf, notEstimated, resultOf } from './landing.js'
import { populationOf } from './population.js'
import { computeShares } from './shares.js'
import type { CountedContract, Question } from './types.js'

/**
 * The landings of built-in indicators at the end of the question's days, as seen on `day`: what they share is counted
 * once. A landing in hours done or validated is a `HoursLanding`; hours contracted or to date hang on a few large contracts
 * to come, and are not foretold: replayed on the past, no interval held them. `ahead` is what is supposed of days to come.
 */
export function landingsOf(
  contracts: readonly CountedContract[],
  question: Question,
  frameworks: Frameworks,
  ahead = NOTHING_AHEAD,
): (id: string, day: IsoDate) => Landing | HoursLanding {
  const counted = new Map<string, ReturnType<typeof countedIn>>()
  let within: ReturnType<typeof byDay<CountedContract>> | undefined
  const figures = (days: Days) => {
    const name = `${days.from} ${days.to}`
    within ??= byDay(populationOf(contracts, { ...question, ...ANY_DAY }, frameworks).contracts)
    const known = counted.get(name) ?? computeShares(within(days), question)
    counted.set(name, known)
    return known
  }
  const { coming } = ahead
  const known = coming.length === 0 ? [] : countedIn(coming, question, frameworks)
  return (id, day) => {
    const hours = quantityOf(id.replace('insertionHours.', ''))
    if (hours) return hoursLandingOf(hours, contracts, question, day, { ahead })
    if (id.startsWith('insertionHours.')) return notEstimated(question.to, 'fewContracts')
    const of = (all: ReturnType<typeof countedIn>) => countedFigure(all.find((figure) => figure.id === id))
    if (day >= question.to) return resultOf(of(countedIn(contracts.concat(coming), question, frameworks)), question.to)
    return landingOf((days) => of(figures(days)), question, day, known.length === 0 ? null : of(known))
  }
}

/**
 * The landing of a definition of a plan's own. What it counts must add up from one span of days to the next: a supplier
 * of two spans is one supplier, so that nothing is foretold of suppliers.
 */
export function landingOfDefinition(
  definition: CustomDefinition,
  contracts: readonly CountedContract[],
  question: Question,
  { ahead = NOTHING_AHEAD, ...context }: FigureContext & { readonly ahead?: Ahead },
  day: IsoDate,
): Landing | HoursLanding {
  const days = periodOf(definition, { from: question.from, to: question.to })
  const asked = { ...question, ...days }
  const all = contracts.concat(ahead.coming)
  if (definition.counts === 'supplier') return notEstimated(question.to, 'suppliers')
  if (definition.figure === 'hours') {
    const hours = quantityOf(definition.counts)
    if (hours === null) return notEstimated(question.to, 'fewContracts')
    const about = new Set(ofAnyYear(definition, all, asked, context).map(({ uid }) => uid))
    return hoursLandingOf(hours, contracts, asked, day, { ahead, isAbout: ({ uid }) => about.has(uid) })
  }
  const { period: _, ...timeless } = definition
  const within = byDay(contracts)
  const over = (span: Days, of = within(span)) => countedFigure(figureOf(timeless, of, { ...asked, ...span }, context))
  if (day >= days.to) return resultOf(over(days, all), days.to)
  return landingOf(over, days, day, ahead.coming.length === 0 ? null : over(days, ahead.coming))
}

const quantityOf = (figure: string) => (figure === 'done' || figure === 'validated' ? figure : null)

function countedIn(contracts: readonly CountedContract[], question: Question, frameworks: Frameworks) {
  return computeShares(populationOf(contracts, question, frameworks).contracts, question)
}

type Given = Omit<CountedFigure, 'counts'> & { readonly counts: CountedFigure['counts'] | null }

function countedFigure(figure: Given | undefined): CountedFigure {
  if (!figure?.counts) throw new RangeError('not a figure counted by state')
  return { ...figure, counts: figure.counts }
}
