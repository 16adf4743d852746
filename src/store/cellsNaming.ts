import type { CellSums, CellsAsked } from '../indicators/cells.js'
import type { ApartCount } from '../indicators/hoursCells.js'
import { callOffText, NAMES_FRAMEWORK, sirenOf } from './callOffs.js'
import { STATUSES, sumsIn } from './cellRow.js'
import { BAND, groupedSql, STATUS, SUMS } from './cellSums.js'
import { CELL_KEYS } from './cells.js'
import { askedIn } from './cellsRead.js'
import type { Database, Scope } from './database.js'

/** Contracts that name a framework, of some years or without a year, of some buyers. */
export function namingIn({ organisationId }: Scope, { years, buyers }: Pick<CellsAsked, 'years' | 'buyers'>) {
  const days = years && daysOf(years)
  const from = `contract INDEXED BY contract_by_framework WHERE organisation_id = ? AND current = 1
    AND ${NAMES_FRAMEWORK} ${days ? 'AND (year_date IS NULL OR (year_date >= ? AND year_date <= ?))' : ''}
    ${buyers === undefined ? '' : `AND ${OF_BUYERS}`}`
  return { from, parameters: [organisationId, ...(days ?? []), ...sirensIn(buyers)] }
}

/** A contract is of one of the buyers whose SIREN travel as JSON. */
export const OF_BUYERS = `${sirenOf('contract')} IN (SELECT value FROM json_each(?))`
export const sirensIn = (buyers: readonly string[] | undefined): string[] => (buyers ? [JSON.stringify(buyers)] : [])

/** First and last day of some years. */
export const daysOf = ([first, last]: NonNullable<CellsAsked['years']>): readonly [string, string] => [
  `${yearText(first)}-01-01`,
  `${yearText(last)}-12-31`,
]
const yearText = (year: number): string => String(year).padStart(4, '0')

/**
 * The sums of cells, of contracts that name a framework, of some years, by direction, category and band: whether they are
 * call-offs of one is looked up for each.
 */
export async function readNamingSums(
  db: Database,
  scope: Scope,
  asked: Pick<CellsAsked, 'years' | 'buyers'>,
  circular: readonly string[],
): Promise<CellSums[]> {
  const keys = CELL_KEYS.cell
  const callOff = callOffText(circular)
  const columns = [...Object.keys(keys), 'status', 'year = 0', 'band = 0', '0', 'call_off', 'band']
  const { from, parameters } = namingIn(scope, asked)
  const sql = `SELECT ${columns.join(', ')}, ${SUMS.map(({ sum }) => sum).join(', ')}
    FROM (${groupedSql(keys, from, callOff.sql)}) GROUP BY ${columns.map((_, at) => at + 1).join(', ')}`
  const rows = await db.values({ sql, parameters: [...callOff.parameters, ...parameters] })
  return rows.map((row) => sumsIn(row, Object.keys(keys).length))
}

/** Contracts that name a framework, whatever their year: how many by direction, category, and what tells whether they count. */
export async function namingCounts(
  db: Database,
  scope: Scope,
  asked: Pick<CellsAsked, 'buyers'>,
  circular: readonly string[],
): Promise<readonly ApartCount[]> {
  const callOff = callOffText(circular)
  const { from, parameters } = namingIn(scope, asked)
  const rows = await db.values({
    sql: `SELECT coalesce(direction, ''), coalesce(categorie, ''), ${STATUS}, ${BAND},
        coalesce(substr(year_date, 1, 4), 0) + 0, ${callOff.sql}, count(*), sum(says_subsequent)
      FROM ${from} GROUP BY 1, 2, 3, 4, 5, 6`,
    parameters: [...callOff.parameters, ...parameters],
  })
  return rows.map(([direction, categorie, status, band, year, isCallOff, contracts, subsequent]) => ({
    direction: String(direction),
    categorie: String(categorie),
    status: STATUSES[Number(status)] ?? 'counted',
    band: Number(band),
    year: Number(year),
    callOff: isCallOff === 1,
    contracts: Number(contracts),
    subsequent: Number(subsequent),
  }))
}

/** How many visible contracts there are of some years, or without a year, whatever they are. */
export async function contractsOfYears(
  db: Database,
  scope: Scope,
  asked: Pick<CellsAsked, 'years' | 'buyers'>,
): Promise<number> {
  const { table, conditions, parameters } = askedIn(scope, asked)
  const naming = namingIn(scope, asked)
  const sql = `SELECT (SELECT coalesce(sum(contracts), 0) FROM ${table} WHERE ${conditions.join(' AND ')})
    + (SELECT count(*) FROM ${naming.from})`
  const [row] = await db.values({ sql, parameters: [...parameters, ...naming.parameters] })
  return Number(row?.[0] ?? 0)
}

/** Those of some buyers that have contracts here, of whatever year. */
export async function buyersHeld(db: Database, scope: Scope, sirens: readonly string[]): Promise<ReadonlySet<string>> {
  const { organisationId } = scope
  const naming = namingIn(scope, { buyers: sirens })
  const rows = await db.values({
    sql: `SELECT DISTINCT siren FROM buyer_cell WHERE organisation_id = ? AND siren IN (SELECT value FROM json_each(?))
      UNION SELECT ${sirenOf('contract')} FROM ${naming.from}`,
    parameters: [organisationId, ...sirensIn(sirens), ...naming.parameters],
  })
  return new Set(rows.map(([siren]) => String(siren)))
}
