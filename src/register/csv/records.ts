import Papa from 'papaparse'
import { AppError } from '../../errors.js'
import type { Dialect } from './dialect.js'
import { readLine } from './line.js'

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
/** Below so many columns, a line of text inside a quoted cell may well look like a line of the table. */
const TELLING_WIDTH = 4
const LINE_END = /[\r\n]+$/

interface Parsed {
  readonly fields: string[]
  /** The record as written, its line end included. */
  readonly raw: string
  readonly lines: number
  readonly unclosed: boolean
  readonly misplaced: boolean
}

/**
 * The records of a text read piece by piece. A quote that is opened and never closed would swallow the rest of the
 * file: where that shows, its line is read on its own with the quote as plain text, and reading goes on at the next.
 */
export function* readRecords(pieces: Iterable<string>, dialect: Dialect): Generator<CsvRecord> {
  const source = pieces[Symbol.iterator]()
  const skipped = dialect.preamble > 0 ? 1 : 0
  let next = source.next()
  let buffer = next.done ? '' : next.value.slice(dialect.preamble)
  let line = 1 + skipped
  while (!next.done || buffer !== '') {
    next = source.next()
    const final = next.done === true
    const { records, end, lines } = readWindow(buffer, final, line, dialect)
    yield* records
    line += lines
    buffer = buffer.slice(end) + (next.done ? '' : next.value)
  }
}

interface Window {
  readonly records: CsvRecord[]
  /** Where the last whole record ends, and how many lines that is. */
  readonly end: number
  readonly lines: number
}

function readWindow(text: string, final: boolean, firstLine: number, dialect: Dialect): Window {
  const records: CsvRecord[] = []
  let end = 0
  let line = firstLine
  for (;;) {
    const run = parseRun(text, end, final, dialect)
    for (const record of run.sound) {
      const doubt = record.misplaced ? 'misplacedQuote' : null
      records.push({ line, fields: ungluedFields(record, dialect), raw: record.raw, doubt })
      line += record.lines
    }
    end = run.end
    const stuck = run.suspect || (!final && text.length - end > MAX_RECORD)
    if (!stuck) return { records, end, lines: line - firstLine }
    const alone = lineAt(text, end, final, line, dialect)
    records.push({ line, fields: readLine(alone.text, dialect.delimiter), raw: alone.text, doubt: 'unclosedQuote' })
    line += 1
    end = alone.end
  }
}

interface Run {
  readonly sound: readonly Parsed[]
  readonly end: number
  /** The record at `end` has a quote that looks never closed. */
  readonly suspect: boolean
}

/** Parses from `from` up to the end of the text, or up to a record that cannot be trusted. */
function parseRun(text: string, from: number, final: boolean, dialect: Dialect): Run {
  const sound: Parsed[] = []
  let end = from
  let suspect = false
  const parser = new Papa.Parser({
    delimiter: dialect.delimiter,
    newline: dialect.newline,
    step: ({ data, errors, meta }: Papa.ParseStepResult<string[][]>) => {
      const raw = text.slice(end, from + meta.cursor)
      // After the last line end there is nothing, which the parser gives as one more record.
      if (raw === '') return
      const record = toParsed(data[0] ?? [], errors, raw, dialect)
      suspect = isSuspect(record, dialect)
      if (suspect) return parser.abort()
      sound.push(record)
      end = from + meta.cursor
    },
  })
  parser.parse(text.slice(from), 0, !final)
  return { sound, end, suspect }
}

function toParsed(fields: string[], errors: readonly Papa.ParseError[], raw: string, { newline }: Dialect): Parsed {
  const last = fields.length - 1
  const end = fields[last]
  if (end?.endsWith('\r')) fields[last] = end.slice(0, -1)
  const unclosed = errors.some(({ code }) => code === 'MissingQuotes')
  const misplaced = errors.some(({ code }) => code === 'InvalidQuotes')
  return { fields, raw, lines: countLines(raw, newline), unclosed, misplaced }
}

/** Misplaced quotes may have glued cells together: the line read on its own is preferred where it has the right width. */
function ungluedFields({ fields, raw, lines, misplaced }: Parsed, { delimiter, width }: Dialect): string[] {
  if (!misplaced || lines > 1 || fields.length === width) return fields
  const alone = readLine(raw.replace(LINE_END, ''), delimiter)
  return alone.length === width ? alone : fields
}

function countLines(raw: string, newline: string): number {
  let lines = 1
  for (let at = raw.indexOf(newline); at >= 0 && at < raw.length - 1; at = raw.indexOf(newline, at + 1)) lines++
  return lines
}

/**
 * A record is not believed when its quote is not closed at the end of the file, or when its first line is a whole line
 * of the table and what follows looks like more of it: quotes in disorder, or as many separators as a line has.
 */
function isSuspect({ raw, lines, unclosed, misplaced }: Parsed, { delimiter, newline, width }: Dialect): boolean {
  if (unclosed) return true
  if (lines === 1) return false
  const [first = '', ...rest] = raw.split(newline)
  if (readLine(first, delimiter).length !== width) return false
  return misplaced || (width >= TELLING_WIDTH && rest.some((line) => line.split(delimiter).length >= width))
}

function lineAt(text: string, from: number, final: boolean, line: number, { newline }: Dialect) {
  const close = text.indexOf(newline, from)
  if (close < 0 && !final) throw lineTooLong(line)
  const end = close < 0 ? text.length : close
  return { text: text.slice(from, end).replace(LINE_END, ''), end: close < 0 ? end : end + 1 }
}

function lineTooLong(line: number): AppError {
  return new AppError(
    'lineTooLong',
    `La ligne ${line} compte plus de ${MAX_RECORD} caractères sans fin de ligne : ce n’est pas un CSV lisible. Exportez-le de nouveau.`,
  )
}
