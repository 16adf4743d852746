import type { ByteSource } from '../byteSource.js'
import { noteComments, noteMissingSheet } from '../cellFindings.js'
import { readZip } from '../containers/zip.js'
import { IssueLog } from '../issueLog.js'
import { checkFileSize } from '../limits.js'
import type { ReadLimits, Sheet, SheetRow } from '../types.js'
import type { NumberFormat } from '../xlsx/numberFormats.js'
import { hasComments, type SheetPart } from '../xlsx/workbook.js'
import type { Package } from '../xlsx/xmlText.js'
import { readRecords } from './records.js'
import { readSharedStrings } from './sharedStrings.js'
import { readMerges, readRows } from './sheet.js'
import { readStyles } from './styles.js'
import { readWorkbook } from './workbook.js'

interface OpenBinaryWorkbook {
  readonly file: Package
  readonly date1904: boolean
  readonly formats: readonly NumberFormat[]
  readonly limits: ReadLimits
  strings(): Promise<readonly string[]>
}

/**
 * The worksheets of an .xlsb ([MS-XLSB]), hidden ones included, in the order of their tabs, read as `rows()` is walked.
 * Cells as in an .xlsx: the value stored (of a formula, the last computed), dates by their number format.
 */
export async function openXlsb(source: ByteSource, limits: ReadLimits): Promise<readonly Sheet[]> {
  checkFileSize(source, limits)
  const file: Package = { source, entries: await readZip(source), maxPartBytes: limits.maxPartBytes }
  const { sheets, date1904, styles, sharedStrings } = await readWorkbook(file)
  let strings: Promise<readonly string[]> | undefined
  const workbook: OpenBinaryWorkbook = {
    file,
    date1904,
    limits,
    formats: await readStyles(file, styles),
    strings: () => {
      strings ??= readSharedStrings(file, sharedStrings, limits)
      return strings
    },
  }
  return sheets.map((part) => openSheet(workbook, part))
}

function openSheet(workbook: OpenBinaryWorkbook, part: SheetPart): Sheet {
  const log = new IssueLog()
  const { file, limits, date1904 } = workbook
  const { name, hidden, entry } = part
  if (entry === null) noteMissingSheet(name, log)
  const records = () => (entry === null ? null : readRecords(file, entry, limits.maxCellLength * 2))
  return {
    name,
    hidden,
    date1904,
    rows: () => sheetRows(workbook, part, log),
    merges: async () => readMerges(records() ?? noPieces()),
    get issues() {
      return log.issues
    },
    get blankRows() {
      return log.blankRows
    },
  }
}

async function* noPieces(): AsyncGenerator<never> {}

async function* sheetRows(
  workbook: OpenBinaryWorkbook,
  { name, entry }: SheetPart,
  log: IssueLog,
): AsyncGenerator<readonly SheetRow[]> {
  if (entry === null) return
  const { file, limits, formats, date1904 } = workbook
  const strings = await workbook.strings()
  const records = readRecords(file, entry, limits.maxCellLength * 2)
  yield* readRows(records, { sheet: name, part: entry.name, limits, log, formats, date1904, strings })
  if (await hasComments(file, entry)) noteComments(name, log)
}
