import { sql } from 'kysely'
import type { Database, Scope, Statement } from './database.js'

/** The name every organisation bears until somebody gives it one (first migration). */
export const UNNAMED = 'Organisation locale'

export async function organisationName(db: Database, scope: Scope): Promise<string> {
  const { name } = await db.query
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', scope.organisationId)
    .executeTakeFirstOrThrow()
  return name
}

export async function renameOrganisation(db: Database, scope: Scope, name: string): Promise<void> {
  await db.query.updateTable('organisation').set({ name }).where('id', '=', scope.organisationId).execute()
}

/** The name of the one buyer of all visible contracts, as most of them write it; null: several buyers, or no name. */
export async function soleBuyerName(db: Database, scope: Scope): Promise<string | null> {
  const names = await namesWritten(db, scope)
  const sirens = new Set(names.map(({ siren }) => siren))
  return sirens.size === 1 ? (names.find(({ name }) => name !== null)?.name ?? null) : null
}

/** The buyers of visible contracts by SIREN, each by the name most of its contracts write; one nobody names is left out. */
export async function buyerNames(db: Database, scope: Scope): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const { siren, name } of await namesWritten(db, scope)) {
    if (siren !== null && name !== null && !names.has(siren)) names.set(siren, name)
  }
  return names
}

/** Each way a buyer is written, the most usual first. */
function namesWritten(db: Database, scope: Scope) {
  return (
    db.query
      .selectFrom('contract')
      .select(({ fn }) => ['acheteur_nom as name', fn.countAll<number>().as('contracts')])
      .select(sql<string | null>`substr(acheteur, 1, 9)`.as('siren'))
      .where('organisation_id', '=', scope.organisationId)
      // Written in full, for a partial index serves only a condition that is: it holds the names, and not the contracts.
      .where(sql<boolean>`current = 1`)
      .groupBy(['siren', 'acheteur_nom'])
      .orderBy('contracts', 'desc')
      .orderBy('acheteur_nom')
      .execute()
  )
}

/** How much an organisation keeps; imports, decisions and corrections as they stand, be they withdrawn or not. */
export interface Holdings {
  readonly imports: number
  readonly contracts: number
  readonly decisions: number
  readonly corrections: number
  /** Files kept as they were received. */
  readonly keptFiles: number
  readonly schemes: number
  readonly frozenResults: number
}

type HeldTable =
  | 'import'
  | 'contract'
  | 'decision'
  | 'correction'
  | 'upload_chunk'
  | 'scheme_revision'
  | 'frozen_result'

export async function holdingsOf(db: Database, { organisationId }: Scope): Promise<Holdings> {
  const one = async (table: HeldTable, what = '*', only = sql``) => {
    const { rows } = await sql<{ n: number }>`
      SELECT count(${sql.raw(what)}) AS n FROM ${sql.table(table)} WHERE organisation_id = ${organisationId} ${only}`.execute(
      db.query,
    )
    return rows[0]?.n ?? 0
  }
  return {
    imports: await one('import'),
    contracts: await one('contract', '*', sql`AND current = 1`),
    decisions: await one('decision'),
    corrections: await one('correction', '*', sql`AND action <> 'withdraw'`),
    keptFiles: await one('upload_chunk', 'DISTINCT upload_id'),
    schemes: await one('scheme_revision', 'DISTINCT scheme_id'),
    frozenResults: await one('frozen_result'),
  }
}

/**
 * Deletes an organisation with all it holds (every table is bound to it by its keys) and leaves one without anything in its
 * place. Its revision goes on: what a running service keeps ready is of no use any more.
 */
export function emptyOrganisationStatements(scope: Scope, revision: number, at: string): Statement[] {
  const { organisationId, actor } = scope
  return [
    { sql: 'DELETE FROM organisation WHERE id = ?', parameters: [organisationId] },
    { sql: 'INSERT INTO organisation (id, name) VALUES (?, ?)', parameters: [organisationId, UNNAMED] },
    {
      sql: `INSERT INTO publication (organisation_id, revision, import_id, action, actor, at)
        VALUES (?, ?, NULL, 'undo', ?, ?)`,
      parameters: [organisationId, revision + 1, actor, at],
    },
  ]
}
