import { utils } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellAddress, columnName, memberOfCell, rowOfCell } from '../../src/register/cellRef.js'

describe('place d’une cellule', () => {
  it('se dit comme l’utilisateur la voit', () => {
    expect(cellAddress('Marchés 2025', 12, 5)).toBe('Marchés 2025!F12')
    expect(cellAddress(null, 12, 5)).toBe('ligne 12, colonne 6')
  })

  it.each([
    ['Marchés 2025!F12', 'Marchés 2025!12', null],
    ['À voir !!AB3', 'À voir !!3', null],
    ['ligne 12, colonne 6', 'ligne 12', null],
    ['/marches/marche/3/titulaires/0/id', '/marches/marche/3', 'titulaires'],
    ['/marches/marche[3]/dateNotification', '/marches/marche[3]', 'dateNotification'],
    ['/7/montant', '/7', 'montant'],
    ['/marches/marche/3', '/marches/marche/3', null],
    ['Marchés 2025!12', 'Marchés 2025!12', null],
  ])('%s est dans %s', (cell, row, member) => {
    expect([rowOfCell(cell), memberOfCell(cell)]).toEqual([row, member])
  })

  it('names columns as spreadsheets do', () => {
    fc.assert(
      fc.property(fc.nat(16_383), (column) => {
        expect(columnName(column)).toBe(utils.encode_col(column))
      }),
    )
  })
})
