import { addDays } from 'date-fns/addDays'
import { formatISO } from 'date-fns/formatISO'
import { parseISO } from 'date-fns/parseISO'
import type { IsoDate } from '../../contract.js'
import type { Question } from '../types.js'

export type Days = Pick<Question, 'from' | 'to'>

export const QUARTERS: readonly Days[] = [
  ['01-01', '03-31'],
  ['04-01', '06-30'],
  ['07-01', '09-30'],
  ['10-01', '12-31'],
].map(([from, to]) => ({ from: `2000-${from}` as IsoDate, to: `2000-${to}` as IsoDate }))

/** The same day of another year; a 29 February that it has not still compares between the 28th and 1 March. */
const moved = (day: IsoDate, year: number): IsoDate => `${year}${day.slice(4)}` as IsoDate

export const yearsBefore = (day: IsoDate, back: number): IsoDate => moved(day, Number(day.slice(0, 4)) - back)

export const movedDays = ({ from, to }: Days, year: number): Days => ({ from: moved(from, year), to: moved(to, year) })

export function byYear({ from, to }: Days): Days[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const whole = civilYear(first + index)
    return { from: from > whole.from ? from : whole.from, to: to < whole.to ? to : whole.to }
  })
}

export function civilYear(year: number): Days {
  return { from: `${year}-01-01` as IsoDate, to: `${year}-12-31` as IsoDate }
}

export function nextDay(day: IsoDate): IsoDate {
  return formatISO(addDays(parseISO(day), 1), { representation: 'date' }) as IsoDate
}

/** Days in a span, both included; 0 where it ends before it begins. */
export function lengthOf({ from, to }: Days): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1)
}
