import { describe, expect, it } from 'vitest'
import { considerationsOf } from '../../src/considerations/tag.js'
import type { TextToTag } from '../../src/considerations/types.js'

const column = (text: string, cell: string, header = 'considerationsSociales'): TextToTag => ({
  field: 'colonne',
  column: header,
  text,
  cell,
})
const cellsOf = (texts: readonly TextToTag[]) =>
  considerationsOf(texts).tags.map(({ kind, state, cell }) => [kind, state, cell])

describe('ce que des cellules déclarées établissent ensemble, dit des milliers de fois', () => {
  const row = (n: number): [objet: TextToTag, social: TextToTag, environmental: TextToTag] => [
    { field: 'objet', text: `Fournitures de bureau ${n}`, cell: `M!A${n}` },
    column('Clause sociale', `M!B${n}`),
    column('Clause environnementale', `M!C${n}`, 'considerationsEnvironnementales'),
  ]

  it('est le même à chaque ligne, chaque preuve à sa propre cellule', () => {
    const [first, second] = [cellsOf(row(1)), cellsOf(row(2))]
    expect(first.length).toBeGreaterThan(3)
    expect(new Set(first.map(([, , cell]) => cell))).toEqual(new Set(['M!B1', 'M!C1']))
    expect(second).toEqual(first.map(([kind, state, cell]) => [kind, state, cell?.replace(/1$/, '2')]))
  })

  it('ne suit pas l’ordre des colonnes d’une autre ligne', () => {
    cellsOf(row(1))
    const [objet, social, environmental] = row(3)
    const turned = cellsOf([environmental, objet, social])
    expect(turned.filter(([kind]) => kind === 'environmentalClause')).toEqual([['environmentalClause', 'yes', 'M!C3']])
    expect(turned.find(([kind, state]) => kind === 'socialClause' && state === 'yes')?.[2]).toBe('M!B3')
  })

  it('cède à ce qu’un texte dit, et à ce qu’une personne a décidé', () => {
    cellsOf(row(1))
    const [, social, environmental] = row(4)
    const spoken = { field: 'objet', text: 'Lot réservé aux ESAT', cell: 'M!A4' } as const
    expect(considerationsOf([spoken, social, environmental]).states.reserved).toBe('yes')
    const decided = considerationsOf(row(4), { environmentalClause: 'no' })
    expect(decided.states.environmentalClause).toBe('no')
    expect(considerationsOf(row(4)).states.environmentalClause).toBe('yes')
  })

  it('garde les quantités, à leur cellule', () => {
    const hours = (n: number) => considerationsOf([column('Oui - 500 h', `M!D${n}`, 'Clause d’insertion')])
    for (const n of [1, 2]) {
      expect(hours(n).quantities).toMatchObject([{ value: 500, cell: `M!D${n}` }])
    }
  })

  it('deux textes d’une même cellule restent deux', () => {
    const both = [column('Clause sociale', 'M!B1'), column('Pas de considération sociale', 'M!B1')]
    expect(considerationsOf(both).states.socialClause).toBe('review')
  })
})
