import { IssueLog } from '../issueLog.js'
import { checkFileSize } from '../limits.js'
import type { ReadLimits, Sheet, SheetRow } from '../types.js'
import { readZip, type ZipEntry } from '../zip.js'
import { readSharedStrings } from './sharedStrings.js'
import { readRows } from './sheet.js'
import { readStyles } from './styles.js'
import { readWorkbook, type SheetPart } from './workbook.js'
import { XmlReader } from './xmlReader.js'
import { type Package, xmlText } from './xmlText.js'

interface OpenWorkbook {
  readonly file: Package
  readonly date1904: boolean
  readonly formats: ReturnType<typeof readStyles>
  readonly limits: ReadLimits
  strings(): readonly string[]
}

/**
 * The worksheets of an .xlsx or .xlsm (ECMA-376), hidden ones included, in the order of their tabs. Sheets are read as
 * `rows()` is walked; a part that is damaged or beyond the limits throws AppError there. Cells: the value stored (of a
 * formula, the cached one); a merged range has its value in its first cell only.
 */
export function openWorkbook(bytes: Uint8Array, limits: ReadLimits): readonly Sheet[] {
  checkFileSize(bytes, limits)
  const file: Package = { bytes, entries: readZip(bytes), maxPartBytes: limits.maxPartBytes }
  const { sheets, date1904, styles, sharedStrings } = readWorkbook(file)
  let strings: readonly string[] | undefined
  const workbook: OpenWorkbook = {
    file,
    date1904,
    limits,
    formats: readStyles(file, styles),
    strings: () => {
      strings ??= readSharedStrings(file, sharedStrings, limits)
      return strings
    },
  }
  return sheets.map((part) => openSheet(workbook, part))
}

function openSheet(workbook: OpenWorkbook, { name, hidden, entry }: SheetPart): Sheet {
  const log = new IssueLog()
  if (entry === null) noteMissing(name, log)
  return {
    name,
    hidden,
    date1904: workbook.date1904,
    rows: () => (entry === null ? [] : sheetRows(workbook, name, entry, log)),
    get issues() {
      return log.issues
    },
    get blankRows() {
      return log.blankRows
    },
  }
}

function sheetRows(workbook: OpenWorkbook, sheet: string, entry: ZipEntry, log: IssueLog): Iterable<SheetRow> {
  const { file, limits, formats, date1904 } = workbook
  const reader = new XmlReader(entry.name, xmlText(file, entry), limits.maxCellLength)
  return readRows(reader, { sheet, part: entry.name, limits, log, formats, date1904, strings: workbook.strings() })
}

function noteMissing(name: string, log: IssueLog): void {
  log.add({
    code: 'missingSheet',
    severity: 'error',
    cell: null,
    value: name,
    message: `La feuille « ${name} » est annoncée par le classeur mais son contenu n’y est pas : réenregistrez-le depuis votre tableur.`,
  })
}
