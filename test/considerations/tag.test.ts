import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { considerationsOf, tagInputSchema, tagLine, tagText } from '../../src/considerations/tag.js'
import type { Kind } from '../../src/states.js'

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
          topic: 'insertion',
        },
      ],
      objects: [],
      quantities: [],
    })
  })

  it('y joint les quantités lues, avec leurs mots', () => {
    const text = 'Le lot B comporte une clause d’insertion de 350 heures'
    const { quantities } = tagLine({ id: 'a', field: 'conditions', text, lot: 'B' })
    expect(quantities).toEqual([
      {
        what: 'contractedHours',
        value: 350,
        unit: 'hour',
        bound: 'exactly',
        kind: 'insertionClause',
        lot: 'B',
        start: 22,
        end: 54,
        quote: 'clause d’insertion de 350 heures',
      },
    ])
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

describe('la loi citée par le texte', () => {
  const refs = (text: string, kind: Kind) =>
    tagText({ field: 'conditions', text }).find((tag) => tag.kind === kind)?.legalRefs

  it.each([
    ['Clause sociale d’insertion au titre de l’article 14 du CMP.', 'insertionClause', ['CMP art. 14']],
    ['Article 38 de l’ordonnance n° 2015-899 : clause sociale.', 'socialClause', ['Ord. 2015-899 art. 38']],
    ['Un critère social est prévu (article 53 du code des marchés publics).', 'socialCriterion', ['CMP art. 53']],
    ['Clause environnementale, article R. 2152-7 pour les critères.', 'environmentalClause', ['CCP L. 2112-2']],
    ['Marché réservé aux ESAT (L. 2113-12), clause d’insertion (L. 2112-2).', 'reserved', ['CCP L. 2113-12']],
  ] as const)('%s', (text, kind, expected) => expect(refs(text, kind)).toEqual(expected))
})

describe('un lot ou un nom dans le texte', () => {
  it('le lot par lequel un objet s’ouvre est le sien', () => {
    const states = (text: string) => considerationsOf([{ field: 'objet', text }]).states.insertionClause
    expect(states('Lot 2 – Peinture. Clause d’insertion (lots 1 et 3)')).toBe('no')
    expect(states('Lot n° 03 : Peinture. Clause d’insertion (lots 1 et 3)')).toBe('yes')
    expect(states('Lot 1 : gros œuvre ; lot 2 : peinture, clause d’insertion (lot 2)')).toBe('yes')
  })

  it('le nom de l’acheteur ou du titulaire n’est pas le contenu du marché', () => {
    const text = 'Titulaire : Clause Sociale Conseil. Suivi trimestriel.'
    expect(tagText({ field: 'informations', text }).map(({ kind }) => kind)).toContain('socialClause')
    expect(tagText({ field: 'informations', text, names: ['CLAUSE SOCIALE CONSEIL', 'SA'] })).toEqual([])
    const both = 'Clause Sociale Conseil applique la clause sociale.'
    expect(tagText({ field: 'informations', text: both, names: ['Clause sociale conseil'] })).toHaveLength(1)
  })
})

it('lit un texte sans rien garder de celui lu avant lui', () => {
  const text = 'Marché passé en application de l’article L. 2113-12'
  const alone = tagText({ field: 'conditions', text })
  expect(alone).not.toEqual([])
  for (const tail of ['2113-13 : non', '-1', '3', ' et suite']) {
    tagText({ field: 'conditions', text: `${text}${tail} du code de la commande publique` })
    expect(tagText({ field: 'conditions', text })).toEqual(alone)
  }
})
