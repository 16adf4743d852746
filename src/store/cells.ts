import { NAMES_FRAMEWORK, sirenOf } from './callOffs.js'
import { groupedSql, KEPT_SUMS, STATED } from './cellSums.js'
import type { Scope, Statement, Value } from './database.js'

/**
 * Sums kept ready: contracts by year, what they are and how much they are worth, with how many of them, and how many cents,
 * bear each state of each fact (a "no" is what is left); once by direction and category, once by buyer, for by all three
 * there would be as many sums as contracts; and the hours they state, but for dated ones, which are not of the year of their
 * contract. Whatever changes what is visible changes them in the same batch. Contracts that name a framework are not in them:
 * whether those count depends on other contracts.
 */
export const CELL_KEYS = {
  cell: { direction: "coalesce(direction, '')", categorie: "coalesce(categorie, '')" },
  buyer_cell: { siren: sirenOf('contract') },
} as const
export type KeptTable = keyof typeof CELL_KEYS

/**
 * Adds the contracts of `from` (a table and its condition) to cells, or takes them away: grouped by all that is asked of
 * them first, for contracts are many and what they say is not, then summed fact by fact.
 */
export function cellsSql(table: KeptTable, from: string, sign: 1 | -1): string {
  const columns = KEPT_SUMS.map(({ column }) => column)
  const keys = CELL_KEYS[table]
  const grouped = groupedSql(keys, `${from} AND NOT ${NAMES_FRAMEWORK}`, '0', STATED)
  const cell = ['organisation_id', 'year', ...Object.keys(keys), 'status', 'band'].join(', ')
  return `INSERT INTO ${table} (${cell}, ${columns.join(', ')})
SELECT ${cell}, ${KEPT_SUMS.map(({ sum }) => (sign === 1 ? sum : `-${sum}`)).join(', ')}
FROM (SELECT ? AS organisation_id, * FROM (${grouped}))
GROUP BY ${cell}
ON CONFLICT (${cell}) DO UPDATE SET ${columns.map((column) => `${column} = ${column} + excluded.${column}`).join(', ')}`
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
