import type { ZipEntry } from '../containers/zip.js'
import type { ReadLimits } from '../types.js'
import { addString, bytesOfStrings } from '../xlsx/sharedStrings.js'
import type { Package } from '../xlsx/xmlText.js'
import { wideString } from './fields.js'
import { BRT, damagedPart, readRecords } from './records.js'

/** The shared strings of a binary workbook, by index; phonetic texts left out. */
export async function readSharedStrings(
  file: Package,
  entry: ZipEntry | null,
  limits: ReadLimits,
): Promise<readonly string[]> {
  if (!entry) return []
  const strings: string[] = []
  for await (const records of readRecords(file, entry, limits.maxCellLength * 2, bytesOfStrings(limits))) {
    for (const record of records) {
      if (record.type !== BRT.sstItem) continue
      const text = wideString(record, 1)
      if (text === null) throw damagedPart(entry.name)
      addString(strings, text)
    }
  }
  return strings
}
