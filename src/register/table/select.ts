import { AppError, type Issue } from '../../errors.js'
import { hiddenSheet, sheetNotRegister } from '../issues.js'
import type { MappingFile } from '../mapping.js'
import type { Sheet } from '../types.js'
import { findHeader, type TableLayout } from './header.js'
import { mappedLayout } from './mapped.js'
import { sheetPlace } from './places.js'

export interface Table {
  readonly sheet: Sheet
  readonly layout: TableLayout
}

/**
 * The sheets to read as registers, with the others named in `notes`. Hidden registers wait to be shown: they may be
 * drafts or last year's. Throws `noRegister` when the file holds none.
 */
export function selectTables(
  sheets: readonly Sheet[],
  mapping: MappingFile | undefined,
  notes: Issue[],
): readonly Table[] {
  const tables: Table[] = []
  const hidden: string[] = []
  for (const sheet of sheets) {
    const layout = layoutFor(sheet, mapping, notes)
    if (layout && !sheet.hidden) {
      tables.push({ sheet, layout })
      continue
    }
    notes.push(layout ? hiddenSheet(sheetPlace(sheet.name)) : sheetNotRegister(sheetPlace(sheet.name)), ...sheet.issues)
    if (layout) hidden.push(sheet.name ?? '')
  }
  if (tables.length === 0) throw noRegister(hidden)
  return tables
}

function layoutFor(sheet: Sheet, mapping: MappingFile | undefined, notes: Issue[]): TableLayout | null {
  const mapped = sheet.hidden ? undefined : mapping?.sheets.find((entry) => entry.sheet === sheet.name)
  return mapped ? mappedLayout(sheet, mapped, notes) : findHeader(sheet)
}

function noRegister(hidden: readonly string[]): AppError {
  const found = 'Aucun tableau de marchés reconnu dans ce fichier. Rien n’est lu.'
  const remedy =
    hidden.length > 0
      ? `Un registre est sur une feuille masquée (${hidden.join(', ')}) : affichez-la.`
      : 'Il faut une ligne d’en-têtes, dans les 50 premières, avec une colonne « Objet » et au moins un numéro, une date, un montant ou un titulaire.'
  return new AppError('noRegister', `${found} ${remedy}`)
}
