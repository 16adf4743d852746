import type { IsoDate } from '../../contract.js'
import type { ColumnDecision } from '../columns/decision.js'
import { isCumulative, monthsFrom, periodOf, type Span } from '../columns/hours.js'
import { headerTokens } from '../columns/tokens.js'
import type { SheetRow } from '../types.js'
import { parseDate } from '../values/date.js'
import { daysIn } from '../values/termSpan.js'
import { remembered } from './memo.js'

const WORK = '(?: (?:realisation|execution|concerne|concernee|travaille|travaillee|travail|intervention|heure|paie))*$'
/** Whole headers. "Année" alone is that of the contract as well as that of the work; a week is told in too many ways. */
const PARTS: readonly (readonly [header: RegExp, months: number | null])[] = [
  [new RegExp(`^moi(?:s)?${WORK}`), 1],
  [new RegExp(`^trimestre${WORK}`), 3],
  [new RegExp(`^semestre${WORK}`), 6],
  [new RegExp(`^periode${WORK}`), null],
  [/^annee (?:realisation|execution|travail|intervention|heure)(?: heure)?$/, 12],
]
const YEAR = /^(?:annee|exercice)(?: (?:realisation|execution|travail|intervention|heure|civile))*$/

/** Months that a header says its cells are of; null: it does not say. Undefined: it dates no hours. */
function monthsOf(header: string): number | null | undefined {
  const words = headerTokens(header).join(' ')
  return PARTS.find(([named]) => named.test(words))?.[1]
}

const isUndated = ({ field, header }: ColumnDecision): boolean => field === 'heuresRealisees' && !isCumulative(header)

/** The period in which the hours of each row were worked, told in a column of its own: "Mois", "Trimestre", "Période". */
export class HourPeriods {
  private readonly read: (text: string) => Span | null

  private constructor(
    readonly column: ColumnDecision,
    private readonly year: ColumnDecision | null,
    months: number | null,
  ) {
    this.read = remembered((text) => spanIn(text, months))
  }

  /** Null where the hours of the table are of no period, or where several columns tell one. */
  static in(columns: readonly ColumnDecision[]): HourPeriods | null {
    if (!columns.some(isUndated)) return null
    const unread = columns.filter(({ field, yieldsTo }) => field === null && yieldsTo === null)
    const telling = unread.filter(({ header }) => monthsOf(header) !== undefined)
    const [column] = telling
    if (column === undefined || telling.length > 1) return null
    const years = unread.filter((other) => other !== column && YEAR.test(headerTokens(other.header).join(' ')))
    return new HourPeriods(column, years[0] ?? null, monthsOf(column.header) ?? null)
  }

  /** Whether a column is read to date hours. */
  reads(column: ColumnDecision): boolean {
    return column === this.column || column === this.year
  }

  /** Undefined where the row tells none; null where it tells one that cannot be read. */
  of({ cells }: SheetRow): Span | null | undefined {
    const text = cells[this.column.column]?.text.trim() ?? ''
    if (text === '') return undefined
    const year = this.year === null || ENDS_WITH_YEAR.test(text) ? '' : cells[this.year.column]?.text.trim()
    return this.read(year ? `${text} ${year}` : text)
  }
}

const ENDS_WITH_YEAR = /(?:19|20)\d{2}|\D\d{2}$/

/** A day is the month, the quarter or the half-year it is in; under "Période" nothing says how far it goes. */
function spanIn(text: string, months: number | null): Span | null {
  const days = daysIn(text)
  if (days !== null) return days.to < days.from ? null : days
  const { value, issues } = parseDate({ kind: 'text', text }, { cell: null, label: '', value: text })
  const isDay = value !== null && issues.every(({ code }) => code === 'serialDate')
  if (isDay) return months === null ? null : partAround(value, months)
  return HAS_YEAR.test(text) ? named(text, months) : value && partAround(value, months ?? 1)
}

const HAS_YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/
const LETTERS: Readonly<Record<number, string>> = { 3: 'T', 6: 'S' }

/** "3 2024" under "Trimestre" is no month of March; a whole year is one only where nothing else is said. */
function named(text: string, months: number | null): Span | null {
  const letter = LETTERS[months ?? 0]
  const span = periodOf(
    letter === undefined ? text : text.replace(/^([1-4])(?:er|[eè]re?|[eè]me|nd)?(?= )/u, `${letter}$1`),
  )
  if (!span?.from.endsWith('-01-01') || !span.to.endsWith('-12-31')) return span
  return (months ?? 12) === 12 && ONLY_YEAR.test(text) ? span : null
}

const ONLY_YEAR = /^(?:ann[ée]e |exercice )?\d{4}$/i

function partAround(day: IsoDate, months: number): Span {
  const [year = 0, month = 0] = day.split('-').map(Number)
  const first = month - ((month - 1) % months)
  return monthsFrom(year, first, first + months - 1)
}
