import type { Siret } from '../../../src/contract.js'
import type { Issue } from '../../../src/errors.js'
import type { MappingFile } from '../../../src/register/mapping.js'
import { readTables } from '../../../src/register/table/read.js'
import { selectTables } from '../../../src/register/table/select.js'
import type { RegisterItem, Sheet } from '../../../src/register/types.js'

/** Reads sheets held in memory, as a file of them would be. */
export function readSheets(
  sheets: readonly Sheet[],
  options: { readonly acheteur?: Siret; readonly mapping?: MappingFile } = {},
): { readonly items: RegisterItem[]; readonly notes: readonly Issue[] } {
  const notes: Issue[] = []
  const tables = selectTables(sheets, options.mapping, notes)
  return { items: [...readTables(tables, options.acheteur ?? null, notes)], notes }
}
