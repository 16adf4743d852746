import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { fold } from '../fold.js'
import type { ByteSource } from './byteSource.js'
import { detectFormat } from './detect.js'
import { isDecp } from './family.js'
import { checkFileSize } from './limits.js'
import { recordSheets } from './opened.js'
import { openSheets } from './sheets.js'
import { firstRows } from './table/firstRows.js'
import type { ReadLimits, Sheet, SheetRow } from './types.js'

/** A row of texts by which a presentation may be known again. */
export interface HeaderRow {
  /** 1-based. */
  readonly row: number
  readonly fingerprint: string
  readonly headers: readonly string[]
}

export interface SheetHeaders {
  /** null in a CSV file. */
  readonly sheet: string | null
  readonly rows: readonly HeaderRow[]
}

/** A presentation is looked for where headers are. */
const ROWS_SEARCHED = 50
/** One text is a title. */
const FEWEST_HEADERS = 2

/** The rows of each sheet shown that could be its header, with their fingerprints; none in a DECP file. Throws AppError like `readRegister`. */
export async function headerRows(file: ByteSource, limits: ReadLimits): Promise<readonly SheetHeaders[]> {
  checkFileSize(file, limits)
  const format = await detectFormat(file)
  if (isDecp(format)) return []
  const opened = await openSheets(format, file, limits)
  if ((await recordSheets(opened)).length > 0) return []
  const shown = opened.filter(({ hidden }) => !hidden)
  const sheets: SheetHeaders[] = []
  for (const sheet of shown) sheets.push({ sheet: sheet.name, rows: await rowsOf(sheet) })
  return sheets
}

async function rowsOf(sheet: Sheet): Promise<readonly HeaderRow[]> {
  return (await firstRows(sheet, ROWS_SEARCHED))
    .map(headerRow)
    .filter(({ headers }) => headers.filter(isSaid).length >= FEWEST_HEADERS)
}

const isSaid = (header: string): boolean => header !== ''

/** A row as the header it may be. */
export function headerRow({ number, cells }: SheetRow): HeaderRow {
  const headers = Array.from(cells, (cell) => cell?.text.trim() ?? '')
  while (headers.length > 0 && headers.at(-1) === '') headers.pop()
  return { row: number, fingerprint: fingerprintOf(headers), headers }
}

/** The same for headers that fold alike in the same order, on whichever sheet: 16 hexadecimal digits. */
function fingerprintOf(headers: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(headers.map(fold).join('\u001f')))).slice(0, 16)
}
