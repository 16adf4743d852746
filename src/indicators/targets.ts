import { countOf, euros, hours, integer } from '../french.js'
import type { ComputedIndicator, Indicator, NumberShare, Status, Target, ValueShare } from './types.js'

/** SPEC §3, "Status against a target": a bound that is not known settles nothing. */
export function statusOf(figure: Pick<Indicator, 'value' | 'low' | 'high'>, target: Target): Status {
  const { value, low, high } = figure
  if (value === null || low === null) return 'notComputable'
  if (target.direction === '>=') {
    if (low >= target.value) return 'met'
    return high !== null && high < target.value ? 'missed' : 'undetermined'
  }
  if (high !== null && high <= target.value) return 'met'
  return low > target.value ? 'missed' : 'undetermined'
}

/** What separates a figure from its target, in words; null where it is met, cannot be computed, or has no target. */
export function needed(indicator: ComputedIndicator): string | null {
  const { target, status } = indicator
  if (target === null || (status !== 'missed' && status !== 'undetermined')) return null
  if (indicator.family === 'hours') return neededHours(indicator.value ?? 0, target)
  const gap = gapOf(indicator, target)
  const isCount = indicator.base === 'contract'
  if (status === 'undetermined') return toSettle(indicator.counts, target, isCount ? integer(gap) : euros(gap))
  const amount = isCount ? countOf(gap, 'marché', 'marchés') : euros(gap)
  return target.direction === '>=' ? `il manque ${amount}` : `dépassement de ${amount}`
}

function toSettle(counts: NumberShare['counts'], target: Target, amount: string): string {
  const open = `à préciser : ${countOf(counts.review + counts.unknown, 'marché', 'marchés')} à qualifier`
  return target.direction === '>=' ? `${open}, dont ${amount} à confirmer pour atteindre l’objectif` : open
}

function neededHours(value: number, target: Target): string {
  if (target.direction === '>=') return `il reste ${hours(target.value - value)} à établir pour atteindre l’objectif`
  return value > target.value
    ? `dépassement de ${hours(value - target.value)}`
    : 'à préciser : le total peut encore croître'
}

/** Contracts or euros between the numerator and the target; at least what it takes for the rate to reach it. */
export function gapOf(indicator: NumberShare | ValueShare, target: Target): number {
  const { numerator, denominator } = indicator
  const wanted = target.value * denominator
  if (indicator.base === 'euro') return Math.abs(wanted - (numerator ?? 0))
  const whole =
    target.direction === '>=' ? smallestReaching(target.value, denominator) : largestWithin(target.value, denominator)
  return Math.abs(whole - (numerator ?? 0))
}

/** Smallest n with n/denominator ≥ rate: 0.07 × 100 is a little more than 7 in binary, yet 7 of 100 are enough. */
function smallestReaching(rate: number, denominator: number): number {
  const guess = Math.ceil(rate * denominator)
  return (guess - 1) / denominator >= rate ? guess - 1 : guess
}

/** Largest n with n/denominator ≤ rate, by the same care. */
function largestWithin(rate: number, denominator: number): number {
  const guess = Math.floor(rate * denominator)
  return (guess + 1) / denominator <= rate ? guess + 1 : guess
}
