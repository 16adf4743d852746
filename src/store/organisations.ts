import { sql } from 'kysely'
import type { Database, Scope } from './database.js'

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
  return db.query
    .selectFrom('contract')
    .select(({ fn }) => ['acheteur_nom as name', fn.countAll<number>().as('contracts')])
    .select(sql<string | null>`substr(acheteur, 1, 9)`.as('siren'))
    .where('organisation_id', '=', scope.organisationId)
    .where('current', '=', 1)
    .groupBy(['siren', 'acheteur_nom'])
    .orderBy('contracts', 'desc')
    .orderBy('acheteur_nom')
    .execute()
}
