import { describe, expect, test } from 'vitest'
import { type Compared, comparable, comparedAs } from '../../src/indicators/comparison.js'
import { cents, year } from './samples.js'

const CLAUSE_2023: Compared = { fact: 'socialClause', unit: 'number', threshold: 90_000, year: 2023, buyer: 'local' }

function lineOf(figure: Compared) {
  const { line } = comparable(figure)
  return line && { value: line.value, buyers: line.buyers, series: line.series }
}

function refusal(figure: Partial<Compared>) {
  const found = comparable({ ...CLAUSE_2023, ...figure })
  if (found.line !== null) throw new Error('compared')
  return found
}

describe('à quoi une figure se compare', () => {
  test('une collectivité à la ligne des collectivités, et non à la moyenne', () => {
    expect(lineOf(CLAUSE_2023)).toEqual({ value: 0.127, buyers: ['local'], series: 'OECP' })
    expect(comparable(CLAUSE_2023)).toMatchObject({ caution: null })
  })

  test('chaque groupe à la sienne', () => {
    expect(lineOf({ ...CLAUSE_2023, buyer: 'hospital' })?.value).toBe(0.132)
    expect(lineOf({ ...CLAUSE_2023, buyer: 'operator' })?.value).toBe(0.395)
    expect(lineOf({ ...CLAUSE_2023, buyer: 'operator', year: 2021 })?.value).toBe(0.154)
  })

  test('à la moyenne, en le disant, où son groupe n’a pas de ligne', () => {
    const found = comparable({ ...CLAUSE_2023, year: 2022 })
    expect(found).toMatchObject({
      line: { value: 0.223, buyers: null },
      caution: 'moyenne de tous les acheteurs : aucune ligne retrouvée cette année pour les collectivités',
    })
  })

  test('à la moyenne, avec réserve, où le type de l’acheteur n’est pas dit', () => {
    const found = comparable({ ...CLAUSE_2023, buyer: null })
    expect(found).toMatchObject({
      line: { value: 0.187 },
      caution: expect.stringContaining('dire le type de l’acheteur'),
    })
  })

  test('les travaux à la ligne des travaux', () => {
    const works = { ...CLAUSE_2023, year: 2022, category: 'works' } as const
    expect(lineOf(works)?.value).toBe(0.19)
    expect(lineOf({ ...works, fact: 'environmentalClause' })?.value).toBe(0.22)
  })

  test('une considération de l’État à celles de l’État', () => {
    const state = { fact: 'environmentalConsideration', unit: 'number', threshold: 40_000, year: 2024 } as const
    expect(lineOf({ ...state, buyer: 'state' })).toEqual({ value: 0.716, buyers: ['state'], series: 'DAE' })
  })
})

describe('à quoi elle ne se compare pas, et pourquoi', () => {
  test('un autre fait : une clause d’insertion, un critère, une réservation', () => {
    for (const fact of ['insertionClause', 'socialCriterion', 'reserved'] as const) {
      expect(refusal({ fact })).toMatchObject({ difference: 'fact' })
    }
    expect(refusal({ fact: 'reserved' }).reason).toContain('« Marchés ou lots réservés »')
  })

  test('une considération de collectivité à celles de l’État', () => {
    const { difference, reason } = refusal({ fact: 'socialConsideration', threshold: 40_000, year: 2024 })
    expect(difference).toBe('buyer')
    expect(reason).toContain('ne valent que pour l’État, non pour les collectivités')
  })

  test('une considération dont on ne sait de quel acheteur elle est', () => {
    expect(refusal({ fact: 'socialConsideration', buyer: null }).reason).toContain(
      'le type de l’acheteur n’est pas dit',
    )
  })

  test('une année sans chiffre, une période qui n’est pas une année', () => {
    expect(refusal({ year: 2018 }).reason).toContain('aucun chiffre national retrouvé pour 2018')
    expect(refusal({ year: null })).toMatchObject({ difference: 'year' })
  })

  test('une année d’après la rupture de série, qui est dite', () => {
    expect(refusal({ year: 2024 }).reason).toContain('la série est rompue')
    expect(refusal({ year: 2018 }).reason).not.toContain('rompue')
  })

  test('une part en valeur où seul le nombre est connu', () => {
    expect(refusal({ year: 2022, unit: 'value' })).toMatchObject({ difference: 'unit' })
  })

  test('les seuls travaux où seul l’ensemble est connu', () => {
    expect(refusal({ category: 'works' })).toMatchObject({ difference: 'category' })
  })

  test('un autre seuil, avec celui auquel compter', () => {
    const { difference, reason } = refusal({ threshold: null })
    expect(difference).toBe('threshold')
    expect(reason.replace(/[\u00a0\u202f]/g, ' ')).toContain('d’au moins 90 000 € HT, celui-ci est compté sans seuil')
    expect(refusal({ threshold: 40_000 })).toMatchObject({ difference: 'threshold' })
  })
})

describe('une part de l’outil', () => {
  test('se compare par son fait, son unité, son seuil et son année', () => {
    expect(comparedAs('socialClause.number', year(2023, { minAmount: cents(90_000) }), 'local')).toEqual(CLAUSE_2023)
    expect(comparedAs('socialClause.value', year(2023), null)).toMatchObject({ unit: 'value', threshold: null })
  })

  test('sur autre chose qu’une année civile, n’a pas d’année', () => {
    const { from } = year(2023)
    expect(comparedAs('socialClause.number', { from, to: year(2024).to }, 'local')).toMatchObject({ year: null })
  })

  test('des heures ne sont la part d’aucun fait', () => {
    expect(comparedAs('insertionHours.done', year(2023), 'local')).toBeNull()
  })
})
