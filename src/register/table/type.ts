import type { ContractRecord } from '../../contract.js'
import { fold } from '../../fold.js'
import type { Field } from '../columns/fields.js'
import { concession } from '../issues.js'
import * as nature from '../values/nature.js'
import type { Said } from './headings.js'
import { remembered } from './memo.js'
import type { RowValues } from './rowValues.js'

const isConcession = remembered(nature.isConcession)
const namesMarche = remembered(nature.namesMarche)

/** Columns that say what sort of contract a row is. */
const SAYS_TYPE: readonly Field[] = ['_type', 'nature', 'categorie', 'procedure']

/**
 * Marché or concession (SPEC §3: never mixed in silently). A column of the row says it, or its objet begins with it; else
 * the heading, the sheet or the sort of holder it stands under, which is said.
 */
export function typeOf(row: RowValues, { type: heading }: Pick<Said, 'type'>): ContractRecord['type'] {
  const told = SAYS_TYPE.map((field) => row.text(field)).filter((text) => text !== null)
  if (told.some(isConcession)) return 'concession'
  const isMarche = told.some(namesMarche) || (heading !== null && namesMarche(heading))
  const objet = row.locate('objet') ?? row.locate('lotObjet')
  const begins = objet !== null && MAY_BEGIN.test(objet.cell.text) && nature.beginsAsConcession(objet.cell.text)
  if (!begins && (isMarche || !standsAmongConcessions(row, heading))) return 'marche'
  if (objet) row.issues.push(concession(objet.at, isMarche))
  return 'concession'
}

/** Most objets are told apart without folding them. */
const MAY_BEGIN = /^.{0,40}?(?:conc|d[eéEÉ]l|d\W?s\W?p)/isu

const standsAmongConcessions = (row: RowValues, heading: string | null): boolean =>
  [heading, row.columns.sheet].some(headsConcessions) || PARTIES.some((field) => isConcessionParty(row, field))

/** "CONCESSIONS", "DSP 2024"; "Concessions et marchés" heads both. */
const headsConcessions = (heading: string | null): boolean =>
  heading !== null && isConcession(heading) && !namesMarche(heading)

const PARTIES: readonly Field[] = ['titulaireNom', 'titulaireId', 'acheteurNom', 'acheteur']

/** Filled under "Délégataire" or "Autorité concédante"; "Titulaire ou concessionnaire" is of both. */
function isConcessionParty(row: RowValues, field: Field): boolean {
  const header = row.locate(field)?.column.header
  return header !== undefined && namesConcessionParty(header)
}

const namesConcessionParty = remembered((header) => {
  const folded = fold(header)
  return (
    /concessionnaire|delegataire|concedant|delegant/.test(folded) &&
    !/titulaire|attributaire|acheteur|adjudicat|march/.test(folded)
  )
})
