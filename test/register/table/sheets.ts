import type { Siret } from '../../../src/contract.js'
import type { Issue } from '../../../src/errors.js'
import { DEFAULT_LIMITS } from '../../../src/register/limits.js'
import type { MappingFile } from '../../../src/register/mapping.js'
import { readTables } from '../../../src/register/table/read.js'
import { selectTables } from '../../../src/register/table/select.js'
import type { CellRange, RegisterItem, Sheet } from '../../../src/register/types.js'
import { readOnes, sheetOf } from '../samples.js'

/** Reads sheets held in memory, as a file of them would be. */
export async function readSheets(
  sheets: readonly Sheet[],
  options: { readonly acheteur?: Siret; readonly mapping?: MappingFile } = {},
): Promise<{ readonly items: RegisterItem[]; readonly notes: readonly Issue[] }> {
  const notes: Issue[] = []
  const tables = await selectTables(sheets, options.mapping, notes)
  const items: RegisterItem[] = []
  for await (const batch of readTables(
    tables,
    { acheteur: options.acheteur ?? null, maxRowLength: DEFAULT_LIMITS.maxRecordBytes },
    notes,
  ))
    items.push(...batch)
  return { items, notes }
}

type Rows = Parameters<typeof sheetOf>[0]

/** What a table comes to: the kind of each of its rows, its contracts and its findings. */
export async function readTable(
  rows: Rows,
  options: Parameters<typeof sheetOf>[1] = {},
  merges?: readonly CellRange[],
) {
  const sheet = sheetOf(rows, options)
  const { items, notes } = await readSheets([merges ? { ...sheet, merges: async () => merges } : sheet])
  const kinds = items.map((item) => (item.outcome === 'ignored' ? item.reason : item.outcome))
  return { items, notes, kinds, records: readOnes(items).map(({ record }) => record) }
}

/** Merged cells as a spreadsheet shows them ("A2:A4"), within the first 26 columns. */
export const range = (a1: string): CellRange => {
  const [, first = '', top, last = '', bottom] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(a1) ?? []
  const column = (letter: string) => letter.charCodeAt(0) - 65
  return {
    firstRow: Number(top) - 1,
    lastRow: Number(bottom) - 1,
    firstColumn: column(first),
    lastColumn: column(last),
  }
}
