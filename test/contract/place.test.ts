import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeOf } from '../../src/contract/place.js'

const at = (code: unknown, typeCode: string, nom?: string) =>
  placeOf({ autres: { lieuExecution: { code, typeCode, nom } } })

describe('le lieu d’exécution', () => {
  test.each([
    ['44000', 'Code postal', '44'],
    ['97430', 'Code postal', '974'],
    ['20000', 'Code postal', '2A'],
    ['20600', 'Code postal', '2B'],
    ['2A004', 'Code commune', '2A'],
    ['69123', 'Code commune', '69'],
    ['76', 'Code département', '76'],
    ['22', 'CODE DEPARTEMENT', '22'],
    ['44', 'Code région', null],
    ['FR', 'Code pays', null],
    ['75020', 'Code arrondissement', '75'],
  ])('%s (%s) est dans le département %s', (code, typeCode, departement) => {
    expect(at(code, typeCode)).toEqual({ code, name: null, departement })
  })

  test('le zéro de tête perdu par un tableur est rendu', () => {
    expect(at(1, 'Code département')).toMatchObject({ code: '01', departement: '01' })
    expect(at('1000', 'Code postal')).toMatchObject({ code: '01000', departement: '01' })
  })

  test('objet, texte JSON ou clés séparées disent la même chose', () => {
    const said = { code: '49600', typeCode: 'Code postal', nom: 'Beaupréau' }
    const expected = { code: '49600', name: 'Beaupréau', departement: '49' }
    expect(placeOf({ autres: { lieuExecution: said } })).toEqual(expected)
    expect(placeOf({ autres: { lieuExecution: JSON.stringify(said) } })).toEqual(expected)
    const flat = Object.entries(said).map(([key, value]) => [`lieuExecution.${key}`, value])
    expect(placeOf({ autres: Object.fromEntries(flat) })).toEqual(expected)
  })

  test('rien de dit, « NC » ou un texte coupé : pas de lieu', () => {
    expect(placeOf({ autres: {} })).toBeNull()
    expect(at('NC', 'Code postal')).toBeNull()
    expect(placeOf({ autres: { lieuExecution: '{"code": "44' } })).toBeNull()
  })

  test('whatever is published there, reading it never fails', () => {
    fc.assert(fc.property(fc.anything(), (lieuExecution) => void placeOf({ autres: { lieuExecution } })))
  })
})
