import { AppError } from '../../errors.js'
import type { Dialect } from './dialect.js'
import { readLine } from './line.js'
import { parseRun } from './run.js'

/** A record as read: 1-based physical line at which it starts; `doubt` when its quotes are not in order. */
export interface CsvRecord {
  readonly line: number
  readonly fields: readonly string[]
  /** As written, line end included. */
  readonly raw: string
  readonly doubt: 'unclosedQuote' | 'misplacedQuote' | null
}

/** A record this long is a quote never closed, or no CSV. */
const MAX_RECORD = 1_000_000
/** In a file where so many quotes were never closed, we look no further than this for the end of one. */
const MANY_UNCLOSED = 20
const SHORT_REACH = 4_000

/**
 * The records of a text read piece by piece. A quote that is opened and never closed would swallow the rest of the
 * file: where that shows, its line is read on its own with the quote as plain text, and reading goes on at the next.
 */
export function* readRecords(pieces: Iterable<string>, dialect: Dialect): Generator<CsvRecord> {
  const reader = new RecordReader(dialect)
  let previous: string | undefined
  for (const piece of pieces) {
    if (previous === undefined) previous = piece.slice(dialect.preamble)
    else {
      yield* reader.push(previous, false)
      previous = piece
    }
  }
  if (previous !== undefined) yield* reader.push(previous, true)
}

class RecordReader {
  private text = ''
  private at = 0
  private line: number
  private unclosed = 0

  constructor(private readonly dialect: Dialect) {
    this.line = dialect.preamble > 0 ? 2 : 1
  }

  /** Takes in a piece and gives the records that are whole; all of them with the last piece. */
  push(piece: string, final: boolean): readonly CsvRecord[] {
    this.text = this.text.slice(this.at) + piece
    this.at = 0
    const records: CsvRecord[] = []
    while (this.at < this.text.length && this.read(records, final));
    return records
  }

  /** Reads as far as the parser is to be trusted; false when more text is needed. */
  private read(records: CsvRecord[], final: boolean): boolean {
    const { text, at } = this
    const end = this.reach()
    const atEnd = end >= text.length
    const { sound, suspect } = parseRun(text.slice(at, end), final && atEnd, this.dialect)
    for (const { fields, raw, lines, misplaced } of sound) {
      records.push({ line: this.line, fields, raw, doubt: misplaced ? 'misplacedQuote' : null })
      this.line += lines
      this.at += raw.length
    }
    const stuck = sound.length === 0 && (!atEnd || text.length - at > MAX_RECORD)
    if (suspect || stuck) records.push(this.readAlone(final))
    return suspect || stuck || !atEnd
  }

  /** How far to look: the end of a line at least. */
  private reach(): number {
    const length = this.unclosed < MANY_UNCLOSED ? MAX_RECORD : SHORT_REACH
    return Math.max(this.at + length, this.text.indexOf(this.dialect.newline, this.at) + 1)
  }

  private readAlone(final: boolean): CsvRecord {
    const close = this.text.indexOf(this.dialect.newline, this.at)
    if (close < 0 && !final) throw lineTooLong(this.line)
    const end = close < 0 ? this.text.length : close + 1
    const raw = this.text.slice(this.at, end)
    const fields = readLine(raw.replace(/[\r\n]+$/, ''), this.dialect.delimiter)
    this.at = end
    this.unclosed++
    return { line: this.line++, fields, raw, doubt: 'unclosedQuote' }
  }
}

function lineTooLong(line: number): AppError {
  return new AppError(
    'lineTooLong',
    `La ligne ${line} compte plus de ${MAX_RECORD} caractères sans fin de ligne : ce n’est pas un CSV lisible. Exportez-le de nouveau.`,
  )
}
