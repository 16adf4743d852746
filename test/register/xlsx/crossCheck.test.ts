import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SSF, utils, write } from '@e965/xlsx'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOf as cellsIn, type Plain, sheetjsCells, withoutBlankRows } from '../generated.js'
import { rowsOf } from '../samples.js'
import { minimalXlsx, open } from './minimalXlsx.js'
import { type OddCell, OddWriter } from './oddXml.js'

const ours = async (bytes: Uint8Array): Promise<Record<string, Record<string, Plain>>> => cellsIn(await open(bytes))

/** Characters a spreadsheet program can write: XML holds no other control character. */
const text = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  .map((value) => value.replace(/[\0-\x08\x0b-\x1f\ufffe\uffff]/g, '\n'))
const tricky = fc.constantFrom(
  ' espaces autour ',
  'deux\nlignes',
  '<b>&amp;</b>',
  "l'œuvre « à façon »",
  '😀',
  '\t',
  '=1+1',
  '0012',
)
const date = fc.date({ min: new Date('1904-01-02'), max: new Date('2100-01-01'), noInvalidDate: true })
const value = fc.oneof(
  text,
  tricky,
  fc.integer(),
  // A spreadsheet has no -0: what is written so may be read back as 0.
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
  fc.boolean(),
  date,
)
const cell = fc.record({ row: fc.integer({ min: 1, max: 60 }), column: fc.integer({ min: 1, max: 40 }), value })
/** A cell has one value. */
const cellsOf = (one: typeof cell) =>
  fc.uniqueArray(one, { selector: ({ row, column }) => `${row},${column}`, maxLength: 25 })
const book = fc.uniqueArray(fc.record({ name: fc.stringMatching(/^[A-Za-zé ]{1,12}x$/), cells: cellsOf(cell) }), {
  selector: ({ name }) => name.trim().toLowerCase(),
  minLength: 1,
  maxLength: 3,
})
type Book = typeof book extends fc.Arbitrary<infer T> ? T : never

async function byExceljs(sheets: Book): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  for (const { name, cells } of sheets) {
    const sheet = workbook.addWorksheet(name)
    for (const { row, column, value } of cells) sheet.getCell(row, column).value = value
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function bySheetjs(sheets: Book, shared: boolean): Uint8Array {
  const workbook = utils.book_new()
  for (const { name, cells } of sheets) {
    const sheet = utils.aoa_to_sheet([[]])
    for (const { row, column, value } of cells)
      utils.sheet_add_aoa(sheet, [[value]], { origin: { r: row - 1, c: column - 1 } })
    utils.book_append_sheet(workbook, sheet, name)
  }
  return new Uint8Array(write(workbook, { type: 'array', bookType: 'xlsx', bookSST: shared, compression: true }))
}

type WrittenCell = Book[number]['cells'][number]

function withoutAmpersand(cell: WrittenCell): WrittenCell {
  return typeof cell.value === 'string' ? { ...cell, value: cell.value.replaceAll('&', '+') } : cell
}

function written(cells: readonly WrittenCell[]): Record<string, Plain> {
  const found: Record<string, Plain> = {}
  for (const { row, column, value } of cells) {
    const at = utils.encode_cell({ r: row - 1, c: column - 1 })
    delete found[at]
    if (value !== '' && !(value instanceof Date)) found[at] = value
  }
  return found
}

function undated(cells: readonly WrittenCell[]): OddCell[] {
  return cells.flatMap(({ row, column, value }) =>
    value instanceof Date ? [] : [{ row, column: column - 1, value: value }],
  )
}

/** A sheet as one writer or another would put it, by the choices drawn. */
function byOddWriter(cells: readonly WrittenCell[], choices: readonly number[], everything: boolean): Uint8Array {
  let asked = 0
  const choose = (count: number) => (choices[asked++ % choices.length] ?? 0) % count
  const writer = new OddWriter(choose, everything)
  return minimalXlsx(writer.workbook('Marchés', undated(cells)))
}

const choices = fc.array(fc.nat(1000), { minLength: 7, maxLength: 60 })

describe('lecture comparée à SheetJS, cellule par cellule', () => {
  it('agrees on legal but unusual XML, and with what was written', async () => {
    await fc.assert(
      fc.asyncProperty(cellsOf(cell.map(withoutAmpersand)), choices, async (cells, drawn) => {
        const bytes = byOddWriter(cells, drawn, false)
        const read = await ours(bytes)
        expect(read).toEqual(sheetjsCells(bytes))
        expect(read).toEqual({ Marchés: withoutBlankRows(written(cells)) })
      }),
      { numRuns: 200 },
    )
  })

  it('gives back what was written with prefixes, CDATA and comments', async () => {
    await fc.assert(
      fc.asyncProperty(cellsOf(cell), choices, async (cells, drawn) => {
        const bytes = byOddWriter(cells, drawn, true)
        expect(await ours(bytes)).toEqual({ Marchés: withoutBlankRows(written(cells)) })
      }),
      { numRuns: 200 },
    )
  })

  it('agrees on workbooks written by exceljs', async () => {
    await fc.assert(
      fc.asyncProperty(book, async (sheets) => {
        const bytes = await byExceljs(sheets)
        expect(await ours(bytes)).toEqual(sheetjsCells(bytes))
      }),
      { numRuns: 60 },
    )
  })

  it('agrees on workbooks written by SheetJS with shared strings', async () => {
    await fc.assert(
      fc.asyncProperty(book, async (sheets) => {
        const bytes = bySheetjs(sheets, true)
        expect(await ours(bytes)).toEqual(sheetjsCells(bytes))
      }),
      { numRuns: 100 },
    )
  })

  it('agrees on workbooks written by SheetJS with texts in the cells', async () => {
    // SheetJS 0.20.3 decodes the entities of such texts twice ("&amp;" written, "&" read): no "&" to compare on.
    const plainBook = book.map((sheets) =>
      sheets.map((sheet) => ({ ...sheet, cells: sheet.cells.map(withoutAmpersand) })),
    )
    await fc.assert(
      fc.asyncProperty(plainBook, async (sheets) => {
        const bytes = bySheetjs(sheets, false)
        expect(await ours(bytes)).toEqual(sheetjsCells(bytes))
      }),
      { numRuns: 100 },
    )
  })

  it('gives back the very texts, numbers and booleans that were written', async () => {
    await fc.assert(
      fc.asyncProperty(book, async (sheets) => {
        const undated = sheets.map((sheet) => ({
          ...sheet,
          cells: sheet.cells.filter(({ value }) => !(value instanceof Date)),
        }))
        const expected = Object.fromEntries(undated.map(({ name, cells }) => [name, withoutBlankRows(written(cells))]))
        expect(await ours(await byExceljs(undated))).toEqual(expected)
        expect(await ours(bySheetjs(undated, true))).toEqual(expected)
        expect(await ours(bySheetjs(undated, false))).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  it('gives the calendar day that SheetJS computes for every serial', async () => {
    const serial = fc.integer({ min: 61, max: 2_958_465 })
    const bytesOf = (days: number[]) => {
      const sheet = utils.aoa_to_sheet(days.map((v) => [{ t: 'n', v, z: 'dd/mm/yyyy' }]))
      return new Uint8Array(write({ SheetNames: ['a'], Sheets: { a: sheet } }, { type: 'array', bookType: 'xlsx' }))
    }
    await fc.assert(
      fc.asyncProperty(fc.array(serial, { minLength: 1, maxLength: 50 }), async (days) => {
        const [sheet] = await open(bytesOf(days))
        const texts = sheet && (await rowsOf(sheet)).map((row) => row.cells[0]?.text)
        expect(texts).toEqual(days.map((day) => SSF.format('yyyy-mm-dd', day)))
      }),
      { numRuns: 30 },
    )
  })
})

const FIXTURES = 'fixtures'
const workbooks = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).filter((name) => /\.xlsx$/.test(name))
const REAL = '../shared/data/suppliers'
const real = existsSync(REAL) ? readdirSync(REAL).filter((name) => name.endsWith('.xlsx')) : []
if (real.length === 0)
  console.info(`skipped: no workbook in ${REAL}, the reader is not compared with SheetJS on real ones`)

describe('classeurs écrits par d’autres', () => {
  const paths = [...workbooks.map((name) => join(FIXTURES, name)), ...real.map((name) => join(REAL, name))]
  it.each(paths)('%s est lu comme SheetJS le lit', async (path) => {
    const bytes = new Uint8Array(readFileSync(path))
    expect(await ours(bytes)).toEqual(sheetjsCells(bytes))
  })

  it('compte au moins le registre de démonstration', () => expect(workbooks).not.toEqual([]))
})
