import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeIndicators } from '../../../src/indicators/compute.js'
import { yearPoint } from '../../../src/web/charts/years.js'
import {
  cents,
  contract,
  figureOf,
  NOTHING_SAID,
  registerArbitrary,
  valueShare,
  year,
} from '../../indicators/samples.js'
import { boxes, breakdown, drawn, goal, group, hoursChart, point, years } from './samples.js'

describe('une part au fil des années', () => {
  test('dit chaque année son taux et son n/N, et écrit les comptes dans la barre', () => {
    const chart = drawn(years([point(2024, { yes: 40, open: 4, no: 156 }), point(2025)]))
    expect(chart.texts('.chart-label text')).toEqual(['2024', '2025'])
    expect(chart.texts('.chart-value text')).toEqual(['20 % · 40/200', '28,5 % · 61/214'])
    expect(chart.texts('.chart-in-yes text')).toEqual(['40', '61'])
    expect(chart.texts('.chart-in-no text')).toEqual(['156', '140'])
  })

  test('montre l’intervalle, non un taux nu, quand trop de marchés restent à qualifier', () => {
    const chart = drawn(years([point(2024, { yes: 40, open: 80, no: 90, solid: false })]))
    expect(chart.texts('.chart-value text')).toEqual(['19 % à 57,1 % · 40/210'])
    expect(chart.texts('tbody td')[0]).toBe('19 % à 57,1 %')
  })

  test('laisse un vide et le mot « non calculable » à une année sans rien d’établi', () => {
    const chart = drawn(years([point(2023, { yes: 0, open: 38, no: 0, rate: null }), point(2025)]))
    expect(chart.texts('.chart-value text')).toEqual(['non calculable', '28,5 % · 61/214'])
    expect(boxes(chart, 'chart-gap')).toHaveLength(1)
    expect(boxes(chart, 'chart-yes')).toHaveLength(1)
    expect(chart.texts('tbody td')[0]).toBe('non calculable')
    expect(chart.texts('desc')[0]).toContain('2023 non calculable')
    expect(chart.html).not.toMatch(/NaN|Infinity|0\u202f%/)
  })

  test('place l’objectif de chaque année et l’écrit une fois par suite d’années qui le partagent', () => {
    const targets = [null, goal(0.2), goal(0.2), goal(0.25)]
    const chart = drawn(years(targets.map((target, at) => point(2022 + at, { target }))))
    const lines = chart.all('.chart-target line').map((node) => Number(node.getAttribute('x1')))
    expect(lines).toEqual([72, 72, 90])
    expect(chart.texts('.chart-aim text')).toEqual(['objectif ≥ 20 %', 'objectif ≥ 25 %'])
    const [first, second] = chart.all('.chart-aim text').map((node) => node.getAttribute('transform') ?? '')
    const marks = chart.all('.chart-target line').map((node) => Number(node.getAttribute('y2')))
    const below = (transform: string | undefined) => Number(/,([\d.]+)/.exec(transform ?? '')?.[1])
    // Under the first year of each run, not the last.
    expect(below(first)).toBeGreaterThan(marks[0] ?? Number.NaN)
    expect(below(first)).toBeLessThan(marks[1] ?? Number.NaN)
    expect(below(second)).toBeGreaterThan(marks[2] ?? Number.NaN)
    expect(chart.texts('tbody tr td:last-child')).toEqual(['sans objectif', '≥ 20 %', '≥ 20 %', '≥ 25 %'])
  })

  test('une année de moins de cinq marchés ne se compare pas : elle le dit, et sa barre est sans couleur', () => {
    const given = [
      { yes: 1, open: 0, no: 0 },
      { yes: 4, open: 0, no: 0 },
      { yes: 4, open: 0, no: 1 },
    ]
    const chart = drawn(years(given.map((counts, at) => point(2023 + at, counts))))
    expect(chart.texts('.chart-value text')).toEqual([
      '1 marché seulement · 1/1',
      '4 marchés seulement · 4/4',
      '80 % · 4/5',
    ])
    expect(boxes(chart, 'chart-few')).toHaveLength(2)
    expect(boxes(chart, 'chart-yes')).toHaveLength(1)
    const inEuros = years([point(2023, { yes: 90_000, open: 0, no: 0, contracts: 1 })], { base: 'euro' })
    expect(drawn(inEuros).texts('.chart-value text')).toEqual(['1 marché seulement · 90 k€/90 k€'])
  })

  test('un objectif juste manqué n’est pas arrondi à l’objectif', () => {
    const chart = drawn(years([point(2025, { yes: 2499, open: 0, no: 7501, target: goal(0.25) })]))
    expect(chart.texts('.chart-value text')[0]).toBe('24,99 % · 2 499/10 000')
  })

  test('se lit en une phrase, avec son sujet, sa période et sa source', () => {
    const chart = drawn(years([point(2024), point(2025, { target: goal(0.25) })]))
    expect(chart.texts('desc')).toEqual(['2024 28,5 % (61 sur 214) ; 2025 28,5 % (61 sur 214, objectif ≥ 25 %).'])
    expect(chart.texts('figcaption span')).toEqual([
      'Part des marchés, de 2024 à 2025. Données au 31 octobre 2025 ; 402 marchés qualifiés sur 428.',
    ])
    expect(chart.texts('.chart-key li')).toEqual(['oui, établi', 'à qualifier', 'non'])
    expect(chart.all('svg.chart-picture')[0]?.getAttribute('role')).toBe('img')
  })

  test('mène aux marchés établis depuis la barre, à ceux de chaque compte depuis le tableau', () => {
    const href = (of: number, slice: string) => `/marches?annee=${of}&etat=${slice}`
    const chart = drawn(years([point(2024, { rate: null, yes: 0, no: 0 }), point(2025)], { href }))
    const links = chart.all('.chart-link a')
    expect(links.map((a) => a.getAttribute('href'))).toEqual([
      '/marches?annee=2024&etat=all',
      '/marches?annee=2025&etat=yes',
    ])
    expect(links.map((a) => chart.plain(a.getAttribute('aria-label')))).toEqual([
      '2024 : non calculable',
      '2025 : 28,5 % · 61/214',
    ])
    expect(chart.all('tbody tr:last-child a').map((a) => [a.textContent, a.getAttribute('href')])).toEqual([
      ['61', '/marches?annee=2025&etat=yes'],
      ['13', '/marches?annee=2025&etat=open'],
      ['140', '/marches?annee=2025&etat=no'],
      ['214', '/marches?annee=2025&etat=all'],
    ])
    // What an image holds cannot be reached with a keyboard.
    expect(chart.all('svg.chart-picture')[0]?.getAttribute('role')).toBe('group')
    expect(chart.all('svg.chart-picture text').every((node) => node.closest('[aria-hidden=true]'))).toBe(true)
  })

  test('en valeur, montre des euros arrondis, exacts au survol du tableau', () => {
    const chart = drawn(years([point(2025, { yes: 98_000_000, open: 0, no: 142_000_000 })], { base: 'euro' }))
    expect(chart.texts('.chart-value text')).toEqual(['40,8 % · 98 M€/240 M€'])
    expect(chart.plain(chart.all('tbody data')[0]?.getAttribute('title'))).toBe('98 000 000,00 €')
  })
})

describe('le point d’une année', () => {
  const register = [
    ...(['yes', 'no', 'unknown', 'review'] as const).map((insertionClause, at) =>
      contract(`A${at}`, { states: { ...NOTHING_SAID, insertionClause }, montantFirst: cents(1000 * 10 ** at) }),
    ),
  ]
  const result = computeIndicators(register, year(2025))

  test('reprend les comptes de l’indicateur : établi, à qualifier, non', () => {
    expect(yearPoint(2025, figureOf(result, 'insertionClause.number', 'share'))).toMatchObject({
      ...{ year: 2025, yes: 1, open: 2, no: 1, rate: 0.25, solid: false, target: null },
    })
    expect(yearPoint(2025, valueShare(result, 'insertionClause.value'))).toMatchObject({
      ...{ yes: 1000, open: 1_100_000, no: 10_000 },
    })
  })

  test('ne dit rien d’établi d’une somme que rien ne garantit', () => {
    const share = { ...valueShare(result, 'insertionClause.value'), value: null, numerator: null }
    expect(yearPoint(2025, share)).toMatchObject({ yes: 0, no: 0, open: 1_111_000, rate: null })
  })

  test('se dessine quel que soit le registre', () => {
    fc.assert(
      fc.property(registerArbitrary, (contracts) => {
        const points = [2023, 2024, 2025].map((of) => {
          const share = figureOf(computeIndicators(contracts, year(of)), 'socialConsideration.number', 'share')
          return yearPoint(of, share)
        })
        const chart = drawn(years(points))
        expect(chart.html).not.toMatch(/NaN|Infinity|undefined/)
        expect(chart.texts('.chart-value text').filter((text) => text === 'non calculable')).toHaveLength(
          points.filter(({ rate }) => rate === null).length,
        )
      }),
      { numRuns: 40 },
    )
  })
})

describe('un fait par direction ou par catégorie', () => {
  const many = Array.from({ length: 40 }, (_, at) =>
    group(`Direction n° ${at} de l’aménagement, de l’urbanisme et de la transition écologique`, { yes: at }),
  )

  test('garde l’ordre donné, avec le n/N de chaque groupe et la même échelle pour tous', () => {
    const chart = drawn(breakdown([group('Voirie', { yes: 10, open: 0, no: 10 }), group('Bâtiments', { no: 8 })]))
    expect(chart.texts('.chart-label text')).toEqual(['Voirie', 'Bâtiments'])
    expect(chart.texts('.chart-value text')).toEqual(['10/20', '30/40'])
    expect(boxes(chart, 'chart-yes').map(({ width }) => width)).toEqual([90, 270])
    expect(chart.texts('tbody tr').length).toBe(2)
    expect(chart.texts('desc')).toEqual([
      '2 directions : 40 sur 60, oui établi ; 2 à qualifier ; le plus : Bâtiments, 30 sur 40.',
    ])
  })

  test('quarante groupes tiennent en colonnes égales, aucun n’est perdu', () => {
    const chart = drawn(breakdown(many))
    const sizes = chart.all('.chart-columns svg').map((svg) => svg.querySelectorAll('.chart-value text').length)
    expect(sizes).toEqual([14, 14, 12])
    const written = chart.texts('.chart-label').join(' ').replace(/\s/g, '')
    for (const { label } of many) expect(written).toContain(label.replace(/\s/g, ''))
    expect(chart.texts('tbody th')).toEqual(many.map(({ label }) => label))
    expect(chart.texts('.chart-columns title')[2]).toBe('Clause d’insertion (3 sur 3)')
  })

  test('un groupe sans marché le dit, sans barre et sans lien', () => {
    const groups = [group('Voirie'), group('Archives', { yes: 0, open: 0, no: 0 })]
    const chart = drawn(breakdown(groups, { href: ({ label }) => `/marches?direction=${label}` }))
    expect(chart.texts('.chart-value.chart-linked text')).toEqual(['30/82'])
    expect(chart.texts('.chart-value:not(.chart-linked) text')).toEqual(['aucun marché'])
    expect(boxes(chart, 'chart-frame')).toHaveLength(1)
    expect(chart.all('.chart-link a')).toHaveLength(1)
  })

  test('un marché sur des milliers reste visible', () => {
    const chart = drawn(breakdown([group('Voirie', { yes: 1, open: 1, no: 4000 })]))
    for (const part of ['chart-yes', 'chart-open']) expect(boxes(chart, part)[0]?.width).toBe(2)
  })
})

test.each([breakdown([]), years([]), hoursChart([])])('un graphique sans rien à montrer le dit', (empty) => {
  const chart = drawn(empty)
  expect(chart.all('svg, table')).toEqual([])
  expect(chart.texts('figure p')).toEqual(['Rien à montrer sur cette période.'])
})

describe('les heures', () => {
  const rows = [
    { year: 2024, done: null, contracted: 240_000, target: goal(300_000) },
    { year: 2025, done: 150_000, contracted: 0, target: goal(300_000) },
  ]

  test('réalisées et contractualisées se lisent côte à côte, sur la même échelle, avec l’objectif', () => {
    const chart = drawn(hoursChart(rows))
    expect(chart.texts('.chart-value text')).toEqual([
      'réalisées : non calculable',
      '240 000 h contractualisées',
      '150 000 h réalisées',
      '0 h contractualisées',
    ])
    expect(boxes(chart, 'chart-yes').map(({ width }) => width)).toEqual([180])
    expect(boxes(chart, 'chart-planned').map(({ width }) => width)).toEqual([288])
    // Hatching says "à qualifier" everywhere: what is contracted is no doubt.
    expect(boxes(chart, 'chart-open')).toEqual([])
    expect(chart.html).not.toContain('hachures')
    expect(chart.texts('.chart-aim text')).toEqual(['objectif ≥ 300 000 h'])
    expect(chart.texts('.chart-key li')).toEqual(['réalisées', 'contractualisées'])
  })

  test('non calculable n’est pas zéro : un vide, et le mot dans le tableau', () => {
    const chart = drawn(hoursChart(rows))
    expect(boxes(chart, 'chart-gap')).toHaveLength(1)
    expect(chart.texts('tbody tr')).toEqual(['2024non calculable240 000 h≥ 300 000 h', '2025150 000 h0 h≥ 300 000 h'])
  })

  test('chaque total mène à ses propres marchés', () => {
    const chart = drawn(hoursChart(rows, { href: (of, kind) => `/marches?annee=${of}&heures=${kind}` }))
    expect(chart.all('.chart-link a').map((a) => a.getAttribute('href'))).toEqual(
      [2024, 2025].flatMap((of) => ['done', 'contracted'].map((kind) => `/marches?annee=${of}&heures=${kind}`)),
    )
    expect(chart.all('tbody td a')).toHaveLength(4)
  })
})
