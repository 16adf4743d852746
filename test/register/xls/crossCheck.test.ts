import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/register/limits.js'
import { openXls } from '../../../src/register/xls/open.js'
import { type Book, book, cellsOf, expectedCells, sheetjsCells, workbookOf, written } from '../generated.js'
import { fileOf } from '../samples.js'

const ours = async (bytes: Uint8Array) => cellsOf(await openXls(fileOf(bytes), DEFAULT_LIMITS))

/** Excel 95 wrote in a code page: only what is in it can be compared. */
const western = (sheets: Book): Book =>
  sheets.map(({ name, cells }) => ({
    name,
    cells: cells.map((cell) => ({
      ...cell,
      value: typeof cell.value === 'string' ? cell.value.replace(/[^\n -~é]/gu, '?') : cell.value,
    })),
  }))

describe('lecture d’un .xls comparée à SheetJS, cellule par cellule', () => {
  it('agrees on binary workbooks of Excel 97 and after', async () => {
    await fc.assert(
      fc.asyncProperty(book, async (sheets) => {
        const bytes = written(workbookOf(sheets), 'biff8')
        expect(await ours(bytes)).toEqual(sheetjsCells(bytes))
        expect(await ours(bytes)).toEqual(expectedCells(sheets))
      }),
      { numRuns: 150 },
    )
  })

  it('agrees on binary workbooks of Excel 95', async () => {
    await fc.assert(
      fc.asyncProperty(book.map(western), async (sheets) => {
        const bytes = written(workbookOf(sheets), 'biff5')
        expect(await ours(bytes)).toEqual(sheetjsCells(bytes))
      }),
      { numRuns: 100 },
    )
  })

  it('agrees on XML workbooks of Excel 2003', async () => {
    await fc.assert(
      fc.asyncProperty(book, async (sheets) => {
        const bytes = written(workbookOf(sheets), 'xlml')
        expect(await ours(bytes)).toEqual(expectedCells(sheets))
      }),
      { numRuns: 100 },
    )
  })
})
