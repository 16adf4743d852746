import type { ByteSource } from './byteSource.js'
import { detectFormat } from './detect.js'
import { isDecp } from './family.js'
import { checkFileSize } from './limits.js'
import type { MappedSheet, MappingFile } from './mapping.js'
import { openSheets } from './sheets.js'
import { layoutUnder } from './table/mapped.js'
import type { ReadLimits, Sheet } from './types.js'

/**
 * A mapping without the units that this very file tells, by a header, a title or the name of a sheet: another file under the
 * same headers may be in another one. Those that somebody chose stay. Throws AppError like `readRegister`.
 */
export async function withoutFoundUnits(
  file: ByteSource,
  limits: ReadLimits,
  mapping: MappingFile,
): Promise<MappingFile> {
  checkFileSize(file, limits)
  const format = await detectFormat(file)
  if (isDecp(format)) return mapping
  const opened = await openSheets(format, file, limits)
  const sheets: MappedSheet[] = []
  for (const mapped of mapping.sheets) {
    const sheet = opened.find(({ name }) => name === mapped.sheet)
    sheets.push(sheet ? await unsaidWhereFound(sheet, mapped) : mapped)
  }
  return { sheets }
}

async function unsaidWhereFound(sheet: Sheet, mapped: MappedSheet): Promise<MappedSheet> {
  const unsaid = mapped.columns.map(({ power: _, ...column }) => column)
  const found = await layoutUnder(sheet, { ...mapped, columns: unsaid }, [])
  const columns = mapped.columns.map(({ power, ...column }) => {
    const own = found?.columns.find(
      (each) => each.column === column.column && each.header.trim() === column.header.trim(),
    )
    return power === undefined || power === own?.power ? column : { ...column, power }
  })
  return { ...mapped, columns }
}
