import { countOf } from '../french.js'
import { LOCAL } from '../store/database.js'
import { giveBackRoom } from '../store/sqliteCopies.js'
import {
  deleteOrganisation,
  nameOrganisation,
  type OrganisationStanding,
  organisationStanding,
} from '../tasks/organisation.js'
import { parse } from './arguments.js'
import { databasePath, openDatabase } from './database.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, type Terminal, usage } from './output.js'

/** `spaser organisation`: what it keeps; `--rename` names it, `--delete` leaves nothing of it. */
export async function organisationCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { rename, delete: confirmed, json, db: path } = parse(args, OPTIONS.organisation).values
  if (rename !== undefined && confirmed !== undefined) throw usage('Donnez --rename ou --delete, un seul des deux.')
  const db = openDatabase(path)
  let standing: OrganisationStanding
  try {
    if (rename !== undefined) await nameOrganisation(db, LOCAL, rename)
    standing =
      confirmed === undefined
        ? await organisationStanding(db, LOCAL)
        : await deleteOrganisation(db, LOCAL, confirmed, () => new Date())
  } finally {
    await db.close()
  }
  if (confirmed !== undefined) giveBackRoom(databasePath(path))
  const deleted = confirmed !== undefined
  terminal.out(json ? JSON.stringify({ ...standing, deleted }) : told(standing, deleted))
  return EXIT.done
}

function told({ name, imports, contracts, ...standing }: OrganisationStanding, deleted: boolean) {
  const held = [
    countOf(contracts, 'marché', 'marchés'),
    countOf(imports, 'import', 'imports'),
    countOf(standing.decisions, 'décision', 'décisions'),
    countOf(standing.corrections, 'correction', 'corrections'),
    countOf(standing.keptFiles, 'fichier gardé', 'fichiers gardés'),
    countOf(standing.schemes, 'schéma', 'schémas'),
    countOf(standing.frozenResults, 'résultat figé', 'résultats figés'),
  ].join(', ')
  return deleted ? `« ${name} » : tout est supprimé (${held}).` : `« ${name} » garde ${held}.`
}
