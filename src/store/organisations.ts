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
