import { z } from 'zod'
import { type Centihours, isoDateSchema, type WorkedHours } from '../../contract.js'
import { addUnder } from '../../grouped.js'
import type { HoursAhead } from '../ahead.js'
import { frameworksOf } from '../frameworks.js'
import { HOURS_FIGURES } from '../hours.js'
import { type HoursAccount, hoursAccounts, knownHours } from '../hoursAccounts.js'
import type { CountedContract } from '../types.js'

/** More hours of contracts of the register, in one of the four quantities. */
export const workSchema = z.strictObject({
  work: z.enum(HOURS_FIGURES),
  /** The days of the figure; dated hours would be worked from `since` on. */
  from: isoDateSchema,
  to: isoDateSchema,
  since: isoDateSchema,
  /** By uid. */
  hours: z.record(
    z.string().min(1, 'identifiant vide'),
    z.number().min(0, 'nombre négatif').max(10_000_000, 'nombre invraisemblable'),
  ),
})
export type Work = z.infer<typeof workSchema>

/** The register once these contracts have so many hours more than what the figure counts of them; the others are the very same. */
export function workedMore(contracts: readonly CountedContract[], work: Work): readonly CountedContract[] {
  const { work: figure } = work
  if (figure === 'contracted') return withTotal(contracts, { ...work, work: figure }, 'heuresContractualisees')
  if (figure === 'doneCohort') return withTotal(contracts, { ...work, work: figure }, 'heuresRealisees')
  return withEntries(contracts, work, figure)
}

/** The same as a forecast takes it: apart from what the register states. */
export function hoursAhead({ work, since, to, hours }: Work): HoursAhead[] {
  if (work !== 'done' && work !== 'validated') return []
  const days = { quantity: work, from: since, to }
  return Object.entries(hours).map(([uid, more]) => ({ ...days, uid, hours: inHundredths(more) }))
}

const inHundredths = (hours: number): Centihours => Math.round(hours * 100) as Centihours

/** Of a contract, its total takes the place of what its call-offs say, so that theirs is in it too. */
function withTotal(
  contracts: readonly CountedContract[],
  { work, from, to, hours }: Work & { readonly work: 'contracted' | 'doneCohort' },
  field: 'heuresContractualisees' | 'heuresRealisees',
): CountedContract[] {
  const known = new Map(
    knownHours(work, contracts, frameworksOf(contracts), { from, to }).map((each) => [each.uid, each.hoursCounted]),
  )
  return contracts.map((contract) => {
    const more = hours[contract.uid]
    if (more === undefined) return contract
    return { ...contract, [field]: (known.get(contract.uid) ?? 0) + inHundredths(more) }
  })
}

/** An entry of hours, and the contract that states it: a call-off, sometimes, of the one it is counted for. */
type Entry = HoursAccount['entries'][number]

/**
 * Hours are added to the entry of those days, where the contract has one, for two of the same days would not both count;
 * else they are an entry of their own.
 */
function withEntries(
  contracts: readonly CountedContract[],
  work: Work,
  quantity: WorkedHours['quantity'],
): CountedContract[] {
  const { from, to, since } = work
  const accounts = hoursAccounts(quantity, contracts, frameworksOf(contracts), { from, to })
  const grown = new Map<string, { readonly entry: Entry; readonly more: Centihours }[]>()
  for (const { contract, entries } of accounts) {
    const hours = work.hours[contract.uid]
    if (hours === undefined) continue
    const own = { quantity, from: since, to, hours: 0 as Centihours, of: contract.uid }
    const entry = longest(entries.filter((each) => each.from >= from && each.to <= to && each.to >= since)) ?? own
    addUnder(grown, entry.of, { entry, more: inHundredths(hours) })
  }
  return contracts.map((contract) => {
    const more = grown.get(contract.uid)
    return more ? { ...contract, hours: more.reduce(withMore, contract.hours) } : contract
  })
}

function longest(entries: readonly Entry[]): Entry | undefined {
  const length = ({ from, to }: Entry) => Date.parse(to) - Date.parse(from)
  return entries.toSorted((a, b) => length(b) - length(a))[0]
}

function withMore(
  hours: CountedContract['hours'],
  { entry, more }: { readonly entry: Entry; readonly more: Centihours },
): CountedContract['hours'] {
  const { quantity, from, to } = entry
  const at = hours.findIndex((each) => each.quantity === quantity && each.from === from && each.to === to)
  if (at === -1) return [...hours, { quantity, from, to, hours: more }]
  return hours.map((each, index) => (index === at ? { ...each, hours: (each.hours + more) as Centihours } : each))
}
