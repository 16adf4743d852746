import { footnotesOf } from '../indicators/wording.js'
import { aligned, GAP, paint, type TableOptions, wrap } from './lines.js'
import type { Row } from './rows.js'

const HEADINGS = ['Résultat', 'n/N', 'Intervalle', 'Objectif', 'Statut']

/** Rows under a heading, with the notes that several of them share below. */
export function section(title: string, rows: readonly Row[], { colour, width }: TableOptions): string[] {
  if (rows.length === 0) return []
  const columns = (rows[0]?.cells ?? []).map((_, column) => {
    return Math.max(...[HEADINGS, ...rows.map(({ cells }) => cells)].map((cells) => cells[column]?.length ?? 0))
  })
  const taken = columns.reduce((total, column) => total + GAP.length + column, GAP.length)
  const heading = wrap(title, width).map((line) => paint(line, 1, colour))
  const { own, marks, shared } = footnotesOf(rows.map((row) => row.notes))
  const marked = rows.map((row, at) => ({
    ...row,
    label: [row.label, marks[at]].join('\u00a0').trim(),
    notes: own[at] ?? [],
  }))
  const end = shared.flatMap((footnote) => wrap(footnote, width - 2).map((line) => GAP + line))
  const label = Math.min(width - taken, Math.max(...marked.map((row) => row.label.length)))
  if (width - taken < 28) return [...heading, ...marked.flatMap((row) => stacked(row, colour, width)), ...end]
  const header = GAP + ''.padEnd(label) + aligned(HEADINGS, columns).join('')
  const body = marked.flatMap((row) => tabled(row, label, columns, colour, width))
  return [...heading, paint(header.trimEnd(), 2, colour), ...body, ...end]
}

function tabled(row: Row, label: number, columns: readonly number[], colour: boolean, width: number): string[] {
  const [first = '', ...others] = wrap(row.label, label)
  const cells = aligned(row.cells, columns)
  const last = paint(cells.at(-1) ?? '', row.colour, colour)
  const line = GAP + first.padEnd(label) + cells.slice(0, -1).join('') + last
  return [line, ...others.map((more) => GAP + more), ...notes(row, width)]
}

/** On a narrow terminal: the label, and below it what a row of the table would hold. */
function stacked(row: Row, colour: boolean, width: number): string[] {
  const cells = row.cells.filter((cell) => cell !== '' && cell !== '–')
  const lines = wrap(cells.join(' · '), width - 4).map((line) => `    ${paint(line, row.colour, colour)}`)
  return [...wrap(row.label, width - 2).map((line) => GAP + line), ...lines, ...notes(row, width)]
}

function notes(row: Row, width: number): string[] {
  return row.notes.flatMap((note) => wrap(note, width - 6)).map((line) => `      ${line}`)
}

/** A heading, and a line for each of what has no figure. */
export function listing(title: string, lines: readonly string[], { colour, width }: TableOptions): string[] {
  if (lines.length === 0) return []
  const body = lines.flatMap((line) => wrap(line, width - 4).map((part, at) => `${at === 0 ? '  – ' : '    '}${part}`))
  return [paint(title, 1, colour), ...body]
}
