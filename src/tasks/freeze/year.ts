import { AppError } from '../../errors.js'
import { date } from '../../french.js'
import type { Plan } from '../../indicators/plan.js'
import { isBuyer } from '../../indicators/population.js'
import type { CountedContract, Question } from '../../indicators/types.js'
import type { Database, Scope } from '../../store/database.js'
import { countedKnown } from '../counted.js'
import { type FreezeRequest, type FrozenResult, freezeResult } from '../freeze.js'
import type { Memo } from '../memo.js'
import { schemesKnown } from '../schemes/inForce.js'
import { schemeOfYear } from '../schemes.js'
import { yearsKnown } from '../summary/register.js'

interface Parts {
  readonly database: Database
  readonly scope: Scope
  readonly now: () => Date
  readonly memo: Memo
  /** The objectives the program was started with. */
  readonly plan: Plan | null
}

/** A period to freeze, as a form or a program asks for it. */
export interface PeriodToFreeze
  extends Pick<FreezeRequest, 'title' | 'author' | 'note' | 'maxRows'>,
    Pick<Question, 'from' | 'to'> {
  /** SIREN or SIRET; absent: every buyer. */
  readonly acheteur?: string | undefined
}

/** The years that have contracts, newest first. */
export async function yearsToFreeze({ database, scope, memo }: Parts): Promise<readonly number[]> {
  return yearsKnown(database, scope, memo)
}

/**
 * Freezes a period against the objectives in force in the year it ends in. Throws AppError `periodReversed`,
 * `nothingToFreeze` where no contract of the buyer lies in it: what is frozen cannot be taken back; and `frozenTooLarge`.
 */
export async function freezePeriod(
  parts: Parts,
  { from, to, acheteur, ...said }: PeriodToFreeze,
): Promise<FrozenResult> {
  const { database, scope, now, memo, plan: given } = parts
  if (from > to) throw new AppError('periodReversed', 'La fin de la période précède son début. Rien n’est figé.')
  const contracts = await countedKnown(database, scope, memo)
  const isAsked = (each: CountedContract) =>
    each.yearDate !== null && each.yearDate >= from && each.yearDate <= to && isBuyer(each, acheteur)
  if (!contracts.some(isAsked)) throw nothing(from, to, acheteur)
  const kept = schemeOfYear(await schemesKnown(database, scope, memo), Number(to.slice(0, 4)))
  const plan = kept ? { plan: kept.plan, revision: kept.revision } : given && { plan: given, revision: null }
  const question = { from, to, ...(acheteur === undefined ? {} : { acheteur }) }
  return freezeResult(database, scope, now, { ...said, question, plan })
}

function nothing(from: string, to: string, acheteur: string | undefined): AppError {
  const [year] = from.split('-')
  const isYear = from === `${year}-01-01` && to === `${year}-12-31`
  const period = isYear ? `de ${year}` : `du ${date(from)} au ${date(to)}`
  const whose = acheteur === undefined ? '' : ` de l’acheteur ${acheteur}`
  return new AppError(
    'nothingToFreeze',
    `Le registre n’a aucun marché ${period}${whose} : il n’y a rien à figer. Versez d’abord son registre, ou choisissez une autre ${isYear ? 'année' : 'période'}.`,
  )
}
