import { cellAddress } from '../cellRef.js'
import { boundedText, hasContent } from '../cellText.js'
import type { IssueLog } from '../issueLog.js'
import { MAX_COLUMNS, tooManyRows } from '../limits.js'
import type { Cell, ReadLimits, SheetRow } from '../types.js'
import { type CellContext, type StoredCell, toCell } from './cells.js'
import { stringText } from './strings.js'
import type { XmlReader } from './xmlReader.js'
import { damagedXml } from './xmlText.js'

export interface SheetContext extends CellContext {
  readonly sheet: string
  readonly part: string
  readonly limits: ReadLimits
  readonly log: IssueLog
}

/**
 * The rows of a worksheet part, forward, in constant memory: only those that hold a cell with content. What the sheet
 * says of its own size (`dimension`) is never read.
 */
export function* readRows(reader: XmlReader, context: SheetContext): Generator<SheetRow> {
  if (!enterSheetData(reader)) return
  let number = 0
  let count = 0
  context.log.blankRows = 0
  while (reader.next()) {
    if (reader.closing && reader.name === 'sheetData') return
    if (reader.closing || reader.name !== 'row') continue
    number = positive(reader.attribute('r')) ?? number + 1
    if (number > LAST_ROW) throw damagedXml(context.part)
    const cells = reader.selfClosing ? [] : readCells(reader, number, context)
    if (!hasContent(cells)) {
      context.log.blankRows++
      continue
    }
    if (++count > context.limits.maxRows) throw tooManyRows(context.sheet, context.limits)
    yield { number, cells }
  }
  throw damagedXml(context.part)
}

/** Of a worksheet (ECMA-376 §18.3.1.73 with the limits of its applications): a number beyond is no row, and would be walked to. */
const LAST_ROW = 1_048_576

function enterSheetData(reader: XmlReader): boolean {
  while (reader.next()) {
    if (reader.name === 'sheetData') return !reader.selfClosing
  }
  return false
}

function positive(value: string | undefined): number | null {
  const number = Number(value)
  return Number.isSafeInteger(number) && number > 0 ? number : null
}

function readCells(reader: XmlReader, row: number, context: SheetContext): (Cell | undefined)[] {
  const cells: (Cell | undefined)[] = []
  let column = -1
  while (reader.next()) {
    if (reader.closing && reader.name === 'row') return cells
    if (reader.closing || reader.name !== 'c') continue
    column = columnOf(reader.attribute('r')) ?? column + 1
    if (reader.selfClosing) continue
    const cell = readCell(reader, row, column, context)
    if (cell !== undefined) cells[column] = cell
  }
  throw damagedXml(context.part)
}

/** 0-based column of a reference such as `AB12`; null where there is none. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null
  let column = 0
  for (let i = 0; i < reference.length && i < 4; i++) {
    const letter = (reference.charCodeAt(i) & 0xdf) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column === 0 ? null : column - 1
}

function readCell(reader: XmlReader, row: number, column: number, context: SheetContext): Cell | undefined {
  const stored = readStored(reader, context)
  const { sheet, limits, log } = context
  if (column >= MAX_COLUMNS) return beyondColumns(row, context)
  const cell = toCell(stored, context)
  if (cell === undefined && isUncached(stored)) noteUncached(row, column, context)
  if (cell === null) return missingString(row, column, stored, context)
  if (cell === undefined || cell.text.length <= limits.maxCellLength) return cell
  return { ...cell, text: boundedText(cell.text, { sheet, row, column }, limits, log) }
}

/** A formula that gave an empty text has a value (type `str`, empty `<v>`); one never computed has none. */
function isUncached({ formula, value, type }: StoredCell): boolean {
  return formula && (value === null || type !== 'str')
}

function readStored(reader: XmlReader, context: SheetContext): StoredCell {
  const type = reader.attribute('t') ?? 'n'
  const style = Number(reader.attribute('s') ?? 0)
  let value: string | null = null
  let inline: string | null = null
  let formula = false
  while (reader.next()) {
    const { name } = reader
    if (reader.closing) {
      if (name === 'v') value = reader.text()
      else if (name === 'c') return { type, style, value, inline, formula }
    } else if (name === 'f') formula = true
    else if (name === 'is') inline = stringText(reader, 'is', context.limits.maxCellLength)
  }
  throw damagedXml(context.part)
}

function noteUncached(row: number, column: number, { sheet, log }: SheetContext): void {
  const cell = cellAddress(sheet, row, column)
  log.addOnce({
    code: 'formulaWithoutValue',
    severity: 'warning',
    cell,
    value: null,
    message: `Feuille « ${sheet} » : des formules n’ont pas de valeur enregistrée (la première en ${cell}) et sont lues comme vides. Ouvrez le classeur dans votre tableur et enregistrez-le.`,
  })
}

function missingString(row: number, column: number, stored: StoredCell, { sheet, log }: SheetContext): undefined {
  const cell = cellAddress(sheet, row, column)
  log.add({
    code: 'missingString',
    severity: 'error',
    cell,
    value: stored.value,
    message: `${cell} : le texte de cette cellule manque dans le classeur ; elle est lue comme vide. Réenregistrez le classeur depuis votre tableur.`,
  })
}

function beyondColumns(row: number, { sheet, log }: SheetContext): undefined {
  log.addOnce({
    code: 'tooManyColumns',
    severity: 'warning',
    cell: `${sheet}!${row}`,
    value: null,
    message: `Feuille « ${sheet} », ligne ${row} : les cellules au-delà de la colonne XFD (${MAX_COLUMNS}) ne sont pas lues.`,
  })
}
