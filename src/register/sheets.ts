import { openCsv } from './csv/open.js'
import type { ReadLimits, RegisterFormat, Sheet } from './types.js'
import { openWorkbook } from './xlsx/open.js'

/** The sheets of a file of tables; a CSV file is one sheet without a name. */
export function openSheets(
  format: Exclude<RegisterFormat, 'decp-json'>,
  bytes: Uint8Array,
  limits: ReadLimits,
): readonly Sheet[] {
  return format === 'xlsx' ? openWorkbook(bytes, limits) : [openCsv(bytes, limits)]
}
