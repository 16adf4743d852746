import { BAND_FLOORS, type CellsAsked } from '../indicators/cells.js'
import type { CountedContract } from '../indicators/types.js'
import { callOffText, NAMES_FRAMEWORK } from './callOffs.js'
import { daysOf, OF_BUYERS, sirensIn } from './cellsNaming.js'
import { countedBy } from './counted.js'
import type { Database, Scope, Value } from './database.js'
import { usableText } from './selection.js'

/** Few enough contracts to be looked at one by one. */
const FEW = 20_000

/**
 * The contracts counted whose amount is above `cents`, of the years, direction, category and buyers asked for. Those of such amounts
 * are looked at, be they of other years, unless they are many: then those of the years.
 */
export async function contractsAbove(
  db: Database,
  scope: Scope,
  asked: CellsAsked,
  cents: number,
  circular: readonly string[],
): Promise<CountedContract[]> {
  const index = (await contractsReaching(db, scope, cents)) <= FEW ? 'contract_by_amount' : 'contract_by_date'
  const conditions = [...countedAbove(cents, circular), ...conditionsOf(asked)]
  const where = conditions.map(({ sql }) => sql).join(' AND ')
  return countedBy(db, scope, { index, where, parameters: conditions.flatMap(({ parameters }) => parameters) })
}

/** How many contracts are in the bands that hold such amounts, whatever else they are. */
async function contractsReaching(db: Database, { organisationId }: Scope, cents: number): Promise<number> {
  const reached = BAND_FLOORS.filter((floor) => floor <= cents).length + 1
  const sql = 'SELECT coalesce(sum(contracts), 0) FROM cell WHERE organisation_id = ? AND band >= ?'
  const [row] = await db.values({ sql, parameters: [organisationId, reached] })
  return Number(row?.[0] ?? 0)
}

interface Condition {
  readonly sql: string
  readonly parameters: readonly Value[]
}

function countedAbove(cents: number, circular: readonly string[]): Condition[] {
  const callOff = callOffText(circular)
  return [
    { sql: `montant_first > ? AND ${usableText('montant_first')}`, parameters: [cents] },
    { sql: "type = 'marche' AND test = 0", parameters: [] },
    { sql: `NOT (${NAMES_FRAMEWORK} AND ${callOff.sql})`, parameters: callOff.parameters },
  ]
}

function conditionsOf({ years, direction, categorie, buyers }: CellsAsked): Condition[] {
  return [
    years
      ? { sql: 'year_date >= ? AND year_date <= ?', parameters: daysOf(years) }
      : { sql: 'year_date IS NOT NULL', parameters: [] },
    ...(direction === undefined ? [] : [{ sql: "coalesce(direction, '') = ?", parameters: [direction] }]),
    ...(categorie === undefined ? [] : [{ sql: "coalesce(categorie, '') = ?", parameters: [categorie] }]),
    ...(buyers === undefined ? [] : [{ sql: OF_BUYERS, parameters: sirensIn(buyers) }]),
  ]
}
