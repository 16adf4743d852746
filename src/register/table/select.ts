import { AppError, type Issue } from '../../errors.js'
import { hiddenSheet, layDownSheet, sheetNotRegister, unnamedContracts } from '../issues.js'
import type { MappingFile } from '../mapping.js'
import type { Sheet } from '../types.js'
import { findHeader, isLayDown } from './header.js'
import type { TableLayout } from './layout.js'
import { mappedLayout } from './mapped.js'
import { sheetPlace } from './places.js'
import { seemsRegister } from './seemsRegister.js'
import { whyNoRegister } from './whyNot.js'

export interface Table {
  readonly sheet: Sheet
  readonly layout: TableLayout
}

/**
 * The sheets to read as registers, with the others named in `notes`. Hidden registers wait to be shown: they may be
 * drafts or last year's. Throws `noRegister` when the file holds none.
 */
export async function selectTables(
  sheets: readonly Sheet[],
  mapping: MappingFile | undefined,
  notes: Issue[],
): Promise<readonly Table[]> {
  const tables: Table[] = []
  const hidden: string[] = []
  for (const sheet of sheets) {
    const layout = await layoutFor(sheet, mapping, notes)
    if (layout && !sheet.hidden) {
      tables.push({ sheet, layout })
      continue
    }
    const isChosen = mapping?.sheets.some((entry) => entry.sheet === sheet.name) === true
    notes.push(await whyLeft(sheet, layout, isChosen), ...sheet.issues)
    if (layout) hidden.push(sheet.name ?? '')
  }
  if (tables.length === 0) throw await noRegister(sheets, hidden)
  return tables
}

/** `isChosen`: somebody said what the sheet is. */
async function whyLeft(sheet: Sheet, layout: TableLayout | null, isChosen: boolean): Promise<Issue> {
  const at = sheetPlace(sheet.name)
  if (layout) return hiddenSheet(at)
  if (await isLayDown(sheet)) return layDownSheet(at)
  return !isChosen && (await seemsRegister(sheet)) ? unnamedContracts(at) : sheetNotRegister(at)
}

async function layoutFor(sheet: Sheet, mapping: MappingFile | undefined, notes: Issue[]): Promise<TableLayout | null> {
  const mapped = sheet.hidden ? undefined : mapping?.sheets.find((entry) => entry.sheet === sheet.name)
  return mapped ? mappedLayout(sheet, mapped, notes) : findHeader(sheet)
}

/** The refusal of a file none of whose sheets shown is a register; `hidden`: those that would be. */
export async function noRegister(sheets: readonly Sheet[], hidden: readonly string[]): Promise<AppError> {
  const remedy =
    hidden.length > 0
      ? `Un registre est sur une feuille masquée (${hidden.join(', ')}) : affichez-la.`
      : await whyNoRegister(sheets)
  return new AppError('noRegister', `Aucun tableau de marchés reconnu dans ce fichier. Rien n’est lu. ${remedy}`)
}
