import { fold } from '../../fold.js'
import { LAY_DOWN } from '../issues.js'
import type { Sheet, SheetRow } from '../types.js'
import { filledCells } from './cells.js'
import { firstRows, holdsValues } from './firstRows.js'
import { isLayDown } from './header.js'

const ROWS = 50

/** Why sheets hold no register, and what to do: known sorts of tables are named for what they are. */
export async function whyNoRegister(sheets: readonly Sheet[]): Promise<string> {
  for (const sheet of sheets) {
    const rows = (await firstRows(sheet, ROWS)).map(textsOf)
    if (rows.some(describesColumns)) return DICTIONARY
    if (await isLayDown(sheet)) return LAY_DOWN
    if (countsThings(rows)) return PIVOT
    if (await lacksHeader(sheet)) return NO_HEADER
  }
  return 'Il faut une ligne d’en-têtes, dans les 50 premières, avec une colonne « Objet » et au moins un numéro, une date, un montant ou un titulaire.'
}

const DICTIONARY =
  'Ce tableau décrit les colonnes d’un jeu de données (nom et description de chacune) : importez le jeu de données lui-même.'
const PIVOT =
  'Ce tableau est une synthèse, qui compte des marchés sans les lister : importez le registre dont elle est tirée.'
const NO_HEADER =
  'Le tableau semble sans ligne d’en-têtes : ajoutez-en une, ou dites ce qu’est chaque colonne par une correspondance (spaser mapping FICHIER en propose une, à compléter, avec "headerRow": 0), puis donnez-la à l’import avec --mapping.'

const textsOf = (row: SheetRow): readonly string[] => filledCells(row).map(({ cell }) => fold(cell.text))

/** "Nom de la colonne ; Description": a dictionary of columns. */
function describesColumns([first = '', second = '', ...rest]: readonly string[]): boolean {
  const names = /^(?:nom (?:de la |du |des )?|intitule (?:de la |du )?)?(?:colonnes?|champs?|attributs?|variables?)$/
  return rest.length < 6 && names.test(first) && /^(?:description|definition|signification|libelle|type)/.test(second)
}

/** Labels, then nothing but numbers; or the words that pivot tables put in their corners. */
function countsThings(rows: readonly (readonly string[])[]): boolean {
  const corner = rows.some((row) =>
    row.some((text) => /^(?:etiquettes de (?:lignes|colonnes)|total general)$/.test(text)),
  )
  const counted = rows.filter(([, ...rest]) => rest.length > 0 && rest.every((text) => /^[\d ]+$/.test(text)))
  return (
    corner ||
    (rows.length > 2 &&
      counted.length * 3 >= rows.length * 2 &&
      !counted.some(([label = '']) => /^\d+$/.test(label) && label.length > 4))
  )
}

/** The first row is already made of values, and so are those below. */
async function lacksHeader(sheet: Sheet): Promise<boolean> {
  const [first, ...rows] = await firstRows(sheet, 3)
  return first !== undefined && filledCells(first).length > 3 && holdsValues(first) && rows.every(holdsValues)
}
