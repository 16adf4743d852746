import { withoutAnnotations } from './annotated.js'
import type { ByteSource } from './byteSource.js'
import { openCsv } from './csv/open.js'
import type { DecpFormat } from './family.js'
import { openOds } from './ods/open.js'
import type { ReadLimits, RegisterFormat, Sheet } from './types.js'
import { openXls } from './xls/open.js'
import { openXlsb } from './xlsb/open.js'
import { openWorkbook } from './xlsx/open.js'

type TableFormat = Exclude<RegisterFormat, DecpFormat>

/** The sheets of a file of tables, without what we added to an annotated copy; a CSV file is one sheet without a name. */
export async function openSheets(
  format: TableFormat,
  source: ByteSource,
  limits: ReadLimits,
): Promise<readonly Sheet[]> {
  return withoutAnnotations(await openAll(format, source, limits))
}

async function openAll(format: TableFormat, source: ByteSource, limits: ReadLimits): Promise<readonly Sheet[]> {
  switch (format) {
    case 'xlsx':
      return openWorkbook(source, limits)
    case 'xlsb':
      return openXlsb(source, limits)
    case 'ods':
      return openOds(source, limits)
    case 'xls':
      return openXls(source, limits)
    case 'csv':
      return [await openCsv(source, limits)]
  }
}
