import type { Aimed, Time } from '../effort.js'
import type { Range } from '../landing/range.js'
import type { Direction } from '../types.js'

/** The rate or the total aimed at, with what it is counted on; `step` is the smallest amount that exists. */
interface Sum {
  readonly part: number
  readonly whole: number
  readonly aim: number
  readonly isRate: boolean
  readonly isWhole: boolean
}

export function sumOf({ unit, base, numerator, denominator }: Aimed, aim: number): Sum {
  return { part: numerator ?? 0, whole: denominator, aim, isRate: unit === 'ratio', isWhole: base !== 'euro' }
}

export function atLeast(sum: Sum, open: number, time: Time | null) {
  const missing = reachingPart(sum, sum.whole) - sum.part
  const notify = toNotify(sum)
  const notifyBeside = toNotify({ ...sum, part: sum.part + open })
  const expected = time?.kind === 'ongoing' ? time.toCome : null
  return {
    missing,
    settle: missing <= open ? missing : null,
    notify,
    notifyBeside,
    amongExpected: expected && sum.isWhole ? amongExpected(sum, expected) : null,
    outOfReach: missing > open && !mayStillCome(notifyBeside, sum.isWhole ? expected : null, time),
  }
}

export function atMost(sum: Sum, open: number, time: Time | null) {
  const most = withinPart(sum, sum.whole)
  const notify = sum.part > most ? toDilute(sum) : 0
  return {
    missing: Math.max(0, sum.part - most),
    settle: sum.part > most ? null : sum.part + open - most,
    notify,
    notifyBeside: null,
    amongExpected: null,
    outOfReach:
      sum.part > most && !mayStillCome(notify, time?.kind === 'ongoing' && sum.isWhole ? time.toCome : null, time),
  }
}

/** Where nobody says whether the period is over, nothing is called out of reach. */
function mayStillCome(needed: number | null, expected: Range | null, time: Time | null): boolean {
  if (time === null) return true
  if (time.kind === 'stopped') return true
  if (time.kind === 'over' || needed === null) return false
  return expected === null || needed <= expected.high
}

export function hoursNeeded(value: number, aim: number, direction: Direction, time: Time | null) {
  const missing = Math.max(0, direction === '>=' ? aim - value : value - aim)
  const toCome = time?.kind === 'ongoing' ? time.toCome : null
  const outOfReach = direction === '>=' ? toCome !== null && toCome.high < missing : missing > 0
  return { missing, open: null, settle: null, notify: null, notifyBeside: null, amongExpected: toCome, outOfReach }
}

/** The least part of a whole that reaches the aim: 0.07 × 100 is a little more than 7 in binary, yet 7 of 100 are enough. */
function reachingPart({ aim, isRate, isWhole }: Sum, whole: number): number {
  const wanted = isRate ? aim * whole : aim
  if (!isWhole) return wanted
  const guess = Math.ceil(wanted)
  return isRate && guess > 0 && (guess - 1) / whole >= aim ? guess - 1 : guess
}

/** The largest part of a whole that keeps within the aim, by the same care. */
function withinPart({ aim, isRate, isWhole }: Sum, whole: number): number {
  const wanted = isRate ? aim * whole : aim
  if (!isWhole) return wanted
  const guess = Math.floor(wanted)
  return isRate && (guess + 1) / whole <= aim ? guess + 1 : guess
}

/** The least that must come, all of it with the trait; null where no number would do: one without it, and 100 % is gone. */
function toNotify(sum: Sum): number | null {
  const { part, whole, aim, isRate, isWhole } = sum
  if (!isRate) return Math.max(0, isWhole ? Math.ceil(aim - part) : aim - part)
  if (part >= aim * whole) return 0
  if (aim >= 1) return null
  const exact = (aim * whole - part) / (1 - aim)
  return isWhole ? leastFrom(exact, (more) => (part + more) / (whole + more) >= aim) : exact
}

/** The least that must come without the trait for the rate to fall to its aim; null where no number would do. */
function toDilute({ part, whole, aim, isRate, isWhole }: Sum): number | null {
  if (!isRate || aim === 0) return null
  const exact = part / aim - whole
  return isWhole ? leastFrom(exact, (more) => part / (whole + more) <= aim) : exact
}

/** The least whole number that holds, close to where arithmetic without rounding would put it. */
function leastFrom(exact: number, holds: (count: number) => boolean): number {
  const first = Math.max(0, Math.ceil(exact) - 1)
  return [first, first + 1, first + 2].find(holds) ?? first + 2
}

function amongExpected(sum: Sum, { low, high }: Range): Range {
  const needed = (more: number) => Math.max(0, reachingPart(sum, sum.whole + more) - sum.part)
  return { low: needed(Math.floor(low)), high: needed(Math.ceil(high)) }
}
