import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { comparedWith } from '../../src/considerations/quantities/compare.js'
import { quantitiesIn } from '../../src/considerations/quantities.js'
import { STANDARD_RULES } from '../../src/considerations/ruleSet.js'
import { tagText } from '../../src/considerations/tag.js'
import type { TextToTag } from '../../src/considerations/types.js'

const read = (input: TextToTag) => quantitiesIn(input, tagText(input), STANDARD_RULES)
const inConditions = (text: string, lot?: string) => read({ field: 'conditions', text, lot: lot ?? null })
const inCriteria = (text: string) => read({ field: 'criteres', text })
const hours = (text: string, lot?: string) =>
  inConditions(text, lot)
    .filter(({ what }) => what === 'contractedHours')
    .map(({ value, lot: of }) => (of === null ? value : [of, value]))
const weights = (text: string) =>
  inCriteria(text)
    .filter(({ what, kind }) => what === 'criterionWeight' && kind === 'environmentalCriterion')
    .map(({ value, unit }) => `${value} ${unit}`)
const shares = (text: string) => inConditions(text).map(({ what, value, bound }) => `${what} ${value} ${bound}`)

describe('les heures d’insertion', () => {
  it.each([
    ['La clause prévoit un effort d’insertion de 1 200 heures.', 1200],
    ['1 500 h d’insertion à réaliser', 1500],
    ['Clause d’insertion : 500h minimum', 500],
    ['Clause d’insertion obligatoire de 1.200 heures', 1200],
    ['Clause d’insertion de 1\u00a0500,5 heures', 1500.5],
    ['Clause d’insertion de 3\u202f000 heures', 3000],
    ['Volume horaire d’insertion : 350 heures', 350],
    ['Clause d’insertion : 3 000 heures dont 800 d’insertion', 800],
    ['Marché de 35 000 heures de nettoyage avec clause d’insertion de 500 heures', 500],
    ['Clause d’insertion (250 heures, soit 120 heures en tranche ferme et 130 heures en tranche optionnelle)', 250],
    ['Clause d’insertion portée de 500 à 800 heures', 800],
    ['Clause d’insertion obligatoire. Cet engagement représente 700 heures de travail.', 700],
    ['Le titulaire embauche des bénéficiaires du RSA pour 300 h au minimum', 300],
    ['Le titulaire réalise au moins 1 200 heures d’insertion', 1200],
    ['Clause d’insertion obligatoire ; 300 heures sont imposées', 300],
    ['Clause d’insertoin obligatoire de 500 heures d’insertoin', 500],
  ])('sont lues dans « %s »', (text, value) => {
    expect(hours(text)).toEqual([value])
  })

  it.each([
    'Clause d’insertion. Astreinte 24 h/24, de 8 h à 12 h.',
    'Clause d’insertion, intervention sous 48 h',
    'Clause d’insertion : réunion à 14 h 30',
    '1 500 h d’insertion réalisées au 31/12/2024',
    'Clause d’insertion en 2000',
    'Clause d’insertion. Heures d’insertion réalisé : 800 heures',
    'Clause d’insertion obligatoire ; pour le nettoyage, 300 heures sont imposées',
    'Clause d’insertion : 500 heures du marché précédent',
    'Clause d’insertion ; au marché précédent, la clause d’insertion était de 300 heures',
    'Clause d’insertion : 5 heures par tranche de 10 000 euros',
    'Clause d’insertion de 500 heures par an',
    'Clause d’insertion : entre 500 et 800 heures',
    'Clause d’insertion : 600 heures maximum',
    'Clause d’insertion, volume estimé à 600 heures',
    'Sans clause d’insertion ; 500 heures de travail',
    'Le titulaire assure 500 heures de formation',
    '0 heure d’insertion',
  ])('ne sont pas lues dans « %s »', (text) => {
    expect(hours(text)).toEqual([])
  })

  it('portent le nombre, l’unité et ce dont elles sont', () => {
    const text = 'Le titulaire s’engage sur un effort d’insertion de 1 200 heures.'
    expect(inConditions(text)).toEqual([
      {
        what: 'contractedHours',
        value: 1200,
        unit: 'hour',
        bound: 'exactly',
        kind: 'insertionClause',
        lot: null,
        field: 'conditions',
        column: null,
        start: 29,
        end: 63,
        quote: 'effort d’insertion de 1 200 heures',
        cell: null,
        check: 'review',
        declared: null,
      },
    ])
  })

  it.each([
    ['Heures d’insertion : lot 1 : 210 h ; lot 2 : 90 h'],
    ['Clause d’insertion de 210 h pour le lot 1 et 90 h pour le lot 2'],
    ['300 heures d’insertion réparties : lot n° 1 : 210 h ; lot n° 2 : 90 h'],
    ['Lot 1 : berges nord avec clause d’insertion (210 h). Lot 2 : clause d’insertion (90 h).'],
  ])('se lisent par lot dans « %s »', (text) => {
    expect(hours(text)).toEqual([
      ['1', 210],
      ['2', 90],
    ])
  })

  it.each([
    ['Heures d’insertion : lot 1 : 210 h ; lot 2 : 90 h'],
    ['300 heures d’insertion réparties : lot n° 1 : 210 h ; lot n° 2 : 90 h'],
  ])('se lisent pour le seul lot de la ligne dans « %s »', (text) => {
    expect(hours(text, '2')).toEqual([['2', 90]])
    expect(hours(text, '3')).toEqual([])
  })

  it('de plusieurs lots ensemble ne sont d’aucun en particulier', () => {
    expect(hours('Clause d’insertion : lots 1 et 3 : 200 heures')).toEqual([200])
    expect(hours('Clause d’insertion : lot 3 800 heures')).toEqual([['3', 800]])
  })

  const LETTERED = 'Le lot A comporte 200 h d’insertion, le lot B 350 h d’insertion'

  it('se lisent par lot appelé d’une lettre ou d’un chiffre romain, nommé comme il est écrit', () => {
    expect(hours(LETTERED)).toEqual([
      ['A', 200],
      ['B', 350],
    ])
    expect(hours(LETTERED, 'B')).toEqual([['B', 350]])
    expect(hours(LETTERED, 'C')).toEqual([])
    const roman = 'Le lot II comporte 210 h d’insertion, le lot IV 90 h d’insertion'
    expect(hours(roman, 'Lot IV')).toEqual([['IV', 90]])
    expect(hours(roman)).toEqual([
      ['II', 210],
      ['IV', 90],
    ])
  })

  it('sont du lot de la ligne, sans le mot qui l’annonce', () => {
    expect(hours('Clause d’insertion de 500 heures', 'Lot n° 08')).toEqual([['08', 500]])
    expect(hours('Clause d’insertion de 500 heures', 'unique')).toEqual([500])
  })

  it.each([
    'Pour chaque lot à livrer, clause d’insertion de 500 heures',
    'Par lot d’exécution, clause d’insertion de 500 heures',
    'POUR LE LOT A LIVRER, CLAUSE D’INSERTION DE 500 HEURES',
  ])('ne sont d’aucun lot appelé d’une lettre dans « %s »', (text) => {
    expect(hours(text)).toEqual([500])
  })

  it.each([
    ['Clause d’insertion : L1 : 210 h ; L2 : 90 h'],
    ['Clause d’insertion : lot 1 (210 h), lot 2 (90 h)'],
    ['Clause d’insertion de 210 h au lot 1 ; lot 2 : 90 h'],
  ])('ne se mêlent pas d’un lot à l’autre dans « %s »', (text) => {
    expect(hours(text, '2')).toEqual([['2', 90]])
  })

  it('d’un nombre de milliers n’allongent pas la liste des lots', () => {
    expect(hours('Clause d’insertion pour le lot 1 et 1 200 heures d’insertion', '1')).toEqual([['1', 1200]])
  })

  it('déjà faites, annoncées par la colonne, ne sont pas contractuelles', () => {
    const cell = { field: 'colonne', column: 'Clause d’insertion', text: 'oui, 350 h' } as const
    expect(read(cell).map(({ value }) => value)).toEqual([350])
    const done = { ...cell, column: 'Clause d’insertion : heures réalisées' }
    expect(quantitiesIn(done, tagText(cell), STANDARD_RULES)).toEqual([])
  })
})

describe('la part des heures', () => {
  it.each([
    ['Clause d’insertion : 10 % des heures travaillées', 'hoursShare 0.1 exactly'],
    ['Clause d’insertion : 5 % minimum du nombre total d’heures de main-d’œuvre', 'hoursShare 0.05 atLeast'],
    ['Clause d’insertion : 7% du temps total de travail', 'hoursShare 0.07 exactly'],
    ['Le titulaire s’engage à un taux d’insertion de 5 %, clause d’insertion obligatoire', 'hoursShare 0.05 exactly'],
  ])('est lue dans « %s »', (text, expected) => {
    expect(shares(text)).toEqual([expected])
  })

  it.each([
    'Sous-traitance ESAT obligatoire à hauteur de 10 % du montant, au titre de la clause d’insertion',
    'Clause d’insertion. Prix révisables à 85 % de l’index BT01, avance de 10 %.',
    'Clause d’insertion : heures supplémentaires majorées de 25 % des heures',
  ])('n’est pas lue dans « %s »', (text) => {
    expect(shares(text)).toEqual([])
  })
})

describe('le poids d’un critère', () => {
  it.each([
    ['critère environnemental 10 %', '0.1 ratio'],
    ['Prix 60 points, critère environnemental (15 points)', '15 point'],
    ['Prix ; environnement pondéré à 20 %', '0.2 ratio'],
    ['Performances en matière de développement durable : 5 %', '0.05 ratio'],
    ['Prix noté sur 90 ; démarche environnementale notée sur 10', '10 point'],
    ['Prix 60 %, valeur technique 30 %, environnement 10 %', '0.1 ratio'],
    ['Environnement 10 %, prix 60 %, valeur technique 30 %', '0.1 ratio'],
    ['60 % prix, 30 % valeur technique, 10 % critère environnemental', '0.1 ratio'],
    ['10 % critère environnemental, 90 % prix', '0.1 ratio'],
    ['Technique 60 points (dont 10 points pour la démarche environnementale), prix 40 points', '10 point'],
    ['Qualité du projet — 40 % Robustesse — 50 % Développement durable — 10 %', '0.1 ratio'],
    ['15 points : critère environnemental ; 45 points : délai de garantie', '15 point'],
    ['Méthodologie d’environnement, hygiène et sécurité : 10 % ; planning : 40 %', '0.1 ratio'],
    ['Garanties — dix points Qualité environnementale — cinq points', '5 point'],
    ['Prix s/95 pts - Démarche environnementale s/5 pts', '5 point'],
    ['Prix 55, technique 30, critère environnemental 15', '0.15 ratio'],
    ['Critères : prix (60) ; critère environnemental (10) ; valeur technique (30)', '0.1 ratio'],
    ['Prix : coefficient 5 ; technique : coefficient 3 ; critère environnemental : coefficient 2', '0.2 ratio'],
  ])('est lu dans « %s »', (text, expected) => {
    expect(weights(text)).toEqual([expected])
  })

  it.each([
    'Prix, environnement, valeur technique 30 %',
    'Prix 40 % ; critère environnemental ; technique 20 %',
    'Ergonomie 10 % - performance environnementale ; coût global 60 %',
    'La valeur environnementale (déchets pour 10 % et nuisances pour 10 %)',
    'Prix 100 %',
    'Prix 55, technique 30, critère environnemental 20',
    'Critère environnemental, coefficient 2',
    'Prix : coefficient 5 ; critère environnemental : coefficient 2',
    'Critère environnemental, article 100',
  ])('n’est pas inventé dans « %s »', (text) => {
    expect(weights(text)).toEqual([])
  })

  it('se lit par lot sous son titre', () => {
    const text =
      'Lot 1 : Fournitures : prix : 90 % ; environnement : 10 % ; Lot 2 : Papier : prix : 80 % ; environnement : 20 %'
    expect(inCriteria(text).map(({ lot, value }) => [lot, value])).toEqual([
      ['1', 0.1],
      ['2', 0.2],
    ])
  })

  it('vaut pour chacun des deux critères qu’il pèse ensemble', () => {
    const kinds = inCriteria('Politique sociale et environnementale (pondérée à 10 %)').map(({ kind }) => kind)
    expect(kinds.sort()).toEqual(['environmentalCriterion', 'socialCriterion'])
  })
})

describe('la colonne des heures du registre', () => {
  const compared = (declared: number | null, text: string, lot: string | null = null) =>
    comparedWith(declared, inConditions(text, lot ?? undefined), lot).map((one) => [one.value, one.check, one.declared])
  const text = 'Clause d’insertion de 500 heures'
  const byLot = 'Heures d’insertion : lot 1 : 210 h ; lot 2 : 90 h'

  it('confirme les heures lues, dit autre chose, ou se tait', () => {
    expect(compared(500, text)).toEqual([[500, 'confirmed', 500]])
    expect(compared(120, text)).toEqual([[500, 'differs', 120]])
    expect(compared(null, text)).toEqual([[500, 'review', null]])
  })

  it('confirme les heures de tous les lots par leur somme, celles de la ligne par les siennes', () => {
    expect(compared(300, byLot).map(([, check]) => check)).toEqual(['confirmed', 'confirmed'])
    expect(compared(400, byLot).map(([, check]) => check)).toEqual(['differs', 'differs'])
    expect(compared(90, byLot, '2')).toEqual([[90, 'confirmed', 90]])
  })

  it('ne dit rien des heures de plusieurs lots ensemble, ni des autres quantités', () => {
    expect(compared(80, 'Clause d’insertion : lots 1 et 3 : 200 heures', '1')).toEqual([[200, 'review', null]])
    expect(compared(80, 'Clause d’insertion : 10 % des heures travaillées')).toEqual([[0.1, 'review', null]])
  })
})

describe('les parts recyclées, réemployées et biologiques', () => {
  it.each([
    ['Le titulaire fournit du papier 100 % recyclé', 'recycledShare 1 exactly'],
    ['Le titulaire devra fournir des sacs avec au moins 30 % de matières recyclées', 'recycledShare 0.3 atLeast'],
    ['Le titulaire devra fournir des enveloppes en papier recyclé à 100 %', 'recycledShare 1 exactly'],
    ['Le titulaire devra fournir du mobilier dont 20 % issus du réemploi', 'reusedShare 0.2 exactly'],
    [
      'Le titulaire devra servir 50 % de produits durables dont 20 % issus de l’agriculture biologique',
      'organicShare 0.2 exactly',
    ],
  ])('sont lues dans « %s »', (text, expected) => {
    expect(shares(text)).toEqual([expected])
  })

  it('ne sont ni la valorisation des déchets ni le poids d’un critère', () => {
    expect(shares('Le titulaire devra valoriser 70 % des déchets recyclés du chantier')).toEqual([])
    expect(
      inCriteria('Taux de matières recyclées 10 %, prix 90 %').filter(({ what }) => what !== 'criterionWeight'),
    ).toEqual([])
  })

  it('citent la part avec son minimum', () => {
    const [share] = inConditions('Le titulaire devra fournir des sacs avec au moins 30 % de matières recyclées.')
    expect(share?.quote).toBe('au moins 30 % de matières recyclées')
  })
})

const FRAGMENTS = [
  'clause d’insertion ',
  'critère environnemental ',
  'Prix ',
  'papier recyclé exigé ',
  ' 10 %',
  '1 500 h d’insertion',
  '300 heures ',
  ' lot 1 : ',
  'lots 2 et 3 ',
  ' dont ',
  '; ',
  '. ',
  '\n',
  '\u00a0',
  'é\u0301',
  '👩‍🦽',
  'critère social 40, prix 60 ',
  'le lot B, ',
  '0',
  '99',
  '100 % recyclé ',
  '(dix points)',
  ' noté sur 20',
  ' au moins ',
  '\ud83d',
]
const mixed = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...FRAGMENTS) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
    ),
  )
  .map((parts) => parts.join(''))

describe('any quantity', () => {
  it('is a finite positive amount of a tagged kind, proved by the text verbatim', () => {
    fc.assert(
      fc.property(mixed, fc.constantFrom('conditions', 'criteres', 'informations'), (text, field) => {
        const input: TextToTag = { field: field as 'conditions', text, lot: null }
        const tags = tagText(input)
        for (const quantity of quantitiesIn(input, tags, STANDARD_RULES)) {
          expect(text.slice(quantity.start, quantity.end)).toBe(quantity.quote)
          expect(quantity.quote).toMatch(/\d|dix/)
          expect(Number.isFinite(quantity.value) && quantity.value > 0).toBe(true)
          if (quantity.unit === 'ratio') expect(quantity.value).toBeLessThanOrEqual(1)
          expect(tags.some(({ kind, state }) => kind === quantity.kind && state !== 'no')).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is never read without a tag', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        expect(quantitiesIn({ field: 'conditions', text }, [], STANDARD_RULES)).toEqual([])
      }),
    )
  })
})

describe('the work on hostile texts', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  /** Characters handed to regular expressions, where a repeated search counts once. */
  function workOn(text: string): number {
    const input: TextToTag = { field: 'conditions', text }
    const tags = tagText(input)
    let work = 0
    const exec = RegExp.prototype.exec
    const spy = vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, subject: string) {
      if (this.lastIndex === 0) work += subject.length
      return exec.call(this, subject)
    })
    quantitiesIn(input, tags, STANDARD_RULES)
    spy.mockRestore()
    return work
  }

  it.each([
    'clause d’insertion 1 500 h ',
    'critère environnemental 10 % ',
    'clause d’insertion lots 1 et 2 : 300 heures ; ',
    'papier 100 % recyclé exigé, ',
    '1 000 heures, soit 5 % dont ',
    '12 34 % 5,6 ',
    'critère environnemental 15, ',
    'clause d’insertion lot A, lot B ',
  ])('grows no faster than a text repeating “%s”', (unit) => {
    const opening = 'Clause d’insertion : critère environnemental '
    const small = workOn(opening + unit.repeat(100))
    const large = workOn(opening + unit.repeat(400))
    expect(small).toBeGreaterThan(0)
    expect(large).toBeLessThanOrEqual(4.4 * small)
  })

  it('stays around the tags of a megabyte of digits and percents', () => {
    const opening = 'Clause d’insertion, papier recyclé exigé. '
    expect(workOn(opening + '1'.repeat(1_000_000))).toBeLessThan(200_000)
    expect(workOn(opening + '12 % '.repeat(200_000))).toBeLessThan(200_000)
  })
})
