import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/register/limits.js'
import { openXlsb } from '../../../src/register/xlsb/open.js'
import { book, cellsOf, expectedCells, sheetjsCells, workbookOf, written } from '../generated.js'
import { fileOf } from '../samples.js'

describe('lecture d’un .xlsb comparée à SheetJS, cellule par cellule', () => {
  it('agrees with SheetJS and with what was written', async () => {
    await fc.assert(
      fc.asyncProperty(book, async (sheets) => {
        const bytes = written(workbookOf(sheets), 'xlsb')
        const ours = await cellsOf(await openXlsb(fileOf(bytes), DEFAULT_LIMITS))
        expect(ours).toEqual(sheetjsCells(bytes))
        expect(ours).toEqual(expectedCells(sheets))
      }),
      { numRuns: 150 },
    )
  })
})
