import { Kysely } from 'kysely'
import { AppError } from '../errors.js'
import { type D1Binding, D1Dialect } from './d1Dialect.js'
import type { Database, Insert, Statement } from './database.js'
import type { Tables } from './tables.js'

/** A bound value of D1 holds 2 MB; slices stay at half of it, so that only a row that is too long alone goes beyond. */
const SLICE_BYTES = 1_000_000
const MAX_ROW_BYTES = 2_000_000

/**
 * D1 answers 1 000 queries a Worker invocation (paid plan), and does not say whether a batch counts for one: we count its
 * statements. What is left beyond our own limit is for clearing up after a refusal.
 */
export const MAX_STATEMENTS = 950

/**
 * Opens a D1 database whose migrations are already applied (`wrangler d1 migrations apply`), for one import or one undo: its
 * statements are counted from here on; or, `unmetered`, for whatever reads, which asks little of it, request after request.
 * Throws AppError, that write having changed nothing: `rowTooLong` where one row exceeds the 2 MB of a D1 value,
 * `tooManyStatements` where more is asked of D1 than one request may.
 */
export function openD1(binding: D1Binding, counts: 'metered' | 'unmetered' = 'metered'): Database {
  const metered = counts === 'metered' ? meter(binding) : binding
  const query = new Kysely<Tables>({ dialect: new D1Dialect(metered) })
  return {
    query,
    values: ({ sql, parameters }) =>
      metered
        .prepare(sql)
        .bind(...parameters)
        .raw(),
    atomically: async (writes) => {
      const statements = writes.flatMap((write) => ('sql' in write ? [write] : insertions(write)))
      if (statements.length === 0) return
      await metered.batch(statements.map(({ sql, parameters }) => metered.prepare(sql).bind(...parameters)))
    },
    close: () => query.destroy(),
  }
}

/** The same binding, which refuses once the limit is passed; what clears up after that refusal still goes through. */
function meter(binding: D1Binding): D1Binding {
  let prepared = 0
  let refused = false
  return {
    prepare: (sql) => {
      prepared += 1
      if (prepared > MAX_STATEMENTS && !refused) {
        refused = true
        throw tooManyStatements()
      }
      return binding.prepare(sql)
    },
    batch: (statements) => binding.batch(statements),
  }
}

/** Rows travel as JSON text, one statement a slice: D1 binds at most 100 values a statement, a wide row being 36. */
function insertions({ into, columns, rows, replace }: Insert): Statement[] {
  const values = columns.map((_, index) => `json_extract(value, '$[${index}]')`).join(', ')
  const sql = `INSERT ${replace ? 'OR REPLACE ' : ''}INTO ${into} (${columns.join(', ')})
    SELECT ${values} FROM json_each(?) ORDER BY key`
  return sliced(rows).map((json) => ({ sql, parameters: [json] }))
}

/** JSON arrays of consecutive rows. */
function sliced(rows: Insert['rows']): string[] {
  const slices: string[][] = []
  let room = 0
  for (const row of rows) {
    const json = JSON.stringify(row.flat())
    const bytes = utf8Length(json) + 1
    if (bytes > MAX_ROW_BYTES) throw rowTooLong(bytes)
    if (bytes > room) {
      slices.push([])
      room = SLICE_BYTES
    }
    slices.at(-1)?.push(json)
    room -= bytes
  }
  return slices.map((slice) => `[${slice.join(',')}]`)
}

const encoder = new TextEncoder()
const utf8Length = (text: string): number => encoder.encode(text).length

function rowTooLong(bytes: number): AppError {
  return new AppError(
    'rowTooLong',
    `Une ligne de ce registre pèse ${Math.ceil(bytes / 1_000_000)} Mo, plus que les 2 Mo que la base D1 accepte : raccourcissez ses cellules (un texte entier y a sans doute été collé), ou utilisez SPASER sur un serveur Node.`,
  )
}

function tooManyStatements(): AppError {
  return new AppError(
    'tooManyStatements',
    `Cette opération demande plus de ${MAX_STATEMENTS} requêtes à la base, limite de Cloudflare D1 : rien n’est changé. Découpez le fichier, par année par exemple, ou utilisez SPASER sur un serveur Node.`,
  )
}
