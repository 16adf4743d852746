import Papa from 'papaparse'
import type { Dialect } from './dialect.js'
import { readLine } from './line.js'

/** A record as the parser gives it, with what it says of the quotes. */
export interface ParsedRecord {
  readonly fields: readonly string[]
  /** As written, line end included. */
  readonly raw: string
  readonly lines: number
  readonly unclosed: boolean
  readonly misplaced: boolean
}

export interface Run {
  readonly sound: readonly ParsedRecord[]
  /** The record after them has a quote that looks never closed. */
  readonly suspect: boolean
}

/** Below so many columns, a line of text inside a quoted cell may well look like a line of the table. */
const TELLING_WIDTH = 4
const LINE_END = /[\r\n]+$/

/**
 * The records of a text, up to one that cannot be trusted; `final` false leaves out the last one, which may go on beyond
 * the text.
 */
export function parseRun(text: string, final: boolean, dialect: Dialect): Run {
  const sound: ParsedRecord[] = []
  let start = 0
  let suspect = false
  const parser = new Papa.Parser({
    delimiter: dialect.delimiter,
    newline: dialect.newline,
    step: ({ data, errors, meta }: Papa.ParseStepResult<string[][]>) => {
      const raw = text.slice(start, meta.cursor)
      // After the last line end there is nothing, which the parser gives as one more record.
      if (raw === '') return
      const record = toRecord(data[0] ?? [], errors, raw, dialect)
      suspect = isSuspect(record, dialect)
      if (suspect) return parser.abort()
      sound.push(record)
      start = meta.cursor
    },
  })
  parser.parse(text, 0, !final)
  return { sound, suspect }
}

function toRecord(fields: string[], errors: readonly Papa.ParseError[], raw: string, dialect: Dialect): ParsedRecord {
  const last = fields.length - 1
  const end = fields[last]
  if (end?.endsWith('\r')) fields[last] = end.slice(0, -1)
  const unclosed = errors.some(({ code }) => code === 'MissingQuotes')
  const misplaced = errors.some(({ code }) => code === 'InvalidQuotes')
  const record = { fields, raw, lines: countLines(raw, dialect.newline), unclosed, misplaced }
  return misplaced ? { ...record, fields: ungluedFields(record, dialect) } : record
}

function countLines(raw: string, newline: string): number {
  let lines = 1
  for (let at = raw.indexOf(newline); at >= 0 && at < raw.length - 1; at = raw.indexOf(newline, at + 1)) lines++
  return lines
}

/** Misplaced quotes may have glued cells together: the line read on its own is preferred where it has the right width. */
function ungluedFields({ fields, raw, lines }: ParsedRecord, { delimiter, width }: Dialect): readonly string[] {
  if (lines > 1 || fields.length === width) return fields
  const alone = readLine(raw.replace(LINE_END, ''), delimiter)
  return alone.length === width ? alone : fields
}

/**
 * A record is not believed when its quote is not closed at the end of the file, or when its first line is a whole line
 * of the table and what follows looks like more of it: quotes in disorder, or as many separators as a line has.
 */
function isSuspect({ raw, lines, unclosed, misplaced }: ParsedRecord, { delimiter, newline, width }: Dialect): boolean {
  if (unclosed) return true
  if (lines === 1) return false
  const [first = '', ...rest] = raw.split(newline)
  if (readLine(first, delimiter).length !== width) return false
  return misplaced || (width >= TELLING_WIDTH && rest.some((line) => line.split(delimiter).length >= width))
}
