import type { IsoDate } from '../contract.js'
import { dayInFrance } from '../french.js'
import { type BuyerFigures, computeIndicators, figuresByBuyer, type IndicatorsResult } from '../indicators/compute.js'
import { frameworksOf } from '../indicators/frameworks.js'
import type { Plan } from '../indicators/plan.js'
import type { Question } from '../indicators/types.js'
import type { Database, Scope } from '../store/database.js'
import { listImports } from '../store/imports.js'
import { countedKnown } from './counted.js'
import { keptByBuyer, keptIndicators } from './kept.js'
import { Memo } from './memo.js'

/** The civil year as a period, both days included. */
export function civilYear(year: number): Pick<Question, 'from' | 'to'> {
  return { from: `${year}-01-01` as IsoDate, to: `${year}-12-31` as IsoDate }
}

/** Day in France of the latest import that stands; null where there is none. */
export async function latestData(db: Database, scope: Scope): Promise<IsoDate | null> {
  const imports = await listImports(db, scope)
  const days = imports.flatMap(({ state, finishedAt }) =>
    state === 'done' && finishedAt ? [dayInFrance(new Date(finishedAt))] : [],
  )
  return days.sort().at(-1) ?? null
}

/** The answer to a question, and the same of each buyer that the plan names. */
export interface IndicatorsAnswer extends IndicatorsResult {
  readonly byBuyer: readonly BuyerFigures[]
}

/** The indicators of SPEC §4 and of the plan over the visible contracts, against the plan's objectives where one is given. */
export async function indicatorsOf(
  db: Database,
  scope: Scope,
  question: Question,
  plan?: Plan,
  memo = new Memo(),
): Promise<IndicatorsAnswer> {
  const asOf = await latestData(db, scope)
  const asked = { ...question, ...(asOf ? { asOf } : {}) }
  const kept = await keptIndicators(db, scope, asked, plan, memo)
  const byBuyer = kept && (await keptByBuyer(db, scope, asked, plan, memo))
  if (kept && byBuyer) return { ...kept, byBuyer }
  const contracts = await countedKnown(db, scope, memo)
  const frameworks = frameworksOf(contracts)
  return {
    ...computeIndicators(contracts, asked, plan, frameworks),
    byBuyer: figuresByBuyer(contracts, asked, plan, frameworks),
  }
}
