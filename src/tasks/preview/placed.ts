import { frameworksOf } from '../../indicators/frameworks.js'
import { excludedReason } from '../../indicators/population.js'
import { type CountedContract, EXCLUSIONS, type ExcludedCount, type Exclusion } from '../../indicators/types.js'

/** Where new contracts would count: in which year, the newest first, or why in none. Every one of them is in one count. */
export interface Placed {
  readonly years: readonly { readonly year: number; readonly contracts: number }[]
  readonly excluded: readonly ExcludedCount[]
}

/** `after`: all that would be there, among which the frameworks of call-offs are looked for. */
export function placed(created: readonly CountedContract[], after: readonly CountedContract[]): Placed {
  const frameworks = frameworksOf(after)
  const [years, excluded] = [new Map<number, number>(), new Map<Exclusion, number>()]
  for (const contract of created) {
    const reason = excludedReason(contract, frameworks)
    if (reason === null) add(years, Number(contract.yearDate?.slice(0, 4)))
    else add(excluded, reason)
  }
  return {
    years: [...years].map(([year, contracts]) => ({ year, contracts })).sort((a, b) => b.year - a.year),
    excluded: EXCLUSIONS.map((reason) => ({ reason, count: excluded.get(reason) ?? 0 })).filter(
      ({ count }) => count > 0,
    ),
  }
}

const add = <K>(counts: Map<K, number>, key: K): unknown => counts.set(key, (counts.get(key) ?? 0) + 1)
