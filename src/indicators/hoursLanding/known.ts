import type { IsoDate, WorkedHours } from '../../contract.js'
import type { HoursAhead } from '../ahead.js'
import { frameworksOf } from '../frameworks.js'
import { type HoursAccount, hoursAccounts, hoursWithin } from '../hoursAccounts.js'
import type { Days } from '../landing/days.js'
import type { CountedContract, Question } from '../types.js'

/** What a landing in hours is asked about: which hours, of which contracts, over which days, and as seen on which. */
export interface HoursAsked {
  readonly quantity: WorkedHours['quantity']
  readonly question: Question
  /** The last day of which anything is known, or of the days asked where these are over. */
  readonly until: IsoDate
  readonly isAbout: (contract: CountedContract) => boolean
  /** Hours held for told of the days to come, by uid. */
  readonly told: ReadonlyMap<string, readonly HoursAhead[]>
}

/** What was known on a day: neither the hours stated for times not over yet, nor the contracts notified later, unless told of. */
export function knownOn({ until, told }: HoursAsked, contracts: readonly CountedContract[]): CountedContract[] {
  return contracts
    .filter(({ uid, yearDate }) => yearDate === null || yearDate <= until || told.has(uid))
    .map((contract) => ({ ...contract, hours: contract.hours.filter(({ to }) => to <= until) }))
}

/** The accounts of the contracts asked about, call-offs rolled up. */
export function accountsOf(
  { quantity, question, isAbout }: HoursAsked,
  contracts: readonly CountedContract[],
): HoursAccount[] {
  const accounts = hoursAccounts(quantity, contracts, frameworksOf(contracts), question)
  return accounts.filter(({ contract }) => isAbout(contract))
}

/** A contract whose hours are told, its account holding too what it states of times not over yet. */
export interface Told {
  readonly account: HoursAccount
  readonly ahead: readonly HoursAhead[]
}

export function toldOf(asked: HoursAsked, contracts: readonly CountedContract[]): Told[] {
  if (asked.told.size === 0) return []
  return accountsOf(asked, contracts).flatMap((account) => {
    const ahead = asked.told.get(account.contract.uid)
    return ahead === undefined ? [] : [{ account, ahead }]
  })
}

/** What a contract is told to bring by a last day among those asked, with what it states already of days not over yet. */
export function broughtBy({ account: { entries }, ahead }: Told, { question, until }: HoursAsked): number {
  const { from, to } = question
  const within = ahead.filter((one) => one.to >= from && one.to <= to)
  const known = entries.filter((entry) => entry.to <= until)
  const stated = (hoursWithin(entries, question) ?? 0) - (hoursWithin(known, question) ?? 0)
  return within.reduce((sum, { hours }) => sum + hours, stated)
}

/** Hours of these days over several accounts; null: none states any. */
export function totalWithin(accounts: readonly HoursAccount[], days: Days): number | null {
  const known = accounts.flatMap(({ entries }) => hoursWithin(entries, days) ?? [])
  return known.length === 0 ? null : known.reduce((sum, hours) => sum + hours, 0)
}
