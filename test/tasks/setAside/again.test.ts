import { describe, expect, it } from 'vitest'
import { type RowAside, type Said, saidAgain } from '../../../src/tasks/setAside/again.js'

const BUYER = '21440109300015'

function aside(seq: number, texts: readonly string[], more: Partial<RowAside> = {}): RowAside {
  const [id = ''] = texts
  return {
    ...{ seq, place: `F!${seq}`, texts: new Set(texts), numbers: new Set([id]) },
    ...{ lot: null, buyer: BUYER, amendment: null },
    ...more,
  }
}

const said = (key: string, more: Partial<Said> = {}): Said => ({
  ...{ key, place: 'F!99', id: 'C', objet: 'Toits', holders: ['Zinc'], montant: 30_000, lots: [], buyer: BUYER },
  isAmendment: false,
  ...more,
})

const found = (rows: readonly RowAside[], others: readonly Said[]) =>
  saidAgain(rows, others).map(({ seq, isSure }) => [seq, isSure])

describe('une ligne mise de côté et un marché d’un import suivant', () => {
  it('du même numéro, avec le titulaire et le montant : c’est sûr', () => {
    expect(found([aside(1, ['C', '300,00 €', 'Zinc'])], [said('a')])).toEqual([[1, true]])
  })

  it.each([
    ['d’un autre acheteur', { buyer: '24440040400129' }],
    ['sans acheteur connu', { buyer: null }],
    ['dont le montant seul est le même', { holders: ['Cuivre'] }],
  ])('du même numéro, %s : ce n’est pas sûr', (_, more) => {
    expect(found([aside(1, ['C', '300', 'Zinc'])], [said('a', more)])).toEqual([[1, false]])
  })

  it.each([
    ['rien d’autre de pareil', ['C'], {}],
    ['un autre lot', ['C', '300', 'Zinc'], { lots: ['9'] }],
    ['un autre numéro, à une autre place', ['D', '300', 'Zinc'], {}],
  ])('ne vont pas ensemble : %s', (_, texts, more) => {
    expect(found([aside(1, texts, { lot: '2' })], [said('a', more)])).toEqual([])
  })

  it('le lot « 02 » est le lot 2', () => {
    expect(found([aside(1, ['C', '300'], { lot: '02' })], [said('a', { lots: ['2'] })])).toEqual([[1, false]])
  })

  it('à la même place, d’un CSV et de sa copie : même objet, ou même titulaire et même montant', () => {
    const row = aside(1, ['D', '300', 'Zinc'], { place: 'ligne 4' })
    expect(found([row], [said('a', { place: 'Registre!4' })])).toEqual([[1, false]])
    expect(found([row], [said('a', { place: 'Registre!4', montant: 1 })])).toEqual([])
  })

  it('deux lignes pour un seul marché : aucune ; pour deux : les deux', () => {
    const rows = [aside(1, ['C', '300']), aside(2, ['C', '300'])]
    expect(found(rows, [said('a')])).toEqual([])
    expect(found(rows, [said('a'), said('b')]).map(([seq]) => seq)).toEqual([1, 2])
  })

  it('un avenant va avec la modification de même objet, et elle seule', () => {
    const row = aside(1, ['Z', 'Avenant n° 1'], { amendment: 'Avenant n° 1' })
    const given = said('a', { isAmendment: true, id: '', objet: 'Avenant n° 1', place: null })
    expect(found([row], [given])).toEqual([[1, false]])
    expect(found([aside(1, ['Z', 'Avenant n° 1'])], [given])).toEqual([])
  })
})
