import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { createApp } from '../../../../src/app.js'
import type { Plan } from '../../../../src/indicators/plan.js'
import { LOCAL } from '../../../../src/store/database.js'
import { countList } from '../../../../src/tasks/listing.js'
import { Memo } from '../../../../src/tasks/memo.js'
import { saveScheme } from '../../../../src/tasks/schemes.js'
import { inlineRunner } from '../../../../src/tasks/upload.js'
import { parseContractsQuery } from '../../../../src/web/contractsQuery.js'
import { load, memory } from '../../../tasks/registers.js'
import { schemePlan } from '../../../tasks/schemes/plans.js'
import { figureLinks, plain } from '../figures.js'

const HEADER =
  'N° de marché;Objet;Date de notification;Montant HT;SIRET acheteur;Titulaire;Clause d’insertion;Clause environnementale;Direction;Code CPV;Heures d’insertion prévues'
const [NANTES, RENNES, LILLE] = ['21440109300015', '21350238800019', '21590350100017']
const line = (...cells: string[]) => cells.join(';')

/** Three buyers, of whom the scheme binds two and one has contracts; every part of every division has something. */
const REGISTER = new Blob([
  [
    HEADER,
    line('A1', 'Travaux A1', '2025-03-04', '20000', NANTES, 'X', 'oui', 'oui', 'Voirie', '45233140', '120'),
    line('A2', 'Travaux A2', '2025-03-05', '40000', NANTES, 'X', 'oui', 'non', 'Voirie', '45233140', ''),
    line('A3', 'Travaux A3', '2025-03-06', '39999,99', NANTES, 'Y', 'non', '', '', '90910000', '80'),
    line('A4', 'Travaux A4', '2025-03-07', '', NANTES, 'Y', '', 'oui', 'Bâtiments', '', ''),
    line('A5', 'Travaux A5', '2025-03-08', '6000000', NANTES, 'Z', 'non', 'oui', 'Bâtiments', '71000000', ''),
    line('B1', 'Travaux B1', '2025-04-01', '90000', RENNES, 'X', 'non', 'non', 'Voirie', '45000000', ''),
    line('C1', 'Travaux C1', '2025-05-01', '50000', LILLE, 'X', 'oui', 'oui', 'Voirie', '45000000', '50'),
    line('D1', 'Travaux D1', '2025-05-01', '50000', '', 'X', 'oui', 'oui', 'Voirie', '45000000', ''),
  ].join('\n'),
])

const objective = (id: string, indicator: string, more: object = {}) => ({
  ...{ id, label: `Objectif ${id}`, indicator, direction: '>=', sentence: 'S.', reading: 'R.' },
  ...{ unit: 'ratio', target: { value: 0.5 }, ...more },
})

const common = { version: 1, sentence: 'Ce que dit la définition.' }
const scheme = (more: Partial<Plan> = {}): Plan =>
  schemePlan({
    buyers: [
      { siren: '214401093', name: 'Nantes' },
      { siren: '213502388', name: 'Rennes' },
      { siren: '213300635', name: 'Bordeaux' },
    ],
    definitions: [
      {
        ...{ id: 'deux', label: 'Les deux clauses', figure: 'share', counts: 'contract', ...common },
        numerator: { all: [{ fact: 'insertionClause' }, { fact: 'environmentalClause' }] },
      },
      {
        ...{ id: 'grands', label: 'Euros des grands', figure: 'total', counts: 'euro', threshold: 40_000, ...common },
        numerator: { any: [{ fact: 'insertionClause' }, { fact: 'environmentalClause' }] },
      },
      { ...{ id: 'heures', label: 'Heures du bâtiment', figure: 'hours', counts: 'contracted' }, ...common },
    ] as never,
    objectives: [
      objective('nombre', 'insertionClause.number'),
      objective('valeur', 'environmentalClause.value'),
      objective('deux-clauses', 'deux'),
      objective('grands-montants', 'grands', { unit: 'euro', target: { value: 1_000_000 } }),
      objective('heures-tout', 'insertionHours.contracted', { unit: 'hour', target: { value: 100 } }),
      objective('heures-plan', 'heures', { unit: 'hour', target: { value: 100 } }),
    ] as never,
    ...more,
  })

async function served(plan: Plan) {
  const database = memory()
  await load(database, REGISTER)
  const now = () => new Date(Date.UTC(2025, 11, 2, 10))
  await saveScheme(database, LOCAL, now, { id: plan.id, seen: 0, plan, summary: 'création' })
  const uploads = inlineRunner(database, LOCAL, now, { maxFileBytes: 1 })
  const parts = { database, scope: LOCAL, now, plan: null, memo: new Memo(), uploads, hosts: ['localhost'] }
  const app = createApp(parts)
  const html = async (path: string) => (await app.request(`http://localhost${path}`)).text()
  const count = async (href: string) => {
    const { query, bad } = parseContractsQuery(new URL(href, 'http://localhost').searchParams)
    expect(bad, href).toEqual([])
    return countList(database, LOCAL, parts.memo, query)
  }
  return { app, html, count, database, memo: parts.memo }
}

const number = (text: string) => Number(plain(text).replace(/ /g, ''))

describe('chaque partie d’un chiffre ouvre exactement ses marchés', () => {
  test.each(['nombre', 'deux-clauses'])('%s : autant qu’au numérateur, autant qu’au dénominateur', async (id) => {
    const { html, count } = await served(scheme())
    const { document } = parseHTML(await html(`/objectifs/${id}?annee=2025`))
    const rows = [...document.querySelectorAll('section[aria-labelledby^=par-] tbody tr')]
    expect(rows.length).toBeGreaterThanOrEqual(12)
    for (const row of rows) {
      const [yes, all] = [...row.querySelectorAll('td a')].map((link) => link.getAttribute('href') ?? '')
      const [, n = '', of = ''] = /^(\d+)\/(\d+)$/.exec(plain(row.querySelectorAll('td')[1]?.textContent ?? '')) ?? []
      expect([await count(yes ?? ''), await count(all ?? '')], row.textContent ?? '').toMatchObject([
        { contracts: Number(n) },
        { contracts: Number(of) },
      ])
    }
  })

  test.each(['valeur', 'grands-montants'])('%s : la somme des montants de la liste est le chiffre', async (id) => {
    const { html, count, app } = await served(scheme())
    const { document } = parseHTML(await html(`/objectifs/${id}?annee=2025`))
    const rows = [...document.querySelectorAll('section[aria-labelledby^=par-] tbody tr')]
    expect(rows.length).toBeGreaterThanOrEqual(6)
    let total = 0
    for (const row of document.querySelectorAll('section[aria-labelledby=par-amount] tbody tr')) {
      const yes = row.querySelector('td a')?.getAttribute('href') ?? ''
      total += (await count(yes)).amount ?? 0
    }
    const answer = await app.request('http://localhost/api/objectifs?annee=2025')
    const { objectifs } = (await answer.json()) as { objectifs: { id: string; indicator: { numerator: number } }[] }
    expect(total / 100).toBe(objectifs.find((each) => each.id === id)?.indicator.numerator)
  })

  test.each(['heures-tout', 'heures-plan'])('%s : autant de marchés que de renseignés', async (id) => {
    const { html, count } = await served(scheme())
    const { document } = parseHTML(await html(`/objectifs/${id}?annee=2025`))
    const rows = [...document.querySelectorAll('section[aria-labelledby^=par-] tbody tr')]
    expect(rows.length).toBeGreaterThanOrEqual(4)
    for (const row of rows) {
      const href = row.querySelector('td a')?.getAttribute('href') ?? ''
      const known = number(plain(row.querySelectorAll('td')[1]?.textContent ?? '').split('/')[0] ?? '')
      expect((await count(href)).contracts, row.textContent ?? '').toBe(known)
    }
  })

  test('chaque acheteur du schéma face à la cible, même celui dont le registre n’a rien', async () => {
    const { html } = await served(scheme())
    const { document } = parseHTML(await html('/objectifs/nombre?annee=2025'))
    const rows = [...document.querySelectorAll('section[aria-labelledby=par-acheteur] tbody tr')]
    expect(rows.map((row) => plain(row.textContent ?? ''))).toEqual([
      expect.stringMatching(/^Nantes.*2\/5.*\? à préciser/),
      expect.stringMatching(/^Rennes.*0\/1.*✘/),
      expect.stringMatching(/^Bordeaux ?non calculable/),
    ])
  })
})

describe('sous un schéma qui nomme ses acheteurs', () => {
  test('chaque lien de la synthèse ouvre autant de marchés qu’il en dit', async () => {
    const { html, database, memo } = await served(scheme())
    const links = figureLinks(await html('/synthese?annee=2025'))
    expect(links.filter(({ query }) => query.buyers).length).toBeGreaterThan(20)
    for (const { href, query, contracts } of links) {
      if (contracts !== null) expect((await countList(database, LOCAL, memo, query)).contracts, href).toBe(contracts)
    }
  })

  test('un acheteur seul : ses chiffres, sans la cible commune, et rien à modifier', async () => {
    const { html } = await served(scheme())
    const page = await html('/objectifs?annee=2025&acheteur=214401093')
    const text = plain(parseHTML(page).document.querySelector('main')?.textContent ?? '')
    expect(text).toContain('acheteur : SIREN 214 401 093')
    expect(text).toContain('(2/5)')
    expect(text).toContain('Cible commune aux acheteurs du schéma')
    expect(page).not.toContain('name="cible-2025"')
    expect((await html('/objectifs?acheteur=12')).includes('Acheteur non compris')).toBe(true)
  })
})

describe('la liste des marchés derrière un chiffre du schéma', () => {
  const LIST = '/marches?annee=2025&schema=rivemer-2024-2027&definition=deux'

  test('dit de quel chiffre, et garde ce filtre quand on en ajoute', async () => {
    const { html } = await served(scheme())
    const page = await html(`${LIST}&etat=yes`)
    const text = plain(parseHTML(page).document.querySelector('main')?.textContent ?? '')
    expect(text).toContain('derrière le chiffre « deux » du schéma « rivemer-2024-2027 » : oui')
    expect(text).toContain('1 marché sur 6')
    expect(page).toContain('<input type="hidden" name="definition" value="deux"')
  })

  test('un chiffre ou un schéma inconnu est refusé, une moitié d’adresse est dite', async () => {
    const { app, html } = await served(scheme())
    for (const path of ['/marches?schema=x&definition=deux', '/marches?schema=rivemer-2024-2027&definition=x']) {
      expect((await app.request(`http://localhost${path}`)).status, path).toBe(404)
      const csv = path.replace('/marches', '/marches.csv')
      expect((await app.request(`http://localhost${csv}`)).status, csv).toBe(404)
      const api = path.replace('/marches', '/api/marches')
      expect((await app.request(`http://localhost${api}`)).status, api).toBe(404)
    }
    expect(await html('/marches?definition=deux')).toContain(
      'à donner avec « schema »'.replace(/« | »/g, (mark) => mark.replace(' ', '\u202f')),
    )
  })
})
