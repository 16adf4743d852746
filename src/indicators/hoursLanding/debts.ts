import { scheduleOf } from '../../contract/schedule.js'
import type { IsoDate } from '../../contract.js'
import { type HoursAccount, hoursWithin } from '../hoursAccounts.js'
import type { CountedContract, Question } from '../types.js'
import type { HoursAsked, Told } from './known.js'

/** A contract that owes hours; all hours here are hundredths, as everywhere before they are shown. */
export interface Debt {
  readonly uid: string
  readonly contracted: number
  readonly done: number
  readonly start: IsoDate | null
  readonly end: IsoDate | null
  /** The day up to which its hours are known; null: it never stated any. */
  readonly stated: IsoDate | null
}

const FIRST = '0001-01-01' as IsoDate

/** The day a contract's term ends on; null: no date or no duration says so. */
export function termOf({ yearDate, dureeMois }: CountedContract, day: IsoDate): IsoDate | null {
  const dates = { dateNotification: yearDate, dateSignature: null, dateAttribution: null }
  return scheduleOf({ ...dates, dureeMois, reconductions: null, modifications: [] }, day).end
}

export function debtOf(account: HoursAccount, { asOf }: Pick<Question, 'asOf'>, day: IsoDate): Debt[] {
  const { contract, contracted, undated, entries } = account
  if (contracted === null || contracted === 0) return []
  const dated = hoursWithin(entries, { from: FIRST, to: day })
  const total = dated === null && asOf !== undefined && asOf <= day ? undated : null
  const last = entries.length === 0 ? null : entries.map(({ to }) => to).reduce(later)
  const done = dated ?? total ?? 0
  const stated = total === null ? last : (asOf ?? null)
  return [{ uid: contract.uid, contracted, done, start: contract.yearDate, end: termOf(contract, day), stated }]
}

/** What contracts whose hours are told still owe after the days these are told of; nothing where no day asked is left. */
export function debtsAfter(all: readonly Told[], { question, until }: HoursAsked): Debt[] {
  return all.flatMap(({ account, ahead }) => {
    const worked = ahead.map(({ to }) => to).reduce(later, until)
    if (worked >= question.to) return []
    const more = ahead.reduce((sum, { hours }) => sum + hours, 0)
    return debtOf(account, question, question.to).map((debt) => ({
      ...{ ...debt, done: debt.done + more },
      stated: later(debt.stated ?? worked, worked),
    }))
  })
}

const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b)

export const leftOf = ({ contracted, done }: Debt): number => Math.max(0, contracted - done)
