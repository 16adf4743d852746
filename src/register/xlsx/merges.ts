import type { ZipEntry } from '../containers/zip.js'
import type { CellRange, ReadLimits } from '../types.js'
import { XmlScanner } from './xmlScanner.js'
import { type Package, xmlBytes } from './xmlText.js'

/** No sheet has so many; a table looks at those of its header and of its rows. */
const MAX_MERGES = 200_000

const CELL = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i

/** The merged ranges of a worksheet part (ECMA-376 §18.3.1.55), which stand after its rows; those out of shape are left out. */
export async function readMerges(file: Package, entry: ZipEntry, limits: ReadLimits): Promise<readonly CellRange[]> {
  const merges: CellRange[] = []
  const scanner = new XmlScanner(entry.name, limits.maxCellLength)
  let afterRows = false
  const read = () => {
    afterRows ||= scanner.skipRows()
    while (afterRows && scanner.next()) {
      const range = scanner.name === 'mergeCell' && !scanner.closing ? rangeOf(scanner.attribute('ref')) : null
      if (range !== null && merges.length < MAX_MERGES) merges.push(range)
    }
  }
  for await (const piece of xmlBytes(file, entry)) {
    scanner.feed(piece)
    read()
  }
  scanner.finish()
  read()
  return merges
}

function rangeOf(reference: string | undefined): CellRange | null {
  const [first, last] = (reference ?? '').split(':').map(cellOf)
  if (!first || !last) return null
  return {
    firstRow: Math.min(first.row, last.row),
    lastRow: Math.max(first.row, last.row),
    firstColumn: Math.min(first.column, last.column),
    lastColumn: Math.max(first.column, last.column),
  }
}

function cellOf(reference: string): { readonly row: number; readonly column: number } | null {
  const [, letters = '', digits] = CELL.exec(reference) ?? []
  if (digits === undefined) return null
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(digits) - 1, column: column - 1 }
}
