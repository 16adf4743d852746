import { beforeAll, describe, expect, test } from 'vitest'
import { LOCAL } from '../../../../src/store/database.js'
import { openSqlite } from '../../../../src/store/sqlite.js'
import { importFile } from '../../../../src/tasks/import.js'
import { Memo } from '../../../../src/tasks/memo.js'
import { framed } from '../../../../src/web/frame.js'
import { LOCAL_HOSTS } from '../../../../src/web/hosts.js'
import { contractRoutes } from '../../../../src/web/pages/contract/routes.js'
import { contractsRoutes } from '../../../../src/web/pages/contracts/routes.js'
import { contractHref } from '../../../../src/web/query.js'

const HEADER = [
  ...['N° de marché', 'Lot', 'Objet', 'Date de notification', 'Montant HT', 'SIRET acheteur', 'Titulaire'],
  ...['Direction', 'Clause d’insertion', 'Conditions d’exécution', 'Heures d’insertion prévues'],
].join(';')
const BUYER = '21440109300015'
const HOSTILE = '<script>alert(1)</script>"\'&'

/** One register row; what is not given is empty. */
function row(
  given: Partial<
    Record<
      'id' | 'lot' | 'objet' | 'date' | 'montant' | 'titulaire' | 'direction' | 'clause' | 'conditions' | 'heures',
      string
    >
  >,
) {
  const { id = '', lot = '', objet = 'Objet', date = '01/02/2025', montant = '', titulaire = '' } = given
  const { direction = '', clause = '', conditions = '', heures = '' } = given
  const quoted = [objet, titulaire, direction, conditions].map((text) => `"${text.replaceAll('"', '""')}"`)
  return [id, lot, quoted[0], date, montant, BUYER, quoted[1], quoted[2], clause, quoted[3], heures].join(';')
}

const ROWS = [
  row({
    id: 'A1',
    objet: 'Rénovation de l’école',
    montant: '1200000',
    direction: 'Bâtiments',
    clause: 'Oui',
    heures: '300',
  }),
  row({ id: 'A2', lot: '3', objet: 'Entretien des parcs', montant: '50000', direction: 'Voirie', clause: 'Non' }),
  row({ id: 'A/3 é%?#', objet: HOSTILE, montant: '999999', titulaire: HOSTILE, direction: HOSTILE }),
  row({
    id: 'A4',
    objet: 'Étude ancienne',
    date: '01/02/2023',
    conditions: 'Le titulaire réserve 120 heures d’insertion.',
  }),
  row({ id: 'A5', objet: 'Sans date', date: '', montant: '10000' }),
]

async function site(...rows: readonly string[]) {
  const database = openSqlite(':memory:')
  const now = () => new Date(Date.UTC(2025, 5, 1))
  if (rows.length > 0) {
    await importFile(database, LOCAL, now, { name: 'registre.csv', file: new Blob([[HEADER, ...rows].join('\n')]) })
  }
  const parts = { database, scope: LOCAL, memo: new Memo(), now, plan: null }
  const app = framed([contractsRoutes(parts), contractRoutes(parts)], LOCAL_HOSTS)
  return async (path: string) => {
    const response = await app.request(path)
    const html = (await response.text()).replace(/[\u202f\u00a0]/g, ' ')
    const text = html
      .replace(/<[^>]+>/g, ' ')
      .replace(/&#39;/g, '’')
      .replace(/\s+/g, ' ')
    return { response, html, text, rows: html.split('<tbody')[1]?.match(/<tr/g)?.length ?? 0 }
  }
}

let get: Awaited<ReturnType<typeof site>>
beforeAll(async () => {
  get = await site(...ROWS)
})

describe('la liste des marchés', () => {
  test('dit combien il y en a et leur somme, sans ceux dont le montant ne se somme pas', async () => {
    const { response, text, rows } = await get('/marches')
    expect(response.status).toBe(200)
    expect(rows).toBe(5)
    expect(text).toContain('5 marchés , 1,3 M€ HT')
    expect(text).toContain('2 sans montant exploitable, non sommés')
    expect(text).toContain('1 M€ (inexploitable)')
  })

  test('ouverte depuis un chiffre, dit ce qu’elle contient et sur combien', async () => {
    const { text, rows } = await get('/marches?annee=2025&compte=oui&fait=insertionClause&etat=yes')
    expect(rows).toBe(1)
    expect(text).toContain(
      'Marchés notifiés en 2025, comptés, dont il est établi qu’ils comportent une clause d’insertion',
    )
    expect(text).toContain('1 marché sur 3')
    expect(text).toContain('clause d’insertion : ● oui')
  })

  test.each([
    ['etat=no&fait=insertionClause', 1, 'dont il est établi qu’ils ne comportent pas de clause d’insertion'],
    ['etat=open&fait=insertionClause', 2, 'dont on ne sait pas encore s’ils comportent une clause d’insertion'],
    ['exclus=undated', 1, 'Marchés sans date'],
    ['montant=inutilisable', 2, 'sans montant exploitable'],
    ['min=50000&max=2000000', 2, 'de 50 k€ à 2 M€'],
    ['direction=Voirie', 1, 'direction « Voirie »'],
    ['direction=-', 2, 'sans direction renseignée'],
    ['heures=contracted&annee=2025', 1, 'notifiés en 2025 dont les heures d’insertion contractualisées sont connues'],
    ['q=ECOLE', 1, 'avec les mots « ECOLE »'],
    ['du=2023-01-01&au=2023-06-30', 1, 'notifiés du 1er janvier 2023 au 30 juin 2023'],
  ])('« %s » en retient %i et le dit', async (search, count, said) => {
    const { text, rows } = await get(`/marches?${search}`)
    expect(rows).toBe(count)
    expect(text).toContain(said)
  })

  test('chaque filtre en vigueur se retire d’un lien, sans toucher aux autres', async () => {
    const { html } = await get('/marches?annee=2025&direction=Voirie&page=1')
    const chips = html.split('class="chips"')[1]?.split('</ul>')[0] ?? ''
    expect([...chips.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
      '/marches?direction=Voirie',
      '/marches?annee=2025',
    ])
  })

  test('un formulaire envoyé avec ses champs vides mène à l’adresse courte', async () => {
    const { response } = await get(
      '/marches?q=&annee=2025&fait=insertionClause&etat=yes&etat=no&tri=-date&colonnes=date&colonnes=montant',
    )
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe(
      '/marches?annee=2025&fait=insertionClause&etat=yes%2Cno&tri=-date&colonnes=date%2Cmontant',
    )
  })

  test('ce qui n’est pas compris est dit, le reste est suivi', async () => {
    const { response, text, rows } = await get('/marches?annee=25&direction=Voirie&page=7&etat=yes')
    expect(response.status).toBe(200)
    expect(rows).toBe(1)
    expect(text).toContain('« annee=25 » n’est pas compris (une année s’écrit en quatre chiffres')
    expect(text).toContain('La page 7 n’existe pas')
    expect(text).toContain('L’état ne filtre rien tant qu’aucun fait n’est choisi')
  })

  test('se trie par ses en-têtes, et dit dans quel sens', async () => {
    const { html } = await get('/marches?tri=montant')
    expect(html).toContain('aria-sort="ascending"')
    expect(html).toContain('href="/marches?tri=-montant"')
    expect(html.indexOf('Entretien des parcs')).toBeLessThan(html.indexOf('Rénovation de l'))
  })

  test('montre les colonnes choisies, et pas les autres', async () => {
    const { html } = await get('/marches?colonnes=heures,numero')
    const head = html.split('<thead')[1]?.split('</thead>')[0] ?? ''
    expect(head).toContain('Heures prévues')
    expect(head).not.toContain('Montant')
    expect(html).toContain('300 h')
  })

  test('rien ne répond : dit quel critère retirer, et ce que cela donnerait', async () => {
    const { text, html } = await get('/marches?annee=2025&q=ancienne')
    expect(text).toContain('Aucun marché ne répond à tous ces critères à la fois')
    expect(text).toMatch(/Sans « notifiés en 2025 » : 1 marché/)
    expect(html).toContain('<a href="/marches?q=ancienne">')
  })

  test.each(['zzzz', '?'])('« %s » ne trouve rien : le formulaire reste, et la recherche se retire', async (words) => {
    const { text, html } = await get(`/marches?q=${encodeURIComponent(words)}`)
    expect(html).toContain('<form')
    expect(text).toContain('Aucun marché ne répond à ce critère. En le retirant :')
    expect(html).toMatch(/<a href="\/marches">Sans « avec les mots .+<\/a> : 5 marchés/)
  })

  test('un acheteur unique est dit une fois, et reste une colonne pour qui la choisit ou la trie', async () => {
    const headed = async (path: string) => (await get(path)).html.split('<thead')[1]?.split('</thead>')[0] ?? ''
    expect(await headed('/marches')).not.toContain('Acheteur')
    expect((await get('/marches')).text).toContain(`acheteur : ${BUYER}`)
    expect(await headed('/marches?colonnes=acheteur')).toContain('Acheteur')
    expect(await headed('/marches?tri=acheteur')).toContain('Acheteur')
    const other = row({ id: 'B1' }).replace(BUYER, '21350238800019')
    expect((await (await site(...ROWS, other))('/marches')).html).toContain('data-label="Acheteur"')
  })

  test('un montant demandé se relit comme on l’écrit', async () => {
    expect((await get('/marches?min=1234.5')).html).toContain('name="min" value="1234,5"')
  })

  test('un registre vide mène à l’import', async () => {
    const { text, html } = await (await site())('/marches')
    expect(text).toContain('Aucun marché pour l’instant')
    expect(html).toContain('href="/registres"')
    expect(html).not.toContain('<form')
  })

  test('un texte hostile est échappé partout, dans l’adresse aussi', async () => {
    const { html } = await get(
      `/marches?q=${encodeURIComponent(HOSTILE)}&direction=${encodeURIComponent(HOSTILE)}&annee=${encodeURIComponent(HOSTILE)}`,
    )
    expect(html).toContain('&lt;script&gt;')
    expect(html.match(/<script/g)).toHaveLength(1)
    expect((await get('/marches')).html.match(/<script/g)).toHaveLength(1)
  })

  test('se télécharge entière, sans formule ni « non » inventé', async () => {
    const { response, html } = await get('/marches.csv?tri=objet')
    expect(response.headers.get('content-type')).toContain('text/csv')
    const lines = html.trim().split('\r\n')
    expect(lines).toHaveLength(6)
    expect(lines[0]).toContain('uid;id;lot;type;objet')
    expect(html).toMatch(/Étude ancienne;.*;à vérifier|Étude ancienne;.*;oui/)
    expect((await get('/marches.csv?annee=x')).response.status).toBe(400)
  })
})

describe('la page d’un marché', () => {
  const uidOf = (id: string, lot = '') => `${BUYER}${id}${lot && `~${lot}`}`

  test('dit les six faits avec leur preuve, qui mène aux mots surlignés', async () => {
    const { response, text, html } = await get(contractHref(uidOf('A4')))
    expect(response.status).toBe(200)
    expect(html.match(/id="fait-/g)).toHaveLength(6)
    const target = /href="#(preuve-[\d-]+)"/.exec(html)?.[1]
    expect(html).toContain(`id="${target}"`)
    expect(html).toMatch(
      /<mark[^>]*><span[^>]*><\/span>[^<]*heures d&#39;insertion|<mark[^>]*><span[^>]*><\/span>[^<]*heures d’insertion/,
    )
    expect(text).toContain('ligne 5, colonne 10')
    expect(text).toContain('CCP L. 2112-2')
    expect(text).toContain('Ni colonne ni texte n’en parle.')
    expect(text).toContain('Compté dans les chiffres de 2023.')
  })

  test('dit la source, ce que dit le registre et ce qu’il ne dit pas', async () => {
    const { text, html } = await get(contractHref(uidOf('A2', '3')))
    expect(text).toContain('« registre.csv », import n° 1')
    expect(text).toContain('50 000,00 €')
    expect(text).toMatch(/Durée non renseigné/)
    expect(html).toContain('aria-current="true"')
  })

  test('un marché non compté dit pourquoi', async () => {
    expect((await get(contractHref(uidOf('A5')))).text).toContain('Non compté : marché sans date.')
  })

  test('un identifiant avec barre, espace, accent et signes s’ouvre par son lien, et rien d’hostile ne s’exécute', async () => {
    const list = await get('/marches')
    const href = contractHref(uidOf('A/3 é%?#'))
    expect(list.html).toContain(`href="${href}"`)
    const { response, html } = await get(href)
    expect(response.status).toBe(200)
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  test('un identifiant inconnu donne une page en français', async () => {
    const { response, text, html } = await get(contractHref(HOSTILE))
    expect(response.status).toBe(404)
    expect(text).toContain('Marché inconnu')
    expect(html.match(/<script/g)).toHaveLength(1)
  })

  test('chaque import qui en parle est montré avec ce qu’il change', async () => {
    const database = openSqlite(':memory:')
    const now = () => new Date(Date.UTC(2025, 5, 1))
    for (const [name, montant] of [
      ['avril.csv', '10000'],
      ['mai.csv', '20000'],
    ] as const) {
      const file = new Blob([[HEADER, row({ id: 'V', objet: 'Papier', montant })].join('\n')])
      await importFile(database, LOCAL, now, { name, file })
    }
    const parts = { database, scope: LOCAL, memo: new Memo(), now, plan: null }
    const app = framed([contractRoutes(parts)], LOCAL_HOSTS)
    const html = (await (await app.request(contractHref(uidOf('V')))).text()).replace(/[\u202f\u00a0]/g, ' ')
    const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(text.indexOf('mai.csv')).toBeLessThan(text.indexOf('« avril.csv » (import n° 1)'))
    expect(text).toContain('Montant HT 10 000,00 € 20 000,00 €')
    expect(text).toContain('Première lecture de ce marché.')
  })
})
