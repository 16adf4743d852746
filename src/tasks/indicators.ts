import type { IsoDate } from '../contract.js'
import { computeIndicators, type IndicatorsResult } from '../indicators/compute.js'
import type { Plan } from '../indicators/plan.js'
import type { Question } from '../indicators/types.js'
import { countedContracts } from '../store/contracts.js'
import type { Database, Scope } from '../store/database.js'

/** The civil year as a period, both days included. */
export function civilYear(year: number): Pick<Question, 'from' | 'to'> {
  return { from: `${year}-01-01` as IsoDate, to: `${year}-12-31` as IsoDate }
}

/** The built-in indicators of SPEC §4 over the visible contracts, against a plan's objectives where one is given. */
export async function indicatorsOf(
  db: Database,
  scope: Scope,
  question: Question,
  plan?: Plan,
): Promise<IndicatorsResult> {
  return computeIndicators(await countedContracts(db, scope), question, plan)
}
