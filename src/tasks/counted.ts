import type { CountedContract } from '../indicators/types.js'
import { contractsOfBuyer } from '../store/choices.js'
import { countedContracts } from '../store/counted.js'
import type { Database, Scope } from '../store/database.js'
import type { Memo } from './memo.js'

/** Every visible contract as counting sees it, read once between two publications: every figure starts from it. */
export function countedKnown(db: Database, scope: Scope, memo: Memo): Promise<readonly CountedContract[]> {
  return memo.of(db, scope, 'counted contracts', () => countedContracts(db, scope))
}

/** Those of one buyer, by its SIREN: all that its figures are made of, for frameworks are of the same buyer as their call-offs. */
export function countedOfBuyer(
  db: Database,
  scope: Scope,
  memo: Memo,
  siren: string,
): Promise<readonly CountedContract[]> {
  return memo.of(db, scope, `counted contracts of ${siren}`, () => contractsOfBuyer(db, scope, siren))
}
