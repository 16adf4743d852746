import type { ContractRecord } from '../../contract.js'
import { fold } from '../../fold.js'
import type { Field } from '../columns/fields.js'
import { concession } from '../issues.js'
import { beginsAsConcession, isConcession, namesMarche } from '../values/nature.js'
import type { RowValues } from './rowValues.js'

/** Columns that say what sort of contract a row is. */
const SAYS_TYPE: readonly Field[] = ['nature', 'categorie', 'procedure']

/**
 * Marché or concession (SPEC §3: never mixed in silently). A column of the row says it, or its objet begins with it; else
 * the heading, the sheet or the sort of holder it stands under, which is said.
 */
export function typeOf(row: RowValues, section: string | null): ContractRecord['type'] {
  if (SAYS_TYPE.some((field) => isConcession(row.text(field)))) return 'concession'
  const isMarche = [...SAYS_TYPE.map((field) => row.text(field)), section].some(namesMarche)
  const objet = row.locate('objet') ?? row.locate('lotObjet')
  const begins = objet !== null && beginsAsConcession(objet.cell.text)
  if (!begins && (isMarche || !standsAmongConcessions(row, section))) return 'marche'
  if (objet) row.issues.push(concession(objet.at, isMarche))
  return 'concession'
}

const standsAmongConcessions = (row: RowValues, section: string | null): boolean =>
  [section, row.columns.sheet].some(headsConcessions) || PARTIES.some((field) => isConcessionParty(row, field))

/** "CONCESSIONS", "DSP 2024"; "Concessions et marchés" heads both. */
const headsConcessions = (heading: string | null): boolean => isConcession(heading) && !namesMarche(heading)

const PARTIES: readonly Field[] = ['titulaireNom', 'titulaireId', 'acheteurNom', 'acheteur']

/** Filled under "Délégataire" or "Autorité concédante"; "Titulaire ou concessionnaire" is of both. */
function isConcessionParty(row: RowValues, field: Field): boolean {
  const header = fold(row.locate(field)?.column.header ?? '')
  return (
    /concessionnaire|delegataire|concedant|delegant/.test(header) &&
    !/titulaire|attributaire|acheteur|adjudicat|march/.test(header)
  )
}
