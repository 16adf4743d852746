import { addDays } from 'date-fns/addDays'
import { addMonths } from 'date-fns/addMonths'
import { compareAsc } from 'date-fns/compareAsc'
import { formatISO } from 'date-fns/formatISO'
import { isValid } from 'date-fns/isValid'
import { parseISO } from 'date-fns/parseISO'
import { subMonths } from 'date-fns/subMonths'
import type { ContractRecord, IsoDate, YearBasis } from '../contract.js'
import { yearDateOf } from '../contract.js'

/** What a supplier's calendar supposes; dated, because it is a choice and not a rule of law. */
export interface Horizon {
  /** A contract "ends soon" when its last day is at most this many months away. */
  readonly endingMonths: number
  /** Months before the end at which a new consultation may be expected. */
  readonly leadMonths: number
  readonly since: IsoDate
}

/**
 * Six months leave room to define the need, publish, receive and analyse offers, and notify. No text fixes that delay:
 * it is a hypothesis of ours, which every screen says.
 */
export const HORIZON: Horizon = { endingMonths: 12, leadMonths: 6, since: '2026-11-22' as IsoDate }

export const CONTRACT_STATUSES = ['ending', 'running', 'unknown', 'past'] as const
export type ContractStatus = (typeof CONTRACT_STATUSES)[number]

/** What the calendar of a contract is drawn from. */
export type Timing = Pick<ContractRecord, 'dureeMois' | 'reconductions' | 'modifications'> &
  Pick<ContractRecord, 'dateNotification' | 'dateSignature' | 'dateAttribution'>

/** Why no end is stated, or why an end that has passed does not make the contract a past one. */
export type Doubt = 'undated' | 'noDuration' | 'implausibleDuration' | 'renewals'

export interface Schedule {
  readonly start: IsoDate | null
  readonly startBasis: YearBasis | null
  readonly months: number | null
  /** Notification of the modification the duration comes from; null: that of the contract itself. */
  readonly modifiedOn: IsoDate | null
  readonly modified: boolean
  /** Renewals the register counts apart; whether the duration includes them, it does not say. */
  readonly renewals: number
  /** Theoretical last day; null where nothing allows one to be stated. */
  readonly end: IsoDate | null
  readonly status: ContractStatus
  readonly doubt: Doubt | null
  /** First day of the month around which a renewal may be expected, past or to come; null when there is no end. */
  readonly expected: IsoDate | null
}

/** A hundred years: beyond, days or euros were typed for months. */
const LONGEST = 1200

/**
 * The theoretical calendar of a contract on the day `today`. DECP's `dureeMois` is the whole duration; a modification
 * states a new whole one. Nothing is guessed: without a date or a duration there is no end.
 */
export function scheduleOf(record: Timing, today: IsoDate, horizon: Horizon = HORIZON): Schedule {
  const { date: start, basis: startBasis } = yearDateOf(record)
  const duration = durationOf(record)
  const renewals = duration.modified ? 0 : Math.max(0, record.reconductions ?? 0)
  const after = start === null || duration.months === null ? null : shift(start, duration.months)
  const end = after === null ? null : iso(addDays(parseISO(after), -1))
  const doubt = doubtOf(start, record, duration.months, end)
  const isOver = end !== null && end < today
  return {
    start,
    startBasis,
    ...duration,
    renewals,
    end,
    status: statusOf(end, today, renewals, horizon),
    doubt: doubt ?? (renewals > 0 && isOver ? 'renewals' : null),
    expected: after === null ? null : iso(subMonths(parseISO(`${after.slice(0, 7)}-01`), horizon.leadMonths)),
  }
}

/** The latest modification that states a duration holds, else the contract's own. */
function durationOf({ dureeMois, modifications }: Timing): Pick<Schedule, 'months' | 'modified' | 'modifiedOn'> {
  const dated = modifications.filter((change) => isDuration(change.dureeMois))
  const [last] = dated.sort((a, b) => compareDays(b.dateNotificationModification, a.dateNotificationModification))
  if (last) return { months: last.dureeMois, modified: true, modifiedOn: last.dateNotificationModification }
  return { months: isDuration(dureeMois) ? dureeMois : null, modified: false, modifiedOn: null }
}

const isDuration = (months: number | null): months is number => months !== null && months > 0 && months <= LONGEST

/** Undated ones first. */
const compareDays = (a: IsoDate | null, b: IsoDate | null): number => ((a ?? '') < (b ?? '') ? -1 : a === b ? 0 : 1)

function doubtOf(start: IsoDate | null, record: Timing, months: number | null, end: IsoDate | null): Doubt | null {
  if (start === null) return 'undated'
  if (months === null) return record.dureeMois === null ? 'noDuration' : 'implausibleDuration'
  return end === null ? 'undated' : null
}

function statusOf(end: IsoDate | null, today: IsoDate, renewals: number, horizon: Horizon): ContractStatus {
  if (end === null) return 'unknown'
  if (end < today) return renewals > 0 ? 'unknown' : 'past'
  const limit = addMonths(parseISO(today), horizon.endingMonths)
  return compareAsc(parseISO(end), limit) <= 0 ? 'ending' : 'running'
}

/** The same day so many months later, the last one of a shorter month; null for a day that does not exist. */
function shift(start: IsoDate, months: number): IsoDate | null {
  const day = addMonths(parseISO(start), months)
  return isValid(day) && day.getFullYear() <= 9999 ? iso(day) : null
}

const iso = (day: Date): IsoDate => formatISO(day, { representation: 'date' }) as IsoDate
