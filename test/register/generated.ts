import { type BookType, type CellObject, read, utils, type WorkBook, write } from '@e965/xlsx'
import fc from 'fast-check'
import type { Cell, Sheet } from '../../src/register/types.js'
import { rowsOf } from './samples.js'

/** What two readers must agree on: number stored, text, boolean, error; a date by its day or its serial. */
export type Plain = string | number | boolean

export const plain = (cell: Cell): Plain => cell.number ?? (cell.kind === 'boolean' ? cell.text === 'VRAI' : cell.text)

/** The cells of each sheet by address, blank rows left out as the readers do. */
export async function cellsOf(sheets: readonly Sheet[]): Promise<Record<string, Record<string, Plain>>> {
  const found: Record<string, Record<string, Plain>> = {}
  for (const sheet of sheets) {
    const cells: Record<string, Plain> = {}
    for (const row of await rowsOf(sheet)) {
      row.cells.forEach((cell, column) => {
        if (cell) cells[utils.encode_cell({ r: row.number - 1, c: column })] = plain(cell)
      })
    }
    found[sheet.name ?? ''] = cells
  }
  return found
}

function theirValue(cell: CellObject): Plain | undefined {
  if (cell.t === 'e') return cell.w ?? ''
  return typeof cell.v === 'string' || typeof cell.v === 'number' || typeof cell.v === 'boolean' ? cell.v : undefined
}

export function withoutBlankRows(cells: Record<string, Plain>): Record<string, Plain> {
  const rowOf = (at: string) => utils.decode_cell(at).r
  const filled = new Set(Object.entries(cells).flatMap(([at, value]) => (/\S/.test(String(value)) ? [rowOf(at)] : [])))
  return Object.fromEntries(Object.entries(cells).filter(([at]) => filled.has(rowOf(at))))
}

/** The same, read by SheetJS. */
export function sheetjsCells(bytes: Uint8Array): Record<string, Record<string, Plain>> {
  const book = read(bytes, { cellText: true, cellNF: true, dense: false })
  return Object.fromEntries(
    book.SheetNames.map((name) => {
      const cells: Record<string, Plain> = {}
      for (const [at, cell] of Object.entries(book.Sheets[name] ?? {})) {
        const value = at.startsWith('!') ? undefined : theirValue(cell)
        if (value !== undefined && value !== '') cells[at] = value
      }
      return [name, withoutBlankRows(cells)]
    }),
  )
}

/** Characters a spreadsheet program can write, and none that its formats tell apart from others (tabs, returns). */
const text = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  .map((value) => value.replace(/[\0-\x1f\x7f-\x9f\ufffe\uffff]/g, '.'))
const tricky = fc.constantFrom(
  'deux\nlignes',
  '<b>&amp;</b>',
  "l'œuvre « à façon »",
  '😀',
  '=1+1',
  '0012',
  '01/02/2024',
)
/** -0 and numbers beyond what every format can write are left out. */
const number = fc
  .double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })
  .map((value) => (Math.abs(value) < 1e-9 ? 0 : value))
const value = fc.oneof(text, tricky, fc.integer(), number, fc.boolean())
const cell = fc.record({ row: fc.integer({ min: 1, max: 60 }), column: fc.integer({ min: 1, max: 40 }), value })
export const book = fc.uniqueArray(
  fc.record({ name: fc.stringMatching(/^[A-Za-zé ]{1,12}x$/), cells: fc.array(cell, { maxLength: 25 }) }),
  { selector: ({ name }) => name.trim().toLowerCase(), minLength: 1, maxLength: 3 },
)
export type Book = typeof book extends fc.Arbitrary<infer T> ? T : never

export function workbookOf(sheets: Book): WorkBook {
  const workbook = utils.book_new()
  for (const { name, cells } of sheets) {
    const sheet = utils.aoa_to_sheet([[]])
    for (const { row, column, value } of cells) {
      utils.sheet_add_aoa(sheet, [[value]], { origin: { r: row - 1, c: column - 1 } })
    }
    utils.book_append_sheet(workbook, sheet, name)
  }
  return workbook
}

export function written(workbook: WorkBook, bookType: BookType): Uint8Array {
  return new Uint8Array(write(workbook, { type: 'array', bookType, compression: true, bookSST: bookType !== 'biff5' }))
}

/** What was written, as cells by address. */
export function expectedCells(sheets: Book): Record<string, Record<string, Plain>> {
  return Object.fromEntries(
    sheets.map(({ name, cells }) => {
      const found: Record<string, Plain> = {}
      for (const { row, column, value } of cells) {
        const at = utils.encode_cell({ r: row - 1, c: column - 1 })
        delete found[at]
        if (value !== '') found[at] = value
      }
      return [name, withoutBlankRows(found)]
    }),
  )
}

/** Days counted from 1904, a duration, a number shown with zeros in front, merged cells, and a sheet that is hidden. */
export function datedBook(): WorkBook {
  const sheet = utils.aoa_to_sheet([
    [
      { t: 'n', v: 43861, z: 'dd/mm/yyyy' },
      { t: 'n', v: 6.354166666667, z: '[h]:mm' },
      { t: 'n', v: 5560104500018, z: '00000000000000' },
    ],
  ])
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 2, c: 1 } }]
  return {
    SheetNames: ['Marchés', 'Caché'],
    Sheets: { Marchés: sheet, Caché: utils.aoa_to_sheet([['x']]) },
    Workbook: { WBProps: { date1904: true }, Sheets: [{ Hidden: 0 }, { Hidden: 2 }] },
  }
}

/** What every reader makes of `datedBook`. */
export async function datedSheets(sheets: readonly Sheet[]) {
  const [first] = sheets
  const [row] = first ? await rowsOf(first) : []
  return {
    sheets: sheets.map(({ name, hidden, date1904 }) => [name, hidden, date1904]),
    cells: row?.cells.map((cell) => `${cell?.kind} ${cell?.text}`),
    merges: await first?.merges?.(),
  }
}

export const DATED = {
  sheets: [
    ['Marchés', false, true],
    ['Caché', true, true],
  ],
  cells: ['date 2024-02-01', 'text 152:30', 'number 05560104500018'],
  merges: [{ firstRow: 0, lastRow: 2, firstColumn: 0, lastColumn: 1 }],
}
