import { CHARACTERS } from '../csv/charsets.js'
import { passwordProtected } from '../detect/ole2Format.js'
import type { ReadLimits } from '../types.js'
import { builtInFormat, customFormat, type NumberFormat } from '../xlsx/numberFormats.js'
import { BIFF, type BiffRecord, type BiffStream, damagedXls, streamStart } from './records.js'
import { Continued, readSharedText, readText, type TextForm } from './strings.js'

/** A worksheet: its name and where its stream begins. */
export interface BiffSheet {
  readonly name: string
  readonly hidden: boolean
  readonly start: number
}

/** What a workbook says before its sheets ([MS-XLS] 2.1.7.20.3). */
export interface BiffWorkbook {
  readonly text: TextForm
  readonly sheets: readonly BiffSheet[]
  readonly date1904: boolean
  readonly formats: readonly NumberFormat[]
  readonly strings: readonly string[]
}

const WORKSHEET = 0
/** Name given to the one sheet of a file that names none, as spreadsheets do. */
const ONLY_SHEET = 'Feuil1'

/** Reads the beginning of a workbook stream; of Excel 4 and before, the stream is the only sheet. */
export function readGlobals(stream: BiffStream, limits: ReadLimits): BiffWorkbook {
  const first = stream.recordAt(0)
  const start = first && streamStart(stream, first)
  if (!first || !start) throw damagedXls()
  const reader = new GlobalsReader(stream, start.version, limits)
  if (start.kind === 'globals') reader.read(first.end)
  else reader.only()
  return reader.workbook()
}

class GlobalsReader {
  private readonly sheets: BiffSheet[] = []
  private readonly custom = new Map<number, NumberFormat>()
  private readonly styles: number[] = []
  private strings: readonly string[] = []
  private date1904 = false
  private text: TextForm

  constructor(
    private readonly stream: BiffStream,
    version: TextForm['version'],
    private readonly limits: ReadLimits,
  ) {
    this.text = { version, decode: western, maxLength: limits.maxCellLength }
  }

  only(): void {
    this.sheets.push({ name: ONLY_SHEET, hidden: false, start: 0 })
  }

  read(from: number): void {
    for (let record = this.stream.recordAt(from); record; record = this.stream.recordAt(record.end)) {
      if (record.type === BIFF.eof) return
      this.take(record)
    }
    throw damagedXls()
  }

  workbook(): BiffWorkbook {
    const { text, sheets, date1904, strings } = this
    const formats = this.styles.map((id) => this.custom.get(id) ?? builtInFormat(id))
    return { text, sheets, date1904, strings, formats }
  }

  private take(record: BiffRecord): void {
    const { stream } = this
    switch (record.type) {
      case BIFF.filePass:
        throw passwordProtected()
      case BIFF.codePage:
        this.text = { ...this.text, decode: decoderOf(stream.uint16(record, 0)) }
        break
      case BIFF.date1904:
        this.date1904 = stream.uint16(record, 0) === 1
        break
      case BIFF.xf:
        this.styles.push(stream.uint16(record, 2))
        break
      case BIFF.format:
        this.custom.set(stream.uint16(record, 0), customFormat(this.formatCode(record)))
        break
      case BIFF.boundSheet:
        this.addSheet(record)
        break
      case BIFF.sst:
        this.strings = this.sharedStrings(record)
    }
  }

  private formatCode(record: BiffRecord): string {
    return readText(new Continued(this.stream, record, 2), this.text.version === 8 ? 2 : 1, this.text)
  }

  /** Chart sheets and modules hold no rows: they are left out. */
  private addSheet(record: BiffRecord): void {
    const { stream } = this
    if (stream.uint8(record, 5) !== WORKSHEET) return
    const name = readText(new Continued(stream, record, 6), 1, this.text)
    this.sheets.push({ name, hidden: (stream.uint8(record, 4) & 3) !== 0, start: stream.uint32(record, 0) })
  }

  private sharedStrings(record: BiffRecord): readonly string[] {
    const count = this.stream.uint32(record, 4)
    const from = new Continued(this.stream, record, 8)
    const strings: string[] = []
    // A count beyond what the bytes can hold ends with them.
    for (let i = 0; i < count; i++) strings.push(readSharedText(from, this.limits.maxCellLength))
    return strings
  }
}

const MACINTOSH: readonly number[] = [10_000, 0x8000]

/** Code pages of Windows and of the Macintosh; others (of MS-DOS) are read as the western one, the most likely. */
function decoderOf(codePage: number): (bytes: Uint8Array) => string {
  if (MACINTOSH.includes(codePage)) return oneByte(CHARACTERS.macintosh)
  if (codePage < 1250 || codePage > 1258 || codePage === 1252) return western
  const decoder = new TextDecoder(`windows-${codePage}`)
  return (bytes) => decoder.decode(bytes)
}

/** One character a byte, by its table. */
function oneByte(table: Uint16Array): (bytes: Uint8Array) => string {
  return (bytes) => Array.from(bytes, (byte) => String.fromCharCode(table[byte] ?? byte)).join('')
}

const western = oneByte(CHARACTERS['windows-1252'])
