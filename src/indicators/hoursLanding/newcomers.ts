import { type HoursAccount, hoursWithin } from '../hoursAccounts.js'
import { type Days, yearsBefore } from '../landing/days.js'
import { hullOf, less, numberAround, type Range } from '../landing/range.js'
import { type HoursAsked, totalWithin } from './known.js'

const YEARS_BACK = 5

/**
 * Hours that contracts notified after the same day brought to the same period, so many years before, `known` contracts being
 * counted elsewhere; null: no such year.
 */
export function newcomersOf(accounts: readonly HoursAccount[], asked: HoursAsked, known: number): Range | null {
  const years = Array.from({ length: YEARS_BACK }, (_, index) => index + 1)
  const samples = years.flatMap((back) => sampleOf(accounts, asked, { back, known }))
  return samples.length === 0 ? null : hullOf(samples)
}

interface Sampled {
  readonly back: number
  readonly known: number
}

function sampleOf(
  accounts: readonly HoursAccount[],
  { question: { from, to }, until }: HoursAsked,
  { back, known }: Sampled,
): Range[] {
  const days = { from: yearsBefore(from, back), to: yearsBefore(to, back) }
  if (days.to > until || totalWithin(accounts, days) === null) return []
  const brought = broughtSince(accounts, days, yearsBefore(until, back))
  const mean = brought.length === 0 ? 0 : brought.reduce((sum, hours) => sum + hours, 0) / brought.length
  const { low, high } = less(numberAround(brought.length), known)
  return [{ low: low * mean, high: high * mean }]
}

/** What each contract notified after a day brought to the days. */
function broughtSince(accounts: readonly HoursAccount[], days: Days, since: string): number[] {
  return accounts.flatMap(({ contract: { yearDate }, entries }) => {
    const hours = yearDate !== null && yearDate > since ? hoursWithin(entries, days) : null
    return hours === null || hours === 0 ? [] : [hours]
  })
}
