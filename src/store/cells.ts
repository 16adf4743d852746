import { BAND_FLOORS, type CellSums, type CellsAsked } from '../indicators/cells.js'
import { FACT_NAMES } from '../indicators/facts.js'
import { kindsOf } from '../indicators/selection.js'
import { emptyTally } from '../indicators/shares.js'
import type { CountedContract, Fact } from '../indicators/types.js'
import { KINDS } from '../states.js'
import { callOffText, NAMES_FRAMEWORK } from './callOffs.js'
import { countedBy } from './counted.js'
import type { Database, Scope, Statement, Value } from './database.js'
import { usableText } from './selection.js'
import { STATE_COLUMNS } from './tables.js'

/**
 * Sums kept ready: contracts by year, direction, category, what they are and how much they are worth, with how many of
 * them, and how many cents, bear each state of each fact (a "no" is what is left). Whatever changes what is visible changes
 * them in the same batch. Contracts that name a framework are not in them: whether those count depends on other contracts.
 */
const KEYS = ['year', 'direction', 'categorie', 'status', 'band'] as const

/** States whose sums are kept, by what two bits of their first letter say: `no`, the fourth, is 3. */
const KEPT = { yes: 2, review: 0, unknown: 1 } as const
const FOURTH = 3
export type KeptState = keyof typeof KEPT
export const KEPT_STATES = Object.keys(KEPT) as readonly KeptState[]

/** Columns of a fact's sums in a state. */
export const contractsOf = (fact: Fact, state: KeptState): string => `${columnOf(fact)}_${state}`
export const centsOf = (fact: Fact, state: KeptState): string => `${contractsOf(fact, state)}_cents`
const columnOf = (fact: Fact): string => fact.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** 0: the amount is unusable; else one more than the floors it reaches. */
export const BAND = `CASE WHEN NOT ${usableText('montant_first')} THEN 0
  ${BAND_FLOORS.map((floor, at) => `WHEN montant_first < ${floor} THEN ${at + 1}`).join(' ')}
  ELSE ${BAND_FLOORS.length + 1} END`

/** Concessions and test rows are but counted. */
const STATUS = `CASE WHEN type = 'concession' THEN 1 WHEN test = 1 THEN 2 ELSE 0 END`

/** Two bits a fact, those that tell `y`, `n`, `r` and `u` apart: contracts are grouped by a number faster than by six words. */
const SIGNATURE = KINDS.map((kind, at) => `(((unicode(${STATE_COLUMNS[kind]}) >> 2) & 3) << ${2 * at})`).join(' + ')
const SIGNATURE_BITS = 2 * KINDS.length

/** Year, status, band and signature, which are grouped by as one number. */
const KEY = `((((coalesce(substr(year_date, 1, 4), 0) << 2) + ${STATUS} << 4) + ${BAND}) << ${SIGNATURE_BITS}) + ${SIGNATURE}`

/** The state of a fact in a key, as a number; of a union: yes, else review, else unknown, else no. */
function stateIn(fact: Fact): string {
  const [first, ...others] = kindsOf(fact).map((kind) => `((key >> ${2 * KINDS.indexOf(kind)}) & 3)`)
  if (others.length === 0) return first ?? ''
  const among = `(${[first, ...others].join(', ')})`
  const cases = KEPT_STATES.map((state) => `WHEN ${KEPT[state]} IN ${among} THEN ${KEPT[state]}`)
  return `(CASE ${cases.join(' ')} ELSE ${FOURTH} END)`
}

const FACT_SUMS = FACT_NAMES.flatMap((fact) =>
  KEPT_STATES.flatMap((state) => {
    const holds = `(${columnOf(fact)} = ${KEPT[state]})`
    return [
      { column: contractsOf(fact, state), sum: `sum(contracts * ${holds})` },
      { column: centsOf(fact, state), sum: `sum(cents * ${holds})` },
    ]
  }),
)
const SUMS = [
  ...['contracts', 'cents', 'maxima', 'subsequent'].map((column) => ({ column, sum: `sum(${column})` })),
  ...FACT_SUMS,
]

/**
 * Adds the contracts of `from` (a table and its condition) to the cells, or takes them away: grouped by all that is asked of
 * them first, for contracts are many and what they say is not, then summed fact by fact.
 */
export function cellsSql(from: string, sign: 1 | -1): string {
  const columns = SUMS.map(({ column }) => column)
  const cell = `organisation_id, ${KEYS.join(', ')}`
  return `INSERT INTO cell (${cell}, ${columns.join(', ')})
SELECT ${cell}, ${SUMS.map(({ sum }) => (sign === 1 ? sum : `-${sum}`)).join(', ')}
FROM (SELECT ? AS organisation_id, * FROM (${groupedSql(`${from} AND NOT ${NAMES_FRAMEWORK}`, '0')}))
GROUP BY ${cell}
ON CONFLICT (${cell}) DO UPDATE SET ${columns.map((column) => `${column} = ${column} + excluded.${column}`).join(', ')}`
}

/** Contracts of `from` grouped by all that is asked of them, and by whether they are call-offs, with the state of each fact. */
const groupedSql = (from: string, callOff: string): string => `
  SELECT key >> ${SIGNATURE_BITS + 6} AS year,
    coalesce(direction, '') AS direction, coalesce(categorie, '') AS categorie,
    (key >> ${SIGNATURE_BITS + 4}) & 3 AS status, (key >> ${SIGNATURE_BITS}) & 15 AS band, call_off,
    contracts, subsequent, coalesce(cents, 0) * usable AS cents, coalesce(maxima, 0) * usable AS maxima,
    ${FACT_NAMES.map((fact) => `${stateIn(fact)} AS ${columnOf(fact)}`).join(',\n    ')}
  FROM (
    SELECT *, (key >> ${SIGNATURE_BITS}) & 15 > 0 AS usable
    FROM (
      SELECT ${KEY} AS key, direction, categorie, ${callOff} AS call_off,
        count(*) AS contracts, sum(montant_first) AS cents, sum(montant_first * montant_maximum) AS maxima,
        sum(says_subsequent) AS subsequent
      FROM ${from}
      GROUP BY 1, 2, 3, 4))`

/** Contracts by a condition over `contract`, with what it binds. */
export interface Which {
  readonly where: string
  readonly parameters: readonly Value[]
}

/** Adds contracts to the cells: once they are visible, or in the batch that shows them. */
export const cellsAdded = (scope: Scope, which: Which): Statement => cellsStatement(scope, which, 1)
/** Takes visible contracts out of the cells: before they go. */
export const cellsTaken = (scope: Scope, which: Which): Statement => cellsStatement(scope, which, -1)

function cellsStatement({ organisationId }: Scope, { where, parameters }: Which, sign: 1 | -1): Statement {
  return {
    sql: cellsSql(`contract WHERE organisation_id = ? AND ${where}`, sign),
    parameters: [organisationId, organisationId, ...parameters],
  }
}

/** Last of what changes cells: those that hold nothing any more go. */
export function emptyCellsStatement({ organisationId }: Scope): Statement {
  return { sql: 'DELETE FROM cell WHERE organisation_id = ? AND contracts = 0', parameters: [organisationId] }
}

/** How many visible contracts the cells hold: all but those that name a framework. */
export async function contractsInCells(db: Database, { organisationId }: Scope): Promise<number> {
  const sql = 'SELECT coalesce(sum(contracts), 0) FROM cell WHERE organisation_id = ?'
  const [row] = await db.values({ sql, parameters: [organisationId] })
  return Number(row?.[0] ?? 0)
}

const READ = SUMS.map(({ column }) => `sum(${column})`).join(', ')

/**
 * Sums of the cells by year, direction and category, whichever are asked for; `band` 0 apart from the others, whose amounts
 * are usable. Statuses are told apart too.
 */
export async function readCells(db: Database, scope: Scope, asked: CellsAsked): Promise<CellSums[]> {
  const keys = asked.by ?? []
  const columns = [...keys, 'status', 'year = 0', 'band = 0', `band <= ${asked.below ?? -1}`]
  const conditions = [
    'organisation_id = ?',
    ...(asked.years ? ['year IN (SELECT value FROM json_each(?))'] : []),
    ...(asked.direction === undefined ? [] : ['direction = ?']),
    ...(asked.categorie === undefined ? [] : ['categorie = ?']),
  ]
  const sql = `SELECT ${columns.join(', ')}, 0, max(band), ${READ} FROM cell
    WHERE ${conditions.join(' AND ')} GROUP BY ${columns.map((_, at) => at + 1).join(', ')}`
  const years = asked.years && JSON.stringify([0, ...everyYear(asked.years)])
  const bound = [years, asked.direction, asked.categorie].filter((value) => value !== undefined)
  const rows = await db.values({ sql, parameters: [scope.organisationId, ...bound] })
  return rows.map((row) => sumsIn(row, keys.length))
}

function everyYear([first, last]: readonly [number, number]): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
}

/**
 * The same of contracts that name a framework, of some years, by direction, category and band: whether they are call-offs of
 * one is looked up for each.
 */
export async function readNamingSums(
  db: Database,
  scope: Scope,
  [first, last]: readonly [number, number],
  circular: readonly string[],
): Promise<CellSums[]> {
  const keys = ['direction', 'categorie']
  const callOff = callOffText(circular)
  const columns = [...keys, 'status', 'year = 0', 'band = 0', '0', 'call_off', 'band']
  const from = `contract INDEXED BY contract_by_framework WHERE organisation_id = ? AND current = 1
    AND ${NAMES_FRAMEWORK} AND (year_date IS NULL OR (year_date >= ? AND year_date <= ?))`
  const sql = `SELECT ${columns.join(', ')}, ${SUMS.map(({ sum }) => sum).join(', ')} FROM (${groupedSql(from, callOff.sql)})
    GROUP BY ${columns.map((_, at) => at + 1).join(', ')}`
  const parameters = [
    ...callOff.parameters,
    scope.organisationId,
    `${yearText(first)}-01-01`,
    `${yearText(last)}-12-31`,
  ]
  const rows = await db.values({ sql, parameters })
  return rows.map((row) => sumsIn(row, keys.length))
}

const yearText = (year: number): string => String(year).padStart(4, '0')

/** Marchés that name a framework and are no call-offs of one, whatever their year: how many by direction, category and band. */
export async function namingCounts(
  db: Database,
  scope: Scope,
  circular: readonly string[],
): Promise<readonly NamingCount[]> {
  const callOff = callOffText(circular)
  const rows = await db.values({
    sql: `SELECT coalesce(direction, ''), coalesce(categorie, ''), ${BAND}, count(*)
      FROM contract INDEXED BY contract_by_framework
      WHERE organisation_id = ? AND current = 1 AND ${NAMES_FRAMEWORK} AND type = 'marche' AND test = 0 AND NOT ${callOff.sql}
      GROUP BY 1, 2, 3`,
    parameters: [scope.organisationId, ...callOff.parameters],
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
  const { direction, categorie, below = -1 } = asked
  const sql = `SELECT coalesce(sum(contracts), 0) FROM cell WHERE organisation_id = ? AND status = 0 AND band > ?
    ${direction === undefined ? '' : 'AND direction = ?'} ${categorie === undefined ? '' : 'AND categorie = ?'}`
  const bound = [direction, categorie].filter((value) => value !== undefined)
  const [row] = await db.values({ sql, parameters: [scope.organisationId, below, ...bound] })
  return Number(row?.[0] ?? 0)
}

const FACTS_AT = SUMS.length - FACT_SUMS.length

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
 * The contracts counted whose amount is above `cents`, of the years, direction and category asked for. Those of such amounts
 * are looked at, be they of other years, unless they are many: then those of the years.
 */
export async function contractsAbove(
  db: Database,
  scope: Scope,
  { years, direction, categorie }: CellsAsked,
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
    ].join(' AND '),
    parameters: [
      cents,
      ...callOff.parameters,
      ...(years ? [`${yearText(years[0])}-01-01`, `${yearText(years[1])}-12-31`] : []),
      direction,
      categorie,
    ],
  }
  const bound = parameters.filter((value) => value !== undefined)
  return countedBy(db, scope, { index, where, parameters: bound })
}
