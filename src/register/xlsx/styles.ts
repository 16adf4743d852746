import type { ZipEntry } from '../containers/zip.js'
import { readElements } from './elements.js'
import { builtInFormat, customFormat, type NumberFormat } from './numberFormats.js'
import type { Package } from './xmlText.js'

/** The number format of each cell style, by the index cells carry in `s`. */
export async function readStyles(file: Package, entry: ZipEntry | null): Promise<readonly NumberFormat[]> {
  if (!entry) return []
  const custom = new Map<string, NumberFormat>()
  const formats: NumberFormat[] = []
  let inCellFormats = false
  await readElements(
    file,
    entry,
    (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') custom.set(numFmtId, customFormat(formatCode))
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) formats.push(custom.get(numFmtId) ?? builtInFormat(Number(numFmtId)))
    },
    (name) => {
      if (name === 'cellXfs') inCellFormats = false
    },
  )
  return formats
}
