import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/register/limits.js'
import { openOds } from '../../../src/register/ods/open.js'
import { book, cellsOf, expectedCells, type Plain, sheetjsCells, workbookOf, written } from '../generated.js'
import { fileOf } from '../samples.js'

/** SheetJS takes spaces of any width off the ends of a text in .ods. */
function trimmed(sheets: Record<string, Record<string, Plain>>): Record<string, Record<string, Plain>> {
  const own = (cells: Record<string, Plain>) =>
    Object.fromEntries(
      Object.entries(cells).map(([at, value]) => [at, typeof value === 'string' ? value.trim() : value]),
    )
  return Object.fromEntries(Object.entries(sheets).map(([name, cells]) => [name, own(cells)]))
}

describe('lecture d’un .ods comparée à SheetJS, cellule par cellule', () => {
  it('agrees with SheetJS and with what was written', async () => {
    await fc.assert(
      fc.asyncProperty(book, async (sheets) => {
        const bytes = written(workbookOf(sheets), 'ods')
        const ours = await cellsOf(await openOds(fileOf(bytes), DEFAULT_LIMITS))
        expect(ours).toEqual(expectedCells(sheets))
        expect(trimmed(ours)).toEqual(trimmed(sheetjsCells(bytes)))
      }),
      { numRuns: 150 },
    )
  })
})
