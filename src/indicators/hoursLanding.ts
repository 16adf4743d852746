import { scheduleOf } from '../contract/schedule.js'
import type { IsoDate, WorkedHours } from '../contract.js'
import { type Ahead, hoursAheadOf, NOTHING_AHEAD } from './ahead.js'
import { frameworksOf } from './frameworks.js'
import { type HoursAccount, hoursAccounts, hoursWithin } from './hours.js'
import {
  type Days,
  exactly,
  hullOf,
  type Landing,
  less,
  moved,
  nextDay,
  notEstimated,
  numberAround,
  type Range,
  rateAround,
  sumOf,
} from './landing.js'
import type { CountedContract, Question } from './types.js'

/** What the interval leaves aside, because no day can be put to it: contracts, and the hours they still owe. */
export interface OwedApart {
  readonly contracts: number
  readonly hours: number
}

/** A landing in hours, with what it is made of. */
export interface HoursLanding extends Landing {
  /** Hours of the period already stated (null: none is), those of running contracts still due, those of contracts to come. */
  readonly done: number | null
  readonly owed: Range
  /** null: no past year can tell; `high` is open. */
  readonly fromNew: Range | null
  /** Their term was over when their hours were last stated, and some are missing. */
  readonly overdue: OwedApart
  /** They owe hours, but no date or no duration says until when. */
  readonly endless: OwedApart
  /** Contracts that never stated hours although others have since they began: counted as nothing, and as what is due. */
  readonly silent: number
}

/**
 * Hours worked in a period, at its end, as seen on `day`: those known, and what each running contract still owes
 * (contracted less done), spread evenly from its last statement to its end, against the pace seen so far, its own or that
 * of all of them; the lower and the higher are the bounds. Never a straight line over the year. Contracts to come bring
 * what they brought in past years. On the last day it is the result.
 */
export function hoursLandingOf(
  quantity: WorkedHours['quantity'],
  contracts: readonly CountedContract[],
  question: Question,
  day: IsoDate,
  { isAbout = () => true, ahead = NOTHING_AHEAD }: Given = {},
): HoursLanding {
  const until = day < question.to ? day : question.to
  const supposed = hoursAheadOf(ahead, quantity)
  const known = knownOn(until, contracts, supposed).concat(ahead.coming)
  const accounts = hoursAccounts(quantity, known, frameworksOf(known), question).filter(({ contract }) =>
    isAbout(contract),
  )
  const stated = totalWithin(accounts, question)
  const about = new Set(accounts.map(({ contract: { uid } }) => uid))
  const told = toldOf(supposed, quantity, contracts, question).flatMap(({ uid, hours, entries }) =>
    about.has(uid) ? [hours + statedAfter(until, entries, question)] : [],
  )
  const debts = until < question.to ? accounts.flatMap((account) => debtOf(account, question, until)) : []
  const { dues, overdue, endless } = duesOf(debts, question, until, supposed)
  const owed = sumOf([...dues.map(({ hours }) => hours), ...told.map(exactly)])
  const fromNew = until < question.to ? newcomersOf(accounts, question, until, among(ahead, dues)) : NO_HOURS
  const parts = {
    done: stated === null ? null : stated / 100,
    owed: inHours(owed),
    fromNew: fromNew && inHours(fromNew),
  }
  const asides = {
    overdue: apart(overdue),
    endless: apart(endless),
    silent: dues.filter(({ silent }) => silent).length,
  }
  const isKnown = stated !== null || (dues.length + told.length > 0 && !accounts.some(isUndated))
  const landing = isKnown ? landed(parts, question.to, until) : notEstimated(question.to, reasonOf(accounts))
  return { ...landing, ...parts, ...asides }
}

const NO_HOURS: Range = { low: 0, high: 0 }

/** How many of the contracts to come would bring hours: they are among those that a forecast expects. */
function among({ coming }: Ahead, dues: readonly Due[]): number {
  const known = new Set(coming.map(({ uid }) => uid))
  return dues.filter(({ uid, hours }) => known.has(uid) && hours.high > 0).length
}

interface Given {
  /** Whether a contract's hours are asked; absent: those of all. */
  readonly isAbout?: (contract: CountedContract) => boolean
  readonly ahead?: Ahead
}

type Parts = Pick<HoursLanding, 'done' | 'owed' | 'fromNew'>

function landed({ done, owed, fromNew }: Parts, to: IsoDate, until: IsoDate): Landing {
  const stated = done ?? 0
  const isOver = until >= to
  const toCome = fromNew && sumOf([owed, fromNew])
  return {
    until: to,
    low: toHundredths(stated + owed.low + (fromNew?.low ?? 0)),
    // What was worked may still be stated after the last day: SPEC §3 gives hours no upper bound.
    high: isOver || toCome === null ? null : toHundredths(stated + toCome.high),
    established: null,
    toCome,
    basis: isOver ? { kind: 'result' } : { kind: 'owed' },
  }
}

/** Sums of hundredths leave dust in binary. */
const toHundredths = (hours: number): number => Math.round(hours * 100) / 100

const reasonOf = (accounts: readonly HoursAccount[]) => (accounts.some(isUndated) ? 'undatedHours' : 'nothingKnown')
const isUndated = ({ entries, undated }: HoursAccount): boolean => entries.length === 0 && undated !== null

/** What was known on a day: neither the hours stated for times not over yet, nor the contracts notified later, unless told of. */
function knownOn(
  day: IsoDate,
  contracts: readonly CountedContract[],
  told: ReadonlyMap<string, number>,
): CountedContract[] {
  return contracts
    .filter(({ uid, yearDate }) => yearDate === null || yearDate <= day || told.has(uid))
    .map((contract) => ({ ...contract, hours: contract.hours.filter(({ to }) => to <= day) }))
}

/** Contracts whose hours are told, with the entries of their account, call-offs rolled up. */
function toldOf(
  supposed: ReadonlyMap<string, number>,
  quantity: WorkedHours['quantity'],
  contracts: readonly CountedContract[],
  question: Question,
): { readonly uid: string; readonly hours: number; readonly entries: HoursAccount['entries'] }[] {
  if (supposed.size === 0) return []
  return hoursAccounts(quantity, contracts, frameworksOf(contracts), question).flatMap(({ contract, entries }) => {
    const hours = supposed.get(contract.uid)
    return hours === undefined ? [] : [{ uid: contract.uid, hours, entries }]
  })
}

/** What an account already states of times not over yet: of one whose hours are told, it is told too. */
function statedAfter(day: IsoDate, entries: HoursAccount['entries'], days: Days): number {
  const known = entries.filter(({ to }) => to <= day)
  return (hoursWithin(entries, days) ?? 0) - (hoursWithin(known, days) ?? 0)
}

/** A contract that owes hours; all hours here are hundredths, as everywhere before they are shown. */
interface Debt {
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

function debtOf({ contract, contracted, undated, entries }: HoursAccount, { asOf }: Question, day: IsoDate): Debt[] {
  if (contracted === null || contracted === 0) return []
  const start = contract.yearDate
  const end = termOf(contract, day)
  const dated = hoursWithin(entries, { from: FIRST, to: day })
  const total = dated === null && asOf !== undefined && asOf <= day ? undated : null
  const last = entries.reduce<IsoDate | null>((latest, { to }) => (latest === null || to > latest ? to : latest), null)
  const stated = total === null ? last : (asOf ?? null)
  return [{ uid: contract.uid, contracted, done: dated ?? total ?? 0, start, end, stated }]
}

const leftOf = ({ contracted, done }: Debt): number => Math.max(0, contracted - done)

interface Due {
  readonly uid: string
  readonly hours: Range
  readonly silent: boolean
}

/** Debts sorted: what falls within the period, what is past its term, what has no term; but for contracts supposed to work. */
function duesOf(debts: readonly Debt[], days: Days, day: IsoDate, supposed: ReadonlyMap<string, number>) {
  const lastStated = debts.reduce((last, { stated }) => (stated !== null && stated > last ? stated : last), FIRST)
  const isSilent = ({ start, stated }: Debt): boolean => stated === null && start !== null && start <= lastStated
  const usual = { pace: usualPace(debts), heard: heardOf(debts, isSilent) }
  const sorted = { dues: [] as Due[], overdue: [] as Debt[], endless: [] as Debt[] }
  for (const debt of debts.filter((one) => leftOf(one) > 0 && !supposed.has(one.uid))) {
    const { uid, start, end, stated } = debt
    const silent = isSilent(debt)
    if (start === null || end === null) sorted.endless.push(debt)
    else if ((stated !== null && stated >= end) || (silent && end < day)) sorted.overdue.push(debt)
    else sorted.dues.push({ uid, silent, hours: dueOf(debt, { from: start, to: end }, days, silent ? NO_PACE : usual) })
  }
  return sorted
}

/** How contracts do in general, for those that have stated nothing yet. */
interface Usual {
  /** Hours done against hours due; null: nobody has stated any. */
  readonly pace: number | null
  /** The least part of contracts that come to state their hours. */
  readonly heard: number
}
const NO_PACE: Usual = { pace: null, heard: 0 }

function heardOf(debts: readonly Debt[], isSilent: (debt: Debt) => boolean): number {
  const heard = debts.filter(({ stated }) => stated !== null).length
  const all = heard + debts.filter(isSilent).length
  return all === 0 ? 0 : rateAround(heard / all, all).low
}

/** What a contract would bring to the days: evenly over what is left of its term, and at the pace seen. */
function dueOf(debt: Debt, term: Days, days: Days, usual: Usual): Range {
  const { stated } = debt
  const hasStated = stated !== null && stated >= term.from
  const from = hasStated ? nextDay(stated) : term.from
  const inside = lengthOf({ from: from > days.from ? from : days.from, to: term.to < days.to ? term.to : days.to })
  const even = (leftOf(debt) * inside) / lengthOf({ from, to: term.to })
  const pace = hasStated
    ? debt.done / lengthOf({ from: term.from, to: stated })
    : ((usual.pace ?? 0) * debt.contracted) / lengthOf(term)
  const paced = Math.min(leftOf(debt), pace * inside)
  return { low: Math.min(even, paced) * (hasStated ? 1 : usual.heard), high: Math.max(even, paced) }
}

/** Hours done against those that were due by then, over all contracts that state theirs; null: none does. */
function usualPace(debts: readonly Debt[]): number | null {
  let [done, due] = [0, 0]
  for (const { start, end, stated, ...debt } of debts) {
    if (start === null || end === null || stated === null || stated < start) continue
    const elapsed = lengthOf({ from: start, to: stated < end ? stated : end })
    done += debt.done
    due += (debt.contracted * elapsed) / lengthOf({ from: start, to: end })
  }
  return due === 0 ? null : done / due
}

const YEARS_BACK = 5

/**
 * Hours that contracts notified after the same day brought to the same period, so many years before, `known` contracts being
 * counted elsewhere; null: no such year.
 */
function newcomersOf(accounts: readonly HoursAccount[], { from, to }: Days, day: IsoDate, known: number): Range | null {
  const years = Array.from({ length: YEARS_BACK }, (_, index) => index + 1)
  const samples = years.flatMap((back): Range[] => {
    const days = { from: yearsBefore(from, back), to: yearsBefore(to, back) }
    if (days.to > day || totalWithin(accounts, days) === null) return []
    const since = yearsBefore(day, back)
    const brought = accounts.flatMap(({ contract: { yearDate }, entries }) => {
      const hours = yearDate !== null && yearDate > since ? hoursWithin(entries, days) : null
      return hours === null || hours === 0 ? [] : [hours]
    })
    const mean = brought.length === 0 ? 0 : brought.reduce((sum, hours) => sum + hours, 0) / brought.length
    const { low, high } = less(numberAround(brought.length), known)
    return [{ low: low * mean, high: high * mean }]
  })
  return samples.length === 0 ? null : hullOf(samples)
}

function totalWithin(accounts: readonly HoursAccount[], days: Days): number | null {
  const known = accounts.flatMap(({ entries }) => hoursWithin(entries, days) ?? [])
  return known.length === 0 ? null : known.reduce((sum, hours) => sum + hours, 0)
}

function apart(debts: readonly Debt[]): OwedApart {
  return { contracts: debts.length, hours: debts.reduce((sum, debt) => sum + leftOf(debt), 0) / 100 }
}

const inHours = ({ low, high }: Range): Range => ({ low: toHundredths(low / 100), high: toHundredths(high / 100) })
const yearsBefore = (day: IsoDate, back: number): IsoDate => moved(day, Number(day.slice(0, 4)) - back)

/** Days in a span, both included; 0 where it ends before it begins. */
function lengthOf({ from, to }: Days): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1)
}
