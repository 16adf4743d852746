import type { ZipEntry } from '../containers/zip.js'
import { builtInFormat, customFormat, type NumberFormat } from '../xlsx/numberFormats.js'
import type { Package } from '../xlsx/xmlText.js'
import { uint16, wideString } from './fields.js'
import { BRT, readRecords } from './records.js'

const MAX_PART = 64 * 1024 * 1024
const MAX_CODE = 1024

/** The number format of each cell style, by the index cells carry. */
export async function readStyles(file: Package, entry: ZipEntry | null): Promise<readonly NumberFormat[]> {
  if (!entry) return []
  const custom = new Map<number, NumberFormat>()
  const formats: NumberFormat[] = []
  let inCellFormats = false
  for await (const records of readRecords(file, entry, MAX_CODE, Math.min(file.maxPartBytes, MAX_PART))) {
    for (const record of records) {
      const { type } = record
      if (type === BRT.fmt) custom.set(uint16(record, 0) ?? 0, customFormat(wideString(record, 2) ?? ''))
      else if (type === BRT.beginCellXFs) inCellFormats = true
      else if (type === BRT.endCellXFs) inCellFormats = false
      else if (type === BRT.xf && inCellFormats) {
        const id = uint16(record, 2) ?? 0
        formats.push(custom.get(id) ?? builtInFormat(id))
      }
    }
  }
  return formats
}
