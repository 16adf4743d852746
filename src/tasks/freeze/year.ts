import { AppError } from '../../errors.js'
import type { Plan } from '../../indicators/plan.js'
import type { Database, Scope } from '../../store/database.js'
import { countedKnown } from '../counted.js'
import { type FreezeRequest, type FrozenResult, freezeResult } from '../freeze.js'
import { civilYear } from '../indicators.js'
import type { Memo } from '../memo.js'
import { schemesKnown } from '../schemes/inForce.js'
import { schemeOfYear } from '../schemes.js'
import { yearsOf } from '../summary.js'

interface Parts {
  readonly database: Database
  readonly scope: Scope
  readonly now: () => Date
  readonly memo: Memo
  /** The objectives the program was started with. */
  readonly plan: Plan | null
}

/** A civil year to freeze, as a form or a program asks for it. */
export interface YearToFreeze extends Pick<FreezeRequest, 'title' | 'author' | 'note' | 'maxRows'> {
  readonly year: number
  /** SIREN or SIRET; absent: every buyer. */
  readonly acheteur?: string | undefined
}

/** The years that have contracts, newest first. */
export async function yearsToFreeze({ database, scope, memo }: Parts): Promise<number[]> {
  return yearsOf(await countedKnown(database, scope, memo))
}

/**
 * Freezes a year against the objectives in force for it. Throws AppError `nothingToFreeze` where the year has no contract:
 * what is frozen cannot be taken back; and `frozenTooLarge`.
 */
export async function freezeYear(parts: Parts, { year, acheteur, ...said }: YearToFreeze): Promise<FrozenResult> {
  const { database, scope, now, memo, plan: given } = parts
  if (!(await yearsToFreeze(parts)).includes(year)) throw nothing(year)
  const kept = schemeOfYear(await schemesKnown(database, scope, memo), year)
  const plan = kept ? { plan: kept.plan, revision: kept.revision } : given && { plan: given, revision: null }
  const question = { ...civilYear(year), ...(acheteur === undefined ? {} : { acheteur }) }
  return freezeResult(database, scope, now, { ...said, question, plan })
}

const nothing = (year: number): AppError =>
  new AppError(
    'nothingToFreeze',
    `Le registre n’a aucun marché de ${year} : il n’y a rien à figer. Versez d’abord son registre, ou choisissez une autre année.`,
  )
