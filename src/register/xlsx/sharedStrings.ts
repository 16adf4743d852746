import { AppError } from '../../errors.js'
import type { ReadLimits } from '../types.js'
import type { ZipEntry } from '../zip.js'
import { stringText } from './strings.js'
import { XmlReader } from './xmlReader.js'
import { type Package, xmlText } from './xmlText.js'

/** Shared strings stay in memory, unlike sheets: a quarter of what a sheet may inflate to, and so many of them. */
const MEMORY_SHARE = 4
const MAX_STRINGS = 8_000_000

/** The shared strings of a workbook, by index (ECMA-376 §18.4.8). */
export function readSharedStrings(file: Package, entry: ZipEntry | null, limits: ReadLimits): readonly string[] {
  if (!entry) return []
  const pieces = xmlText(file, entry, Math.ceil(limits.maxPartBytes / MEMORY_SHARE))
  const reader = new XmlReader(entry.name, pieces, limits.maxCellLength)
  const strings: string[] = []
  while (reader.next()) {
    if (reader.closing || reader.name !== 'si') continue
    if (strings.length >= MAX_STRINGS) throw tooManyStrings()
    strings.push(stringText(reader, 'si', limits.maxCellLength))
  }
  return strings
}

function tooManyStrings(): AppError {
  return new AppError(
    'tooManyStrings',
    `Ce classeur contient plus de ${MAX_STRINGS} textes différents : enregistrez à part la seule feuille du registre.`,
  )
}
