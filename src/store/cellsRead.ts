import type { CellSums, CellsAsked } from '../indicators/cells.js'
import type { HoursCell } from '../indicators/hoursCells.js'
import { STATUSES, sumsIn } from './cellRow.js'
import { SUMS } from './cellSums.js'
import type { KeptTable } from './cells.js'
import type { Database, Scope, Value } from './database.js'

/** How many visible contracts the cells hold: all but those that name a framework. */
export async function contractsInCells(db: Database, { organisationId }: Scope): Promise<number> {
  const sql = 'SELECT coalesce(sum(contracts), 0) FROM cell WHERE organisation_id = ?'
  const [row] = await db.values({ sql, parameters: [organisationId] })
  return Number(row?.[0] ?? 0)
}

/** What is asked of cells, in SQL. */
export interface AskedInCells {
  readonly table: KeptTable
  readonly conditions: readonly string[]
  readonly parameters: readonly Value[]
}

/** Those of the parts asked for; buyers have cells of their own, which know neither direction nor category. */
export function askedIn({ organisationId }: Scope, { years, direction, categorie, buyers }: CellsAsked): AskedInCells {
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

/**
 * All contracts of a direction, category and buyers, whatever their year, with the hours they state: apart those that count and
 * those that do not, those of the years asked for and the others.
 */
export async function readHoursCells(db: Database, scope: Scope, asked: CellsAsked): Promise<HoursCell[]> {
  const { years, below = -1, ...part } = asked
  const { table, conditions, parameters } = askedIn(scope, part)
  const [first, last] = years ?? [1, 9999]
  const columns = ['status', 'year = 0', 'year <> 0 AND year BETWEEN ? AND ?', 'band <= ?']
  const sums = ['contracts', 'subsequent', 'contracted_known', 'contracted_hours', 'done_known', 'done_hours']
  const sql = `SELECT ${[...columns, ...sums.map((sum) => `sum(${sum})`)].join(', ')} FROM ${table}
    WHERE ${conditions.join(' AND ')} GROUP BY 1, 2, 3, 4`
  const rows = await db.values({ sql, parameters: [first, last, below, ...parameters] })
  return rows.map((row) => hoursCellIn(row.map(Number)))
}

function hoursCellIn([
  status = 0,
  undated,
  inYears,
  below,
  contracts = 0,
  subsequent = 0,
  ...hours
]: number[]): HoursCell {
  const [owing = 0, owed = 0, doing = 0, done = 0] = hours
  return {
    ...{ status: STATUSES[status] ?? 'counted', undated: undated === 1, inYears: inYears === 1, callOff: false },
    ...{ below: below === 1, contracts, subsequent },
    ...{ contracted: { contracts: owing, hours: owed }, done: { contracts: doing, hours: done } },
  }
}
