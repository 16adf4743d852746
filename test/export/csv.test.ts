import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import type { Cents } from '../../src/contract.js'
import { cellOf, reservedCsv } from '../../src/export/csv.js'
import type { Opportunity } from '../../src/tasks/reserved/opportunity.js'
import { anyText, HOSTILE, hostile, opportunity } from './samples.js'

async function* each(contracts: readonly Opportunity[]) {
  yield* contracts
}

async function rowsOf(...contracts: Opportunity[]) {
  const source = await reservedCsv(each(contracts))
  expect(source.startsWith('\ufeff')).toBe(true)
  const parsed = Papa.parse<Record<string, string>>(source.slice(1), {
    delimiter: ';',
    header: true,
    skipEmptyLines: true,
  })
  expect(parsed.errors).toEqual([])
  return { source, rows: parsed.data }
}

const BEGINS_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

describe('le tableau CSV', () => {
  test('a les noms de la DECP, les accents, et des lignes en CRLF', async () => {
    const { source, rows } = await rowsOf(opportunity(), opportunity({ uid: 'autre' }))
    expect(source.split('\r\n')).toHaveLength(4)
    expect(source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(rows[0]).toMatchObject({
      id: 'M1',
      acheteur_id: '21590350100017',
      acheteur_nom: 'Métropole de Rivemer',
      lot: '3',
      objet: 'Entretien du patrimoine arboré',
      lotObjet: 'Entretien des espaces verts, parcs nord',
      dureeMois: '48',
      montant: '180000',
      reserveA: 'EA-ESAT',
      reserveArticles: 'CCP L. 2113-12',
      dateNotification: '2023-07-01',
      dateSignature: '',
      finTheorique: '2027-06-30',
      previsionNonEngageante: '2027-01',
    })
  })

  test('ce qui n’est pas publié est une cellule vide, jamais un zéro', async () => {
    const { rows } = await rowsOf(opportunity({ montant: null, holders: [], place: null, insertion: null }))
    expect(rows[0]).toMatchObject({ montant: '', titulaires: '', lieuExecution_code: '', heuresContractualisees: '' })
  })

  test('un montant inutilisable n’est pas écrit', async () => {
    const { rows } = await rowsOf(opportunity({ montant: 100 as Cents }))
    expect(rows[0]?.montant).toBe('')
  })

  test('les nombres restent des nombres, négatifs compris, à la virgule', () => {
    expect([cellOf(-1234.5), cellOf(0), cellOf(12)]).toEqual(['-1234,5', '0', '12'])
  })

  test('une personne physique n’est ni nommée ni désignée', async () => {
    const { rows } = await rowsOf(opportunity({ holders: [{ withheld: true }] }))
    expect(rows[0]).toMatchObject({ titulaires: 'peut-être une personne physique, nom non repris', titulaires_id: '' })
  })

  test.each(HOSTILE)('un texte hostile ne devient ni formule, ni colonne, ni ligne : %j', async (text) => {
    const { rows } = await rowsOf(hostile(text))
    expect(rows).toHaveLength(1)
    expect(Object.values(rows[0] ?? {}).filter((cell) => BEGINS_FORMULA.test(cell))).toEqual([])
  })

  test('whatever the text, no cell begins a formula, and an apostrophe is all that is added', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cell = cellOf(text)
        expect(BEGINS_FORMULA.test(cell)).toBe(false)
        const kept = [...text].filter((each) => (each >= ' ' ? each !== '\u007f' : '\t\n\r'.includes(each))).join('')
        expect([kept, `'${kept}`]).toContain(cell)
      }),
    )
  })
})
