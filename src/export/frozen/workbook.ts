import type { Workbook, Worksheet } from 'exceljs'
import { AppError } from '../../errors.js'
import { integer } from '../../french.js'
import type { FrozenResult } from '../../tasks/freeze.js'
import type { Ranges } from './formulas.js'
import { MEASURE_NAMES, type Measure, type MeasuredFigure, type MeasureName, measuredFigures } from './measures.js'
import {
  type Cell,
  contractsSheet,
  definitionsSheet,
  headerSheet,
  LONGEST_CELL,
  type Sheet,
  unitsSheet,
} from './sheets.js'

/** The whole workbook is in memory while it is written: 20 000 rows take 400 MB, 2 000 some 50. */
const MAX_WORKBOOK_ROWS = 20_000

const FIGURES = 'Chiffres'
const CONTRACTS = 'Marchés'
const UNITS = 'Unités'
const CHECKED = { same: 'identique', gap: 'ÉCART' } as const
const HEADER = ['identifiant', 'version', 'chiffre', 'mesure', 'figé', 'recalculé', 'contrôle', 'colonne']
const FORMATS: Partial<Record<Measure['unit'], string>> = { ratio: '0.00%', euro: '#,##0.00', hour: '#,##0.00' }

/**
 * The result as an .xlsx whose sheet "Chiffres" finds every figure again in "Marchés" by formulas, beside the figure frozen.
 * No result of a formula is kept: the spreadsheet that opens it computes. Throws AppError `workbookTooLarge`
 * beyond so many rows.
 */
export async function frozenWorkbook(
  result: FrozenResult,
  maxRows = MAX_WORKBOOK_ROWS,
): Promise<Uint8Array<ArrayBuffer>> {
  const { document, summary } = result
  if (document.rows.length > maxRows) throw tooLarge(document.rows.length, maxRows)
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  workbook.created = new Date(summary.at)
  workbook.modified = workbook.created
  workbook.calcProperties.fullCalcOnLoad = true
  const [contracts, units] = [contractsSheet(document), unitsSheet(document, LONGEST_CELL)]
  const head = addSheet(workbook, headerSheet(result))
  const figures = measuredFigures(document)
  addFigures(workbook, figures, rangesOf(contracts, units))
  for (const sheet of [contracts, ...(units.rows.length > 0 ? [units] : []), definitionsSheet(document)]) {
    addSheet(workbook, sheet)
  }
  addCheck(head, figures)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function addSheet(workbook: Workbook, { name, header, rows }: Sheet): Worksheet {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.addRow(header.map(written)).font = { bold: true }
  for (const row of rows) sheet.addRow(row.map(written))
  sheet.columns.forEach((column, at) => {
    column.width = Math.min(
      60,
      Math.max(12, ...[header, ...rows.slice(0, 100)].map((row) => `${row[at] ?? ''}`.length)),
    )
  })
  return sheet
}

/** XML holds no control character but tabs and line breaks; what a cell cannot hold is said to be cut. */
function written(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell
  const text = cell.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  return text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - CUT.length)}${CUT}`
}
const CUT = ' […] texte coupé : entier dans le fichier .json et les .csv'

/** A line for each measure, its formula beside what was frozen, and whether they are the same. */
function addFigures(workbook: Workbook, figures: readonly MeasuredFigure[], ranges: Ranges): void {
  const sheet = workbook.addWorksheet(FIGURES, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.addRow(HEADER).font = { bold: true }
  for (const { id, version, label, figure, measures } of figures) {
    const first = sheet.rowCount + 1
    const at = (name: MeasureName) => `$F$${first + measures.findIndex((each) => each.name === name)}`
    for (const { name, stored, unit, formula } of measures) {
      const row = sheet.addRow([id, version, label, MEASURE_NAMES[name], stored, null, null, figure?.column])
      row.getCell(6).value = formula === null ? stored : { formula: formula(ranges, at), date1904: false }
      row.getCell(7).value = formula === null ? null : { formula: checkOf(row.number), date1904: false }
      for (const place of [5, 6]) row.getCell(place).numFmt = FORMATS[unit] ?? 'General'
    }
  }
  for (const [at, width] of [36, 9, 60, 36, 20, 20, 12, 36].entries()) sheet.getColumn(at + 1).width = width
}

/** Numbers may differ by what binary fractions lose. */
function checkOf(row: number): string {
  const [stored, found] = [`E${row}`, `F${row}`]
  const near = `ABS(${stored}-${found})<=0.000000001*MAX(1,ABS(${stored}))`
  const same = `IF(AND(ISNUMBER(${stored}),ISNUMBER(${found})),${near},${stored}=${found})`
  return `IF(${same},"${CHECKED.same}","${CHECKED.gap}")`
}

/** On the first sheet: how many figures are found again, and how many are not. */
function addCheck(sheet: Worksheet, figures: readonly MeasuredFigure[]): void {
  const lines = figures.reduce((total, { measures }) => total + measures.length, 0)
  const checks = `${FIGURES}!$G$2:$G$${lines + 1}`
  for (const [label, word] of [
    ['Mesures retrouvées par les formules', CHECKED.same],
    ['Mesures en écart', CHECKED.gap],
  ] as const) {
    sheet.addRow([label, { formula: `COUNTIF(${checks},"${word}")`, date1904: false }])
  }
}

function rangesOf(contracts: Sheet, units: Sheet): Ranges {
  const range = (sheet: string, rows: number, at: number) => {
    const column = letters(at)
    return `'${sheet}'!$${column}$2:$${column}$${Math.max(rows, 1) + 1}`
  }
  return {
    column: (name) => range(CONTRACTS, contracts.rows.length, contracts.header.indexOf(name)),
    unitFigures: range(UNITS, units.rows.length, 0),
    unitStates: range(UNITS, units.rows.length, 2),
  }
}

/** 0 → A, 26 → AA. */
const letters = (at: number): string =>
  (at < 26 ? '' : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))

const tooLarge = (rows: number, most: number): AppError =>
  new AppError(
    'workbookTooLarge',
    `Ce résultat regarde ${integer(rows)} marchés : au-delà de ${integer(most)}, il ne tient pas dans un classeur. Prenez les fichiers CSV, qui disent la même chose.`,
  )
