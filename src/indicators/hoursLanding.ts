import type { IsoDate, WorkedHours } from '../contract.js'
import { type Ahead, hoursAheadOf, NOTHING_AHEAD } from './ahead.js'
import type { HoursAccount } from './hoursAccounts.js'
import { type Debt, debtOf, debtsAfter, leftOf } from './hoursLanding/debts.js'
import { type Due, type Dues, duesOf } from './hoursLanding/dues.js'
import {
  accountsOf,
  broughtBy,
  type HoursAsked,
  knownOn,
  type Told,
  toldOf,
  totalWithin,
} from './hoursLanding/known.js'
import { newcomersOf } from './hoursLanding/newcomers.js'
import { exactly, type Range, sumOf } from './landing/range.js'
import { type Landing, notEstimated } from './landing.js'
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

interface Given {
  /** Whether a contract's hours are asked; absent: those of all. */
  readonly isAbout?: (contract: CountedContract) => boolean
  readonly ahead?: Ahead
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
  const asked = { quantity, question, until, isAbout, told: hoursAheadOf(ahead, quantity) }
  const accounts = accountsOf(asked, knownOn(asked, contracts).concat(ahead.coming))
  const told = toldOf(asked, contracts)
  const debts = owedIn(accounts, told, asked)
  const parts = partsOf(accounts, told, { debts, asked, ahead })
  const isKnown = parts.done !== null || (debts.dues.length + told.length > 0 && !accounts.some(isUndated))
  const landing = isKnown ? landed(parts, question.to, until) : notEstimated(question.to, reasonOf(accounts))
  return { ...landing, ...parts, ...asidesIn(debts) }
}

const reasonOf = (accounts: readonly HoursAccount[]) => (accounts.some(isUndated) ? 'undatedHours' : 'nothingKnown')
const isUndated = ({ entries, undated }: HoursAccount): boolean => entries.length === 0 && undated !== null

/** What is owed to the days asked; nothing once they are over. */
function owedIn(accounts: readonly HoursAccount[], told: readonly Told[], asked: HoursAsked): Dues {
  if (asked.until >= asked.question.to) return { dues: [], overdue: [], endless: [] }
  const debts = accounts.flatMap((account) => debtOf(account, asked.question, asked.until))
  return duesOf(debts, debtsAfter(told, asked), asked)
}

type Parts = Pick<HoursLanding, 'done' | 'owed' | 'fromNew'>

interface Owed {
  readonly debts: Dues
  readonly asked: HoursAsked
  readonly ahead: Ahead
}

function partsOf(accounts: readonly HoursAccount[], told: readonly Told[], { debts, asked, ahead }: Owed): Parts {
  const stated = totalWithin(accounts, asked.question)
  const owed = [...debts.dues.map(({ hours }) => hours), ...told.map((each) => exactly(broughtBy(each, asked)))]
  const isOver = asked.until >= asked.question.to
  const fromNew = isOver ? NO_HOURS : newcomersOf(accounts, asked, among(ahead, debts.dues))
  return {
    done: stated === null ? null : stated / 100,
    owed: inHours(sumOf(owed)),
    fromNew: fromNew && inHours(fromNew),
  }
}

function landed({ done, owed, fromNew }: Parts, to: IsoDate, until: IsoDate): Landing {
  const stated = done ?? 0
  const isOver = until >= to
  const toCome = fromNew && sumOf([owed, fromNew])
  const low = toHundredths(stated + owed.low + (fromNew?.low ?? 0))
  // What was worked may still be stated after the last day: SPEC §3 gives hours no upper bound.
  const high = isOver || toCome === null ? null : toHundredths(stated + toCome.high)
  return { until: to, low, high, established: null, toCome, basis: { kind: isOver ? 'result' : 'owed' } }
}

const NO_HOURS: Range = { low: 0, high: 0 }
const inHours = ({ low, high }: Range): Range => ({ low: toHundredths(low / 100), high: toHundredths(high / 100) })
/** Sums of hundredths leave dust in binary. */
const toHundredths = (hours: number): number => Math.round(hours * 100) / 100

/** How many of the contracts to come would bring hours: they are among those that a forecast expects. */
function among({ coming }: Ahead, dues: readonly Due[]): number {
  const known = new Set(coming.map(({ uid }) => uid))
  return dues.filter(({ uid, hours }) => known.has(uid) && hours.high > 0).length
}

function asidesIn({ dues, overdue, endless }: Dues): Pick<HoursLanding, 'overdue' | 'endless' | 'silent'> {
  return { overdue: apart(overdue), endless: apart(endless), silent: dues.filter(({ silent }) => silent).length }
}

const apart = (debts: readonly Debt[]): OwedApart => ({
  contracts: debts.length,
  hours: debts.reduce((sum, debt) => sum + leftOf(debt), 0) / 100,
})
