import { SSF } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { builtInFormat, customFormat } from '../../../src/register/xlsx/numberFormats.js'

describe('formats de nombre', () => {
  it.each([
    ['dd/mm/yyyy', 'date'],
    ['[$-40C]d mmmm yyyy;@', 'date'],
    ['jj/mm/aaaa', 'date'],
    ['mmm-yy', 'date'],
    ['mmmm', 'date'],
    ['yyyy-mm-dd hh:mm:ss.000', 'date'],
    ['h:mm AM/PM', 'time'],
    ['mm:ss.0', 'time'],
    ['[h]:mm:ss', 'elapsed'],
    ['[mm]:ss', 'elapsed'],
    ['General', 'number'],
    ['Standard', 'number'],
    ['0.00E+00', 'number'],
    ['#,##0.00 "€ HT par mois"', 'number'],
    ['#,##0\\ [$€-40C];[Red]-#,##0\\ [$€-40C]', 'number'],
    ['0" jours"', 'number'],
    ['_-* #,##0.00_-;\\-* #,##0.00_-', 'number'],
    ['0.0%', 'number'],
    ['@', 'number'],
    ['0"h"00', 'number'],
    ['', 'number'],
  ] as const)('« %s » est un format de type %s', (code, kind) => {
    expect(customFormat(code).kind).toBe(kind)
  })

  it.each([
    ['00000000000000', 14],
    ['000\\ 000\\ 000\\ 00000', 14],
    ['000 000 000 00000', 14],
    ['00000', 5],
    ['#,##0', 0],
    ['0.00', 0],
    ['00%', 0],
    ['0000E+00', 0],
    ['@', 0],
  ])('« %s » montre au moins %i chiffres', (code, digits) => expect(customFormat(code).digits).toBe(digits))

  it('agrees with SheetJS on which built-in formats are dates', () => {
    const table = SSF.get_table()
    for (const [id, code] of Object.entries(table)) {
      if (typeof code !== 'string' || Number(id) > 49) continue
      expect([id, builtInFormat(Number(id)).kind !== 'number']).toEqual([id, SSF.is_date(code)])
    }
  })
})
