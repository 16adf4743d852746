import { AppError } from '../errors.js'
import type { Database, Scope } from '../store/database.js'
import {
  emptyOrganisationStatements,
  type Holdings,
  holdingsOf,
  organisationName,
  renameOrganisation,
  soleBuyerName,
  UNNAMED,
} from '../store/organisations.js'
import { currentRevision } from '../store/revision.js'
import type { Memo } from './memo.js'

/** How pages name the organisation: as it was named, else as its only buyer is, else as its readers'. */
export async function organisationShown(db: Database, scope: Scope, memo: Memo): Promise<string> {
  const name = await organisationName(db, scope)
  if (name !== UNNAMED) return name
  const buyer = await memo.of(db, scope, 'sole buyer', () => soleBuyerName(db, scope))
  return buyer ?? 'Votre organisation'
}

export interface OrganisationStanding extends Holdings {
  readonly id: string
  readonly name: string
}

export const organisationStanding = async (db: Database, scope: Scope): Promise<OrganisationStanding> => ({
  id: scope.organisationId,
  name: await organisationName(db, scope),
  ...(await holdingsOf(db, scope)),
})

/** Gives the organisation the name its pages show. Throws AppError `noName` for an empty one. */
export async function nameOrganisation(db: Database, scope: Scope, typed: string): Promise<void> {
  const name = typed.replace(/\s+/g, ' ').trim()
  if (name === '') throw new AppError('noName', 'Le nom de l’organisation est vide : rien n’a été changé.')
  await renameOrganisation(db, scope, name)
}

/**
 * Deletes all that an organisation keeps, for good: registers and their files, contracts, decisions, corrections, schemes, frozen results. `name`, as it
 * stands, confirms; throws AppError `notConfirmed` for any other. Gives what was deleted.
 */
export async function deleteOrganisation(
  db: Database,
  scope: Scope,
  name: string,
  clock: () => Date,
): Promise<OrganisationStanding> {
  const standing = await organisationStanding(db, scope)
  if (name !== standing.name) {
    throw new AppError(
      'notConfirmed',
      `L’organisation s’appelle « ${standing.name} », et non « ${name} » : rien n’a été supprimé.`,
    )
  }
  const revision = await currentRevision(db, scope)
  await db.atomically(emptyOrganisationStatements(scope, revision, clock().toISOString()))
  return standing
}
