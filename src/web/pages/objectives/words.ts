import type { BuyerType } from '../../../codes/euThresholds.js'
import { date, dayInFrance, decimal, percent } from '../../../french.js'
import type { AnyIndicator } from '../../../indicators/figures/figure.js'
import type { Unit } from '../../../indicators/plan.js'
import { DIRECTION_SIGNS, statusWords } from '../../../indicators/reasons.js'
import type { TrajectoryPoint } from '../../../indicators/trajectory.js'
import type { Question, Status, Target } from '../../../indicators/types.js'
import { quantityText } from '../../../indicators/unitWords.js'
import { sinceText } from '../../../indicators/wording.js'
import { actorText } from '../../../tasks/actor.js'

/** A target as a field holds it, exact: what is read back is what was kept. */
export function targetTyped(value: number, unit: Unit): string {
  if (unit === 'ratio') return percent(value, 4)
  const number = decimal(value, 2)
  return unit === 'euro' ? `${number}\u00a0€` : unit === 'hour' ? `${number}\u00a0h` : number
}

/** "≥ 25 %". */
export const targetShown = ({ value, direction }: Target, unit: Unit): string =>
  `${DIRECTION_SIGNS[direction]} ${quantityText(value, unit)}`

/** What is typed where a target is expected, by its unit. */
export const TARGET_EXAMPLES: Readonly<Record<Unit, string>> = {
  ratio: '25 %',
  contract: '12',
  lot: '12',
  consultation: '12',
  supplier: '12',
  euro: '1,2 M€',
  hour: '10 000 h',
  person: '12',
  day: '30',
  other: '12',
}

export const UNIT_NAMES: Readonly<Record<Unit, string>> = {
  ratio: 'un taux (%)',
  contract: 'des marchés',
  lot: 'des lots',
  consultation: 'des consultations',
  supplier: 'des fournisseurs',
  euro: 'des euros HT',
  hour: 'des heures',
  person: 'des personnes',
  day: 'des jours',
  other: 'autre chose',
}

/** Who buys, as the European thresholds tell buyers apart. */
export const BUYER_TYPE_NAMES: Readonly<Record<BuyerType, string>> = {
  state: 'État',
  other: 'autre acheteur public',
  entity: 'entité adjudicatrice',
}

/** Who did something to a scheme, and when. */
export function doneBy({ actor, at }: { readonly actor: string; readonly at: string }): string {
  return `le ${date(dayInFrance(new Date(at)))}, par ${actorText(actor)}`
}

/** "en 2025", or since when: what is aimed at for the whole plan adds up from its first day. */
export function spanOf(days: Pick<Question, 'from' | 'to'>): string {
  const isYear = days.from === `${days.to.slice(0, 4)}-01-01` && days.to.endsWith('-12-31')
  return isYear ? `en ${days.to.slice(0, 4)}` : sinceText(days)
}

/** A status in word and shape; what is due later is not missed for being far away. */
export function standingText({ status, target, due, result, time }: TrajectoryPoint<AnyIndicator>): string | null {
  if (result === null) return time === 'toCome' ? 'à venir' : null
  if (status !== null) return statusText(status, target)
  return target !== null && due !== null ? `… à atteindre d’ici ${due}` : null
}

export function statusText(status: Status, target: Target | null): string {
  const { shape, word } = statusWords(status, target)
  return `${shape} ${word}`
}
