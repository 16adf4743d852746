import { RULES_VERSION } from '../considerations/rules.js'
import type { Cents } from '../contract.js'
import { computeIndicators, type IndicatorsResult } from '../indicators/compute.js'
import type { Plan } from '../indicators/plan.js'
import { countedContracts, rulesVersions } from '../store/contracts.js'
import type { Database, Scope } from '../store/database.js'
import { organisationName } from '../store/organisations.js'
import { civilYear, latestData } from './indicators.js'

/** What the summary page shows of one year. */
export interface Summary {
  readonly organisation: string
  /** Years that have contracts, in any order; empty: nothing is imported yet. */
  readonly years: readonly number[]
  readonly year: number
  readonly all: IndicatorsResult
  /** The same question over contracts of 40 000 € HT and above. */
  readonly above40k: IndicatorsResult
  readonly plan: Plan | null
  /** ISO date of the latest data received; null: not known. */
  readonly dataAsOf: string | null
  readonly rulesVersion: string
}

/** DECP holds contracts from 40 000 € HT: figures are shown with and without those below (SPEC §3). */
const FORTY_THOUSAND = 4_000_000 as Cents

/** The summary of a year; where none is asked for, the last one not after `now` that has contracts. */
export async function summaryOf(
  db: Database,
  scope: Scope,
  asked: number | null,
  plan: Plan | null,
  now: Date,
): Promise<Summary> {
  const contracts = await countedContracts(db, scope)
  const years = [...new Set(contracts.flatMap(({ yearDate }) => (yearDate ? [Number(yearDate.slice(0, 4))] : [])))]
  const past = years.filter((each) => each <= now.getUTCFullYear())
  const year = asked ?? (past.length > 0 ? Math.max(...past) : now.getUTCFullYear())
  const dataAsOf = await latestData(db, scope)
  const question = { ...civilYear(year), ...(dataAsOf ? { asOf: dataAsOf } : {}) }
  return {
    organisation: await organisationName(db, scope),
    years,
    year,
    all: computeIndicators(contracts, question, plan ?? undefined),
    above40k: computeIndicators(contracts, { ...question, minAmount: FORTY_THOUSAND }, plan ?? undefined),
    plan,
    dataAsOf,
    rulesVersion: (await rulesVersions(db, scope)).join(', ') || RULES_VERSION,
  }
}
