import type { IsoDate } from '../contract.js'
import { countOf, date, euros, hours, plural } from '../french.js'
import type { State } from '../states.js'
import { COUNTED, type Counted, type CustomDefinition } from './definition.js'
import type { Range } from './landing.js'
import type { Direction, Indicator } from './types.js'
import { bareText, NOUNS, quantityText } from './unitWords.js'

/** A figure beside its target, as far as it takes to say what separates them; contracts, euros, hours or other units. */
export type Aimed = Pick<Indicator, 'unit' | 'value' | 'numerator' | 'denominator' | 'known' | 'target' | 'status'> & {
  readonly base: CustomDefinition['counts'] | 'hour'
  /** Units by state; of euros, the contracts whose amount is usable; hours have none. */
  readonly counts?: Readonly<Record<State, number>> | null
}

/** Whether the period may still bring something, and how much is expected of it; absent: nobody says. */
export type Time =
  | { readonly kind: 'over' }
  /** Over too, but the data stop before its end: nobody knows what the last days brought. */
  | { readonly kind: 'stopped'; readonly until: IsoDate; readonly asOf: IsoDate }
  | { readonly kind: 'ongoing'; readonly until: IsoDate; readonly toCome: Range | null }

/** What nobody has settled: in the figure's unit, and the contracts or units concerned by state. */
interface Open {
  readonly amount: number
  readonly review: number
  readonly unknown: number
}

/** What it takes to reach a target, every number in the unit of the figure (contracts, euros, hours). */
export interface Effort {
  readonly unit: Counted | 'hour'
  readonly direction: Direction
  readonly status: 'missed' | 'undetermined'
  /** Between what is established and the target, the whole staying as it is; for "at most", what is in excess. */
  readonly missing: number
  readonly open: Open | null
  /** Of the open, how many must turn out to be yes (at least) or no (at most); null: not even all would do. */
  readonly settle: number | null
  /** To be notified, each counting in the whole too, with the trait (at least) or without it (at most); null: none would do. */
  readonly notify: number | null
  /** The same once all that is open has turned out for the best. */
  readonly notifyBeside: number | null
  /** Of all that is expected, how many must have the trait; null: it is not known how much is expected. */
  readonly amongExpected: Range | null
  /** More than all that is open and all that may still come. */
  readonly outOfReach: boolean
  readonly time: Time | null
}

/** What separates a figure from its target; null where it is met, cannot be computed, or has no target. */
export function effortOf(figure: Aimed, time: Time | null = timeOf(figure)): Effort | null {
  const { target, value, base } = figure
  const status = openStatus(figure)
  if (target === null || value === null || status === null) return null
  const { direction } = target
  const common = { direction, status, time }
  if (!isCounted(base)) return { ...common, unit: 'hour', ...hoursNeeded(value, target.value, direction, time) }
  const sum = sumOf(figure, target.value)
  const open = openOf(figure)
  return {
    ...common,
    unit: base,
    open,
    ...(direction === '>=' ? atLeast(sum, open.amount, time) : atMost(sum, open.amount, time)),
  }
}

/** Of a quantity due later nothing is judged, and it is to be reached all the same. */
function openStatus({ status, target }: Aimed): Effort['status'] | null {
  if (status === null) return target?.until === undefined ? null : 'undetermined'
  return status === 'missed' || status === 'undetermined' ? status : null
}

/** The day it is, and that of the latest data. */
export interface Now {
  readonly today: string
  readonly asOf: string | null
}

/** Whether more may come to a figure by that day, by its own target alone. */
export function timeAt(figure: Aimed, { today, asOf }: Now): Time | null {
  const until = figure.target?.until
  if (until === undefined || asOf === null || until >= today) return timeOf(figure)
  return { kind: 'stopped', until, asOf: asOf as IsoDate }
}

const timeOf = ({ target }: Aimed): Time | null =>
  target?.until === undefined ? null : { kind: 'ongoing', until: target.until, toCome: null }

const isCounted = (base: Aimed['base']): base is Counted => COUNTED.some((one) => one === base)

/** The rate or the total aimed at, with what it is counted on; `step` is the smallest amount that exists. */
interface Sum {
  readonly part: number
  readonly whole: number
  readonly aim: number
  readonly isRate: boolean
  readonly isWhole: boolean
}

function sumOf({ unit, base, numerator, denominator }: Aimed, aim: number): Sum {
  return { part: numerator ?? 0, whole: denominator, aim, isRate: unit === 'ratio', isWhole: base !== 'euro' }
}

function openOf({ denominator, known, counts }: Aimed): Open {
  return { amount: denominator - known, review: counts?.review ?? 0, unknown: counts?.unknown ?? 0 }
}

function atLeast(sum: Sum, open: number, time: Time | null) {
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

function atMost(sum: Sum, open: number, time: Time | null) {
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

function hoursNeeded(value: number, aim: number, direction: Direction, time: Time | null) {
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

/** What it takes, in words. */
export function effortText(effort: Effort): string {
  if (effort.time?.kind === 'stopped') return stoppedText(effort, effort.time)
  if (effort.unit === 'hour') return hoursText(effort)
  return effort.direction === '>=' ? atLeastText(effort) : atMostText(effort)
}

/** The period is over and its last days are not known: the remedy is a newer register. */
function stoppedText({ unit, missing, direction }: Effort, { until, asOf }: Time & { kind: 'stopped' }): string {
  const lacks = direction === '>=' ? 'il manque' : 'dépassement de'
  const gap = missing > 0 ? `, ${lacks} ${quantityText(missing, unit)}` : ''
  return `au ${date(asOf)}, où les données s’arrêtent${gap} ; la période s’est finie le ${date(until)} : importez un registre plus récent`
}

function atLeastText(effort: Effort): string {
  const { unit, missing, status, settle, time, outOfReach } = effort
  const lacks = quantityText(missing, unit)
  if (outOfReach) return `hors d’atteinte${on(time)} : il manque ${lacks}${butOpen(effort)}`
  if (time?.kind === 'ongoing') return ongoingText(effort)
  if (status === 'missed') return `il manque ${lacks}`
  return `à préciser : ${openText(effort)}, dont ${bareText(settle ?? missing, unit)} à confirmer pour atteindre l’objectif`
}

/** "10 marchés de plus à notifier, ou 7 des 38 non renseignés s’ils sont confirmés". */
function ongoingText(effort: Effort): string {
  const { unit, notify, notifyBeside, settle, open } = effort
  const more = notify === null ? null : `${quantityText(notify, unit)} de plus à notifier`
  const confirmed = settle === null || open === null ? null : settledText(effort, settle)
  const both =
    settle === null && open !== null && open.amount > 0 && notifyBeside !== null
      ? `${bareText(notifyBeside, unit)} si ${plural(units(open), '', 'les ')}${openText(effort)} ${plural(units(open), 'est confirmé', 'sont tous confirmés')}`
      : null
  const ways = [more, confirmed, both].filter((way) => way !== null).join(', ou ')
  return `${ways}${expectedText(effort)}`
}

/** "7 des 38 non renseignés s’ils sont confirmés"; of euros, the contracts they are of. */
function settledText(effort: Effort, settle: number): string {
  const { unit, open } = effort
  const many = open === null ? 0 : units(open)
  if (unit === 'euro') return `${euros(settle)} des ${euros(open?.amount ?? 0)} à qualifier s’ils sont confirmés`
  if (many === 1) return `le seul ${stateOf(open).one} s’il est confirmé`
  return `${bareText(settle, unit)} des ${bareText(many, unit)} ${stateOf(open).many} s’${plural(settle, 'il est confirmé', 'ils sont confirmés')}`
}

function expectedText({ amongExpected: needed, time, unit }: Effort): string {
  if (needed === null || time?.kind !== 'ongoing' || time.toCome === null) return ''
  const coming = { low: Math.floor(time.toCome.low), high: Math.ceil(time.toCome.high) }
  return ` ; sur ${span(coming, unit)} attendus${on(time)}, il en faudrait ${span(needed, null)}`
}

function span({ low, high }: Range, unit: Effort['unit'] | null): string {
  const last = unit === null ? bareText(high, 'contract') : quantityText(high, unit)
  return low === high ? last : `${bareText(low, 'contract')} à ${last}`
}

function atMostText(effort: Effort): string {
  const { unit, missing, settle, open, status, notify, time } = effort
  if (status === 'undetermined') {
    if (settle !== null && settle <= 0) return `il reste ${quantityText(-settle, unit)} avant le plafond${on(time)}`
    if (time === null || settle === null || unit === 'euro') return `à préciser : ${openText(effort)}`
    return `à préciser : ${bareText(settle, unit)} des ${openText(effort)} à écarter pour tenir l’objectif`
  }
  const excess = `dépassement de ${quantityText(missing, unit)}`
  if (effort.outOfReach) return `hors d’atteinte${on(time)} : ${excess}`
  const dilutes = time?.kind === 'ongoing' && notify !== null && open !== null
  return dilutes ? `${excess}, à compenser par ${quantityText(notify, unit)} de plus à notifier sans` : excess
}

function hoursText({ direction, missing, status, time, outOfReach, amongExpected: coming }: Effort): string {
  if (direction === '<=')
    return status === 'missed' ? `dépassement de ${hours(missing)}` : 'à préciser : le total peut encore croître'
  const lacks = `il reste ${hours(missing)} à établir pour atteindre l’objectif`
  if (coming === null || time?.kind !== 'ongoing') return lacks
  const expected = `${bareText(Math.floor(coming.low), 'hour')} à ${hours(Math.ceil(coming.high))} sont attendues${on(time)}`
  return outOfReach ? `hors d’atteinte${on(time)} : ${lacks}, ${expected}` : `${lacks} ; ${expected}`
}

function openText(effort: Effort): string {
  const { unit, open } = effort
  const many = open === null ? 0 : units(open)
  const [one, all] = NOUNS[unit === 'euro' || unit === 'hour' ? 'contract' : unit]
  const state = effort.time === null ? stateOf(null) : stateOf(open)
  return `${countOf(many, one, all)} ${plural(many, state.one, state.many)}`
}

function butOpen(effort: Effort): string {
  const { open, settle } = effort
  if (open === null || settle !== null || units(open) === 0) return ''
  return `, et ${openText(effort)} n’y ${plural(units(open), 'suffirait', 'suffiraient')} pas`
}

const units = ({ review, unknown }: Open): number => review + unknown
const on = (time: Time | null): string => (time?.kind === 'ongoing' ? ` d’ici au ${date(time.until)}` : '')

/** What the open are called: nobody said anything, somebody must look, or both. */
function stateOf(open: Open | null): { readonly one: string; readonly many: string } {
  if (open === null || (open.review > 0 && open.unknown > 0)) return { one: 'à qualifier', many: 'à qualifier' }
  return open.review > 0 ? { one: 'à vérifier', many: 'à vérifier' } : { one: 'non renseigné', many: 'non renseignés' }
}
