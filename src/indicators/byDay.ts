import type { IsoDate } from '../contract.js'
import { addUnder } from '../grouped.js'
import type { CountedContract, Question } from './types.js'

type Days = Pick<Question, 'from' | 'to'>

/** Every day there is. */
export const ANY_DAY: Days = { from: '0000-01-01' as IsoDate, to: '9999-12-31' as IsoDate }

/** Contracts put by their day, so that those of a span are found without looking at all the others; undated ones are of each. */
export function byDay<T extends Pick<CountedContract, 'yearDate'>>(
  contracts: readonly T[],
): (days: Days) => readonly T[] {
  const days = new Map<IsoDate | null, T[]>([[null, []]])
  for (const contract of contracts) addUnder(days, contract.yearDate, contract)
  return ({ from, to }) =>
    [...days].flatMap(([day, those]) => (day === null || (day >= from && day <= to) ? those : []))
}
