import { sql } from 'kysely'
import type { Database, Scope, Statement } from './database.js'

/** A frozen result as a list names it. */
export interface FrozenSummary {
  readonly id: number
  /** ISO instant. */
  readonly at: string
  /** Whom the person freezing it said to be; `actor`: who the service knows. */
  readonly author: string
  readonly actor: string
  readonly title: string
  readonly note: string | null
  readonly from: string
  readonly to: string
  /** SIREN or SIRET asked for; null: every buyer. */
  readonly acheteur: string | null
  readonly rows: number
  /** SHA-256 of the UTF-8 bytes of its document. */
  readonly digest: string
}

/** UTF-16 units, of three bytes at the most: a chunk stays under 1 MB. */
const CHUNK_UNITS = 300_000

/** Every frozen result of the organisation, oldest first. */
export function frozenSummaries(db: Database, scope: Scope): Promise<FrozenSummary[]> {
  return summaries(db, scope).orderBy('id').execute()
}

/** A frozen result with its document as it was written; null: there is none of that number. */
export async function frozenDocument(
  db: Database,
  scope: Scope,
  id: number,
): Promise<{ readonly summary: FrozenSummary; readonly text: string } | null> {
  const row = await summaries(db, scope).select('chunk_count').where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const { chunk_count: count, ...summary } = row
  const chunks: string[] = []
  for (let seq = 0; seq < count; seq += 1) chunks.push(await chunk(db, scope, id, seq))
  return { summary, text: chunks.join('') }
}

/** Writes a result once and for all; fails, and its batch with it, where its number is taken. */
export function frozenStatements(scope: Scope, result: Omit<FrozenSummary, 'actor'>, text: string): Statement[] {
  const { organisationId, actor } = scope
  const { id, at, author, title, note, from, to, acheteur, rows, digest } = result
  const chunks = chunked(text)
  return [
    ...chunks.map((piece, seq) => ({
      sql: 'INSERT INTO frozen_chunk (organisation_id, frozen_id, seq, text) VALUES (?, ?, ?, ?)',
      parameters: [organisationId, id, seq, piece],
    })),
    {
      sql: `INSERT INTO frozen_result (organisation_id, id, at, author, actor, title, note, period_from, period_to, acheteur,
        row_count, digest, chunk_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      parameters: [organisationId, id, at, author, actor, title, note, from, to, acheteur, rows, digest, chunks.length],
    },
  ]
}

/** Whether a batch failed because somebody else froze a result of that number meanwhile. */
export const isFrozenTaken = (cause: unknown): boolean =>
  cause instanceof Error && /this number is taken|UNIQUE constraint failed: frozen_/.test(cause.message)

/** What each visible contract is for, by uid: counting has no use for it, a person reading a list has. */
export async function objectsByUid(db: Database, scope: Scope): Promise<ReadonlyMap<string, string>> {
  const rows = await db.values({
    sql: 'SELECT uid, objet FROM contract WHERE organisation_id = ? AND current = 1',
    parameters: [scope.organisationId],
  })
  return new Map(rows.map(([uid, objet]) => [String(uid), String(objet)]))
}

const summaries = (db: Database, scope: Scope) =>
  db.query
    .selectFrom('frozen_result')
    .select(['id', 'at', 'author', 'actor', 'title', 'note', 'acheteur', 'digest'])
    .select(['period_from as from', 'period_to as to', 'row_count as rows'])
    .where('organisation_id', '=', scope.organisationId)

async function chunk(db: Database, scope: Scope, id: number, seq: number): Promise<string> {
  const { rows } = await sql<{ text: string }>`
    SELECT text FROM frozen_chunk
    WHERE organisation_id = ${scope.organisationId} AND frozen_id = ${id} AND seq = ${seq}`.execute(db.query)
  return rows[0]?.text ?? ''
}

/** Consecutive pieces; the two halves of a character outside the basic plane are kept together. */
function chunked(text: string): string[] {
  const chunks: string[] = []
  for (let from = 0; from < text.length; ) {
    const end = from + CHUNK_UNITS
    const to = isHighSurrogate(text.charCodeAt(end - 1)) ? end + 1 : end
    chunks.push(text.slice(from, to))
    from = to
  }
  return chunks
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
