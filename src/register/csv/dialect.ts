import { decideColumns } from '../columns.js'
import { type Marks, readLine } from './line.js'
import { RecordReader } from './records.js'

/** How a file separates lines and cells; `width` is the number of cells most lines have. */
export interface Dialect extends Marks {
  readonly newline: '\n' | '\r'
  readonly width: number
  /** Length of a first line `sep=;`, which tells the separator and holds no data. */
  readonly preamble: number
}

/** Separators tried, the likelier in France first: it wins when two do as well. */
const DELIMITERS = [';', ',', '\t', '|'] as const
const SAMPLE_LINES = 500
/** What spreadsheets write and read as a first line to name the separator. */
const SEPARATOR_LINE = /^"?sep=([^\w\s"\\\]]|\t)"?\r?$/i

/** A quoted cell of more lines than this is rather a quote never closed, and shows nothing of the table. */
const LONGEST_RECORD = 50
/** Enough of a line to see what it is made of. */
const LONGEST_LINE = 20_000

/** Finds the dialect in the first lines of a file; `whole` when the sample is all of it. */
export function detectDialect(sample: string, whole: boolean): Dialect {
  const newline = newlineOf(sample)
  const lines = sample.split(newline, SAMPLE_LINES + 1).map((line) => line.slice(0, LONGEST_LINE))
  if (lines.length > 1 && (!whole || lines.length > SAMPLE_LINES)) lines.pop()
  const first = lines[0] ?? ''
  const told = SEPARATOR_LINE.exec(first)?.[1]
  const preamble = told === undefined ? 0 : first.length + newline.length
  const filled = lines.slice(told === undefined ? 0 : 1).filter((line) => line.trim() !== '')
  const quote = quoteOf(filled)
  return { newline, preamble, quote, ...bestReading(filled, told === undefined ? DELIMITERS : [told], quote) }
}

/** Lines of a Mac of before 2001 end with a carriage return alone; elsewhere a few may stand inside cells. */
function newlineOf(sample: string): '\n' | '\r' {
  const returns = sample.match(/\r(?!\n)/g)?.length ?? 0
  return returns > (sample.match(/\n/g)?.length ?? 0) ? '\r' : '\n'
}

const DOUBLE_QUOTED = /(?:^|[;,\t|])=?"/
const SINGLE_QUOTED = /(?:^|[;,\t|])'[^']*(?:''[^']*)*'(?=[;,\t|\r]|$)/

/** Quotes are double; single ones where most lines have cells between them and none between double ones. */
function quoteOf(lines: readonly string[]): '"' | "'" {
  const single = lines.filter((line) => SINGLE_QUOTED.test(line)).length
  return single * 2 > lines.length && !lines.some((line) => DOUBLE_QUOTED.test(line)) ? "'" : '"'
}

interface Reading {
  readonly delimiter: string
  readonly width: number
  readonly score: number
  readonly rows: readonly TriedRow[]
}

/** One row of a tried reading: how many cells, over how many lines, and how many begin with a space, as after a comma in a sentence. */
interface TriedRow {
  readonly width: number
  readonly lines: number
  readonly spaced: number
  readonly fields: readonly string[]
}

function bestReading(
  lines: readonly string[],
  delimiters: readonly string[],
  quote: Marks['quote'],
): Pick<Reading, 'delimiter' | 'width'> {
  const readings = delimiters.flatMap((delimiter) => [
    scored(delimiter, asLines(lines, { delimiter, quote }), lines.length),
    scored(delimiter, asRecords(lines, { delimiter, quote }), lines.length),
  ])
  const { delimiter, width } = best(withHeaders(readings))
  return { delimiter, width }
}

const best = (readings: readonly Reading[]): Reading =>
  readings.reduce((best, next) => (next.score > best.score ? next : best))

/** Below this share of the best score a reading is out of the question. */
const RIVAL = 0.3
/** Rows in which a header is looked for, and cells of one. */
const HEADERS_TRIED = 10
const CELLS_TRIED = 50

/** Where readings are near each other, the one whose header names data is right: "Objet;Titulaires", then "Bancs;A,B,C". */
function withHeaders(readings: readonly Reading[]): readonly Reading[] {
  const least = best(readings).score * RIVAL
  const rivals = readings.filter(({ score }) => score > 0 && score >= least)
  if (new Set(rivals.map(({ delimiter }) => delimiter)).size < 2) return readings
  return rivals.map((reading) => ({ ...reading, score: reading.score * (1 + named(reading.rows)) }))
}

/** The most data that one of the first rows names; a single one may be a word of a sentence. */
function named(rows: readonly TriedRow[]): number {
  const counts = rows
    .filter(({ fields }) => fields.length > 1 && !fields.some((field) => /\d{3}/.test(field)))
    .slice(0, HEADERS_TRIED)
    .map(({ fields }) => new Set(decideColumns(fields.slice(0, CELLS_TRIED)).flatMap(({ field }) => field ?? [])).size)
  const most = Math.max(0, ...counts)
  return most > 1 ? most : 0
}

/** Line by line: right unless many cells hold line ends. */
function asLines(lines: readonly string[], marks: Marks): readonly TriedRow[] {
  return lines.map((line) => ({ ...rowOf(readLine(line, marks)), lines: 1 }))
}

/** Record by record: right unless a quote is never closed. */
function asRecords(lines: readonly string[], marks: Marks): readonly TriedRow[] {
  const reader = new RecordReader({ ...marks, newline: '\n', width: 0, preamble: 0 })
  return reader
    .push(lines.join('\n'), true)
    .map(({ fields }) => ({ ...rowOf(fields), lines: fields.join('').split('\n').length }))
    .filter((row) => row.lines <= LONGEST_RECORD)
}

const rowOf = (fields: readonly string[]): Omit<TriedRow, 'lines'> => ({
  fields,
  width: fields.length,
  spaced: fields.filter((field) => field.startsWith(' ')).length,
})

/** What is left of a score where every comma is followed by a space: a sentence that all rows repeat is cut alike too. */
const PROSE = 0.3

/** The right separator cuts nearly all lines alike, and into more cells than a comma in a sentence or an amount does. */
function scored(delimiter: string, rows: readonly TriedRow[], total: number): Reading {
  const linesByWidth = new Map<number, number>()
  for (const { width, lines } of rows) linesByWidth.set(width, (linesByWidth.get(width) ?? 0) + lines)
  linesByWidth.delete(1)
  const [width, lines] = [...linesByWidth].reduce((best, next) => (next[1] > best[1] ? next : best), [1, 0])
  const share = lines / Math.max(1, total)
  const prose = delimiter === ',' ? 1 - (1 - PROSE) * spacedShare(rows) : 1
  return { delimiter, width, rows, score: share * share * Math.log2(width) * prose }
}

function spacedShare(rows: readonly TriedRow[]): number {
  const cuts = rows.reduce((sum, { width }) => sum + width - 1, 0)
  return cuts === 0 ? 0 : Math.min(1, rows.reduce((sum, { spaced }) => sum + spaced, 0) / cuts)
}
