import type { ByteSource } from '../byteSource.js'
import { noteComments, noteMissingSheet } from '../cellFindings.js'
import { readZip, type ZipEntry } from '../containers/zip.js'
import { IssueLog } from '../issueLog.js'
import { checkFileSize } from '../limits.js'
import type { CellRange, ReadLimits, Sheet, SheetRow } from '../types.js'
import { readMerges } from './merges.js'
import { PlainCells } from './plainCells.js'
import { readSharedStrings } from './sharedStrings.js'
import { SheetReader } from './sheet.js'
import { readStyles } from './styles.js'
import { hasComments, readWorkbook, type SheetPart } from './workbook.js'
import { type Package, xmlBytes } from './xmlText.js'

/** Rows given at a time, and those of one more piece: few enough to be let go of before they have to be kept. */
const BATCH = 100
/** Bytes read at a time, however large the pieces come. */
const FEED = 64 * 1024

interface OpenWorkbook {
  readonly file: Package
  readonly date1904: boolean
  readonly limits: ReadLimits
  /** What cells refer to: read once, when the first row is. */
  cells(): Promise<PlainCells>
}

/**
 * The worksheets of an .xlsx or .xlsm (ECMA-376), hidden ones included, in the order of their tabs. Sheets are read as
 * `rows()` is walked; a part that is damaged or beyond the limits throws AppError there. Cells: the value stored (of a
 * formula, the cached one); a merged range has its value in its first cell only.
 */
export async function openWorkbook(source: ByteSource, limits: ReadLimits): Promise<readonly Sheet[]> {
  checkFileSize(source, limits)
  const file: Package = { source, entries: await readZip(source), maxPartBytes: limits.maxPartBytes }
  const { sheets, date1904, styles, sharedStrings } = await readWorkbook(file)
  let cells: Promise<PlainCells> | undefined
  const readCells = async () => {
    const formats = await readStyles(file, styles)
    const strings = await readSharedStrings(file, sharedStrings, limits)
    return new PlainCells({ strings, formats, date1904 }, limits.maxCellLength)
  }
  const workbook: OpenWorkbook = {
    file,
    date1904,
    limits,
    cells: () => {
      cells ??= readCells()
      return cells
    },
  }
  return sheets.map((part) => openSheet(workbook, part))
}

function openSheet(workbook: OpenWorkbook, { name, hidden, entry }: SheetPart): Sheet {
  const log = new IssueLog()
  if (entry === null) noteMissingSheet(name, log)
  let merges: Promise<readonly CellRange[]> | undefined
  return {
    name,
    hidden,
    date1904: workbook.date1904,
    rows: () => sheetRows(workbook, name, entry, log),
    merges: async () => {
      if (entry === null) return []
      merges ??= readMerges(workbook.file, entry, workbook.limits)
      return merges
    },
    get issues() {
      return log.issues
    },
    get blankRows() {
      return log.blankRows
    },
  }
}

async function* sheetRows(
  workbook: OpenWorkbook,
  sheet: string,
  entry: ZipEntry | null,
  log: IssueLog,
): AsyncGenerator<readonly SheetRow[]> {
  if (entry === null) return
  const { file, limits } = workbook
  const reader = new SheetReader({ sheet, part: entry.name, limits, log }, await workbook.cells())
  for await (const piece of xmlBytes(file, entry)) {
    for (let at = 0; at < piece.length; at += FEED) {
      if (reader.feed(piece.subarray(at, at + FEED)) >= BATCH) yield reader.take()
    }
  }
  reader.finish()
  if (await hasComments(file, entry)) noteComments(sheet, log)
  const last = reader.take()
  if (last.length > 0) yield last
}
