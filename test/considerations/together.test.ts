import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combine } from '../../src/considerations/combine.js'
import { gapsOf } from '../../src/considerations/gaps.js'
import { quantitiesIn } from '../../src/considerations/quantities.js'
import { STANDARD_RULES } from '../../src/considerations/ruleSet.js'
import { topicsOf } from '../../src/considerations/subjects.js'
import { considerationsOf, findIn } from '../../src/considerations/tag.js'
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

  it('garde à chaque lot ce qui est dit de lui, et ses quantités', () => {
    const clause = (text: string, lot: string) => {
      const { states, quantities } = considerationsOf([{ ...column(text, 'M!D1', 'Clause d’insertion'), lot }])
      return [states.insertionClause, ...quantities.map((quantity) => quantity.lot)]
    }
    const lots = ['1', '2', '3', '2', '1']
    expect(lots.map((lot) => clause('Oui sauf lot 2', lot))).toEqual([['yes'], ['no'], ['yes'], ['no'], ['yes']])
    expect(lots.map((lot) => clause('Oui, 80 heures', lot))).toEqual(lots.map((lot) => ['yes', lot]))
  })
})

/** Each text read by itself, and all that they say worked out: nothing is taken from what was read before. */
function readAnew(texts: readonly TextToTag[]) {
  const found = texts.map((text) => findIn(text))
  const said = found.flatMap(({ tags }) => tags)
  const { states, reservedTo, tags, flags } = combine(said)
  return {
    states,
    reservedTo,
    tags,
    flags,
    objects: found.flatMap(({ objects }) => objects),
    topics: topicsOf({ states, tags, reservedTo }),
    gaps: gapsOf(said),
    quantities: texts.flatMap((text, index) => quantitiesIn(text, found[index]?.tags ?? [], STANDARD_RULES)),
  }
}

describe('ce qui a déjà été lu', () => {
  const headers = ['considerationsSociales', 'Clause sociale', 'Clause d’insertion', 'Marché réservé', 'Écolabel exigé']
  const values = [
    'Oui',
    'Non',
    'Clause sociale',
    'Pas de considération sociale',
    'oui sauf lot 2',
    'lot 2 : 80 h',
    '120 h',
  ]
  const prose = [
    'Lot réservé aux ESAT',
    'Fourniture de papier recyclé',
    'Clause d’insertion de 300 heures, lot 2 : 120 heures',
    'Critère social : 10 %. Sans clause d’insertion',
    'Entretien des locaux',
  ]
  const declared = fc.record({
    field: fc.constant('colonne' as const),
    column: fc.constantFrom(...headers),
    text: fc.constantFrom(...values, ...prose),
  })
  const written = fc.record({
    field: fc.constantFrom('objet' as const, 'conditions' as const, 'criteres' as const),
    text: fc.constantFrom(...prose),
  })
  const read = fc.record({
    lot: fc.constantFrom(null, '1', '2', 'B'),
    texts: fc.array(fc.oneof(declared, written), { maxLength: 5 }),
    // Two texts of one cell may contest each other.
    cells: fc.constantFrom(5, 2),
  })

  it('n’y change rien : chaque contrat dit la même chose, lu seul ou après mille autres', () => {
    fc.assert(
      fc.property(fc.array(read, { maxLength: 4 }), (contracts) => {
        for (const { lot, texts, cells } of contracts) {
          const given = texts.map((text, index) => ({ ...text, lot, cell: `M!A${index % cells}` }))
          expect(considerationsOf(given)).toEqual(readAnew(given))
        }
      }),
    )
  })
})
