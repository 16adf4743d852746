import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/app.js'
import { parsePlan } from '../../src/indicators/plan.js'
import { LOCAL } from '../../src/store/database.js'
import { importFile } from '../../src/tasks/import.js'
import { Memo } from '../../src/tasks/memo.js'
import { saveScheme } from '../../src/tasks/schemes.js'
import { inlineRunner } from '../../src/tasks/upload.js'
import { spaser, workplace } from '../cli/run.js'
import { memory } from '../tasks/registers.js'
import { textOf } from './pages/figures.js'

const file = (name: string) => new URL(`../../fixtures/indicators/periodes-glissantes/${name}`, import.meta.url)
const REGISTER = readFileSync(file('registre.csv'))
const plan = parsePlan(readFileSync(file('plan.json'), 'utf8'))
const expected = JSON.parse(readFileSync(file('attendu.json'), 'utf8'))

/** What was computed by hand of a figure, short of what a target adds. */
const byHand = (question: string): { id: string; period: object; numerator: number; denominator: number }[] =>
  expected[question].own.map(({ target: _, ...figure }: { target: unknown }) => figure)

let request: (path: string, init?: RequestInit) => Response | Promise<Response>
const json = async (path: string, init?: RequestInit) => (await request(path, init)).json()

beforeAll(async () => {
  const database = memory()
  const now = () => new Date('2025-09-15T08:00:00Z')
  await importFile(database, LOCAL, now, { name: 'registre.csv', file: new Blob([REGISTER]) })
  await saveScheme(database, LOCAL, now, { id: plan.id, seen: 0, plan, summary: 'création' })
  const uploads = inlineRunner(database, LOCAL, now, { maxFileBytes: 1 })
  const app = createApp({ database, scope: LOCAL, now, plan: null, memo: new Memo(), uploads, hosts: ['localhost'] })
  request = (path, init) => app.request(`http://localhost${path}`, init)
})

describe('des mois glissants qui finissent un autre jour que le 31 décembre, un cumul, des consultations, des fournisseurs', () => {
  test('sont ceux calculés à la main par l’API, des indicateurs comme des objectifs', async () => {
    const { indicators } = await json('/api/indicateurs?annee=2025')
    const { objectifs } = await json('/api/objectifs?annee=2025')
    for (const figure of byHand('2025')) {
      expect(indicators.find(({ id }: { id: string }) => id === figure.id)).toMatchObject(figure)
      expect(objectifs.find(({ id }: { id: string }) => id === figure.id).indicator).toMatchObject(figure)
    }
    const half = (await json('/api/indicateurs?du=2025-01-01&au=2025-06-30')).indicators
    for (const figure of byHand('premier semestre')) expect(half).toContainEqual(expect.objectContaining(figure))
  })

  test('se lisent sur la page de chacun, avec leurs jours, leur définition en mots et leurs marchés', async () => {
    const page = async (id: string) => textOf(await (await request(`/objectifs/${id}?annee=2025`)).text())
    const [contracts, consultations, suppliers] = await Promise.all(plan.objectives.map(({ id }) => page(id)))
    expect(contracts).toContain('Compté du 16 septembre 2024 au 15 septembre 2025.2 à 3 marchés (2/4)')
    expect(contracts).toContain('Les marchés qui comportent une clause d’insertion.')
    expect(contracts).toMatch(/Les 12 mois qui finissent au dernier jour demandé, ou au jour des dernières données/)
    expect(contracts).toContain('Nettoyage')
    expect(contracts).not.toContain('Élagage')
    expect(consultations).toMatch(/Compté du 16 septembre 2024 au 15 septembre 2025\..*\(2\/3\)/)
    expect(consultations).toContain('Les consultations d’au moins un marché parmi ceux qui comportent')
    expect(suppliers).toMatch(/Compté du 1er mars 2024 au 31 décembre 2025\..*4 fournisseurs.*\(4\/5\)/)
    expect(suppliers).toContain('Depuis le 1er mars 2024, en cumul')
  })

  test('se figent tels quels', async () => {
    const body = JSON.stringify({ annee: 2025, auteur: 'Léa Martin' })
    const headers = { 'Content-Type': 'application/json', Origin: 'http://localhost' }
    const { figures, importedOn } = await json('/api/resultats-figes', { method: 'POST', body, headers })
    expect(importedOn).toBe('2025-09-15')
    for (const figure of byHand('2025')) {
      expect(figures).toContainEqual(expect.objectContaining({ figure: expect.objectContaining(figure) }))
    }
    expect(textOf(await (await request('/resultats/1')).text())).toContain('La définition de ce chiffre')
  })

  test('sont les mêmes par la commande', async () => {
    const { db } = workplace()
    await spaser(['import', fileURLToPath(file('registre.csv')), '--db', db])
    const days = ['--from', '2025-01-01', '--to', '2025-06-30']
    const asked = ['indicators', ...days, '--plan', fileURLToPath(file('plan.json')), '--json', '--db', db]
    const { indicators } = JSON.parse((await spaser(asked)).out)
    for (const figure of byHand('premier semestre')) expect(indicators).toContainEqual(expect.objectContaining(figure))
  })
})
