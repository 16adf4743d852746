import { AppError } from '../../errors.js'
import type { ZipEntry } from '../containers/zip.js'
import type { ReadLimits } from '../types.js'
import type { Package } from '../xlsx/xmlText.js'
import { wideString } from './fields.js'
import { BRT, damagedPart, readRecords } from './records.js'

/** Shared strings stay in memory, unlike sheets: a quarter of what a sheet may inflate to, and so many of them. */
const MEMORY_SHARE = 4
const MAX_STRINGS = 8_000_000

/** The shared strings of a binary workbook, by index; phonetic texts left out. */
export async function readSharedStrings(
  file: Package,
  entry: ZipEntry | null,
  limits: ReadLimits,
): Promise<readonly string[]> {
  if (!entry) return []
  const strings: string[] = []
  const maxBytes = Math.ceil(limits.maxPartBytes / MEMORY_SHARE)
  for await (const records of readRecords(file, entry, limits.maxCellLength * 2, maxBytes)) {
    for (const record of records) {
      if (record.type !== BRT.sstItem) continue
      const text = wideString(record, 1)
      if (text === null) throw damagedPart(entry.name)
      if (strings.length >= MAX_STRINGS) throw tooManyStrings()
      strings.push(text)
    }
  }
  return strings
}

function tooManyStrings(): AppError {
  return new AppError(
    'tooManyStrings',
    `Ce classeur contient plus de ${MAX_STRINGS} textes différents : enregistrez à part la seule feuille du registre.`,
  )
}
