import type { IsoDate } from '../../contract.js'
import { type Days, lengthOf, nextDay } from '../landing/days.js'
import { type Range, rateAround } from '../landing/range.js'
import { type Debt, leftOf } from './debts.js'
import type { HoursAsked } from './known.js'

/** What a contract would bring to the days asked. */
export interface Due {
  readonly uid: string
  readonly hours: Range
  /** It never stated hours although others have since it began. */
  readonly silent: boolean
}

/** Debts sorted: what falls within the period, what is past its term, what has no term. */
export interface Dues {
  readonly dues: readonly Due[]
  readonly overdue: readonly Debt[]
  readonly endless: readonly Debt[]
}

/**
 * What debts bring to the days asked. Of the contracts whose hours are told, which are in `debts` like the others for the
 * pace they show, only what is left after those hours (`after`) is due.
 */
export function duesOf(debts: readonly Debt[], after: readonly Debt[], asked: HoursAsked): Dues {
  const usual = usualOf(debts)
  const left = [...debts.filter(({ uid }) => !asked.told.has(uid)), ...after].filter((debt) => leftOf(debt) > 0)
  const sorted = { dues: [] as Due[], overdue: [] as Debt[], endless: [] as Debt[] }
  for (const debt of left) {
    const term = fullTerm(debt)
    if (term === null) sorted.endless.push(debt)
    else if (isOverdue(debt, term.to, usual, asked.until)) sorted.overdue.push(debt)
    else sorted.dues.push(dueOf(debt, term, asked.question, usual))
  }
  return sorted
}

function fullTerm({ start, end }: Debt): Days | null {
  return start === null || end === null ? null : { from: start, to: end }
}

function isOverdue(debt: Debt, end: IsoDate, { isSilent }: Usual, day: IsoDate): boolean {
  return (debt.stated !== null && debt.stated >= end) || (isSilent(debt) && end < day)
}

/** How contracts do in general, for those that have stated nothing yet. */
interface Usual {
  readonly isSilent: (debt: Debt) => boolean
  /** Hours done against hours due; null: nobody has stated any. */
  readonly pace: number | null
  /** The least part of contracts that come to state their hours. */
  readonly heard: number
}

function usualOf(debts: readonly Debt[]): Usual {
  const last = debts.reduce((latest, { stated }) => (stated !== null && stated > latest ? stated : latest), '')
  const isSilent = ({ start, stated }: Debt): boolean => stated === null && start !== null && start <= last
  const heard = debts.filter(({ stated }) => stated !== null).length
  const all = heard + debts.filter(isSilent).length
  return { isSilent, pace: usualPace(debts), heard: all === 0 ? 0 : rateAround(heard / all, all).low }
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

/** What a contract would bring to the days: evenly over what is left of its term, and at the pace seen. */
function dueOf(debt: Debt, term: Days, days: Days, usual: Usual): Due {
  const { uid, stated } = debt
  const silent = usual.isSilent(debt)
  const spoken = stated !== null && stated >= term.from ? stated : null
  const left = { from: spoken === null ? term.from : nextDay(spoken), to: term.to }
  const inside = lengthOf(within(left, days))
  const even = (leftOf(debt) * inside) / lengthOf(left)
  const paced = Math.min(leftOf(debt), paceOf(debt, term, spoken, silent ? null : usual.pace) * inside)
  const heard = spoken !== null ? 1 : silent ? 0 : usual.heard
  return { uid, silent, hours: { low: Math.min(even, paced) * heard, high: Math.max(even, paced) } }
}

const within = (a: Days, b: Days): Days => ({ from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to })

/** Hours a day: its own since it began, else those of all. */
function paceOf({ done, contracted }: Debt, term: Days, spoken: IsoDate | null, usual: number | null): number {
  if (spoken !== null) return done / lengthOf({ from: term.from, to: spoken })
  return ((usual ?? 0) * contracted) / lengthOf(term)
}
