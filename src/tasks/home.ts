import type { Plan } from '../indicators/plan.js'
import type { Database, Scope } from '../store/database.js'
import { listImports } from '../store/imports.js'
import { countAsked, countToReconfirm } from '../store/review.js'
import { type FindingCount, findingCounts } from '../store/settled.js'
import { countedKnown } from './counted.js'
import { type ImportWithOpenRows, withOpenRejected } from './imports.js'
import type { Memo } from './memo.js'
import { type RulesStanding, rulesStanding } from './rules.js'
import { type Summary, summaryOf } from './summary.js'

/** What the home page says what to do next from. */
export interface Home {
  /** Of the last year that has contracts. */
  readonly summary: Summary
  /** The imports that stand, newest first. */
  readonly imports: readonly StandingImport[]
  /** Contracts of the base whose buyer nobody names. */
  readonly withoutBuyer: number
  /** Contracts of the base whose texts say what is not declared. */
  readonly undeclared: number
  /** Contracts of which something is asked of a person. */
  readonly questions: number
  /** Decisions of officers that hold, but rest on words that have changed since. */
  readonly toReconfirm: number
  readonly rules: RulesStanding
}

/** An import that stands, and how many remarks it left by weight, mended or not; rejected rows are kept and listed. */
export interface StandingImport extends ImportWithOpenRows {
  readonly error: FindingCount
  readonly warning: FindingCount
}

/** The state of an organisation's base, as its home page shows it. */
export async function homeOf(db: Database, scope: Scope, plan: Plan | null, now: Date, memo: Memo): Promise<Home> {
  const contracts = await countedKnown(db, scope, memo)
  return {
    summary: await summaryOf(db, scope, { year: null }, plan, now, memo),
    imports: await standingImports(db, scope),
    withoutBuyer: contracts.filter(({ acheteur }) => acheteur === null).length,
    undeclared: contracts.filter(({ traits }) => traits.undeclared.length > 0).length,
    questions: await countAsked(db, scope),
    toReconfirm: await countToReconfirm(db, scope),
    rules: await rulesStanding(db, scope),
  }
}

async function standingImports(db: Database, scope: Scope): Promise<StandingImport[]> {
  const imports = (await listImports(db, scope)).filter(({ state }) => state === 'done').reverse()
  const counts = await findingCounts(
    db,
    scope,
    imports.map(({ id }) => id),
  )
  return (await withOpenRejected(db, scope, imports)).map((each) => {
    const found = counts.get(each.id)
    return { ...each, error: found?.get('error') ?? NONE, warning: found?.get('warning') ?? NONE }
  })
}

const NONE: FindingCount = { count: 0, settled: 0 }
