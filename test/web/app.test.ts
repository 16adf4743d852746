import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createApp } from '../../src/app.js'
import { AppError } from '../../src/errors.js'
import { computeIndicators } from '../../src/indicators/compute.js'
import { parsePlan } from '../../src/indicators/plan.js'
import type { CountedContract } from '../../src/indicators/types.js'
import { KINDS, type State, type States } from '../../src/states.js'
import type { Summary } from '../../src/tasks/summary.js'
import { cents, contract, worked, year } from '../indicators/samples.js'

const plan = parsePlan(readFileSync(new URL('../../fixtures/plans/mel-2018-2021.json', import.meta.url), 'utf8'))
const everywhere = (state: State) => Object.fromEntries(KINDS.map((kind) => [kind, state])) as States

/** 10 contracts of 2020: 3 yes, 5 no, 2 unknown of every fact; four of them under 40 000 €. */
const register: CountedContract[] = [
  ...(['yes', 'no', 'no', 'unknown', 'yes', 'yes', 'no', 'no', 'no', 'unknown'] as const).map((state, n) =>
    contract(`M${n}`, {
      states: everywhere(state),
      yearDate: year(2020).from,
      montantFirst: cents(n < 4 ? 30_000 : 1_500_000),
    }),
  ),
  contract('H', { yearDate: year(2019).from, hours: [worked('2020-01-01', '2020-12-31', 184_000)] }),
  contract('C', { type: 'concession', yearDate: year(2020).from }),
]

function summary(asked: number, given: Partial<Summary> = {}, contracts = register): Summary {
  return {
    organisation: 'Métropole d’Exemple',
    years: [2019, 2020],
    year: asked,
    all: computeIndicators(contracts, year(asked), plan),
    above40k: computeIndicators(contracts, year(asked, { minAmount: cents(40_000) }), plan),
    plan,
    dataAsOf: '2020-10-31',
    rulesVersion: '1.4',
    ...given,
  }
}

const app = createApp({ summary: (asked) => summary(asked ?? 2020) })
async function get(path: string, of = app) {
  const response = await of.request(path)
  const html = (await response.text()).replace(/[\u202f\u00a0]/g, ' ')
  return {
    response,
    html,
    text: html
      .replace(/<[^>]+>/g, ' ')
      .replace(/&#39;/g, '’')
      .replace(/\s+/g, ' '),
  }
}

afterEach(() => vi.restoreAllMocks())

describe('la page de synthèse', () => {
  test.each(['/', '/synthese', '/synthese?annee=2020'])(
    '%s dit les chiffres avec leur n/N et leur objectif',
    async (path) => {
      const { response, text } = await get(path)
      expect(response.status).toBe(200)
      expect(text).toContain('Achats responsables — Métropole d’Exemple')
      expect(text).toContain(
        'Parmi les marchés notifiés en 2020, 3 sur 10 comportent une clause d’insertion, preuve à l’appui (30 %) ; ' +
          '2 marchés ne sont pas qualifiés sur ce point : selon le registre, le taux se situe entre 30 % et 50 % ; ' +
          'l’objectif de 25 % au moins est atteint.',
      )
      expect(text).toContain('184 000 heures d’insertion réalisées en 2020 sur 300 000 h visées')
      expect(text).toContain('Données au 31 octobre 2020 · règles 1.4')
    },
  )

  test('montre chaque objectif avec statut en mot et en signe, valeur en euros, ce qui reste à qualifier', async () => {
    const { html, text } = await get('/')
    expect(html.match(/<article class="card/g)).toHaveLength(3)
    expect(text).toMatch(/30 % \( ?3\/10 ?\) ✔ atteint : objectif ≥ 25 %/)
    expect(text).toMatch(/\? à préciser : objectif ≥ 50 %/)
    expect(text).toContain('à préciser : 2 marchés à qualifier, dont 2 à confirmer pour atteindre l’objectif')
    expect(html).toContain('title="3 030 000,00 €"')
  })

  test('met côte à côte tous les marchés et ceux de 40 000 € et plus', async () => {
    const { text } = await get('/')
    expect(text).toContain('Tous les marchés (10) 40 000 € HT et plus (6)')
    expect(text).toMatch(/un marché sur quatre 30 % \(3\/10\), de 30 % à 50 % 33,3 % \(2\/6\)/)
  })

  test('dit ce qui est laissé de côté et ce que l’outil ne mesure pas', async () => {
    const { text } = await get('/')
    expect(text).toContain('10 marchés comptés')
    expect(text).toContain('Laissés de côté : 1 concession.')
    expect(text).toContain('Ce que nous ne mesurons pas')
  })

  test('donne tous les indicateurs dans des tableaux légendés', async () => {
    const { html, text } = await get('/')
    expect(html.match(/<caption>/g)?.length).toBe(3)
    expect(text).toContain('Marchés ou lots réservés 30 % (3/10) de 30 % à 50 % 33,2 % ( 3 M€ / 9,1 M€ )')
    expect(text).toContain('Validées par un facilitateur non calculable')
  })

  test('sans plan, donne des repères et ne parle d’aucun objectif atteint', async () => {
    const bare = createApp({
      summary: () => {
        const all = computeIndicators(register, year(2020))
        return summary(2020, { plan: null, all, above40k: all })
      },
    })
    const { html, text } = await get('/', bare)
    expect(html.match(/<article class="card/g)).toHaveLength(3)
    expect(text).not.toMatch(/✔|l’objectif de/)
  })

  test('accorde au singulier et ne change pas un inconnu en non', async () => {
    const of = (states: readonly State[]) => {
      const contracts = states.map((state, n) =>
        contract(`M${n}`, { states: everywhere(state), yearDate: year(2020).from }),
      )
      return createApp({ summary: () => summary(2020, {}, contracts) })
    }
    expect((await get('/', of(['yes', 'no']))).text).toContain('1 sur 2 comporte une clause d’insertion')
    const none = (await get('/', of(['no', 'unknown']))).text
    expect(none).toContain('(2), pas un dont il soit établi qu’il comporte une clause d’insertion (0 %)')
    expect(none).toContain('1 marché n’est pas qualifié sur ce point')
    const unknown = (await get('/', of(['unknown']))).text
    expect(unknown).toContain('Marchés avec clause d’insertion, en nombre, 2020 : non calculable')
    expect(unknown).not.toMatch(/\b0 %/)
  })
})

describe('ce qui sort de l’ordinaire', () => {
  test('un nom hostile est échappé partout', async () => {
    const name = '<script>alert(1)</script>"\'&'
    const hostile = createApp({ summary: () => summary(2020, { organisation: name, rulesVersion: name }) })
    const { html } = await get('/', hostile)
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;')
  })

  test('un registre vide dit comment commencer', async () => {
    const empty = createApp({ summary: () => summary(2020, { years: [], dataAsOf: null }, []) })
    const { response, text } = await get('/', empty)
    expect(response.status).toBe(200)
    expect(text).toContain('Aucun marché pour l’instant')
    expect(text).toContain('spaser import registre.xlsx')
    expect(text).not.toContain('%')
  })

  test('un registre dont aucun marché n’est daté n’est pas dit vide', async () => {
    const undated = createApp({ summary: () => summary(2020, { years: [] }, [contract('A', { yearDate: null })]) })
    const { text } = await get('/', undated)
    expect(text).not.toContain('Aucun marché pour l’instant')
    expect(text).toContain('Laissés de côté : 1 marché sans date.')
  })

  test.each(['abc', '20201', '', '0020', '2020-01'])(
    'une année qui n’en est pas une est refusée : « %s »',
    async (asked) => {
      const { response, text } = await get(`/synthese?annee=${asked}`)
      expect(response.status).toBe(400)
      expect(text).toContain('Une année s’écrit en quatre chiffres')
    },
  )

  test('une année sans marché est montrée comme telle', async () => {
    const { response, text } = await get('/synthese?annee=1999')
    expect(response.status).toBe(200)
    expect(text).toContain('Le registre n’a pas de marché notifié en 1999.')
    const fixed = createApp({ summary: () => summary(2020) })
    expect((await get('/synthese?annee=1999', fixed)).text).toContain('notifié en 1999 : voici 2020.')
  })

  test('une adresse inconnue donne une page en français', async () => {
    const { response, text } = await get('/nulle-part')
    expect(response.status).toBe(404)
    expect(text).toContain('Page introuvable')
  })

  test('une panne dit ce qui aide, et tait le reste', async () => {
    const failing = (error: Error) => createApp({ summary: () => Promise.reject(error) })
    expect((await get('/', failing(new AppError('x', 'La base est occupée.')))).text).toContain('La base est occupée.')
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { response, html } = await get('/', failing(new Error('secret path')))
    expect(response.status).toBe(500)
    expect(html).not.toContain('secret path')
    expect(log).toHaveBeenCalledOnce()
  })
})

describe('the page as a document', () => {
  test('runs no script, takes its style from one file, and says so in a strict policy', async () => {
    const { response, html } = await get('/')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("style-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/)
    const sheet = await app.request('/style.css')
    expect(sheet.headers.get('content-type')).toContain('text/css')
    for (const need of ['prefers-color-scheme: dark', '@media print', 'focus-visible']) {
      expect(await sheet.clone().text()).toContain(need)
    }
  })

  test('has a language, a skip link to the main landmark, one h1 and a current year', async () => {
    const { html } = await get('/')
    expect(html).toMatch(/^<!doctype html><html lang="fr">/)
    expect(html).toContain('href="#contenu"')
    expect(html).toContain('<main id="contenu">')
    expect(html.match(/<h1>/g)).toHaveLength(1)
    expect(html).toContain('<a href="/synthese?annee=2020" aria-current="page">2020</a>')
    expect(html).toContain('<a href="/synthese?annee=2019">2019</a>')
  })
})
