import { describe, expect, it } from 'vitest'
import { tagLine, tagText } from '../../src/considerations/tag.js'

const statesOf = (text: string, lot: string | null = null) =>
  tagLine({ id: 1, field: 'informations', text, lot }).states

const MARKDOWN =
  'Lots :\n| Lot | Intitulé | Clause sociale |\n|---|---|---|\n| 1 | VRD | Oui |\n| 2 | Sols | Non |\nLe marché comporte une clause environnementale.'
const SEMICOLONS = 'Lot;Clause d’insertion (heures);Réservé\nLot 1;350;\nLot 2;0;\nLot 3;120;ESAT\n'
const TABS = 'N° lot\tDésignation\tMontant max\tRéservé\n1\tTonte\t80 000\tOUI\n2\tÉlagage\t60 000\tNON'
const PAIRS = 'Lot 1 ; clause sociale ; oui\nLot 2 ; clause sociale ; non'

describe('un tableau collé dans un texte', () => {
  it('chaque lot a la cellule de sa ligne, sous son en-tête', () => {
    expect(statesOf(MARKDOWN, '1')).toMatchObject({ socialClause: 'yes', environmentalClause: 'yes' })
    expect(statesOf(MARKDOWN, '2')).toMatchObject({ socialClause: 'no', environmentalClause: 'yes' })
    expect(statesOf(SEMICOLONS, '2')).toMatchObject({ insertionClause: 'no', reserved: 'unknown' })
    expect(statesOf(SEMICOLONS, '3')).toMatchObject({ insertionClause: 'yes', reserved: 'yes' })
    expect(statesOf(TABS, '1').reserved).toBe('yes')
    expect(statesOf(TABS, '2').reserved).toBe('no')
    expect(statesOf(PAIRS, '1').socialClause).toBe('yes')
    expect(statesOf(PAIRS, '2').socialClause).toBe('no')
  })

  it('un en-tête n’affirme rien : le lot absent du tableau, ou dont la cellule est un tiret, reste inconnu', () => {
    expect(statesOf(MARKDOWN, '5').socialClause).toBe('unknown')
    expect(statesOf('Lot | Clause d’insertion (h)\n1 | 300\n2 | -', '2').insertionClause).toBe('unknown')
  })

  it('sans lot connu, ce qu’un lot n’a pas n’est pas un refus pour le marché', () => {
    expect(statesOf(MARKDOWN).socialClause).toBe('yes')
    expect(statesOf(PAIRS).socialClause).toBe('yes')
    expect(statesOf('Lot | Clause sociale\n1 | Non\n2 | Non').socialClause).toBe('no')
    expect(statesOf('Lot | Clause sociale\n1 | Non\n2 | ').socialClause).toBe('unknown')
  })

  it('la preuve est la ligne du lot telle qu’elle est écrite, à sa place dans le texte', () => {
    for (const [text, lot, quote] of [
      [MARKDOWN, '2', '| 2 | Sols | Non'],
      [TABS, '1', '1\tTonte\t80 000\tOUI'],
    ] as const) {
      const tags = tagText({ field: 'informations', text, lot })
      expect(tags.map((tag) => tag.quote)).toContain(quote)
      for (const tag of tags) {
        expect(text.slice(tag.start, tag.end)).toBe(tag.quote)
        expect(tag).toMatchObject({ source: 'text', field: 'informations', column: null })
      }
    }
  })

  it.each([
    'Clause sociale\tClause environnementale\tMarché réservé\nNon\tOui\tNon',
    '| Clause sociale | Clause environnementale | Marché réservé |\n|---|---|---|\n| Non | Oui | Non |',
  ])('un tableau sans colonne de lot répond pour le marché : « %s »', (text) => {
    const expected = { socialClause: 'no', environmentalClause: 'yes', reserved: 'no' }
    expect(statesOf(text, null)).toMatchObject(expected)
    expect(statesOf(text, '1')).toMatchObject(expected)
  })

  it.each([
    ['2', 'yes'],
    ['4', 'no'],
    ['5', 'unknown'],
  ])('une ligne peut être celle de plusieurs lots : lot %s', (lot, state) => {
    expect(statesOf('Lots | Clause sociale\n1 à 3 | Oui\n4 | Non', lot).socialClause).toBe(state)
  })

  it('une phrase où se suivent des points-virgules n’est pas un tableau', () => {
    expect(statesOf('Lot ; clause d’insertion ; 300 heures.\nSuite.', '1').insertionClause).toBe('yes')
    expect(statesOf('Lot | Clause sociale\nClause d’insertion pour tous les lots.', '2').insertionClause).toBe('yes')
  })

  it('dix mille lignes se lisent en un temps proportionné', () => {
    const timeOf = (rows: number) => {
      const text = `${'Lot | Clause sociale\n1 | Oui\nLot 3 | clause sociale | non\n'.repeat(rows)}fin`
      const start = performance.now()
      statesOf(text, '1')
      return performance.now() - start
    }
    timeOf(500)
    expect(timeOf(8_000) / Math.max(1, timeOf(2_000))).toBeLessThan(12)
  })
})
