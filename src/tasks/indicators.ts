import type { IsoDate } from '../contract.js'
import { computeIndicators, type IndicatorsResult } from '../indicators/compute.js'
import type { Plan } from '../indicators/plan.js'
import type { Question } from '../indicators/types.js'
import type { Database, Scope } from '../store/database.js'
import { listImports } from '../store/imports.js'
import { countedKnown } from './counted.js'
import { Memo } from './memo.js'

/** The civil year as a period, both days included. */
export function civilYear(year: number): Pick<Question, 'from' | 'to'> {
  return { from: `${year}-01-01` as IsoDate, to: `${year}-12-31` as IsoDate }
}

/** Day of the latest import that stands; null where there is none. */
export async function latestData(db: Database, scope: Scope): Promise<IsoDate | null> {
  const imports = await listImports(db, scope)
  const days = imports.flatMap(({ state, finishedAt }) =>
    state === 'done' && finishedAt ? [finishedAt.slice(0, 10)] : [],
  )
  return (days.sort().at(-1) ?? null) as IsoDate | null
}

/** The built-in indicators of SPEC §4 over the visible contracts, against a plan's objectives where one is given. */
export async function indicatorsOf(
  db: Database,
  scope: Scope,
  question: Question,
  plan?: Plan,
  memo = new Memo(),
): Promise<IndicatorsResult> {
  const asOf = await latestData(db, scope)
  return computeIndicators(await countedKnown(db, scope, memo), { ...question, ...(asOf ? { asOf } : {}) }, plan)
}
