import type { MappingFile } from './mapping.js'
import type { RejectedTable } from './types.js'
import { dayFirst } from './values/dateOrder.js'

/** A row of a table as somebody corrected it: texts by column, and the headings that stood above it. */
export interface CorrectedRow {
  readonly cells: readonly string[]
  readonly headings: readonly string[]
}

/**
 * Corrected rows of one table as a CSV file under the headings of the first, with the mapping by which their own file was
 * read, and the line on which each row begins. It has no header line: columns are known by their place, so that nothing is guessed anew.
 */
export function correctedCsv(
  { columns, monthFirst }: RejectedTable,
  rows: readonly [CorrectedRow, ...CorrectedRow[]],
): { readonly text: string; readonly mapping: MappingFile; readonly lines: readonly number[] } {
  const objet = columns.find(({ field }) => field === 'objet')?.column ?? 0
  const swapped = new Set(monthFirst)
  const headings = rows[0].headings.map((text) =>
    Array.from({ length: objet + 1 }, (_, at) => (at === objet ? text : '')),
  )
  const data = rows.map(({ cells }) =>
    cells.map((text, column) => (swapped.has(column) ? dayFirst({ kind: 'text', text }).text : text)),
  )
  const lines = [...headings, ...data]
  const width = lines.reduce((widest, cells) => Math.max(widest, cells.length), 0)
  const text = `sep=;\n${lines.map((cells) => lineOf(padded(cells, width))).join('\n')}\n`
  return {
    text,
    lines: linesOf(data, 2 + headings.length),
    mapping: { sheets: [{ sheet: null, headerRow: 0, columns: [...columns] }] },
  }
}

function linesOf(rows: readonly (readonly string[])[], first: number): number[] {
  let next = first
  return rows.map((cells) => {
    const line = next
    next += 1 + (cells.join('').match(/\n/g)?.length ?? 0)
    return line
  })
}

/** Rows of one width: no heading makes the row under it look shifted. */
const padded = (cells: readonly string[], width: number): string[] =>
  Array.from({ length: width }, (_, at) => cells[at] ?? '')

const lineOf = (cells: readonly string[]): string => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(';')

export interface CorrectedRecord {
  readonly type: 'marche' | 'concession'
  readonly value: unknown
}

/** Corrected records as a DECP JSON file (arrêté du 22 décembre 2022, schema 2.0). */
export function correctedJson(records: readonly CorrectedRecord[]): string {
  const of = (type: CorrectedRecord['type']) => records.filter((each) => each.type === type).map(({ value }) => value)
  return JSON.stringify({ marches: { marche: of('marche'), 'contrat-concession': of('concession') } })
}
