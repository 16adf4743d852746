import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { dutiesSchema } from '../../../src/web/api/schemas/duties.js'
import { BUYER, HEADER, load, row } from '../../tasks/registers.js'
import { ask, served } from '../api/served.js'
import { plain, textOf } from './figures.js'
import { site } from './objectives/site.js'

const OTHER = '21350238800019'

/** Beside twelve contracts notified before: two launched after the day, one of them without a condition, and one not dated by its launch. */
async function site2026() {
  const made = await site()
  const line = (id: string, launch: string, clause: string) =>
    `${row({ id, objet: `Entretien ${id}`, date: '01/12/2026', montant: '50000' })};${launch};Appel d’offres ouvert;${clause}`
  const lines = [line('P1', '07/09/2026', 'oui'), line('P2', '07/09/2026', 'non'), line('P3', '', 'oui')]
  const header = `${HEADER};Date de lancement de la consultation;Procédure;Clause environnementale`
  const report = await load(made.database, new Blob([[header, ...lines].join('\n')]))
  expect(report.created).toBe(3)
  return made
}

test('chaque exigence compte chaque marché une fois, par résultat, avec ce qui manque', async () => {
  const { html } = await site2026()
  const { document } = parseHTML(await html('/exigences'))
  const rows = [...document.querySelectorAll('#environmentalCondition ~ section tbody tr')].map((each) => [
    plain(each.querySelector('th')?.textContent ?? ''),
    each.querySelector('td')?.textContent,
    plain(each.querySelectorAll('td')[1]?.textContent ?? ''),
  ])
  expect(rows.slice(0, 2)).toEqual([
    ['Exigence retrouvée dans les données', '1', ''],
    ['Exigence non retrouvée dans les données', '1', ''],
  ])
  expect(rows[2]?.slice(0, 2)).toEqual(['Indéterminé', '1'])
  expect(rows[2]?.[2]).toContain('date de lancement de la consultation absente')
  expect(rows[3]).toEqual(['Non concerné', '12', 'consultation lancée avant que l’exigence ne vaille : 12'])
})

test('les marchés mènent à leur fiche, et le fichier les a tous', async () => {
  const { html, request } = await site2026()
  const { document } = parseHTML(await html('/exigences'))
  const links = [...document.querySelectorAll('#environmentalCondition ~ details a')]
  expect(links.map((link) => link.textContent)).toEqual([
    'Entretien P2 (21440109300015P2)',
    'Entretien P3 (21440109300015P3)',
  ])
  for (const link of links) expect((await request(link.getAttribute('href') ?? '')).status).toBe(200)
  const lines = (await (await request('/exigences.csv')).text()).trim().split('\r\n')
  expect(lines).toHaveLength(1 + 3 * 15)
  expect(plain(lines.join('\n'))).toContain(
    'Condition d’exécution environnementale;exigence non retrouvée dans les données;;21440109300015P2;Entretien P2',
  )
})

test('elle ne juge personne, dit sur quoi elle repose, et ce qui est à vérifier', async () => {
  const { read } = await site2026()
  const text = plain(await read('/exigences'))
  expect(text).not.toMatch(/conforme|illégal|infraction/i)
  expect(text).toContain('Loi n° 2021-1104')
  expect(text).toMatch(/Condition d’exécution sociale.*texte à vérifier/)
  expect(text).toContain('Demandé par la même loi, et non compté ici')
})

test('sans registre, elle mène à en verser un', async () => {
  const { app } = served()
  const text = textOf(await (await app.request('http://localhost/exigences')).text())
  expect(text).toContain('Aucun marché n’est enregistré. Verser un registre')
})

test('l’API a les mêmes comptes', async () => {
  const { app } = await site2026()
  const { body } = await ask(app, 'http://localhost/api/exigences')
  expect(dutiesSchema.parse(body)).toEqual(body)
  expect(body.contracts).toBe(15)
  expect(body.exigences[0].outcomes).toEqual({ found: 1, notFound: 1, undetermined: 1, notConcerned: 12 })
  expect(body.exigences[0].notFound).toEqual(['21440109300015P2'])
})

test('un acheteur seul : ses marchés, dans la page, le fichier et l’API', async () => {
  const { html, request, database } = await site2026()
  const cells = row({ id: 'Q1', objet: 'Entretien Q1', date: '01/12/2026', montant: '50000' })
  await load(database, new Blob([[HEADER, cells.replace(BUYER, OTHER)].join('\n')]))
  expect(textOf(await html('/exigences'))).toContain('16 marchés et concessions regardés')
  const own = await html(`/exigences?acheteur=${OTHER.slice(0, 9)}`)
  expect(textOf(own)).toContain('1 marché ou concession regardé')
  expect(own).toContain(`/exigences.csv?acheteur=${OTHER.slice(0, 9)}`)
  const csv = await (await request(`/exigences.csv?acheteur=${OTHER.slice(0, 9)}`)).text()
  expect([csv.includes('Entretien Q1'), csv.includes('Entretien P1')]).toEqual([true, false])
  const api = await request(`/api/exigences?acheteur=${OTHER.slice(0, 9)}`)
  expect(await api.json()).toMatchObject({ contracts: 1 })
  expect((await request('/exigences?acheteur=12')).status).toBe(400)
  expect(textOf(await html('/exigences?acheteur=000000000'))).toContain('Le registre n’a aucun marché de')
})
