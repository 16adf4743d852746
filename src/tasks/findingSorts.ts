import type { FindingGroup } from '../store/findings.js'
import type { FindingCount, SettledGroup } from '../store/settled.js'

/** Findings of an import that are alike, and how many of them are mended. */
export interface FindingSort extends FindingGroup, FindingCount {}

export function withSettled(groups: readonly FindingGroup[], settled: readonly SettledGroup[]): FindingSort[] {
  const keyOf = ({ severity, code, sheet }: Omit<FindingGroup, 'count'>) => JSON.stringify([severity, code, sheet])
  const mended = new Map(settled.map((group) => [keyOf(group), group.settled]))
  return groups.map((group) => ({ ...group, settled: mended.get(keyOf(group)) ?? 0 }))
}
