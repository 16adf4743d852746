import type { Plan } from '../../indicators/plan.js'
import type { Database, Scope } from '../../store/database.js'
import type { Memo } from '../memo.js'
import { type Scheme, schemeOfYear, schemesOf } from '../schemes.js'

/** The schemes of the organisation, read once between two publications: an edit of one is a publication too. */
export function schemesKnown(db: Database, scope: Scope, memo: Memo): Promise<readonly Scheme[]> {
  return memo.of(db, scope, 'schemes', () => schemesOf(db, scope))
}

/**
 * The objectives a year is held against: those of the scheme kept for it; where the organisation keeps none, those the
 * program was started with. null: there are neither.
 */
export async function planOfYear(
  db: Database,
  scope: Scope,
  memo: Memo,
  year: number,
  given: Plan | null,
): Promise<Plan | null> {
  return schemeOfYear(await schemesKnown(db, scope, memo), year)?.plan ?? given
}
