import { describe, expect, test } from 'vitest'
import { CHARTS_CSS } from '../../../src/web/style/charts.js'
import { breakdown, drawn, goal, group, hoursChart, point, years } from './samples.js'

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '\' onload=\'alert(1)" style="color:red',
  'Achats & logistique &amp; &quot;divers&quot;',
  '</title></svg><style>*{display:none}</style>',
  "=cmd|' /C calc'!A1 {{x}} \\u003c",
]
const charts = {
  'au fil des années': (text: string) =>
    years([point(2024, { target: goal(0.25) }), point(2025)], {
      title: text,
      source: text,
      href: (year) => `/marches?annee=${year}&q=${text}`,
    }),
  'par groupe': (text: string) =>
    breakdown([group(text), group('Voirie')], {
      title: text,
      source: text,
      period: text,
      dimension: [text, text],
      href: ({ label }) => `/marches?direction=${label}`,
    }),
  'des heures': (text: string) =>
    hoursChart([{ year: 2025, done: 184_000, contracted: null, target: goal(300_000) }], {
      title: text,
      source: text,
      href: (year, kind) => `/marches?heures=${kind}&annee=${year}&q=${text}`,
    }),
}

describe.each(Object.entries(charts))('un graphique %s', (_, chart) => {
  test.each(HOSTILE)('montre %j tel quel, sans rien exécuter', (text) => {
    const { html, all, plain } = drawn(chart(text))
    // No attribute value holds a bare angle bracket, so that tags can be told by their brackets.
    const tags = html.match(/<[^>]*>/g) ?? []
    for (const tag of tags) expect(tag.replace(/"[^"]*"/g, '""')).not.toMatch(/\s(?:style|on\w+)\s*=/i)
    expect(html).not.toMatch(/<(?:script|style|img|foreignObject|use|image)\b/i)
    expect(all('script, style, img')).toEqual([])
    expect(plain(all('figcaption strong')[0]?.textContent).replace(/ (?=[;:!?%»])/g, ' ')).toBe(text)
    expect(all('svg.chart-picture title')[0]?.textContent).toBe(all('figcaption strong')[0]?.textContent)
  })

  test('n’emploie que des éléments et des attributs connus de la feuille de style', () => {
    const { all } = drawn(chart('Titre'))
    const names = new Set(all('svg, svg *').map((node) => node.localName))
    for (const name of names)
      expect(['svg', 'title', 'desc', 'pattern', 'g', 'rect', 'line', 'text', 'a']).toContain(name)
    const attributes = new Set(all('figure *').flatMap((node) => [...node.attributes].map(({ name }) => name)))
    expect([...attributes].filter((name) => /^(?:style|on|xlink)/.test(name))).toEqual([])
  })

  test('est nommé et décrit par des textes qui existent', () => {
    const { all, document, texts } = drawn(chart('Titre'))
    for (const svg of all('svg.chart-picture')) {
      const ids = (svg.getAttribute('aria-labelledby') ?? '').split(' ')
      expect(ids).toHaveLength(2)
      for (const id of ids) expect(document.getElementById(id)?.textContent).toBeTruthy()
    }
    expect(texts('details summary')).toEqual(['Voir les données'])
    expect(
      all('details table caption, details thead th[scope=col], details tbody th[scope=row]').length,
    ).toBeGreaterThan(3)
  })

  test('est le même à chaque fois', () => {
    expect(String(chart('Titre'))).toBe(String(chart('Titre')))
  })
})

test('les identifiants d’une page de graphiques sont uniques et toutes les trames existent', () => {
  const page = [
    ...Object.values(charts).map((chart) => chart('Titre')),
    breakdown(
      Array.from({ length: 40 }, (_, at) => group(`Direction ${at}`)),
      { id: 'longue' },
    ),
  ]
  const { all, html } = drawn(page.join(''))
  const ids = all('[id]').map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const used = [...html.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id)
  expect(used.length).toBeGreaterThan(3)
  for (const id of used) expect(ids).toContain(id)
})

test('chaque classe de la feuille de style est dessinée quelque part', () => {
  const { html } = drawn(
    [
      ...Object.values(charts).map((chart) => chart('Titre')),
      years([point(2024, { rate: null }), point(2025), point(2026, { yes: 1, open: 0, no: 0 })]),
      breakdown(Array.from({ length: 20 }, (_, at) => group(`Direction ${at}`, { open: 9 }))),
    ].join(''),
  )
  const drawnClasses = new Set([...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names]) => (names ?? '').split(' ')))
  const styled = new Set([...CHARTS_CSS.matchAll(/\.(chart[\w-]*)/g)].map(([, name]) => name ?? ''))
  styled.delete('charts') // the grid that a page puts charts into
  expect([...styled].filter((name) => !drawnClasses.has(name))).toEqual([])
})

test('un graphique ordinaire tient en moins de 12 ko', () => {
  const six = years([2020, 2021, 2022, 2023, 2024, 2025].map((year) => point(year, { target: goal(year / 10_000) })))
  expect(String(six).length).toBeLessThan(12_000)
  const ten = breakdown(
    Array.from({ length: 10 }, (_, at) => group(`Direction ${at}`)),
    { href: ({ label }) => `/marches?direction=${label}` },
  )
  expect(String(ten).length).toBeLessThan(12_000)
})
