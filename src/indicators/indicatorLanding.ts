import type { IsoDate } from '../contract.js'
import type { CustomDefinition } from './definition.js'
import { figureOf } from './figures/figure.js'
import { type FigureContext, ofAnyYear, periodOf } from './figures/scope.js'
import type { Frameworks } from './frameworks.js'
import { type HoursLanding, hoursLandingOf } from './hoursLanding.js'
import { type CountedFigure, type Days, type Landing, landingOf, notEstimated } from './landing.js'
import { populationOf } from './population.js'
import { computeShares } from './shares.js'
import type { CountedContract, Question } from './types.js'

/**
 * The landings of built-in indicators at the end of the question's days, as seen on `day`: what they share is counted
 * once. A landing in hours done or validated is a `HoursLanding`; hours contracted or to date hang on a few large contracts
 * to come, and are not foretold: replayed on the past, no interval held them.
 */
export function landingsOf(
  contracts: readonly CountedContract[],
  question: Question,
  frameworks: Frameworks,
): (id: string, day: IsoDate) => Landing | HoursLanding {
  const counted = new Map<string, ReturnType<typeof countedIn>>()
  const figures = (days: Days) => {
    const name = `${days.from} ${days.to}`
    const known = counted.get(name) ?? countedIn(contracts, { ...question, ...days }, frameworks)
    counted.set(name, known)
    return known
  }
  return (id, day) => {
    const hours = quantityOf(id.replace('insertionHours.', ''))
    if (hours) return hoursLandingOf(hours, contracts, question, day)
    if (id.startsWith('insertionHours.')) return notEstimated(question.to, 'fewContracts')
    return landingOf((days) => countedFigure(figures(days).find((figure) => figure.id === id)), question, day)
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
  context: FigureContext,
  day: IsoDate,
): Landing | HoursLanding {
  const days = periodOf(definition, { from: question.from, to: question.to })
  const asked = { ...question, ...days }
  if (definition.counts === 'supplier') return notEstimated(question.to, 'suppliers')
  if (definition.figure === 'hours') {
    const hours = quantityOf(definition.counts)
    if (hours === null) return notEstimated(question.to, 'fewContracts')
    const about = new Set(ofAnyYear(definition, contracts, asked, context).map(({ uid }) => uid))
    return hoursLandingOf(hours, contracts, asked, day, ({ uid }) => about.has(uid))
  }
  const { period: _, ...timeless } = definition
  const over = (span: Days) => countedFigure(figureOf(timeless, contracts, { ...asked, ...span }, context))
  return landingOf(over, days, day)
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
