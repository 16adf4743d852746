import { BAND_FLOORS } from '../indicators/cells.js'
import { FACT_NAMES } from '../indicators/facts.js'
import { kindsOf } from '../indicators/selection.js'
import type { Fact } from '../indicators/types.js'
import { KINDS } from '../states.js'
import { NAMES_FRAMEWORK, sirenOf } from './callOffs.js'
import type { Scope, Statement, Value } from './database.js'
import { usableText } from './selection.js'
import { STATE_COLUMNS } from './tables.js'

/**
 * Sums kept ready: contracts by year, what they are and how much they are worth, with how many of them, and how many cents,
 * bear each state of each fact (a "no" is what is left); once by direction and category, once by buyer, for by all three
 * there would be as many sums as contracts. Whatever changes what is visible changes them in the same batch. Contracts that
 * name a framework are not in them: whether those count depends on other contracts.
 */
export const CELL_KEYS = {
  cell: { direction: "coalesce(direction, '')", categorie: "coalesce(categorie, '')" },
  buyer_cell: { siren: sirenOf('contract') },
} as const
export type KeptTable = keyof typeof CELL_KEYS

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
/** What each cell adds up, by the column that keeps it. */
export const SUMS = [
  ...['contracts', 'cents', 'maxima', 'subsequent'].map((column) => ({ column, sum: `sum(${column})` })),
  ...FACT_SUMS,
]
export const FACTS_AT = SUMS.length - FACT_SUMS.length

/**
 * Adds the contracts of `from` (a table and its condition) to cells, or takes them away: grouped by all that is asked of
 * them first, for contracts are many and what they say is not, then summed fact by fact.
 */
export function cellsSql(table: KeptTable, from: string, sign: 1 | -1): string {
  const columns = SUMS.map(({ column }) => column)
  const keys = CELL_KEYS[table]
  const cell = ['organisation_id', 'year', ...Object.keys(keys), 'status', 'band'].join(', ')
  return `INSERT INTO ${table} (${cell}, ${columns.join(', ')})
SELECT ${cell}, ${SUMS.map(({ sum }) => (sign === 1 ? sum : `-${sum}`)).join(', ')}
FROM (SELECT ? AS organisation_id, * FROM (${groupedSql(keys, `${from} AND NOT ${NAMES_FRAMEWORK}`, '0')}))
GROUP BY ${cell}
ON CONFLICT (${cell}) DO UPDATE SET ${columns.map((column) => `${column} = ${column} + excluded.${column}`).join(', ')}`
}

/** Contracts of `from` grouped by all that is asked of them, and by whether they are call-offs, with the state of each fact. */
export function groupedSql(keys: Readonly<Record<string, string>>, from: string, callOff: string): string {
  const names = Object.keys(keys)
  const apart = ['key', ...names, 'call_off']
  return `
  SELECT key >> ${SIGNATURE_BITS + 6} AS year, ${names.join(', ')},
    (key >> ${SIGNATURE_BITS + 4}) & 3 AS status, (key >> ${SIGNATURE_BITS}) & 15 AS band, call_off,
    contracts, subsequent, coalesce(cents, 0) * usable AS cents, coalesce(maxima, 0) * usable AS maxima,
    ${FACT_NAMES.map((fact) => `${stateIn(fact)} AS ${columnOf(fact)}`).join(',\n    ')}
  FROM (
    SELECT *, (key >> ${SIGNATURE_BITS}) & 15 > 0 AS usable
    FROM (
      SELECT ${KEY} AS key, ${names.map((name) => `${keys[name]} AS ${name}`).join(', ')}, ${callOff} AS call_off,
        count(*) AS contracts, sum(montant_first) AS cents, sum(montant_first * montant_maximum) AS maxima,
        sum(says_subsequent) AS subsequent
      FROM ${from}
      GROUP BY ${apart.map((_, at) => at + 1).join(', ')}))`
}

/** Contracts by a condition over `contract`, with what it binds. */
export interface Which {
  readonly where: string
  readonly parameters: readonly Value[]
}

/** Adds contracts to the cells: once they are visible, or in the batch that shows them. */
export const cellsAdded = (scope: Scope, which: Which): Statement[] => cellsStatements(scope, which, 1)
/** Takes visible contracts out of the cells: before they go. */
export const cellsTaken = (scope: Scope, which: Which): Statement[] => cellsStatements(scope, which, -1)

const TABLES = Object.keys(CELL_KEYS) as readonly KeptTable[]

function cellsStatements({ organisationId }: Scope, { where, parameters }: Which, sign: 1 | -1): Statement[] {
  return TABLES.map((table) => ({
    sql: cellsSql(table, `contract WHERE organisation_id = ? AND ${where}`, sign),
    parameters: [organisationId, organisationId, ...parameters],
  }))
}

/** Last of what changes cells: those that hold nothing any more go. */
export function emptyCellsStatements({ organisationId }: Scope): Statement[] {
  return TABLES.map((table) => ({
    sql: `DELETE FROM ${table} WHERE organisation_id = ? AND contracts = 0`,
    parameters: [organisationId],
  }))
}
