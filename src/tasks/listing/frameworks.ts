import { type Frameworks, frameworksOf } from '../../indicators/frameworks.js'
import type { Database, Scope } from '../../store/database.js'
import { frameworkContracts } from '../../store/listing.js'
import { revisionOfRecords } from '../../store/revision.js'
import type { Memo } from '../memo.js'

/**
 * Which visible contracts are call-offs of a framework known here, and of which; kept until a publication that is no decision, so
 * what is decided of them is not to be read here.
 */
export async function frameworksKnown(db: Database, scope: Scope, memo: Memo): Promise<Frameworks> {
  const since = await revisionOfRecords(db, scope)
  return memo.lasting(scope, 'frameworks', since, async () => frameworksOf(await framing(db, scope, memo)))
}

/** The contracts that make or follow a framework; kept until the next publication. */
export const framing = (db: Database, scope: Scope, memo: Memo) =>
  memo.of(db, scope, 'framework contracts', () => frameworkContracts(db, scope))
