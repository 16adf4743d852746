import type { Kysely } from 'kysely'
import type { Tables } from './tables.js'

export type Value = string | number | null

export interface Statement {
  readonly sql: string
  /** Bytes travel only here: bulk rows are JSON on D1. */
  readonly parameters: readonly (Value | Uint8Array)[]
}

/** Rows of one table. */
export interface Insert {
  readonly into: keyof Tables
  /**
   * Rows take the place of those of the same key; else such a row makes the batch fail. For few rows: before each, SQLite
   * copies aside the pages it is about to change.
   */
  readonly replace?: boolean
  readonly columns: readonly string[]
  /** Values in the order of the columns; those of consecutive ones may come as they lie in a list of their own. */
  readonly rows: readonly (readonly (Value | readonly Value[])[])[]
}

export interface Bulk {
  readonly table: keyof Tables
  readonly rows: number
}

/**
 * What both runtimes offer: queries through kysely, and writes done all together or not at all (a transaction on SQLite,
 * a batch on D1, which knows no interactive transaction). How bulk rows travel is each runtime's own: a prepared statement
 * run for each on SQLite, one JSON parameter on D1.
 */
export interface Database {
  readonly query: Kysely<Tables>
  /** Bare rows, values in the order of the columns: where there are many, named fields would cost more than the reading. */
  values(statement: Statement): Promise<unknown[][]>
  /** Does the writes in order, all or none. `bulk`: the table of which they show many rows at once, and how many. */
  atomically(writes: readonly (Statement | Insert)[], bulk?: Bulk): Promise<void>
  close(): Promise<void>
}

/** Who asks: every query is scoped to an organisation, every write carries its actor. */
export interface Scope {
  readonly organisationId: string
  readonly actor: string
}

/** Until accounts exist there is one organisation, and whoever runs the command acts for it. */
export const LOCAL: Scope = { organisationId: 'local', actor: 'local' }
