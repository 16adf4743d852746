import type { Database, Scope } from '../store/database.js'
import { organisationName, soleBuyerName } from '../store/organisations.js'
import type { Memo } from './memo.js'

/** The name every organisation bears until somebody gives it one (first migration). */
const UNNAMED = 'Organisation locale'

/** How pages name the organisation: as it was named, else as its only buyer is, else as its readers'. */
export async function organisationShown(db: Database, scope: Scope, memo: Memo): Promise<string> {
  const name = await organisationName(db, scope)
  if (name !== UNNAMED) return name
  const buyer = await memo.of(db, scope, 'sole buyer', () => soleBuyerName(db, scope))
  return buyer ?? 'Votre organisation'
}
