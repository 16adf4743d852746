import { dayInFrance } from '../french.js'
import { type DutyCount, dutiesOver } from '../indicators/duties.js'
import { buyerTypesOf } from '../indicators/figures/buyers.js'
import { frameworksOf } from '../indicators/frameworks.js'
import type { Plan } from '../indicators/plan.js'
import { isBuyer } from '../indicators/population.js'
import type { Database, Scope } from '../store/database.js'
import { objectsByUid } from '../store/frozen.js'
import { buyersKnown, type KnownBuyer } from './buyers.js'
import { countedKnown } from './counted.js'
import type { Memo } from './memo.js'
import { planOfYear } from './schemes/inForce.js'
import { type Sources, sourcesOf } from './sources.js'

interface Parts {
  readonly database: Database
  readonly scope: Scope
  readonly memo: Memo
  readonly now: () => Date
  /** The objectives the program was started with: the types of buyers are said there. */
  readonly plan: Plan | null
}

export interface DutiesKnown {
  /** Real contracts that were looked at: each stands once under every duty. */
  readonly contracts: number
  /** SIREN of the one buyer looked at; absent: all together. */
  readonly acheteur: string | undefined
  readonly buyers: readonly KnownBuyer[]
  readonly sources: Sources
  readonly counts: readonly DutyCount[]
  /** What each contract is for, by uid. */
  readonly objects: ReadonlyMap<string, string>
}

/** The duties of August 2026 over every contract of the register, whatever its year: they depend on the day of launch. */
export async function dutiesKnown(
  { database, scope, memo, now, plan }: Parts,
  acheteur?: string,
): Promise<DutiesKnown> {
  const year = Number(dayInFrance(now()).slice(0, 4))
  return memo.of(database, scope, `duties ${year} ${acheteur ?? ''}`, async () => {
    const all = await countedKnown(database, scope, memo)
    const contracts = all.filter((contract) => isBuyer(contract, acheteur))
    const aims = await planOfYear(database, scope, memo, year, plan)
    const context = { frameworks: frameworksOf(all), buyerTypes: buyerTypesOf(aims ?? {}) }
    return {
      acheteur,
      buyers: await buyersKnown(database, scope, memo),
      sources: await sourcesOf(database, scope, memo),
      contracts: contracts.filter(({ test }) => !test).length,
      counts: dutiesOver(contracts, context),
      objects: await objectsByUid(database, scope),
    }
  })
}
