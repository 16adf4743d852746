import ICAL from 'ical.js'
import { parseHTML } from 'linkedom'
import Papa from 'papaparse'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Database, LOCAL } from '../../../src/store/database.js'
import { renameOrganisation } from '../../../src/store/organisations.js'
import { openSqlite } from '../../../src/store/sqlite.js'
import { importFile } from '../../../src/tasks/import.js'
import { Memo } from '../../../src/tasks/memo.js'
import { reservedRoutes } from '../../../src/web/pages/reserved.js'
import { reservedBehaviour } from '../../behaviour/reserved.js'
import { OTHER_BUYER, REGISTER, type Row, register } from '../../behaviour/reservedRegister.js'
import { all, atomFaults, readXml, textOf } from '../../export/readAtom.js'
import { HOSTILE } from '../../export/samples.js'

const at = (iso: string) => () => new Date(`${iso}T09:00:00Z`)

async function baseOf(...rows: Row[]): Promise<Database> {
  const db = openSqlite(':memory:')
  await renameOrganisation(db, LOCAL, 'Métropole de Rivemer')
  if (rows.length > 0) await importFile(db, LOCAL, at('2026-01-10'), { name: 'registre.csv', file: register(...rows) })
  return db
}

const appOf = (database: Database, now = at('2026-01-15')) =>
  reservedRoutes({ database, scope: LOCAL, memo: new Memo(), now })
type App = ReturnType<typeof appOf>

async function pageOf(app: App, search = '') {
  const response = await app.request(`http://127.0.0.1/marches-reserves${search}`)
  const html = await response.text()
  const { document } = parseHTML(html)
  const text = (element: { textContent: string | null } | null) =>
    (element?.textContent ?? '')
      .replace(/[\u202f\u00a0]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  return {
    response,
    html,
    document,
    text: text(document.querySelector('main')),
    titles: [...document.querySelectorAll('.opportunity h3')].map((each) => text(each)),
    items: [...document.querySelectorAll('.opportunity')].map((each) => text(each)),
  }
}

reservedBehaviour(async () => openSqlite(':memory:'))

let app: App
beforeAll(async () => {
  app = appOf(await baseOf(...REGISTER))
})

describe('la page des marchés réservés', () => {
  test('montre les marchés réservés avant les clauses, ce qui finit d’abord, puis ce qui est fini', async () => {
    const { response, titles } = await pageOf(app)
    expect(response.status).toBe(200)
    expect(titles).toEqual([
      'Lot 3 — Espaces verts, parcs nord',
      'Blanchisserie',
      'Mise sous pli',
      'Nettoyage des écoles',
      'Collecte du papier',
    ])
  })

  test('dit d’un lot réservé à qui, sur quelle base, avec la phrase qui le prouve, et jusqu’à quand', async () => {
    const { items } = await pageOf(app)
    expect(items[0]).toContain('réservé EA/ESAT (L. 2113-12)')
    expect(items[0]).toContain('« Lot n° 3 réservé aux EA, ESAT ou structures équivalentes (L. 2113-12). »')
    expect(items[0]).toContain('Entretien du patrimoine arboré')
    expect(items[0]).toContain('180 k€ HT / 4 ans')
    expect(items[0]).toContain('titulaire actuel : ESAT Les Ateliers du Large')
    expect(items[0]).toContain('fin théorique au plus tard le 30 juin 2027')
    expect(items[0]).toContain(
      'à anticiper : vers janv. 2027 (hypothèse, non engageante : 6 mois avant la fin théorique)',
    )
  })

  test('d’une clause, les heures contractualisées, jamais les heures réalisées', async () => {
    for (const path of ['', '.atom', '.ics', '.csv']) {
      const answer = await app.request(`/marches-reserves${path}`)
      const body = (await answer.text()).replace(/\r\n /g, '').replace(/[\u202f\u00a0]/g, ' ')
      expect(body, path).toMatch(/1 ?200/)
      expect(body, path).not.toMatch(/\b350\b/)
    }
  })

  test('ne nomme pas une personne physique, et la recherche ne la trahit pas', async () => {
    for (const path of ['', '.atom', '.ics', '.csv']) {
      expect(await (await app.request(`/marches-reserves${path}`)).text(), path).not.toMatch(/Dupont|Durand|02 40/)
    }
    expect((await pageOf(app, '?q=dupont')).titles).toEqual([])
  })

  test('une durée qui n’est pas publiée n’est pas devinée', async () => {
    const { items } = await pageOf(app, '?q=pli')
    expect(items[0]).toContain('durée non publiée : fin inconnue')
    expect(items[0]).not.toContain('anticiper')
  })

  test('des reconductions annoncées laissent la fin à confirmer', async () => {
    const { items } = await pageOf(app, '?q=blanchisserie')
    expect(items[0]).toContain('fin inconnue')
    expect(items[0]).toContain('3 reconductions annoncées en plus ou comprises : fin à confirmer par l’acheteur')
  })

  test('ce qui attend une confirmation n’est pas montré comme un fait, mais compté', async () => {
    const { text, titles } = await pageOf(app)
    expect(titles).not.toContain('Peinture')
    expect(text).toContain('1 contrat est laissé de côté : réservation ou clause à confirmer par l’acheteur.')
    expect(text).toContain('1 marché subséquent n’est pas répété')
  })

  test('un marché de l’an prochain devient « dès maintenant » quand vient le moment', async () => {
    const later = appOf(await baseOf(...REGISTER), at('2027-02-01'))
    const { items } = await pageOf(later)
    expect(items[0]).toContain('se termine')
    expect(items[0]).toContain('à anticiper dès maintenant (hypothèse, non engageante')
  })

  test('le jour est celui de la France, non celui de Greenwich', async () => {
    const midnight = appOf(await baseOf(...REGISTER), () => new Date('2027-06-30T22:30:00Z'))
    expect((await pageOf(midnight, '?q=parcs')).items[0]).toContain('fini')
  })

  test('explique à quels marchés on peut répondre, articles à l’appui', async () => {
    const { text } = await pageOf(app)
    for (const article of [
      'L. 2113-12',
      'L. 2113-13',
      'L. 2113-13-1',
      'L. 2113-14',
      'L. 2113-15',
      'L. 2113-16',
      'R. 2113-7',
    ]) {
      expect(text).toContain(article)
    }
  })
})

describe('les filtres', () => {
  test.each([
    ['?pour=EA-ESAT', ['Lot 3 — Espaces verts, parcs nord']],
    ['?pour=SIAE', ['Collecte du papier']],
    ['?pour=prison', []],
    ['?pour=non-precise', ['Blanchisserie', 'Mise sous pli']],
    ['?pour=clause', ['Nettoyage des écoles']],
    ['?secteur=90', ['Nettoyage des écoles']],
    ['?lieu=44', ['Lot 3 — Espaces verts, parcs nord']],
    ['?lieu=69123', ['Nettoyage des écoles']],
    [`?acheteur=${OTHER_BUYER.slice(0, 9)}`, ['Collecte du papier']],
    [`?acheteur=${OTHER_BUYER}`, ['Collecte du papier']],
    ['?etat=passe', ['Collecte du papier']],
    ['?etat=en-cours&pour=reserve', ['Lot 3 — Espaces verts, parcs nord']],
    ['?etat=se-termine', []],
    ['?etat=inconnu', ['Blanchisserie', 'Mise sous pli']],
    ['?fin-avant=2027-06-30', ['Blanchisserie', 'Collecte du papier']],
    ['?fin-avant=2027-07-01&etat=en-cours', ['Lot 3 — Espaces verts, parcs nord']],
    ['?q=ÉCOLES+nettoyage', ['Nettoyage des écoles']],
    ['?q=espaces+écoles', []],
    ['?q=!!!', []],
  ])('%s', async (search, expected) => {
    const { response, titles } = await pageOf(app, search)
    expect(response.status).toBe(200)
    expect(titles).toEqual(expected)
  })

  test.each(['?pour=EA-ESAT', '?lieu=44', '?etat=inconnu', '?q=nettoyage', '?secteur=90&etat=en-cours', ''])(
    'la même adresse donne la même liste en page, flux, agenda et tableau : %s',
    async (search) => {
      const { titles } = await pageOf(app, search)
      const feed = readXml(await (await app.request(`/marches-reserves.atom${search}`)).text())
      expect(atomFaults(feed)).toEqual([])
      const inFeed = all(feed, 'entry').map((entry) => textOf(entry, 'title'))
      expect(inFeed.map((title) => titles.find((each) => title.startsWith(`${each} — `))).sort()).toEqual(
        [...titles].sort(),
      )
      const csv = await (await app.request(`/marches-reserves.csv${search}`)).text()
      const rows = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data
      expect(rows.map(({ objet, lotObjet }) => lotObjet || objet)).toEqual(
        titles.map((each) => each.replace(/^Lot 3 — /, '')),
      )
      const ics = ICAL.parse(await (await app.request(`/marches-reserves.ics${search}`)).text())
      const ends = new ICAL.Component(ics)
        .getAllSubcomponents('vevent')
        .filter((event) => event.getFirstPropertyValue('status') === 'CONFIRMED')
      expect(ends).toHaveLength(rows.filter(({ finTheorique }) => finTheorique).length)
    },
  )

  test.each([
    ['?pour=SIAE&secteur=&lieu=&etat=tous&fin-avant=&q=', '/marches-reserves?pour=SIAE'],
    ['?pour=&q=', '/marches-reserves'],
    ['?q=&fin-avant=demain', '/marches-reserves?fin-avant=demain'],
  ])('le formulaire envoie aussi ses champs vides, l’adresse qu’on garde ne les a pas : %s', async (search, tidy) => {
    const response = await app.request(`/marches-reserves${search}`)
    expect([response.status, response.headers.get('Location')]).toEqual([302, tidy])
  })

  test('dit ce que le filtre laisse sans réponse', async () => {
    expect((await pageOf(app, '?pour=EA-ESAT')).text).toContain(
      '2 autres marchés sont réservés sans que l’acheteur dise à qui',
    )
    const at44 = await pageOf(app, '?lieu=44')
    expect(at44.text).toContain('3 marchés sans code de lieu publié ne répondent à aucun lieu : les voir.')
    const href = [...at44.document.querySelectorAll('#resultats ~ .note a')].map((link) => link.getAttribute('href'))
    expect(href).toEqual(['/marches-reserves?lieu=inconnu'])
    expect((await pageOf(app, '?lieu=inconnu')).titles).toEqual([
      'Blanchisserie',
      'Mise sous pli',
      'Collecte du papier',
    ])
    expect((await pageOf(app, '?fin-avant=2027-06-30')).text).toContain(
      '1 marché sans fin connue n’est pas dans ce filtre',
    )
  })

  test('un acheteur écrit de plusieurs façons a un nom, celui que la plupart de ses contrats portent', async () => {
    const names = ['VILLE DE PORT-RIVEMER', 'Ville de Port-Rivemer', 'Ville de Port-Rivemer', 'Zone portuaire']
    const rows = names.map((acheteurNom, n): Row => ({ id: `N${n}`, objet: `Tonte ${n}`, reserve: 'Oui', acheteurNom }))
    const other: Row = { id: 'N9', objet: 'Tonte', reserve: 'Oui', acheteur: OTHER_BUYER, acheteurNom: 'Métropole' }
    const { document } = await pageOf(appOf(await baseOf(...rows, other)))
    const options = [...document.querySelectorAll('select[name=acheteur] option')].map((each) => each.textContent)
    expect(options).toEqual(['Tous', 'Ville de Port-Rivemer', 'Métropole'])
  })

  test('chaque filtre se retire d’un lien, et le formulaire le redit', async () => {
    const { document } = await pageOf(app, '?pour=EA-ESAT&q=parcs')
    const links = [...document.querySelectorAll('.chips a')].map((link) => link.getAttribute('href'))
    expect(links).toEqual(['/marches-reserves?q=parcs', '/marches-reserves?pour=EA-ESAT'])
    expect(document.querySelector('select[name=pour] option[selected]')?.getAttribute('value')).toBe('EA-ESAT')
    expect(document.querySelector('input[name=q]')?.getAttribute('value')).toBe('parcs')
  })

  test('les trois adresses à copier et le lien de la page portent les mêmes filtres', async () => {
    const { document } = await pageOf(app, '?q=parcs&pour=EA-ESAT&page=1')
    expect([...document.querySelectorAll('.subscribe input')].map((input) => input.getAttribute('value'))).toEqual(
      ['atom', 'ics', 'csv'].map((format) => `http://127.0.0.1/marches-reserves.${format}?pour=EA-ESAT&q=parcs`),
    )
    const alternate = document.querySelector('head link[rel=alternate][type="application/atom+xml"]')
    expect(alternate?.getAttribute('href')).toBe('/marches-reserves.atom?pour=EA-ESAT&q=parcs')
  })

  test.each([
    ['fin-avant=2027-02-31', 'une date qui existe'],
    ['pour=ESAT', 'EA-ESAT'],
    ['secteur=99', 'une division du CPV'],
    ['lieu=Nantes', 'un code de département'],
    ['acheteur=123', 'un SIREN'],
    ['etat=fini', 'se-termine'],
    ['page=0', '1 ou plus'],
  ])('%s : dit ce qui n’est pas compris ; un flux est refusé plutôt que faux', async (search, said) => {
    const { response, text, titles } = await pageOf(app, `?${search}`)
    expect(response.status).toBe(400)
    expect(text).toContain(said)
    expect(text).toContain('La liste est faite sans cela.')
    expect(titles.length).toBeGreaterThan(0)
    const feed = await app.request(`/marches-reserves.atom?${search}`)
    expect(feed.status).toBe(400)
    expect(await feed.text()).toContain(said)
  })
})

describe('le flux, l’agenda et le tableau', () => {
  test.each([
    ['atom', 'application/atom+xml; charset=utf-8'],
    ['ics', 'text/calendar; charset=utf-8; method=PUBLISH'],
    ['csv', 'text/csv; charset=utf-8; header=present'],
  ])('.%s a son type, et ne se renvoie pas s’il n’a pas changé', async (format, type) => {
    const first = await app.request(`/marches-reserves.${format}`)
    expect(first.headers.get('Content-Type')).toBe(type)
    expect(first.headers.get('Cache-Control')).toBe('no-cache')
    const tag = first.headers.get('ETag') ?? ''
    const again = await app.request(`/marches-reserves.${format}`, { headers: { 'If-None-Match': tag } })
    expect([tag, again.status, await again.text()]).toEqual([expect.stringMatching(/^(?:W\/)?"\w+"$/), 304, ''])
    const other = await app.request(`/marches-reserves.${format}?pour=SIAE`, { headers: { 'If-None-Match': tag } })
    expect(other.status).toBe(200)
  })

  test('le tableau commence par la marque d’UTF-8, que les tableurs attendent pour lire les accents', async () => {
    const bytes = new Uint8Array(await (await app.request('/marches-reserves.csv')).arrayBuffer())
    expect([...bytes.slice(0, 6)]).toEqual([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('uid')])
  })

  test('un nouvel import change le flux ; les marchés déjà connus gardent leur identifiant et leur date', async () => {
    const database = await baseOf(...REGISTER)
    const own = appOf(database)
    const entries = async () => {
      const feed = readXml(await (await own.request('/marches-reserves.atom')).text())
      return new Map(all(feed, 'entry').map((entry) => [textOf(entry, 'id'), textOf(entry, 'updated')]))
    }
    const before = await entries()
    const tag = (await own.request('/marches-reserves.atom')).headers.get('ETag') ?? ''
    const added: Row = { id: 'M20', objet: 'Conditionnement', observations: 'Marché réservé aux ESAT.' }
    await importFile(database, LOCAL, at('2026-01-14'), { name: 'suite.csv', file: register(...REGISTER, added) })
    const after = await entries()
    expect((await own.request('/marches-reserves.atom', { headers: { 'If-None-Match': tag } })).status).toBe(200)
    expect(after.size).toBe(before.size + 1)
    for (const [id, updated] of before) expect(after.get(id)).toBe(updated)
    expect([...after.values()][0]).toBe('2026-01-14T09:00:00.000Z')
  })

  test('l’identifiant du flux ne change ni avec le nom de l’organisation, ni avec un deuxième acheteur (RFC 4287)', async () => {
    const database = openSqlite(':memory:')
    const own = appOf(database)
    const feedId = async (search: string) =>
      textOf(readXml(await (await own.request(`/marches-reserves.atom${search}`)).text()), 'id')
    const ids = () => Promise.all(['', '?pour=SIAE'].map(feedId))
    const reserved = (id: string, acheteur?: string): Row => ({
      id,
      objet: 'Tonte',
      reserve: 'Oui',
      ...(acheteur && { acheteur }),
    })
    await importFile(database, LOCAL, at('2026-01-10'), { name: 'un.csv', file: register(reserved('M1')) })
    const before = await ids()
    await importFile(database, LOCAL, at('2026-01-11'), {
      name: 'deux.csv',
      file: register(reserved('M2', OTHER_BUYER)),
    })
    expect(await ids()).toEqual(before)
    await renameOrganisation(database, LOCAL, 'Métropole de Rivemer')
    expect(await ids()).toEqual(before)
    expect(before[0]).not.toBe(before[1])
  })

  test('un long flux se lit page à page (RFC 5005), une longue liste aussi', async () => {
    const many = Array.from({ length: 130 }, (_, n) => ({ id: `L${n}`, objet: `Conditionnement ${n}`, reserve: 'Oui' }))
    const own = appOf(await baseOf(...many))
    const ids = new Set<string>()
    let href: string | undefined = 'http://127.0.0.1/marches-reserves.atom'
    let pages = 0
    while (href !== undefined) {
      const feed = readXml(await (await own.request(href)).text())
      expect(atomFaults(feed)).toEqual([])
      for (const entry of all(feed, 'entry')) ids.add(textOf(entry, 'id'))
      href = all(feed, 'link').find(({ attributes }) => attributes.rel === 'next')?.attributes.href
      pages += 1
    }
    expect([pages, ids.size]).toEqual([2, 130])
    const last = await pageOf(own, '?page=6')
    expect(last.titles).toHaveLength(5)
    expect((await pageOf(own, '?page=7')).text).toContain('Cette liste n’a que 6 pages')
  })
})

describe('cas extrêmes', () => {
  test('sans registre, la page le dit et le flux reste valide', async () => {
    const empty = appOf(await baseOf())
    const { response, text } = await pageOf(empty)
    expect(response.status).toBe(200)
    expect(text).toContain('Aucun marché réservé ni marché avec clause d’insertion n’est connu')
    const feed = readXml(await (await empty.request('/marches-reserves.atom')).text())
    expect([atomFaults(feed), all(feed, 'entry').length]).toEqual([[], 0])
    const calendar = new ICAL.Component(ICAL.parse(await (await empty.request('/marches-reserves.ics')).text()))
    expect(calendar.getAllSubcomponents()).toEqual([])
  })

  test('aucune réponse à un filtre : le dit, et propose de tout afficher', async () => {
    expect((await pageOf(app, '?pour=prison')).text).toContain('Aucun contrat ne répond à ces filtres. Tout afficher')
  })

  test('du texte hostile dans chaque cellule reste du texte, dans la page, le flux, l’agenda et le tableau', async () => {
    const rows = HOSTILE.map((text, n): Row => {
      const said = `${n} ${text}`
      return {
        id: said,
        lot: said,
        objet: said,
        lotObjet: text,
        titulaire: `SARL ${text}`,
        cpv: text,
        lieu: text,
        reserve: 'Oui',
        observations: `Marché réservé aux ESAT ${text}.`,
      }
    })
    const own = appOf(await baseOf(...rows))
    const { document, items } = await pageOf(own)
    expect(items.length).toBeGreaterThanOrEqual(HOSTILE.length - 1)
    expect(document.querySelectorAll('main script, main img, main style, main [style], main [onerror]')).toHaveLength(0)
    const feed = readXml(await (await own.request('/marches-reserves.atom')).text())
    expect(atomFaults(feed)).toEqual([])
    const calendar = new ICAL.Component(ICAL.parse(await (await own.request('/marches-reserves.ics')).text()))
    expect(calendar.getAllSubcomponents('vevent')).toHaveLength(items.length * 2)
    const csv = Papa.parse<string[]>(await (await own.request('/marches-reserves.csv')).text(), {
      skipEmptyLines: true,
    })
    expect(csv.data.flat().filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([])
  })

  test.each(HOSTILE)('une adresse hostile n’écrit rien dans la page : q=%j', async (text) => {
    const { document } = await pageOf(app, `?${new URLSearchParams({ q: text, lieu: text, marche: text })}`)
    expect(document.querySelectorAll('main script, main img')).toHaveLength(0)
  })
})

describe('une très longue liste', () => {
  test('l’agenda s’arrête aux premiers contrats et le dit ; le tableau les a tous', async () => {
    const many = Array.from({ length: 620 }, (_, n) => ({ id: `L${n}`, objet: `Conditionnement ${n}`, reserve: 'Oui' }))
    const own = appOf(await baseOf(...many))
    const source = await (await own.request('/marches-reserves.ics')).text()
    const calendar = new ICAL.Component(ICAL.parse(source))
    expect(calendar.getAllSubcomponents('vevent')).toHaveLength(2 * 500)
    expect(String(calendar.getFirstPropertyValue('x-wr-caldesc'))).toContain('120 autres contrats')
    expect((await pageOf(own)).text).toContain('L’agenda ne porte que les 500 premiers contrats')
    const csv = await (await own.request('/marches-reserves.csv')).text()
    expect(Papa.parse(csv, { skipEmptyLines: true }).data).toHaveLength(621)
  })
})
