import { sql } from 'kysely'
import type { Kind } from '../states.js'
import type { Database, Scope } from './database.js'

/** Contracts of one buyer and one year whose texts and declarations part over the same kinds. */
export interface GapGroup {
  /** As stored; null: no buyer is named. */
  readonly acheteur: string | null
  /** Null: undated. */
  readonly year: number | null
  readonly undeclared: readonly Kind[]
  readonly unfound: readonly Kind[]
  readonly contracts: number
}

/** Every visible contract whose texts and declarations part, in one scan; those of the same buyer, year and kinds together. */
export async function gapGroups(db: Database, scope: Scope): Promise<GapGroup[]> {
  const { rows } = await sql<Omit<GapGroup, 'undeclared' | 'unfound'> & { undeclared: string; unfound: string }>`
    SELECT acheteur, CAST(substr(year_date, 1, 4) AS INTEGER) AS year, undeclared, unfound, count(*) AS contracts
    FROM contract INDEXED BY contract_with_gaps
    WHERE organisation_id = ${scope.organisationId} AND current = 1 AND (undeclared <> '[]' OR unfound <> '[]')
    GROUP BY 1, 2, 3, 4`.execute(db.query)
  return rows.map((row) => ({ ...row, undeclared: JSON.parse(row.undeclared), unfound: JSON.parse(row.unfound) }))
}
