import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { NATIONAL_FIGURES } from '../../../src/codes/nationalSeries.js'
import { comparisonsSchema } from '../../../src/web/api/schemas/comparisons.js'
import { BUYER, HEADER, load, row } from '../../tasks/registers.js'
import { ask } from '../api/served.js'
import { plain } from './figures.js'
import { site } from './objectives/site.js'

/** Four contracts of 2023 with a social clause told; only two of them reach the threshold of the OECP. */
async function site2023() {
  const made = await site()
  const line = (id: string, montant: string, clause: string) =>
    `${row({ id, objet: `Travaux ${id}`, date: '2023-03-04', montant })};${clause}`
  const lines = [
    line('E1', '100000', 'oui'),
    line('E2', '90000', 'non'),
    line('E3', '89999', 'oui'),
    line('E4', '10', 'oui'),
  ]
  await load(made.database, new Blob([[`${HEADER};Clause sociale`, ...lines].join('\n')]))
  return made
}

/** The row of a share, in words. */
function rowOf(html: string, label: string) {
  const { document } = parseHTML(html)
  const found = [...document.querySelectorAll('tbody tr')].find(
    (each) => each.querySelector('th')?.textContent === label,
  )
  return { text: plain(found?.textContent ?? ''), greyed: found?.classList.contains('greyed') }
}

const SOCIAL = 'Marchés avec clause sociale, en nombre'

test('une part à côté du chiffre de son groupe, comptée au même seuil', async () => {
  const { html } = await site2023()
  const { text, greyed } = rowOf(await html('/comparaisons?annee=2023&type=collectivite'), SOCIAL)
  expect(text).toMatch(/50 % \(1\/2, à partir de 90 k€ HT/)
  expect(text).toMatch(/12,7 %.*90 000 € HT.*source : OECP 2023/)
  expect(greyed).toBe(false)
})

test('sans type d’acheteur, la moyenne, avec une réserve', async () => {
  const { html } = await site2023()
  expect(rowOf(await html('/comparaisons?annee=2023'), SOCIAL).text).toContain('18,7 % moyenne de tous les acheteurs')
})

test.each([
  ['annee=2025', SOCIAL, 'la série est rompue'],
  ['annee=2023', 'Marchés avec clause d’insertion, en nombre', 'ce sont des faits différents'],
  ['annee=2023', 'Marchés avec clause sociale, en valeur', 'retrouvé qu’en nombre'],
])('%s, %s : grisée, avec la raison', async (search, label, reason) => {
  const { html } = await site2023()
  const { text, greyed } = rowOf(await html(`/comparaisons?${search}`), label)
  expect(text).toContain('Pas de comparaison :')
  expect(text).toContain(reason)
  expect(greyed).toBe(true)
})

test('la série entière est là, chaque ligne une fois, la rupture à sa place', async () => {
  const { html } = await site2023()
  const { document } = parseHTML(await html('/comparaisons'))
  const rows = [...document.querySelectorAll('#serie ~ section tbody tr')].map((each) => plain(each.textContent ?? ''))
  expect(rows).toHaveLength(NATIONAL_FIGURES.length + 1)
  const broken = rows.findIndex((each) => each.startsWith('Rupture de la série OECP entre 2023 et 2024'))
  expect(rows.slice(0, broken).every((each) => Number(each.slice(0, 4)) <= 2023)).toBe(true)
  expect(rows.slice(broken + 1).every((each) => Number(each.slice(0, 4)) >= 2024)).toBe(true)
})

test('ce qui n’est pas compris dans l’adresse est dit, une année sans marché aussi', async () => {
  const { read } = await site2023()
  const text = plain(await read('/comparaisons?annee=20&type=mairie'))
  expect(text).toContain('« annee=20 » n’est pas compris')
  expect(text).toContain('« type=mairie » n’est pas compris')
  expect(plain(await read('/comparaisons?annee=2019'))).toContain('Le registre n’a aucun marché de 2019')
})

test('l’API dit ce que dit la page', async () => {
  const { app } = await site2023()
  const { body } = await ask(app, 'http://localhost/api/comparaisons?annee=2023&type=collectivite')
  expect(comparisonsSchema.parse(body)).toEqual(body)
  const social = body.parts.find(({ label }: { label: string }) => label === SOCIAL)
  expect(social).toMatchObject({ threshold: 90_000, indicator: { numerator: 1, denominator: 2 } })
  expect(social).toMatchObject({ national: { value: 0.127, buyers: ['local'] }, reason: null })
  expect((await ask(app, 'http://localhost/api/comparaisons?type=mairie')).status).toBe(400)
})

test('un acheteur seul : sa part, dans la page et l’API ; un acheteur mal écrit est dit', async () => {
  const { html, database, request } = await site2023()
  const other = row({ id: 'F1', objet: 'Travaux F1', date: '2023-03-04', montant: '100000' })
  const lines = `${other.replace(BUYER, '21350238800019')};non`
  await load(database, new Blob([[`${HEADER};Clause sociale`, lines].join('\n')]))
  expect(rowOf(await html('/comparaisons?annee=2023'), SOCIAL).text).toContain('(1/3')
  expect(rowOf(await html(`/comparaisons?annee=2023&acheteur=${BUYER.slice(0, 9)}`), SOCIAL).text).toContain('(1/2')
  const api = await (await request('/api/comparaisons?annee=2023&acheteur=213502388')).json()
  const part = api.parts.find(({ label }: { label: string }) => label === SOCIAL)
  expect(part.indicator).toMatchObject({ numerator: 0, denominator: 1 })
  for (const page of ['/comparaisons', '/objectifs']) {
    const refused = await request(`${page}?acheteur=abc`)
    expect(refused.status, page).toBe(400)
    expect(plain(await refused.text()), page).toContain('Un acheteur se désigne ici par son SIREN')
  }
})
