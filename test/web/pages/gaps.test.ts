import Papa from 'papaparse'
import { beforeAll, describe, expect, test } from 'vitest'
import { KINDS } from '../../../src/states.js'
import { contractsAfter, type StoredContract } from '../../../src/store/contracts.js'
import { LOCAL } from '../../../src/store/database.js'
import { countList } from '../../../src/tasks/listing.js'
import { Memo } from '../../../src/tasks/memo.js'
import { GAPS, type Gap } from '../../../src/topics.js'
import { gapsSchema } from '../../../src/web/api/schemas/gaps.js'
import { load } from '../../behaviour/registers.js'
import { type Served, served, servedDemo } from '../api/served.js'
import { figureLinks, textOf } from './figures.js'

const HEADER = [
  ...['N° de marché', 'Objet', 'Date de notification', 'Montant HT', 'SIRET acheteur', 'Acheteur'],
  ...['Considérations sociales', 'Considérations environnementales', 'Conditions d’exécution'],
].join(';')
const [FIRST, SECOND] = ['21440109300015', '20009320100016']
const HOURS = 'Le titulaire réserve 120 heures à une action d’insertion.'

function csv(...rows: readonly string[]): Blob {
  return new Blob([[HEADER, ...rows].join('\n')])
}

const ROWS = [
  `A1;=Voirie du centre;01/02/2025;1000;${FIRST};Ville A;Pas de considération sociale;Pas de considération environnementale;${HOURS}`,
  `A2;Écoles;01/03/2025;2000;${FIRST};Ville A;Critère social;Critère environnemental;${HOURS}`,
  `A3;Parcs;01/03/2024;3000;${FIRST};Ville A;Clause sociale;Clause environnementale;`,
  `A4;Sans date;;3000;${FIRST};Ville A;Clause sociale;;`,
  `B1;Nettoyage;01/03/2025;4000;${SECOND};Ville B;Clause sociale;;${HOURS}`,
  `B2;Mobilier;01/03/2025;4000;${SECOND};Ville B;Marché réservé;;`,
  `C1;Pour personne;01/03/2025;4000;;;Clause sociale;;`,
]

let own: Served
beforeAll(async () => {
  own = served()
  await load(own.db, csv(...ROWS), { name: 'registre.csv' })
})

async function get(path: string, { app }: Served = own) {
  const response = await app.request(path)
  const html = await response.text()
  return { response, html, text: textOf(html) }
}

async function file(path: string, of: Served = own) {
  const { html } = await get(path, of)
  return Papa.parse<Record<string, string>>(html.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true }).data
}

async function everyContract({ db }: Served): Promise<StoredContract[]> {
  return contractsAfter(db, LOCAL, '', 10_000)
}

const WORDS: Record<Gap, string> = { undeclared: 'non-declare', unfound: 'non-trouve' }

describe('les écarts entre textes et déclarations', () => {
  test('chaque nombre ouvre exactement ses marchés, sur un registre à plusieurs acheteurs', async () => {
    const { html, text } = await get('/ecarts')
    expect(text).toContain('Trouvé dans les textes, non déclaré : 2 marchés')
    expect(text).toContain('Déclaré, non trouvé dans les textes : 5 marchés')
    await expectExact(html, own, 15)
  })

  test('chaque nombre ouvre exactement ses marchés, sur le registre de démonstration', async () => {
    const demo = await servedDemo()
    for (const path of ['/ecarts', '/ecarts?annee=2025']) await expectExact((await get(path, demo)).html, demo, 6)
    await demo.db.close()
  }, 60_000)

  async function expectExact(html: string, of: Served, least: number) {
    const links = figureLinks(html).filter(({ query }) => query.gap !== undefined)
    expect(links.length).toBeGreaterThanOrEqual(least)
    for (const { href, query, contracts } of links) {
      const listed = await countList(of.db, LOCAL, new Memo(), query)
      expect(`${href} ${listed.contracts}`).toBe(`${href} ${contracts}`)
    }
  }

  test('ce qui n’a ni date ni acheteur est compté, sans lien qui mentirait', async () => {
    const { text } = await get('/ecarts')
    expect(text).toContain('sans date')
    expect(text).toContain('sans acheteur connu')
  })

  test('se choisit par année et par acheteur ; ce qui n’est pas compris est dit', async () => {
    expect((await get(`/ecarts?annee=2024`)).text).toContain('Déclaré, non trouvé dans les textes : 1 marché')
    expect((await get(`/ecarts?acheteur=${SECOND.slice(0, 9)}`)).text).not.toContain('Ville A et')
    expect((await get(`/ecarts?acheteur=${SECOND}`)).text).toContain('Déclaré, non trouvé dans les textes : 1 marché')
    expect((await get('/ecarts?annee=25')).text).toContain('« annee=25 » n’est pas compris')
    expect((await get('/ecarts?du=2025-02-01')).text).toContain('par année entière')
    expect((await get('/ecarts?annee=1999')).text).toContain('Aucun écart pour ce choix')
  })

  test('« non trouvé » n’est pas une faute, et la page le dit', async () => {
    expect((await get('/ecarts')).text).toContain('Ce n’est pas une faute')
  })

  test('un registre vide, ou sans écart, dit quoi faire', async () => {
    expect((await get('/ecarts', served())).text).toContain('importer un registre')
  })
})

describe('les fichiers prêts à corriger la publication', () => {
  test.each(GAPS)(
    '%s : une ligne par marché et par fait, ceux que la page compte',
    async (gap) => {
      const demo = await servedDemo()
      for (const of of [own, demo]) {
        const lines = await file(`/ecarts.csv?ecart=${WORDS[gap]}`, of)
        const wanted = (await everyContract(of)).flatMap(({ uid, considerations }) =>
          considerations.gaps[gap].map((kind) => `${uid} ${KINDS.indexOf(kind)}`),
        )
        const labels = lines.map(({ uid, fait }) => `${uid} ${fait}`)
        expect(lines.length).toBe(wanted.length)
        expect(new Set(labels).size).toBe(wanted.length)
        expect(lines.length).toBeGreaterThan(0)
        for (const line of lines) expect(line.citation, line.uid).not.toBe('')
      }
      await demo.db.close()
    },
    60_000,
  )

  test('disent ce qui est publié, la valeur à déclarer, la phrase citée et sa cellule ; les formules sont tenues en texte', async () => {
    const [line] = (await file('/ecarts.csv?ecart=non-declare')).filter(
      ({ id, fait }) => id === 'A1' && fait === 'clause sociale',
    )
    expect(line).toMatchObject({
      ...{
        acheteur_id: FIRST,
        acheteur_nom: 'Ville A',
        annee: '2025',
        objet: "'=Voirie du centre",
        fait: 'clause sociale',
      },
      ...{ etatRetenu: 'à vérifier', considerationsSociales: 'Pas de considération sociale' },
      ...{ liste: 'considerationsSociales', valeurADeclarer: 'Clause sociale' },
    })
    expect(line?.aFaire).toContain('à trancher d’abord')
    expect(HOURS).toContain(line?.citation ?? '-')
    expect(line?.phrase).toBe(HOURS)
    expect(line?.cellule).not.toBe('')
    const [other] = (await file('/ecarts.csv?ecart=non-declare')).filter(({ id }) => id === 'A2')
    expect(other).toMatchObject({ etatRetenu: 'oui', aFaire: 'à ajouter', considerationsSociales: 'Critère social' })
  })

  test('suivent l’année et l’acheteur demandés ; une liste qui n’est pas nommée est refusée', async () => {
    const lines = await file('/ecarts.csv?ecart=non-trouve&annee=2024')
    expect(new Set(lines.map(({ id }) => id))).toEqual(new Set(['A3']))
    expect((await own.app.request('/ecarts.csv')).status).toBe(400)
    expect((await own.app.request('/ecarts.csv?ecart=tous')).status).toBe(400)
  })
})

describe('l’API des écarts', () => {
  test('donne les nombres de la page, et la liste des marchés en donne autant', async () => {
    const answer = await own.app.request('/api/ecarts')
    const body = gapsSchema.parse(await answer.json())
    expect(body.undeclared.contracts).toBe(2)
    expect(body.unfound.rows.reduce((sum, { contracts }) => sum + contracts, 0)).toBe(body.unfound.contracts)
    for (const gap of GAPS) {
      const listed = await (await own.app.request(`/api/marches?ecart=${WORDS[gap]}`)).json()
      expect(listed.total).toBe(body[gap].contracts)
      for (const { gaps } of listed.contracts) expect(gaps[gap]).not.toEqual([])
    }
    expect((await own.app.request('/api/ecarts?annee=25')).status).toBe(400)
  })
})
