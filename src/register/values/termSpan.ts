import type { IsoDate } from '../../contract.js'
import { parseDate } from './date.js'

const DAY = String.raw`\d{1,2}(?: ?er)?(?:[-/. ]\d{1,2}[-/. ](?:\d{4}|\d{2})|[-. ]\p{L}{3,9}\.?(?: \d{4})?)|\d{4}-\d{2}-\d{2}`
const SPAN = new RegExp(
  `^(?:(?:durée|période) ?:? ?)?(?:du |de |entre le |(?:à|a) (?:compter|partir) du |le )?(?<from>${DAY}) ?(?:,? ?jusqu['’]au |au |à |a |et le |[-–→>]+ ?(?:au )?)(?<to>${DAY})(?!\\d)(?: inclus)?`,
  'iu',
)
/** Asked first: nearly every duration has no date in it. */
const MAY_DATE = /\d[-/. ]?(?:er)?[-/. ](?:\d{1,2}|\p{L}{3,9})[-/. ]/u

/**
 * Whole months from a start to an end, rounded up, the last day being either in ("01/01/2024", "31/12/2024") or the anniversary
 * ("01/01/2025"): both are 12. Null where the end comes before the start.
 */
export function monthsBetween(from: IsoDate, to: IsoDate): number | null {
  if (to < from) return null
  const [[year = 0, month = 0, day = 0], [lastYear = 0, lastMonth = 0, lastDay = 0]] = [partsOf(from), partsOf(to)]
  return Math.max(1, (lastYear - year) * 12 + lastMonth - month + (lastDay > day ? 1 : 0))
}

const partsOf = (date: IsoDate): number[] => date.split('-').map(Number)

/** A duration whose beginning and end are dated, said in months. */
interface Spanned {
  readonly text: string
  readonly months: number
}

/** "du 01/01/2024 au 31/12/2024, renouvelable 1 fois" is "12 mois, renouvelable 1 fois". Null: it begins with no such dates. */
export function inMonths(text: string): Spanned | 'backwards' | null {
  const days = daysIn(text)
  if (days === null) return null
  const months = monthsBetween(days.from, days.to)
  return months === null ? 'backwards' : { text: text.replace(days.written, `${months} mois`), months }
}

/** The two days that a text begins with, as written; null: it does not. */
export function daysIn(
  text: string,
): { readonly from: IsoDate; readonly to: IsoDate; readonly written: string } | null {
  const found = MAY_DATE.test(text) ? SPAN.exec(text) : null
  const [first, last] = [found?.groups?.from, found?.groups?.to]
  if (found === null || first === undefined || last === undefined) return null
  const [from, to] = [dayOf(withYear(first, last)), dayOf(last)]
  return from === null || to === null ? null : { from, to, written: found[0] }
}

/** "du 1er janvier au 31 décembre 2024": of the same year. */
const withYear = (from: string, to: string): string =>
  /\d{4}|\d[-/. ]\d{2}$/.test(from) ? from : `${from} ${/\d{4}$/.exec(to)?.[0] ?? ''}`

/** A day written whole and in one order only. */
function dayOf(text: string): IsoDate | null {
  const { value, issues } = parseDate({ kind: 'text', text }, { cell: null, label: '', value: text })
  return issues.length === 0 ? value : null
}
