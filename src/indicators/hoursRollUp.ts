import type { WorkedHours } from '../contract.js'
import type { Frameworks } from './frameworks.js'
import { type Entry, outermost, overlap, totalOf } from './hoursWork.js'
import type { CountedContract } from './types.js'

export type Quantity = WorkedHours['quantity']

/** What counting hours needs to know of a contract. */
export type HoursContract = Pick<
  CountedContract,
  | 'uid'
  | 'type'
  | 'test'
  | 'acheteur'
  | 'yearDate'
  | 'montantFirst'
  | 'montantLatest'
  | 'direction'
  | 'categorie'
  | 'heuresContractualisees'
  | 'heuresRealisees'
  | 'hours'
>

/** What a contract says, in hundredths of an hour; null: it says nothing, which is not zero. */
export type Reading = (contract: HoursContract) => number | null

export const contractedHours: Reading = ({ heuresContractualisees }) => heuresContractualisees

/** The register's own total to date, which belongs to no period. */
export const undatedHours: Reading = ({ heuresRealisees }) => heuresRealisees

/** Hours to date: the register's own total, else its dated entries, counted as those of a period are. */
export function rollUpDone(frameworks: Frameworks): Reading {
  const entries = rollUpEntries('done', frameworks)
  const states = ({ hours }: HoursContract) => hours.some(({ quantity }) => quantity === 'done')
  const dated: Reading = (contract) => (states(contract) ? totalOf(outermost(entries(contract))) : null)
  return rollUp((contract) => undatedHours(contract) ?? dated(contract), frameworks)
}

/**
 * Call-offs' hours belong to their framework, once: where it states hours of its own those stand, else its call-offs are
 * summed. Concessions and test rows bring nothing to a marché.
 */
export function rollUp(reading: Reading, { parents, callOffs }: Frameworks): Reading {
  const fromBelow = new Map<string, number>()
  const states = (contract: HoursContract) => (reading(contract) ?? 0) > 0
  const rolled: Reading = (contract) =>
    states(contract) ? reading(contract) : (fromBelow.get(contract.uid) ?? reading(contract))
  for (const callOff of callOffs) {
    const given = isCounted(callOff) ? rolled(callOff) : null
    const lots = parents.get(callOff.uid) ?? []
    const [framework] = lots
    if (given === null || framework === undefined || lots.some(states)) continue
    fromBelow.set(framework.uid, (fromBelow.get(framework.uid) ?? 0) + given)
  }
  return rolled
}

const isCounted = ({ type, test }: HoursContract): boolean => type === 'marche' && !test

/** A framework's dated entries: its own, and those of its call-offs for times of which it says nothing itself. */
export function rollUpEntries(quantity: Quantity, { parents, callOffs }: Frameworks) {
  const fromBelow = new Map<string, Entry[]>()
  const own = ({ uid, hours }: Pick<HoursContract, 'uid' | 'hours'>): readonly Entry[] =>
    hours.length === 0
      ? NO_ENTRIES
      : hours.filter((entry) => entry.quantity === quantity).map((entry) => entryOf(uid, entry))
  const rolled = (contract: HoursContract): readonly Entry[] => {
    const below = fromBelow.get(contract.uid)
    return below ? [...own(contract), ...below] : own(contract)
  }
  for (const callOff of callOffs.filter(isCounted)) {
    const lots = parents.get(callOff.uid) ?? []
    const stated = lots.flatMap(own)
    const given = rolled(callOff).filter((entry) => !stated.some((other) => overlap(entry, other)))
    const [framework] = lots
    if (framework && given.length > 0) fromBelow.set(framework.uid, [...(fromBelow.get(framework.uid) ?? []), ...given])
  }
  return rolled
}

/** Most contracts state none: they share it. */
const NO_ENTRIES: readonly Entry[] = []

const entryOf = (uid: string, { from, to, quantity, hours, structure }: WorkedHours): Entry => ({
  from,
  to,
  quantity,
  hours,
  of: uid,
  ...(structure === undefined ? {} : { structure }),
})
