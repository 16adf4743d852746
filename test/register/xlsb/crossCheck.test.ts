import { utils } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/register/limits.js'
import { openXlsb } from '../../../src/register/xlsb/open.js'
import { book, cellsOf, expectedCells, sheetjsCells, workbookOf, written } from '../generated.js'
import { codesOf, fileOf, rowsOf } from '../samples.js'

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

describe('commentaires d’un .xlsb', () => {
  const issuesOf = async (comments: readonly string[]) => {
    const sheet = utils.aoa_to_sheet([['N°', 'Objet']])
    for (const text of comments) utils.cell_add_comment(sheet.A1, text)
    const [read] = await openXlsb(
      fileOf(written({ SheetNames: ['Marchés'], Sheets: { Marchés: sheet } }, 'xlsb')),
      DEFAULT_LIMITS,
    )
    expect(read && (await rowsOf(read))).toHaveLength(1)
    return codesOf(read?.issues ?? [])
  }

  it('ils ne sont pas lus, et c’est dit', async () => {
    expect(await issuesOf(['attention'])).toEqual(['cellComments'])
    expect(await issuesOf([])).toEqual([])
  })
})
