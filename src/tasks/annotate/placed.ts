import { addUnder } from '../../grouped.js'
import { type CellNote, type CellNotes, joined } from './notes.js'

const IN_SHEET = /^(?<sheet>.*)!(?<letters>[A-Z]{0,3})(?<row>\d+)$/s
const IN_CSV = /^ligne (?<row>\d+)(?:, colonne (?<column>\d+))?$/
/** Of a row as a whole. */
const WHOLE = -1
const NONE: ReadonlyMap<number, CellNote> = new Map()

/** Notes found by where they stand: in a row of a sheet, or in a record. */
export class PlacedNotes {
  private readonly rows = new Map<string, Map<number, CellNote>>()
  /** Under each element of their path, with the rest of it. */
  private readonly paths = new Map<string, { readonly path: string; readonly note: CellNote }[]>()

  constructor(notes: CellNotes) {
    for (const cell of notes.cells) {
      const note = notes.at(cell)
      if (note) this.place(cell, note)
    }
  }

  /** Notes of a row by 0-based column; `sheet`: '' in a CSV file. */
  ofRow(sheet: string, row: number): ReadonlyMap<number, CellNote> {
    return this.rows.get(`${sheet}!${row}`) ?? NONE
  }

  /** Notes of a record by column, as `columnOf` finds it in the rest of the path. */
  ofRecord(pointer: string, columnOf: (path: string) => number | undefined): ReadonlyMap<number, CellNote> {
    const found = new Map<number, CellNote>()
    for (const { path, note } of this.paths.get(pointer) ?? []) put(found, columnOf(path) ?? WHOLE, note)
    return found
  }

  private place(cell: string, note: CellNote): void {
    const { row = '', column } = IN_CSV.exec(cell)?.groups ?? {}
    if (row !== '') this.inRow('', row, column === undefined ? WHOLE : Number(column) - 1, note)
    else if (cell.startsWith('/')) this.inRecord(cell, note)
    else this.inSheet(cell, note)
  }

  private inSheet(cell: string, note: CellNote): void {
    const { sheet = '', letters = '', row = '' } = IN_SHEET.exec(cell)?.groups ?? {}
    if (row !== '') this.inRow(sheet, row, columnOf(letters), note)
  }

  private inRow(sheet: string, row: string, column: number, note: CellNote): void {
    const key = `${sheet}!${row}`
    const known = this.rows.get(key) ?? new Map<number, CellNote>()
    put(known, column, note)
    this.rows.set(key, known)
  }

  private inRecord(cell: string, note: CellNote): void {
    for (let at = cell.length; at > 0; at = cell.lastIndexOf('/', at - 1)) {
      const pointer = cell.slice(0, at)
      addUnder(this.paths, pointer, { path: cell.slice(at), note })
    }
  }
}

/** A is 0; no letter is the row itself. */
const columnOf = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1

const put = (notes: Map<number, CellNote>, column: number, note: CellNote): unknown =>
  notes.set(column, joined(notes.get(column), note))
