import { utils } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellAddress, columnName } from '../../src/register/cellRef.js'

describe('place d’une cellule', () => {
  it('se dit comme l’utilisateur la voit', () => {
    expect(cellAddress('Marchés 2025', 12, 5)).toBe('Marchés 2025!F12')
    expect(cellAddress(null, 12, 5)).toBe('ligne 12, colonne 6')
  })

  it('names columns as spreadsheets do', () => {
    fc.assert(
      fc.property(fc.nat(16_383), (column) => {
        expect(columnName(column)).toBe(utils.encode_col(column))
      }),
    )
  })
})
