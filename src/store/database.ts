import type { Kysely } from 'kysely'
import type { Tables } from './tables.js'

export interface Statement {
  readonly sql: string
  readonly parameters: readonly (string | number | null)[]
}

/**
 * What both runtimes offer: queries through kysely, and statements run all together or not at all (a transaction on
 * SQLite, a batch on D1, which knows no interactive transaction). Bulk rows travel as one JSON parameter.
 */
export interface Database {
  readonly query: Kysely<Tables>
  /** Runs the statements in order, all or none; gives the number of rows each one changed. */
  atomically(statements: readonly Statement[]): Promise<readonly number[]>
  close(): Promise<void>
}

/** Who asks: every query is scoped to an organisation, every write carries its actor. */
export interface Scope {
  readonly organisationId: string
  readonly actor: string
}

/** Until accounts exist there is one organisation, and whoever runs the command acts for it. */
export const LOCAL: Scope = { organisationId: 'local', actor: 'local' }
