import type { Database, Scope } from '../store/database.js'
import { type ListChoices, listChoices } from '../store/listing.js'
import type { Memo } from './memo.js'

/** What the register may be filtered by; kept until the next publication. */
export function choicesKnown(db: Database, scope: Scope, memo: Memo): Promise<ListChoices> {
  return memo.of(db, scope, 'list choices', () => listChoices(db, scope))
}

export type KnownBuyer = ListChoices['buyers'][number]

/** The buyers of the register by SIREN, in the order of their names. */
export async function buyersKnown(db: Database, scope: Scope, memo: Memo): Promise<readonly KnownBuyer[]> {
  return (await choicesKnown(db, scope, memo)).buyers
}
