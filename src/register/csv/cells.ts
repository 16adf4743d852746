import { cellAddress } from '../cellRef.js'
import { boundedText } from '../cellText.js'
import type { IssueLog } from '../issueLog.js'
import { MAX_COLUMNS } from '../limits.js'
import type { Cell, ReadLimits } from '../types.js'
import type { Dialect } from './dialect.js'
import { decodeEntities, endsInsideEntity } from './entities.js'
import { mendMisread } from './misread.js'
import { controlCharacters, extraCells, htmlEntities, lostCharacters, misreadText, tooManyColumns } from './notes.js'
import type { CsvRecord } from './records.js'

/** Everything below a space but tab and line ends, and DEL: what no one typed. */
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]+/g
/** What a text has that is not as it was typed: control characters, HTML entities, UTF-8 read in another set. */
const ODD =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|&[#A-Za-z][\dA-Za-z]{1,7};|Ã[\x80-\uffff ]|Â[\x80-\xbf]|Å[“’¸\x92\x93]|â[€‚\x80\x82]|[√¬≈][\x80-\uffff]|‚[ÄÇ]|\ufffd/

/** Whether a piece of text has anything for `CellReader` to mend: most have not, and are tested at once. */
export const isOdd = (text: string): boolean => ODD.test(text)

/** What programs write for a character they could not read: which one it was cannot be known. */
const LOST = '\ufffd'
const FORMULA_QUOTE = '="'

/** Makes cells of the fields of records: texts as typed, with what an export did to them undone, and said once a file. */
export class CellReader {
  constructor(
    private readonly dialect: Dialect,
    private readonly limits: ReadLimits,
    private readonly log: IssueLog,
  ) {}

  /** `odd`: the text that the record comes from has something to mend. */
  read(record: CsvRecord, odd: boolean): (Cell | undefined)[] {
    const { width } = this.dialect
    const fields = record.fields.length > width && width > 1 ? this.tooMany(record) : record.fields
    const cells = new Array<Cell | undefined>(fields.length)
    for (let column = 0; column < fields.length; column++) {
      const field = fields[column] ?? ''
      if (field === '') continue
      const text = this.text(field, odd, record.line, column)
      cells[column] = text === '' ? undefined : { kind: 'text', text }
    }
    return cells
  }

  private text(field: string, odd: boolean, row: number, column: number): string {
    const plain = field.charCodeAt(0) === 0x3d ? unquoted(field) : field
    const mended = odd && ODD.test(plain) ? this.mended(plain, row, column) : plain
    if (mended.length <= this.limits.maxCellLength) return mended
    return boundedText(mended, { sheet: null, row, column }, this.limits, this.log)
  }

  private mended(field: string, row: number, column: number): string {
    const cell = cellAddress(null, row, column)
    if (field.includes(LOST)) this.log.addOnce(lostCharacters(cell, around(field, field.indexOf(LOST))))
    const clean = field.replace(CONTROLS, '')
    if (clean !== field) this.log.addOnce(controlCharacters(cell))
    const reread = mendMisread(clean)
    if (reread !== clean) this.log.addOnce(misreadText(cell, changed(clean, reread)))
    const decoded = decodeEntities(reread)
    if (decoded !== reread) this.log.addOnce(htmlEntities(cell, changed(reread, decoded)))
    return decoded.replace(CONTROLS, '')
  }

  /** More cells than the table has columns: an entity cut at its ";", else a separator inside a text, which is said. */
  private tooMany({ fields, line }: CsvRecord): readonly string[] {
    const { delimiter, width } = this.dialect
    const whole = delimiter === ';' ? joinedEntities(fields, width) : fields
    const first = whole.findIndex((field, column) => column >= width && field.trim() !== '')
    if (whole.length > MAX_COLUMNS) {
      this.log.addOnce(tooManyColumns(line))
      return whole.slice(0, MAX_COLUMNS)
    }
    if (first >= 0) this.log.addOnce(extraCells(line, whole.length, width, whole[first] ?? ''))
    return whole
  }
}

/** The words of `before` about the first place where `after` differs. */
function changed(before: string, after: string): string {
  let at = 0
  while (before[at] === after[at]) at++
  return around(before, at)
}

function around(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 21), at)
  const from = before.search(/\S+\s?$/)
  return text.slice(from < 0 || before.length - from > 20 ? at : at - before.length + from, at + 20)
}

/** `="01234"`: how exports keep the zeros of a code in a spreadsheet; its text is what is between the quotes. */
function unquoted(field: string): string {
  if (!field.startsWith(FORMULA_QUOTE) || !field.endsWith('"') || field.length < 3) return field
  return field.slice(2, -1).replaceAll('""', '"')
}

/** An entity cut in two begins in one field and ends with the next: each field is looked at once, however many are joined. */
function joinedEntities(fields: readonly string[], width: number): readonly string[] {
  const joined: string[][] = []
  let extra = fields.length - width
  let opened = false
  for (const field of fields) {
    if (opened && extra > 0) {
      joined.at(-1)?.push(field)
      extra--
    } else joined.push([field])
    opened = endsInsideEntity(field)
  }
  return joined.map((parts) => parts.join(';'))
}
