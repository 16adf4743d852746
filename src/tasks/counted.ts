import type { CountedContract } from '../indicators/types.js'
import { countedContracts } from '../store/counted.js'
import type { Database, Scope } from '../store/database.js'
import type { Memo } from './memo.js'

/** Every visible contract as counting sees it, read once between two publications: every figure starts from it. */
export function countedKnown(db: Database, scope: Scope, memo: Memo): Promise<readonly CountedContract[]> {
  return memo.of(db, scope, 'counted contracts', () => countedContracts(db, scope))
}
