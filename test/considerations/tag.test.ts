import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { considerationsOf, tagInputSchema, tagLine, tagText } from '../../src/considerations/tag.js'

const FRAGMENTS = [
  'clause d’insertion',
  'sans ',
  'Clause sociale : non',
  ' lots 1 et 3',
  'marché réservé aux ESAT',
  'é\u0301',
  '👩‍🦽',
  '\u00a0',
  '\n',
  '« ',
  'critère environnemental 10 %',
  'ﬁ',
  'œ',
  'L. 2113-12',
  '☐',
  ' 0 heure d’insertion',
  'papier recyclé exigé',
  '. ',
  '\ud83d',
]
const mixed = fc
  .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'grapheme' })))
  .map((parts) => parts.join(''))

describe('the evidence of tags', () => {
  it('is the original text verbatim, whatever the text, field or lot', () => {
    const fields = fc.constantFrom('objet', 'description', 'criteres', 'conditions', 'informations', 'colonne')
    fc.assert(
      fc.property(mixed, fields, fc.constantFrom(null, '1', '2'), (text, field, lot) => {
        for (const tag of tagText({ field: field as 'objet', text, lot, column: 'Clause sociale' })) {
          expect(text.slice(tag.start, tag.end)).toBe(tag.quote)
          expect(tag.quote).not.toBe('')
          expect(tag.basis === null).toBe(tag.state !== 'no')
        }
      }),
    )
  })

  it('is there for every state that is not unknown', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const { states, tags } = tagLine({ id: '1', field: 'conditions', text })
        if (Object.values(states).some((state) => state !== 'unknown')) expect(tags.length).toBeGreaterThan(0)
      }),
    )
  })

  it('survives apostrophes, non-breaking spaces and decomposed accents', () => {
    const text = 'Le marche\u0301 comporte une clause\u00a0d’insertion.'
    const [tag] = tagText({ field: 'conditions', text })
    expect(tag).toMatchObject({ kind: 'insertionClause', state: 'yes', quote: 'clause\u00a0d’insertion' })
  })
})

describe('spaser tag', () => {
  it('répond une ligne au format de la SPEC §4', () => {
    const input = tagInputSchema.parse({ id: 'a', field: 'objet', text: 'Gardiennage, sans clause d’insertion' })
    expect(tagLine(input)).toEqual({
      id: 'a',
      states: {
        insertionClause: 'no',
        socialClause: 'unknown',
        socialCriterion: 'unknown',
        reserved: 'unknown',
        environmentalClause: 'unknown',
        environmentalCriterion: 'unknown',
      },
      reservedTo: [],
      tags: [
        {
          kind: 'insertionClause',
          state: 'no',
          basis: 'explicit',
          rule: 'insertion.clause',
          start: 13,
          end: 36,
          quote: 'sans clause d’insertion',
          legalRefs: ['CCP L. 2112-2'],
        },
      ],
    })
  })

  it('refuse un champ inconnu', () => {
    expect(() => tagInputSchema.parse({ id: 'a', field: 'titre', text: '' })).toThrow()
  })

  it('cite les articles que le texte cite', () => {
    const { reservedTo, tags } = tagLine({ id: 1, field: 'objet', text: 'Lot réservé aux SIAE (art. L2113-13)' })
    expect(reservedTo).toEqual(['SIAE'])
    expect(tags[0]?.legalRefs).toEqual(['CCP L. 2113-13'])
  })
})

describe('la portée par lot', () => {
  const stateFor = (text: string, lot: string) =>
    tagLine({ id: 1, field: 'conditions', text, lot }).states.insertionClause

  it.each([
    ['Clause d’insertion (lots 1 et 3)', '3', 'yes'],
    ['Clause d’insertion (lots 1 et 3)', '02', 'no'],
    ['Les lots 2 et 3 comportent une clause d’insertion', '2', 'yes'],
    ['Les lots 2 et 3 comportent une clause d’insertion', '5', 'no'],
    ['Lots 4 à 7 : clause d’insertion de 150 heures', '6', 'yes'],
    ['Clause d’insertion : tous lots sauf lot 4', '4', 'no'],
    ['Clause d’insertion : tous lots sauf lot 4', '5', 'yes'],
    ['Tous les lots à l’exception du lot 4 sont soumis à une clause d’insertion', '4', 'no'],
    ['Lot 1 : gros œuvre. Lot 2 : peinture, avec clause d’insertion.', '1', 'unknown'],
    ['Tous les lots prévoient une clause d’insertion, excepté pour le lot 4', '4', 'no'],
    ['Tous les lots prévoient une clause d’insertion, excepté pour le lot 4', '2', 'yes'],
    ['Clause d’insertion hormis lot 6', '6', 'no'],
    ['Clause d’insertion hormis lot 6', '5', 'yes'],
    ['Clause d’insertion sur les lots 1 à 8, à l’exclusion du lot 4', '4', 'no'],
    ['Clause d’insertion sur les lots 1 à 8, à l’exclusion du lot 4', '9', 'no'],
    ['Clause d’insertion sur les lots 1 à 8, à l’exclusion du lot 4', '7', 'yes'],
    ['Les lots autres que le lot 3 ont une clause d’insertion', '3', 'no'],
    ['Sans clause d’insertion, sauf le lot 2', '2', 'yes'],
    ['Sans clause d’insertion, sauf le lot 2', '1', 'no'],
    ['Sans clause d’insertion, sauf le lot 2', '', 'review'],
    ['Heures d’insertion : lot 1 : 40 h ; lot 2 : 0 h ; lot 3 : NC', '1', 'yes'],
    ['Heures d’insertion : lot 1 : 40 h ; lot 2 : 0 h ; lot 3 : NC', '2', 'no'],
    ['Heures d’insertion : lot 1 : 40 h ; lot 2 : 0 h ; lot 3 : NC', '3', 'unknown'],
    ['Clause d’insertion : lot 1 non, lot 2 non', '', 'no'],
  ])('%s, lot %s : %s', (text, lot, state) => {
    expect(stateFor(text, lot)).toBe(state)
  })

  it('rappeler « la clause » d’autres lots ne la donne pas à celui-ci', () => {
    const text = 'Clause d’insertion pour les lots 1 et 3. Les modalités de la clause d’insertion sont au CCAP.'
    expect(stateFor(text, '2')).toBe('no')
    expect(stateFor(text, '1')).toBe('yes')
  })
})

describe('la preuve d’une portée par lot', () => {
  it('cite les mots qui écartent le lot', () => {
    const [tag] = tagText({ field: 'conditions', text: 'Clause d’insertion, sauf le lot 4.', lot: '4' })
    expect(tag?.quote).toBe('Clause d’insertion, sauf le lot 4')
  })
})

describe('plusieurs textes d’un même marché', () => {
  it('une colonne « Clause sociale : Oui » et un texte qui en dit la nature', () => {
    const { states } = considerationsOf([
      { field: 'colonne', column: 'Clause sociale', text: 'Oui' },
      { field: 'conditions', text: 'Le titulaire réalise 300 heures d’insertion.' },
    ])
    expect(states).toMatchObject({ socialClause: 'yes', insertionClause: 'yes' })
  })

  it('une liste DECP contredite par l’objet', () => {
    const { states, flags } = considerationsOf([
      { field: 'colonne', column: 'considerationsSociales', text: 'Pas de considération sociale' },
      { field: 'objet', text: 'Blanchisserie – marché réservé aux ESAT' },
    ])
    expect(states.reserved).toBe('review')
    expect(flags).toContainEqual({ kind: 'reserved', flag: 'contradiction' })
  })

  it('une colonne qui n’est pas des nôtres se lit comme un texte', () => {
    const [tag] = tagText({ field: 'colonne', column: 'Observations', text: 'Clause d’insertion : 200 h' })
    expect(tag).toMatchObject({
      kind: 'insertionClause',
      state: 'yes',
      source: 'text',
      field: 'colonne',
      column: 'Observations',
    })
  })
})
