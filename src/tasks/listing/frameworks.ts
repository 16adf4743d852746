import { type Frameworks, frameworksOf } from '../../indicators/frameworks.js'
import type { Database, Scope } from '../../store/database.js'
import { frameworkContracts } from '../../store/listing.js'
import type { Memo } from '../memo.js'

/** Which visible contracts are call-offs of a framework known here; kept until the next publication. */
export function frameworksKnown(db: Database, scope: Scope, memo: Memo): Promise<Frameworks> {
  return memo.of(db, scope, 'frameworks', async () => frameworksOf(await framing(db, scope, memo)))
}

/** The contracts that make or follow a framework; kept until the next publication. */
export const framing = (db: Database, scope: Scope, memo: Memo) =>
  memo.of(db, scope, 'framework contracts', () => frameworkContracts(db, scope))
