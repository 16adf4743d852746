import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../../src/app.js'
import type { IsoDate } from '../../../src/contract.js'
import { contractsWithHours } from '../../../src/indicators/behind.js'
import { computeIndicators } from '../../../src/indicators/compute.js'
import { frameworksOf } from '../../../src/indicators/frameworks.js'
import { amountOf } from '../../../src/indicators/population.js'
import { selects } from '../../../src/indicators/selection.js'
import type { CountedContract } from '../../../src/indicators/types.js'
import { KINDS, type State, type States } from '../../../src/states.js'
import { countedContracts } from '../../../src/store/counted.js'
import { type Database, LOCAL } from '../../../src/store/database.js'
import { renameOrganisation } from '../../../src/store/organisations.js'
import { countList } from '../../../src/tasks/listing.js'
import { Memo } from '../../../src/tasks/memo.js'
import { type Summary, summarise } from '../../../src/tasks/summary.js'
import { inlineRunner } from '../../../src/tasks/upload.js'
import { LOCAL_HOSTS } from '../../../src/web/hosts.js'
import { summaryPage } from '../../../src/web/pages/summary/page.js'
import { load } from '../../behaviour/registers.js'
import { cents, contract, registerArbitrary, worked, year } from '../../indicators/samples.js'
import { demoPlan, type Served, served, servedDemo } from '../api/served.js'
import { type FigureLink, figureLinks, plain, textOf } from './figures.js'

const NOW = new Date('2026-06-30T12:00:00Z')
const everywhere = (state: State) => Object.fromEntries(KINDS.map((kind) => [kind, state])) as States

/** The pages as they stand on the day of `NOW`. */
function appOver(database: Database) {
  const uploads = inlineRunner(database, LOCAL, () => NOW, { maxFileBytes: 1_000_000 })
  const parts = { database, scope: LOCAL, now: () => NOW, memo: new Memo(), uploads, hosts: LOCAL_HOSTS }
  return createApp({ ...parts, plan: demoPlan })
}

let demo: Served
beforeAll(async () => {
  const { db } = await servedDemo()
  demo = { db, app: appOver(db) }
}, 60_000)

async function get(path: string, { app }: Served = demo) {
  const response = await app.request(path)
  const html = await response.text()
  return { status: response.status, html, text: textOf(html) }
}

function summaryOver(contracts: readonly CountedContract[], given: Partial<Summary> = {}): Summary {
  const { year: asked = 2025, plan = demoPlan, acheteur, direction, categorie } = given
  const summary = summarise(contracts, { year: asked, acheteur, direction, categorie }, { plan, now: NOW, asOf: null })
  return { ...summary, importedOn: '2026-01-05', rulesVersion: '1.4', buyerNames: new Map(), ...given }
}

async function rendered(data: Summary, organisation = 'Métropole d’Exemple'): Promise<string> {
  return String(await summaryPage(organisation, data, [], 'https://achats.exemple.fr'))
}

describe('chaque chiffre ouvre exactement les marchés qu’il compte', () => {
  test.each([
    '/synthese',
    '/synthese?annee=2024',
    `/synthese?annee=2025&direction=${encodeURIComponent('Direction des bâtiments')}`,
    '/synthese?annee=2025&categorie=Travaux',
  ])('%s, sur le registre de démonstration', async (path) => {
    const links = figureLinks((await get(path)).html)
    expect(links.length).toBeGreaterThan(80)
    const memo = new Memo()
    for (const { href, query, contracts, euros } of links) {
      const listed = await countList(demo.db, LOCAL, memo, query)
      if (contracts !== null) expect(`${href} ${listed.contracts}`).toBe(`${href} ${contracts}`)
      else if (query.hours) expect(`${href} ${listed.contracts}`).toBe(`${href} ${await knownHoursOf(query)}`)
      else expect(query.states, `${href} : only a figure that cannot be computed says no number`).toBeUndefined()
      if (euros !== null) expect(await sumOf(query), href).toBe(euros)
    }
  })

  /** What the figure itself says of how many contracts its hours are known. */
  async function knownHoursOf({ from, to, hours, direction, categorie }: FigureLink['query']): Promise<number> {
    const contracts = await countedContracts(demo.db, LOCAL)
    const period = { from: from as IsoDate, to: to as IsoDate }
    const [frameworks, isOf] = [frameworksOf(contracts), { direction, categorie }]
    const part = contracts.filter((each) => selects(isOf, each, frameworks))
    const figures = computeIndicators(part, period, undefined, frameworks).indicators
    return figures.find(({ id }) => id === `insertionHours.${hours}`)?.known ?? Number.NaN
  }

  async function sumOf(query: FigureLink['query']): Promise<number> {
    const contracts = await countedContracts(demo.db, LOCAL)
    const frameworks = frameworksOf(contracts)
    const listed = contracts.filter((each) => selects(query, each, frameworks))
    return listed.reduce((sum, each) => sum + (amountOf(each, {}) ?? 0), 0) / 100
  }

  test('un lien dont le texte est un nombre de marchés dit ce même nombre', async () => {
    const counts = figureLinks((await get('/synthese')).html).filter(({ text }) => /^[\d ]+( marchés?)?$/.test(text))
    expect(counts.length).toBeGreaterThan(40)
    for (const { href, text, contracts } of counts) {
      expect(`${href} ${text.replace(/\D/g, '')}`).toBe(`${href} ${contracts}`)
    }
  })

  test('et sur n’importe quel registre : identifiants partagés, lots, avenants, tests, trous', async () => {
    await fc.assert(
      fc.asyncProperty(
        registerArbitrary,
        fc.constantFrom(undefined, 'Bâtiments', ''),
        fc.boolean(),
        async (contracts, direction, planned) => {
          const data = summaryOver(contracts, { direction, plan: planned ? demoPlan : null })
          for (const { href, query, contracts: said } of figureLinks(await rendered(data))) {
            if (said !== null) expect(`${href} ${listed(contracts, query)}`).toBe(`${href} ${said}`)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  function listed(contracts: readonly CountedContract[], { hours, ...query }: FigureLink['query']): number {
    const frameworks = frameworksOf(contracts)
    if (!hours) return contracts.filter((each) => selects(query, each, frameworks)).length
    const { from = '' as IsoDate, to = '' as IsoDate, minAmount, ...others } = query
    const question = { from, to, ...(minAmount === undefined ? {} : { minAmount }) }
    return contractsWithHours(hours, contracts, question).filter((each) => selects(others, each, frameworks)).length
  }
})

describe('les trois phrases', () => {
  const essential = (html: string) =>
    [...parseHTML(html).document.querySelectorAll('.sentences p:not(.tally)')].map((p) =>
      textOf(`<main>${p.textContent}</main>`),
    )

  test('disent n/N, le taux et le verdict, en mots que l’on peut répéter', async () => {
    const { html } = await get('/synthese?annee=2025')
    expect(essential(html)).toEqual([
      'En 2025, 3 marchés sur 187 (1,6 %) sont réservés ; 2 restent à qualifier : l’objectif de 3 % n’est pas atteint, il en manque 3.',
      'En 2025, 9 069 heures d’insertion ont été réalisées d’après 62 marchés, pour 10 000 visées : ' +
        'il en manque 931, ou elles ne sont pas encore connues.',
      'En 2025, 79 marchés sur 187 (42,2 %) comportent une considération environnementale (clause ou critère) ; ' +
        '29 restent à qualifier. L’objectif de 50 % est atteint si c’est aussi le cas de 15 d’entre eux.',
    ])
  })

  test('accordent au singulier, ne changent pas un inconnu en non, ni un manque en zéro', async () => {
    const of = async (...states: State[]) => {
      const contracts = states.map((state, n) => contract(`M${n}`, { states: everywhere(state) }))
      return essential(await rendered(summaryOver(contracts)))
    }
    expect((await of('yes', 'no')).join('\n')).toContain('1 marché sur 2 (50 %) comporte une clause d’insertion')
    expect((await of('no', 'no'))[0]).toContain(
      'aucun marché sur 2 dont il soit établi qu’il comporte une clause d’insertion : l’objectif de 25 % n’est pas atteint, il en manque 1.',
    )
    expect((await of('yes', 'unknown', 'unknown')).join('\n')).toContain('(entre 33,3 % et 100 %)')
    const unknown = await of('unknown')
    expect(unknown[0]).toBe(
      'Pour 2025, le registre ne dit pas quels marchés comportent une clause d’insertion : ' +
        'la colonne est à remplir par le service qui tient le registre.',
    )
    expect(unknown[1]).toBe(
      'Pour 2025, on ne peut pas dire combien d’heures d’insertion ont été réalisées. ' +
        'Aucune heure n’est renseignée : à demander au facilitateur ou aux titulaires.',
    )
    expect(unknown.join()).not.toMatch(/\d %/)
  })

  test('l’objectif manqué vient d’abord, même le dernier du plan, et le compte dit les autres', async () => {
    const { document } = parseHTML((await get('/synthese?annee=2025')).html)
    expect(document.querySelector('.sentences p')?.textContent).toContain('n’est pas atteint')
    const tally = document.querySelector('.tally a')
    expect(plain(tally?.textContent ?? '')).toBe('4 objectifs : 1 atteint, 1 en cours, 1 à préciser, 1 non atteint')
    expect(document.getElementById((tally?.getAttribute('href') ?? '#').slice(1))).not.toBeNull()
  })

  test('d’un plan arrivé à son terme, le disent dans la phrase et dans le statut', async () => {
    const plan = { ...demoPlan, period: { ...demoPlan.period, to: '2024-12-31' as IsoDate } }
    const html = await rendered(summaryOver([contract('A', { states: everywhere('yes') })], { plan }))
    expect(essential(html)[1]).not.toContain('objectif')
    expect(textOf(html)).toContain('Objectif : au moins 25 %, objectif à l’horizon 2024, hors de la période du plan')
  })

  test('d’une année en cours, disent « à ce jour »', async () => {
    const contracts = [contract('A', { yearDate: year(2026).from, states: everywhere('yes') })]
    expect(essential(await rendered(summaryOver(contracts, { year: 2026 })))[1]).toMatch(/^En 2026, à ce jour, /)
  })
})

describe('les objectifs', () => {
  test('portent statut en mot et en signe, cible et année, ce qui manque, responsable et valeur en euros', async () => {
    const { html, text } = await get('/synthese?annee=2025')
    expect(parseHTML(html).document.querySelectorAll('.objectives article')).toHaveLength(4)
    expect(text).toContain('✔ atteint : objectif 2025, au moins 25 %')
    expect(text).toContain('✘ non atteint : objectif 2025, au moins 3 %')
    expect(text).toContain('? à préciser : objectif 2025, au moins 50 %')
    expect(text).toContain('De 42,2 % à 57,8 %, selon 29 marchés à qualifier.')
    expect(text).toContain('À préciser : 29 marchés à qualifier, dont 15 à confirmer pour atteindre l’objectif.')
    expect(text).toContain('de toutes les années ; les autres ne disent rien de leurs heures')
    expect(text).toContain('En valeur : 25,6 % (23 M€ sur 91 M€)')
    expect(text).toContain('relevées sur 62 marchés')
    expect(text).toContain('Contractualisées : 17 470 h dans 45 marchés de l’année')
    expect(text).toContain('Responsable : Direction de l’habitat et des solidarités')
  })

  test('citent le plan tel qu’écrit, la lecture retenue, sa source et la méthode', async () => {
    const { html, text } = await get('/synthese?annee=2025')
    expect(text).toContain(
      '« Introduire une clause d’insertion dans 20 % des marchés en 2024, puis 25 % à partir de 2025. »',
    )
    expect(text).toContain('Lecture retenue : En nombre de marchés notifiés dans l’année, tous montants.')
    expect(text).toContain('Source : Délibération fictive 2023-142')
    expect(html).toContain('href="/methode#insertionClause.number"')
  })

  test('disent le taux en valeur sans les marchés qui le font à eux seuls', async () => {
    const small = Array.from({ length: 20 }, (_, n) => contract(`P${n}`, { states: everywhere('no') }))
    const giant = contract('G', { states: everywhere('yes'), montantFirst: cents(90_000_000) })
    const html = await rendered(summaryOver([...small, giant]))
    expect(textOf(html)).toContain('; 0 % sans 1 marché de plus de 10 % du total')
    const largest = figureLinks(html).find(({ text }) => text.includes('plus de 10 %'))
    expect(largest?.contracts).toBe(1)
  })

  test('une couverture trop faible donne l’intervalle, et pas de couleur', async () => {
    const states: State[] = ['yes', 'unknown', 'unknown', 'unknown']
    const html = await rendered(summaryOver(states.map((state, n) => contract(`M${n}`, { states: everywhere(state) }))))
    const card = parseHTML(html).document.querySelector('.objectives article')
    expect(card?.getAttribute('class')).toBe('card plain')
    expect(card?.querySelector('.headline-figure')?.textContent?.replace(/\u202f/g, ' ')).toBe('25 % à 100 %')
  })

  test('sans plan, des repères, et aucun objectif prêté', async () => {
    const text = textOf(await rendered(summaryOver([contract('A', { states: everywhere('yes') })], { plan: null })))
    expect(text).not.toContain('les autres ne disent rien')
    expect(text).toContain('Premiers repères (aucun plan d’objectifs n’est donné)')
    expect(text).not.toMatch(/✔|l’objectif de/)
  })

  test('ne sont pas appliqués à une direction seule, et c’est dit', async () => {
    const { text } = await get(`/synthese?annee=2025&direction=${encodeURIComponent('Direction des bâtiments')}`)
    expect(text).toContain('Marchés notifiés en 2025 · direction : Direction des bâtiments')
    expect(text).toContain('Les objectifs engagent toute l’organisation')
    expect(text).not.toMatch(/✔ atteint|est atteint/)
  })
})

describe('les acheteurs', () => {
  const HEADER = 'N° de marché;Objet;Date de notification;Montant HT;SIRET acheteur;Nom acheteur'
  const ROWS = [
    'A;Voirie;01/02/2025;50000;21440109300015;Ville de Nantes',
    'B;Écoles;01/02/2025;50000;21440109300023;Ville de Nantes',
    'C;Parcs;01/02/2025;50000;21350238800019;Ville de Rennes',
    'D;Halles;01/02/2025;50000;;',
  ]
  async function over(...rows: string[]) {
    const { db } = served()
    await load(db, new Blob([[HEADER, ...rows].join('\n')]))
    return { db, app: appOver(db) }
  }

  test('de plusieurs acheteurs dans la base, la page dit lesquels elle compte, et chacun ouvre ses marchés', async () => {
    const own = await over(...ROWS)
    const { html, text } = await get('/synthese?annee=2025', own)
    expect(text).toContain(
      'Comptés : 2 acheteurs : Ville de Nantes (2 marchés), sans acheteur connu (1 marché), Ville de Rennes (1 marché).',
    )
    const links = figureLinks(html).filter(({ query }) => query.acheteur !== undefined)
    expect(links.map(({ query, contracts }) => [query.acheteur, contracts])).toEqual([
      ['214401093', 2],
      ['', 1],
      ['213502388', 1],
    ])
    for (const { query, contracts } of links) {
      expect((await countList(own.db, LOCAL, new Memo(), query)).contracts).toBe(contracts)
    }
    expect((await get('/', own)).text).toContain('Comptés : 2 acheteurs')
  })

  test('l’adresse en retient un, par SIREN ou SIRET, et tous les chiffres avec lui', async () => {
    const own = await over(...ROWS)
    for (const [id, contracts] of [
      ['214401093', 2],
      ['21440109300023', 1],
    ] as const) {
      const { html, text } = await get(`/synthese?annee=2025&acheteur=${id}`, own)
      expect(text).toContain('acheteur : Ville de Nantes')
      expect(text).not.toContain('Comptés :')
      const links = figureLinks(html)
      expect(links.length).toBeGreaterThan(40)
      for (const { href, query, contracts: said } of links) {
        expect(query.acheteur, href).toBe(id)
        if (said !== null) expect((await countList(own.db, LOCAL, new Memo(), query)).contracts, href).toBe(said)
      }
      expect(text).toContain(contracts === 1 ? '1 marché compté' : '2 marchés comptés')
      expect(
        parseHTML(html).document.querySelector('select[name=acheteur] option[selected]')?.getAttribute('value'),
      ).toBe(id)
    }
    expect((await get('/synthese?annee=2025&acheteur=214401093', own)).text).toContain(
      'rapportés aux seuls marchés de cet acheteur',
    )
  })

  test('d’un seul acheteur, rien n’est dit ; un acheteur mal écrit est refusé, un inconnu est dit', async () => {
    const own = await over(...ROWS.slice(0, 2))
    const { html, text } = await get('/synthese', own)
    expect(text).not.toContain('Comptés :')
    expect(html).not.toContain('name="acheteur"')
    const bad = await get('/synthese?acheteur=12', own)
    expect(bad.status).toBe(400)
    expect(bad.text).toContain('SIREN (9 chiffres)')
    expect((await get('/synthese?acheteur=999999999', own)).text).toContain('La base n’a aucun marché de cet acheteur.')
  })

  test('un nom d’acheteur hostile est échappé', async () => {
    const own = await over(...ROWS, 'E;Ponts;01/02/2025;50000;21750001600019;<img src=x onerror=alert(1)>')
    expect((await get('/synthese', own)).html).not.toContain('<img')
  })
})

describe('le reste de la page', () => {
  test('sur papier, l’adresse de la méthode est entière', async () => {
    const response = await demo.app.request('http://127.0.0.1:8123/synthese')
    expect(textOf(await response.text())).toContain('Méthode : http://127.0.0.1:8123/methode')
    expect(textOf(await (await demo.app.request('http://localhost/synthese')).text())).toContain(
      'http://localhost/methode',
    )
  })

  test('sous les taux en valeur, la part des maximums et les taux sans les plus gros marchés', async () => {
    const small = Array.from({ length: 20 }, (_, n) =>
      contract(`P${n}`, { direction: 'Voirie', states: everywhere('no') }),
    )
    const giant = { states: everywhere('yes'), montantFirst: cents(90_000_000), montantMaximum: true }
    const html = await rendered(summaryOver([...small, contract('G', { ...giant, direction: 'Voirie' })]))
    const note = plain(parseHTML(html).document.querySelector('.whole-table > p.note')?.textContent ?? '')
    expect(note).toMatch(
      /^En valeur \(ensemble\) : .* du total sont des maximums\. Sans 1 marché de plus de 10 % du total, /,
    )
    expect(note).toContain('Une clause d’insertion dans les marchés : 0 %')
  })

  test('aucun espace ordinaire ne précède un deux-points ou un point-virgule', async () => {
    const { document } = parseHTML((await get('/synthese?annee=2025')).html)
    for (const each of document.querySelectorAll('main p, main li, main td, main dd')) {
      expect(each.textContent ?? '').not.toMatch(/ [;:!?%»]/)
    }
  })

  test('a ses graphiques par année, par direction et par catégorie, chacun avec ses données', async () => {
    const { document } = parseHTML((await get('/synthese?annee=2025')).html)
    for (const [id, charts] of [
      ['annees', 4],
      ['directions', 3],
      ['categories', 3],
    ] as const) {
      const section = document.querySelector(`[aria-labelledby=${id}]`)
      expect(section?.querySelectorAll('figure svg.chart-picture').length, id).toBe(charts)
      expect(section?.querySelectorAll('figure details.chart-data table').length, id).toBe(charts)
    }
  })

  test('met côte à côte tous les marchés et ceux de 40 000 € HT et plus', async () => {
    const { text } = await get('/synthese?annee=2025')
    expect(text).toContain('Tous les marchés187 marchés40 000 € HT et plus171 marchés')
    expect(text).toContain('28,3 % (53 sur 187)29,2 % (50 sur 171)')
  })

  test('dit ce qui est compté, laissé de côté, pas mesuré, et de quand datent les données', async () => {
    const { text } = await get('/synthese?annee=2025')
    expect(text).toContain('187 marchés comptés, chacun une fois')
    expect(text).toContain(
      'Laissés de côté : 27 marchés subséquents d’accords-cadres du registre, 2 marchés sans date.',
    )
    expect(text).toContain('Ce que nous ne mesurons pas')
    expect(text).toContain(
      'Dernier marché connu : 27 décembre 2025 ; registre importé le 1er juin 2025 ; règles de lecture, version ',
    )
  })

  test('donne les quatre quantités d’heures sans les additionner', () => {
    const contracts = [contract('H', { yearDate: year(2019).from, hours: [worked('2025-01-01', '2025-12-31', 1234)] })]
    return rendered(summaryOver(contracts)).then((html) => {
      expect(textOf(html)).toMatch(/Réalisées1 234 h1 sur 1 marchés?/)
      expect(textOf(html)).toContain('Validées par un facilitateurnon calculable')
    })
  })

  test('sans script, le choix de l’année, de la direction et de la catégorie est un formulaire', async () => {
    const { document } = parseHTML((await get('/synthese?annee=2024&categorie=Travaux')).html)
    expect(document.querySelector('form[method=get]')?.getAttribute('action')).toBe('/synthese')
    const chosen = [...document.querySelectorAll('form option[selected]')].map((option) => option.textContent)
    expect(chosen).toEqual(['2024', 'Tous', 'Toutes', 'Travaux'])
    for (const select of document.querySelectorAll('form select')) {
      expect(document.querySelector(`label[for=${select.id}]`)).not.toBeNull()
    }
    expect(
      [...document.querySelectorAll('button[data-print], button[data-share]')].every((each) =>
        each.hasAttribute('hidden'),
      ),
    ).toBe(true)
  })

  test('un seul h1, des titres sans saut, aucun style ni script dans la page', async () => {
    const { html } = await get('/synthese?annee=2025')
    const levels = [...parseHTML(html).document.querySelectorAll('h1,h2,h3,h4')].map(({ localName }) =>
      Number(localName[1]),
    )
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1)
    expect(html).not.toMatch(/<script(?! src=)|<style|\sstyle=|\son[a-z]+=/)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('ce qui sort de l’ordinaire', () => {
  test('un registre vide dit comment commencer', async () => {
    const { text, status } = await get('/synthese', served())
    expect(status).toBe(200)
    expect(text).toContain('Votre organisation')
    expect(text).toContain('Aucun marché pour l’instant')
    expect(text).not.toContain('%')
  })

  test('un registre dont aucun marché n’est daté n’est pas dit vide', async () => {
    const text = textOf(await rendered(summaryOver([contract('A', { yearDate: null })])))
    expect(text).not.toContain('Aucun marché pour l’instant')
    expect(text).toContain('Laissés de côté : 1 marché sans date.')
  })

  test.each(['abc', '20201', '', '0020', '2020-01'])(
    'une année qui n’en est pas une est refusée : « %s »',
    async (asked) => {
      const { status, text } = await get(`/synthese?annee=${asked}`)
      expect(status).toBe(400)
      expect(text).toContain('Une année s’écrit en quatre chiffres')
    },
  )

  test('une année sans marché est montrée comme telle', async () => {
    const { status, text } = await get('/synthese?annee=1999')
    expect(status).toBe(200)
    expect(text).toContain('Le registre n’a pas de marché notifié en 1999.')
  })

  test('l’organisation que personne n’a nommée prend le nom de son seul acheteur', async () => {
    const own = served()
    const file = new Blob([
      'N° de marché;Objet;Date de notification;Montant HT;SIRET acheteur;Nom acheteur\nA;Voirie;01/02/2025;50000;21440109300015;Ville de Nantes\n',
    ])
    await load(own.db, file)
    expect((await get('/synthese', own)).text).toContain('Achats responsables — Ville de Nantes')
    await renameOrganisation(own.db, LOCAL, 'Métropole')
    const renamed = { db: own.db, app: appOver(own.db) }
    expect((await get('/synthese', renamed)).text).toContain('Achats responsables — Métropole')
  })

  test('un nom hostile est échappé partout', async () => {
    const name = '<script>alert(1)</script>"\'&'
    const contracts = [contract('A', { direction: name, categorie: name, states: everywhere('yes') })]
    const html = await rendered(summaryOver(contracts, { rulesVersion: name, direction: name }), name)
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;')
    expect(figureLinks(html).some(({ query }) => query.direction === name)).toBe(true)
  })
})

describe('par thème', () => {
  test('compte chaque marché dans tous ses thèmes, l’objet acheté à part, et chaque nombre ouvre ses marchés', async () => {
    const { html, text } = await get('/synthese?annee=2025')
    expect(text).toContain('les lignes ne s’additionnent pas')
    expect(text).toContain('n’est ni une clause, ni un critère, ni une réservation')
    const links = figureLinks(html)
    const topics = links.filter(({ query }) => query.topic !== undefined)
    const objects = links.filter(({ query }) => query.object !== undefined)
    expect(topics.length).toBeGreaterThan(3)
    expect(objects.map(({ query }) => query.object)).toEqual(['socialObject', 'environmentalObject'])
    for (const { query, contracts } of [...topics, ...objects]) {
      expect((await countList(demo.db, LOCAL, new Memo(), query)).contracts).toBe(contracts)
    }
  })

  test('sans rien d’établi, la partie n’est pas montrée', async () => {
    const html = await rendered(summaryOver([contract('A')]))
    expect(textOf(html)).not.toContain('Par thème')
  })

  test('les thèmes sans marché sont nommés, jamais passés sous silence', async () => {
    const traits = { topics: ['handicap', 'food'] as const, objects: [], undeclared: [], unfound: [] }
    const text = textOf(await rendered(summaryOver([contract('A', { traits })])))
    expect(text).toContain('Handicap1')
    expect(text).toMatch(/Aucun marché : insertion professionnelle, .*accessibilité/)
    expect(text).toContain('0 marché à objet social')
  })
})
