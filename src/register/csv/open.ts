import { type ByteSource, readBytes } from '../byteSource.js'
import { hasContent } from '../cellText.js'
import { IssueLog } from '../issueLog.js'
import { checkFileSize, tooManyRows } from '../limits.js'
import type { ReadLimits, Sheet, SheetRow } from '../types.js'
import { CellReader, isOdd } from './cells.js'
import { decodeSource, decodeText, detectEncoding, type TextEncoding } from './decode.js'
import { type Dialect, detectDialect } from './dialect.js'
import { encodingGuessed, mixedEncodings, quoteDoubt } from './notes.js'
import { type CsvRecord, RecordReader } from './records.js'

/** What the encoding and the separator are found in. */
const SAMPLE = 256 * 1024
const BATCH = 2000

/**
 * A CSV file as one sheet, read a piece at a time. Encoding: byte order mark, else UTF-8 where valid, else the set of
 * one byte a character that reads like French, line by line where both are mixed; separator `; , tab |` by what cuts the
 * lines alike, or `sep=`. Cells are texts as typed: no space trimmed; HTML entities, `="…"` and accents damaged by an
 * earlier saving are undone and said. A row's number is the physical line at which its record starts; lines without
 * content are not given.
 */
export async function openCsv(source: ByteSource, limits: ReadLimits): Promise<Sheet> {
  checkFileSize(source, limits)
  const sample = await readBytes(source, 0, SAMPLE)
  const log = new IssueLog()
  const encoding = detectEncoding(sample)
  if (encoding.label !== 'utf-8') log.add(encodingGuessed(encoding))
  const dialect = detectDialect([...decodeText(sample, encoding)].join(''), source.size <= SAMPLE)
  return {
    name: null,
    hidden: false,
    delimiter: dialect.delimiter,
    rows: () => new CsvRows(source, encoding, dialect, limits, log).batches(),
    get issues() {
      return log.issues
    },
    get blankRows() {
      return log.blankRows
    },
  }
}

/** One reading of the file. */
class CsvRows {
  private readonly records: RecordReader
  private readonly cells: CellReader
  private count = 0
  private skip: number

  constructor(
    private readonly source: ByteSource,
    private readonly encoding: TextEncoding,
    dialect: Dialect,
    private readonly limits: ReadLimits,
    private readonly log: IssueLog,
  ) {
    this.records = new RecordReader(dialect, limits.maxCellLength)
    this.cells = new CellReader(dialect, limits, log)
    this.skip = dialect.preamble
  }

  async *batches(): AsyncGenerator<readonly SheetRow[]> {
    this.log.blankRows = 0
    let odd = false
    let said = false
    for await (const { text, strange } of decodeSource(this.source, this.encoding)) {
      const piece = this.skip > 0 ? text.slice(this.skip) : text
      if (strange && !said) {
        this.log.addOnce(mixedEncodings(this.records.lineOf(piece, strange.at - this.skip), strange.charset))
        said = true
      }
      this.skip = 0
      odd = isOdd(piece) || (odd && this.records.pending)
      yield* this.rows(this.records.push(piece, false), odd)
    }
    yield* this.rows(this.records.push('', true), odd)
  }

  private *rows(records: readonly CsvRecord[], odd: boolean): Generator<readonly SheetRow[]> {
    for (let at = 0; at < records.length; at += BATCH) {
      const rows: SheetRow[] = []
      for (const record of records.slice(at, at + BATCH)) this.add(record, odd, rows)
      if (rows.length > 0) yield rows
    }
  }

  private add(record: CsvRecord, odd: boolean, rows: SheetRow[]): void {
    const cells = this.cells.read(record, odd)
    if (!hasContent(cells)) {
      this.log.blankRows++
      return
    }
    if (++this.count > this.limits.maxRows) throw tooManyRows(null, this.limits)
    if (record.doubt) this.log.add(quoteDoubt(record.doubt, record.line, record.lines, quotedField(record.fields)))
    const { line, lines } = record
    rows.push(lines === 1 ? { number: line, cells } : { number: line, cells, lines })
  }
}

/** The cell the quote is in, cut short: enough to find it. */
function quotedField(fields: readonly string[]): string | null {
  return fields.find((field) => field.includes('"'))?.slice(0, 80) ?? null
}
