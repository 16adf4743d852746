import { BAND_FLOORS, type CellSums, type CellsAsked } from '../indicators/cells.js'
import { FACT_NAMES } from '../indicators/facts.js'
import { emptyTally } from '../indicators/shares.js'
import type { CountedContract, Fact } from '../indicators/types.js'
import { callOffText, NAMES_FRAMEWORK, sirenOf } from './callOffs.js'
import { BAND, CELL_KEYS, FACTS_AT, groupedSql, KEPT_STATES, type KeptState, type KeptTable, SUMS } from './cells.js'
import { countedBy } from './counted.js'
import type { Database, Scope, Value } from './database.js'
import { usableText } from './selection.js'

/** How many visible contracts the cells hold: all but those that name a framework. */
export async function contractsInCells(db: Database, { organisationId }: Scope): Promise<number> {
  const sql = 'SELECT coalesce(sum(contracts), 0) FROM cell WHERE organisation_id = ?'
  const [row] = await db.values({ sql, parameters: [organisationId] })
  return Number(row?.[0] ?? 0)
}

/** What is asked of cells, in SQL. */
interface Asked {
  readonly table: KeptTable
  readonly conditions: readonly string[]
  readonly parameters: readonly Value[]
}

/** Those of the parts asked for; buyers have cells of their own, which know neither direction nor category. */
function askedIn({ organisationId }: Scope, { years, direction, categorie, buyers }: CellsAsked): Asked {
  const table = buyers === undefined ? 'cell' : 'buyer_cell'
  const among = [
    ['siren IN (SELECT value FROM json_each(?))', buyers && JSON.stringify(buyers)],
    ['year IN (SELECT value FROM json_each(?))', years && JSON.stringify([0, ...everyYear(years)])],
    ['direction = ?', direction],
    ['categorie = ?', categorie],
  ] as const
  const asked = among.flatMap(([condition, value]) => (value === undefined ? [] : [{ condition, value }]))
  return {
    table,
    conditions: ['organisation_id = ?', ...asked.map(({ condition }) => condition)],
    parameters: [organisationId, ...asked.map(({ value }) => value)],
  }
}

function everyYear([first, last]: readonly [number, number]): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
}

const READ = SUMS.map(({ column }) => `sum(${column})`).join(', ')

/**
 * Sums of the cells by year, direction and category, whichever are asked for; `band` 0 apart from the others, whose amounts
 * are usable. Statuses are told apart too.
 */
export async function readCells(db: Database, scope: Scope, asked: CellsAsked): Promise<CellSums[]> {
  const keys = asked.by ?? []
  const columns = [...keys, 'status', 'year = 0', 'band = 0', `band <= ${asked.below ?? -1}`]
  const { table, conditions, parameters } = askedIn(scope, asked)
  const sql = `SELECT ${columns.join(', ')}, 0, max(band), ${READ} FROM ${table}
    WHERE ${conditions.join(' AND ')} GROUP BY ${columns.map((_, at) => at + 1).join(', ')}`
  const rows = await db.values({ sql, parameters })
  return rows.map((row) => sumsIn(row, keys.length))
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

/** Contracts that name a framework, of some years or without a year, of some buyers. */
function namingIn({ organisationId }: Scope, { years, buyers }: Pick<CellsAsked, 'years' | 'buyers'>) {
  const days = years && [`${yearText(years[0])}-01-01`, `${yearText(years[1])}-12-31`]
  const from = `contract INDEXED BY contract_by_framework WHERE organisation_id = ? AND current = 1
    AND ${NAMES_FRAMEWORK} ${days ? 'AND (year_date IS NULL OR (year_date >= ? AND year_date <= ?))' : ''}
    ${buyers === undefined ? '' : `AND ${OF_BUYERS}`}`
  return { from, parameters: [organisationId, ...(days ?? []), ...sirensIn(buyers)] }
}

/** A contract is of one of the buyers whose SIREN travel as JSON. */
export const OF_BUYERS = `${sirenOf('contract')} IN (SELECT value FROM json_each(?))`
export const sirensIn = (buyers: readonly string[] | undefined): string[] => (buyers ? [JSON.stringify(buyers)] : [])

const yearText = (year: number): string => String(year).padStart(4, '0')

/**
 * The same of contracts that name a framework, of some years, by direction, category and band: whether they are call-offs of
 * one is looked up for each.
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

/** Marchés that name a framework and are no call-offs of one, whatever their year: how many by direction, category and band. */
export async function namingCounts(
  db: Database,
  scope: Scope,
  asked: Pick<CellsAsked, 'buyers'>,
  circular: readonly string[],
): Promise<readonly NamingCount[]> {
  const callOff = callOffText(circular)
  const { from, parameters } = namingIn(scope, asked)
  const rows = await db.values({
    sql: `SELECT coalesce(direction, ''), coalesce(categorie, ''), ${BAND}, count(*)
      FROM ${from} AND type = 'marche' AND test = 0 AND NOT ${callOff.sql} GROUP BY 1, 2, 3`,
    parameters: [...parameters, ...callOff.parameters],
  })
  return rows.map(([direction, categorie, band, contracts]) => ({
    ...{ direction: String(direction), categorie: String(categorie) },
    ...{ band: Number(band), contracts: Number(contracts) },
  }))
}
export interface NamingCount {
  readonly direction: string
  readonly categorie: string
  readonly band: number
  readonly contracts: number
}

/** How many marchés cells hold, whatever their year, not below. */
export async function marchesInCells(db: Database, scope: Scope, asked: CellsAsked): Promise<number> {
  const { years: _, below = -1, ...part } = asked
  const { table, conditions, parameters } = askedIn(scope, part)
  const sql = `SELECT coalesce(sum(contracts), 0) FROM ${table} WHERE ${conditions.join(' AND ')} AND status = 0 AND band > ?`
  const [row] = await db.values({ sql, parameters: [...parameters, below] })
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

function sumsIn(row: readonly unknown[], keys: number): CellSums {
  const [status, undated, unusable, below, callOff, band, ...sums] = row.slice(keys).map(Number)
  const [contracts = 0, cents = 0, maxima = 0, subsequent = 0] = sums
  const facts = FACT_NAMES.map((fact, at) => {
    const of = sums.slice(FACTS_AT + at * 2 * KEPT_STATES.length)
    const kept = KEPT_STATES.map((state, nth) => [state, of[2 * nth] ?? 0, of[2 * nth + 1] ?? 0] as const)
    return [fact, factSums(kept, { contracts, cents })] as const
  })
  return {
    key: row.slice(0, keys).map(String),
    ...{
      status: STATUSES[status ?? 0] ?? 'counted',
      undated: undated === 1,
      unusable: unusable === 1,
      callOff: callOff === 1,
      below: below === 1,
    },
    ...{ band: band ?? 0, contracts, cents, maxima, subsequent },
    facts: Object.fromEntries(facts) as CellSums['facts'],
  }
}

const STATUSES = ['counted', 'concession', 'test'] as const

/** What is left of a fact once its kept states are taken away is its "no". */
function factSums(
  kept: readonly (readonly [KeptState, number, number])[],
  all: Readonly<Record<'contracts' | 'cents', number>>,
): CellSums['facts'][Fact] {
  const [contracts, cents] = [emptyTally(), emptyTally()]
  contracts.no = all.contracts
  cents.no = all.cents
  for (const [state, count, sum] of kept) {
    contracts[state] = count
    contracts.no -= count
    cents[state] = sum
    cents.no -= sum
  }
  return { contracts, cents }
}

/** Few enough contracts to be looked at one by one. */
const FEW = 20_000

/**
 * The contracts counted whose amount is above `cents`, of the years, direction, category and buyers asked for. Those of such amounts
 * are looked at, be they of other years, unless they are many: then those of the years.
 */
export async function contractsAbove(
  db: Database,
  scope: Scope,
  { years, direction, categorie, buyers }: CellsAsked,
  cents: number,
  circular: readonly string[],
): Promise<CountedContract[]> {
  const reached = BAND_FLOORS.filter((floor) => floor <= cents).length + 1
  const count = 'SELECT coalesce(sum(contracts), 0) FROM cell WHERE organisation_id = ? AND band >= ?'
  const [row] = await db.values({ sql: count, parameters: [scope.organisationId, reached] })
  const index = Number(row?.[0] ?? 0) <= FEW ? 'contract_by_amount' : 'contract_by_date'
  const callOff = callOffText(circular)
  const { where, parameters } = {
    where: [
      `montant_first > ? AND ${usableText('montant_first')} AND type = 'marche' AND test = 0`,
      `NOT (${NAMES_FRAMEWORK} AND ${callOff.sql})`,
      ...(years ? ['year_date >= ? AND year_date <= ?'] : ['year_date IS NOT NULL']),
      ...(direction === undefined ? [] : ["coalesce(direction, '') = ?"]),
      ...(categorie === undefined ? [] : ["coalesce(categorie, '') = ?"]),
      ...(buyers === undefined ? [] : [OF_BUYERS]),
    ].join(' AND '),
    parameters: [
      cents,
      ...callOff.parameters,
      ...(years ? [`${yearText(years[0])}-01-01`, `${yearText(years[1])}-12-31`] : []),
      direction,
      categorie,
      ...sirensIn(buyers),
    ],
  }
  const bound = parameters.filter((value) => value !== undefined)
  return countedBy(db, scope, { index, where, parameters: bound })
}
