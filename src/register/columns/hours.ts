import { type IsoDate, isoDateSchema, type WorkedHours } from '../../contract.js'
import { fold } from '../../fold.js'
import { monthOf } from '../values/date.js'
import type { Field } from './fields.js'

/** What the hours of a dated column are, and the period its header names (both dates included). */
export type HoursPeriod = Omit<WorkedHours, 'hours'>

export interface HoursColumn {
  readonly field: Field | null
  readonly period: HoursPeriod | null
  readonly reason: string
}

const OTHER = /^(?:restante?|taux|estimee?|pourcentage|ecart|prix|cout|montant|penalite|date|limite|ouverture)$/
const DONE = /^(?:realisee?|effectuee?|executee?|faite|travaillee)$/
const VALIDATED = /^validee?$/

/**
 * A column of hours: contracted, done or validated, dated by its header or not. Null: the header is not about hours of
 * insertion. Cumulative hours ("au 31/12/2024") say nothing of the year in which they were worked.
 */
export function hoursColumn(header: string, tokens: readonly string[]): HoursColumn | null {
  if (!tokens.some((token) => token === 'heure' || token === 'horaire') && !isInHours(header, tokens)) return null
  if (isShareOfClause(header, tokens)) return null
  if (header.includes('%') || tokens.some((token) => OTHER.test(token)))
    return none('heures qui ne sont ni contractualisées, ni réalisées, ni validées')
  const quantity = tokens.some((token) => VALIDATED.test(token))
    ? 'validated'
    : tokens.some((token) => DONE.test(token))
      ? 'done'
      : null
  if (quantity === null) return contracted(tokens)
  const span = isCumulative(header) ? null : periodOf(header)
  if (span)
    return { field: 'heuresDatees', period: { quantity, ...span }, reason: `heures du ${span.from} au ${span.to}` }
  if (quantity === 'validated') return none('heures validées sans période : précisez l’année dans l’en-tête')
  return { field: 'heuresRealisees', period: null, reason: 'heures réalisées, cumul sans période' }
}

/** "Engagement d’insertion (h)". */
const isInHours = (header: string, tokens: readonly string[]): boolean =>
  tokens.includes('insertion') && /\(\s*h\.?\s*\)\s*$/i.test(header)

/** "Clause d’insertion (% des heures)" is a clause, whatever it is measured by. */
const isShareOfClause = (header: string, tokens: readonly string[]): boolean =>
  header.includes('%') && tokens.includes('clause')

const none = (reason: string): HoursColumn => ({ field: null, period: null, reason })

const CONTRACTED =
  /^(?:contractualisee?|contractuelle?|prevue?|clausee?|engagee?|realiser|insertion|social|sociale|volume|reservee?)$/

function contracted(tokens: readonly string[]): HoursColumn {
  return tokens.some((token) => CONTRACTED.test(token))
    ? { field: 'heuresContractualisees', period: null, reason: 'heures d’insertion contractualisées' }
    : none('heures sans rapport reconnu avec l’insertion')
}

/** "au 31/12/2024", "depuis 2022", "cumul 2024": a running total. */
export function isCumulative(header: string): boolean {
  return /\b(?:cumul\w*|depuis|total\w*|a ce jour)\b|\b(?:au|jusqu au) \d/.test(fold(header))
}

/** Both dates included. */
export interface Span {
  readonly from: IsoDate
  readonly to: IsoDate
}

/** Period named by a header: "2024", "T1 2025", "1er semestre 2024", "janvier 2025", "01/2025"; null if none or several. */
export function periodOf(header: string): Span | null {
  const folded = fold(header)
  const years = [...new Set([...folded.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)].map(([year]) => year))]
  const [year] = years
  if (year === undefined || years.length > 1) return null
  const part = partOf(folded.replace(year, ' '))
  return part === null ? null : span(Number(year), part[0], part[1])
}

type Months = readonly [first: number, last: number]

/** Months of the year named beside it; the whole year when nothing is; null when it is not understood. */
function partOf(text: string): Months | null {
  const quarter = numberAfter(text, 't|trimestre', 'trimestre')
  if (quarter !== null) return quarter >= 1 && quarter <= 4 ? [quarter * 3 - 2, quarter * 3] : null
  const half = numberAfter(text, 's|semestre', 'semestre')
  if (half !== null) return half >= 1 && half <= 2 ? [half * 6 - 5, half * 6] : null
  const months = monthsIn(text)
  if (months.length > 2) return null
  const first = months[0] ?? 1
  return [first, months[1] ?? months[0] ?? 12]
}

function numberAfter(text: string, before: string, after: string): number | null {
  const match = new RegExp(`\\b(?:${before}) ?([1-9])\\b|\\b([1-9])(?:er?|eme|nd|e)? ?${after}\\b`).exec(text)
  return match ? Number(match[1] ?? match[2]) : null
}

function monthsIn(text: string): readonly number[] {
  const words = text.split(' ')
  const named = words.map(monthOf).filter((month) => month !== null)
  if (named.length > 0) return named
  return words
    .filter((word) => /^\d{1,2}$/.test(word))
    .map(Number)
    .filter((month) => month >= 1 && month <= 12)
}

const span = (year: number, first: number, last: number): Span | null =>
  last < first ? null : monthsFrom(year, first, last)

/** From the first day of one month to the last of another, of the same year. */
export function monthsFrom(year: number, first: number, last: number): Span {
  const end = new Date(Date.UTC(year, last, 0)).getUTCDate()
  return { from: isoDay(year, first, 1), to: isoDay(year, last, end) }
}

const isoDay = (year: number, month: number, day: number): IsoDate =>
  isoDateSchema.parse(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
