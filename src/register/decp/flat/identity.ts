import { AppError } from '../../../errors.js'
import { sheetPlace } from '../../table/places.js'
import type { RecordHeader, Sheet } from '../../types.js'
import { pathOf } from './path.js'

const BUYERS = ['acheteur', 'autoriteConcedante'].flatMap((name) => [`${name}.id`, `${name}_id`, name])

/** By what a record is known again: the column that a copy has in any case, and those that may stand for it. */
const KNOWN_BY: Readonly<Record<RecordHeader['type'], readonly (readonly [column: string, as: readonly string[]])[]>> =
  {
    marche: [
      ['id', ['id']],
      ['acheteur.id', BUYERS],
    ],
    concession: [
      ['id', ['id']],
      ['autoriteConcedante.id', BUYERS],
    ],
  }

/** Columns by which records are known again and that none of these headers is. */
export function missingIdentity(type: RecordHeader['type'], headers: readonly string[]): readonly string[] {
  const held = new Set(headers.map((header) => pathOf(header).join('.')))
  return KNOWN_BY[type].filter(([, as]) => !as.some((name) => held.has(name))).map(([column]) => column)
}

/** Refuses the copy that lost such a column: each of its contracts would be a new one beside itself. */
export function checkIdentity(sheets: readonly (RecordHeader & { readonly sheet: Sheet })[]): void {
  for (const { sheet, type, headers } of sheets) {
    const [column] = missingIdentity(type, headers)
    if (column !== undefined) throw columnTakenOut(sheetPlace(sheet.name).label, column)
  }
}

const columnTakenOut = (place: string, column: string): AppError =>
  new AppError(
    'copyColumnMissing',
    `${place} : la colonne « ${column} » de cette copie annotée a été supprimée ou renommée. Rien n’est lu : sans elle, ` +
      'aucun marché ne serait reconnu, et chacun compterait une seconde fois. Remettez cette colonne avec ses valeurs, ' +
      'ou téléchargez de nouveau la copie annotée, au bas du compte rendu de l’import, et refaites-y vos corrections.',
  )
