import type { Indicator, Status, Target } from './types.js'

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
