import { sirenOf } from './callOffs.js'
import { namingIn } from './cellsNaming.js'
import { countedBy } from './counted.js'
import type { Database, Scope, Value } from './database.js'

/** What visible contracts may be chosen by; '' where one of them does not say. */
export interface Chosen {
  /** Newest first. */
  readonly years: readonly number[]
  readonly directions: readonly string[]
  readonly categories: readonly string[]
  readonly sirens: readonly string[]
}

/** From the sums kept ready, without reading every contract. */
export async function choicesInCells(db: Database, scope: Scope): Promise<Chosen> {
  const parts = await distinct(db, scope, PARTS)
  const sirens = await distinct(db, scope, SIRENS)
  const each = (at: number) => [...new Set(parts.map((row) => String(row[at])))]
  const years = each(0).map(Number)
  return {
    years: years.filter((year) => year !== 0).sort((a, b) => b - a),
    directions: each(1),
    categories: each(2),
    sirens: sirens.map(([siren]) => String(siren)),
  }
}

/** The same in the cells, and of contracts that name a framework, which cells do not hold. */
interface Said {
  readonly inCells: string
  readonly naming: string
}
const PARTS: Said = {
  inCells: 'SELECT DISTINCT year, direction, categorie FROM cell',
  naming: `SELECT coalesce(substr(year_date, 1, 4), 0) + 0, coalesce(direction, ''), coalesce(categorie, '')`,
}
const SIRENS: Said = { inCells: 'SELECT DISTINCT siren FROM buyer_cell', naming: `SELECT ${sirenOf('contract')}` }

function distinct(db: Database, scope: Scope, { inCells, naming }: Said): Promise<unknown[][]> {
  const { from, parameters } = namingIn(scope, {})
  const sql = `${inCells} WHERE organisation_id = ? UNION ${naming} FROM ${from}`
  return db.values({ sql, parameters: [scope.organisationId, ...parameters] })
}

/** The latest date that a visible contract bears, up to a day; null: none has one. */
export async function latestDate(db: Database, { organisationId }: Scope, until: string): Promise<string | null> {
  const [row] = await db.values({
    sql: `SELECT max(year_date) FROM contract INDEXED BY contract_by_date
      WHERE organisation_id = ? AND current = 1 AND year_date <= ?`,
    parameters: [organisationId, until],
  })
  return row?.[0] == null ? null : String(row[0])
}

/** Follows every character in the order of the base. */
const LAST = '\u{10FFFF}'

/** The visible contracts of a buyer, by its SIREN, as counting sees them and in the order of their uid. */
export function contractsOfBuyer(db: Database, scope: Scope, siren: string) {
  const parameters: Value[] = [siren, `${siren}${LAST}`]
  return countedBy(db, scope, { index: 'contract_by_siret', where: 'acheteur >= ? AND acheteur < ?', parameters })
}
