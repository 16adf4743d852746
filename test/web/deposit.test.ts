import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.js'
import { mappingFileSchema } from '../../src/register/mapping.js'
import { LOCAL } from '../../src/store/database.js'
import { Memo } from '../../src/tasks/memo.js'
import { inlineRunner } from '../../src/tasks/upload.js'
import { LOCAL_HOSTS } from '../../src/web/hosts.js'
import { clock, contractsOf, load, memory } from '../tasks/registers.js'

const ORIGIN = 'http://localhost'
const LIMITS = { maxFileBytes: 200_000 }
const HEADERS = 'Numéro;Objet;Date de notification;Montant;Clause sociale (X);Visa'
const register = new Blob([
  `Registre 2025\n${HEADERS}\n1;<b>Bancs</b>;12/03/2025;50;X;=1+1\n2;Tables;13/03/2025;60;;b\n;;14/03/2025;70;;c\n`,
])

function service() {
  const db = memory()
  const now = clock()
  const uploads = inlineRunner(db, LOCAL, now, LIMITS)
  const app = createApp({ database: db, scope: LOCAL, now, plan: null, memo: new Memo(), uploads, hosts: LOCAL_HOSTS })
  const post = (path: string, body: BodyInit | null = null) =>
    app.request(path, { method: 'POST', body, headers: { Origin: ORIGIN } })
  const open = async (path: string) => {
    const response = await app.request(path)
    const html = await response.text()
    const { document } = parseHTML(html)
    const text = (document.querySelector('main')?.textContent ?? '').replace(/[\s\u202f\u00a0]+/g, ' ')
    return { status: response.status, location: response.headers.get('location'), response, html, document, text }
  }
  return { db, app, post, open }
}

type Site = ReturnType<typeof service>

function fileOf(file: Blob, name = 'registre.csv', field = 'fichier'): FormData {
  const form = new FormData()
  form.append(field, file, name)
  return form
}

/** Sends a file as the page does; gives the path of its deposit. */
async function sent({ post }: Site, file: Blob): Promise<string> {
  const answer = await post('/registres', fileOf(file))
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}

/** What the form of columns sends, as a browser would, once something is chosen in it. */
async function chosen({ open }: Site, path: string, suite: string, changes: Readonly<Record<string, string>>) {
  const { document } = await open(`${path}/colonnes`)
  const form = new URLSearchParams()
  for (const select of document.querySelectorAll('form[action$="/colonnes"] select')) {
    const option = select.querySelector('option[selected]') ?? select.querySelector('option')
    form.set(select.getAttribute('name') ?? '', option?.getAttribute('value') ?? '')
  }
  for (const box of document.querySelectorAll('form[action$="/colonnes"] input[checked]')) {
    form.set(box.getAttribute('name') ?? '', 'non')
  }
  for (const [name, value] of Object.entries(changes)) form.set(name, value)
  form.set('suite', suite)
  return form
}

describe('entre le dépôt et l’import', () => {
  it('les colonnes se montrent avec leurs premières lignes, échappées, et rien n’est importé', async () => {
    const site = service()
    const path = await sent(site, register)
    expect((await site.open(path)).location).toBe(`${path}/colonnes`)
    const { text, html, document } = await site.open(`${path}/colonnes`)
    expect(text).toContain('Les colonnes ont été reconnues seules')
    expect(html).toContain('&lt;b&gt;Bancs&lt;/b&gt;')
    expect(html).not.toContain('<b>Bancs')
    const chosenFields = [...document.querySelectorAll('select[name$="-champ"]')].map((select) =>
      select.querySelector('option[selected]')?.getAttribute('value'),
    )
    expect(chosenFields.slice(0, 5)).toEqual(['id', 'objet', 'dateNotification', 'montant', 'colonne:socialClause'])
    expect(text).toMatch(/vide = non \(2 cellules vides sur 3 regardées\)/)
    expect((await site.open('/registres')).text).toMatch(/Dépôts en cours ou à reprendre.*Colonnes à regarder/)
    expect(await contractsOf(site.db)).toEqual([])
  })

  it('corrigées, l’aperçu les suit, puis l’import, et elles sont retenues', async () => {
    const site = service()
    const path = await sent(site, register)
    const form = await chosen(site, path, 'apercu', {
      'f0-c3-unite': '3',
      'f0-c4-vide': 'non',
      'f0-c5-champ': 'direction',
    })
    expect((await site.post(`${path}/colonnes`, form)).headers.get('location')).toBe(path)
    expect((await site.open(path)).location).toBe(`${path}/apercu`)
    const preview = await site.open(`${path}/apercu`)
    expect(preview.text).toMatch(
      /Rien n’est encore écrit. Cet import donnerait : 2 marchés nouveaux, 0 modifié, 0 inchangé ; 1 ligne mise de côté/,
    )
    expect(preview.text).toMatch(/Ligne 5.*pas d’objet/)
    expect(await contractsOf(site.db)).toEqual([])
    await site.post(`${path}/importer`)
    expect((await site.open(path)).location).toMatch(/^\/registres\/\d+\?depot=1$/)
    const contracts = await contractsOf(site.db)
    expect(
      contracts.map(({ objet, montant, direction, states }) => [objet, montant, direction, states.socialClause]),
    ).toEqual([
      ['<b>Bancs</b>', 50_000, '=1+1', 'yes'],
      ['Tables', 60_000, 'b', 'no'],
    ])
    const layouts = await site.open('/registres/presentations')
    expect(layouts.text).toMatch(/registre\.csv.*vide = non, décidé le 1er juin 2025/)
    const forget = layouts.document.querySelector('form[action$="/oublier"]')?.getAttribute('action') ?? ''
    await site.post(forget)
    expect((await site.open('/registres/presentations')).text).toContain('Aucune pour l’instant')
  })

  it('une cellule vide lue « non » se montre pour ce qu’elle est, sur le marché', async () => {
    const site = service()
    const path = await sent(site, register)
    await site.post(`${path}/colonnes`, await chosen(site, path, 'importer', { 'f0-c4-vide': 'non' }))
    const [tables] = (await contractsOf(site.db)).filter(({ objet }) => objet === 'Tables')
    const { text } = await site.open(`/marches/${encodeURIComponent(tables?.uid ?? '')}`)
    expect(text).toMatch(/cellule vide, lue « non » : c’est décidé pour toute la colonne/)
  })

  it('sans colonne d’objet, l’envoi est refusé sur la page même, et rien ne change', async () => {
    const site = service()
    const path = await sent(site, register)
    const refused = await site.post(`${path}/colonnes`, await chosen(site, path, 'importer', { 'f0-c1-champ': '' }))
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('aucune colonne n’est lue comme l’objet du marché')
    expect((await site.open(path)).location).toBe(`${path}/colonnes`)
  })

  it('un tableau sans en-tête connu se lit une fois que quelqu’un a vu ce que l’on en devine', async () => {
    const site = service()
    const path = await sent(site, new Blob(['Quoi;Combien\nBancs;12 000\nTables;13 000\n']))
    const before = await site.open(`${path}/colonnes`)
    expect(before.text).toMatch(
      /Aucun tableau de marchés reconnu.*devinées d’après leurs seules valeurs.*2 colonnes sont à confirmer/,
    )
    await site.post(`${path}/colonnes`, await chosen(site, path, 'importer', {}))
    expect((await contractsOf(site.db)).map(({ objet, montant }) => [objet, montant]).sort()).toEqual([
      ['Bancs', 12_000],
      ['Tables', 13_000],
    ])
  })

  it('la correspondance se télécharge, se corrige et se rend ; illisible, elle est refusée sur la page', async () => {
    const site = service()
    const path = await sent(site, register)
    const mapping = await (await site.app.request(`${path}/correspondance.json`)).json()
    mapping.sheets[0].columns[5].field = 'direction'
    const form = new FormData()
    form.set('texte', JSON.stringify(mapping))
    expect((await site.post(`${path}/correspondance`, form)).status).toBe(303)
    expect((await site.open(`${path}/colonnes`)).text).toContain('1 colonne est lue comme vous l’avez dit')
    const bad = await site.post(
      `${path}/correspondance`,
      fileOf(new Blob(['{"sheets": 3}']), 'c.json', 'correspondance'),
    )
    expect([bad.status, await bad.text()]).toEqual([422, expect.stringMatching(/Correspondance refusée, à sheets/)])
  })

  it('les marchés modifiés se téléchargent en entier, sans formule', async () => {
    const site = service()
    await load(site.db, new Blob([`${HEADERS}\n1;Bancs;12/03/2025;50 000;X;a\n`]), { name: 'avant.csv' })
    const path = await sent(site, new Blob([`${HEADERS}\n1;Bancs;12/03/2025;55 000;=X;a\n`]))
    await site.post(`${path}/apercu`)
    const { text, status } = await site.open(`${path}/apercu`)
    expect([status, text]).toEqual([200, expect.stringMatching(/Marchés modifiés \(1\).*50 000,00 €.*55 000,00 €/)])
    const csv = await (await site.app.request(`${path}/modifications.csv`)).text()
    expect(csv.split('\r\n')[0]).toBe('uid;id;objet;champ;avant;apres')
    expect(csv).toMatch(/;Bancs;Montant HT;/)
    expect(csv).toContain(";'=X")
  })

  it('un dépôt annulé s’efface ; un aperçu d’un dépôt sans aperçu, ou inconnu, est dit', async () => {
    const site = service()
    const path = await sent(site, register)
    expect((await site.open(`${path}/apercu`)).status).toBe(404)
    expect((await site.post(`${path}/retirer`)).headers.get('location')).toBe('/registres')
    expect((await site.open(`${path}/colonnes`)).status).toBe(404)
    expect((await site.open('/registres')).text).not.toContain('Dépôts en cours')
  })

  it('une colonne remplie non reconnue est dite d’abord ; on dit son fait, puis « vide = non », sans toucher aux autres', async () => {
    const site = service()
    const rows = ['1;Bancs;12/03/2025;50;O', '2;Tables;13/03/2025;60;N', '3;Sols;14/03/2025;70;']
    const header = 'Numéro;Objet;Date de notification;Montant;Ins. O/N'
    const path = await sent(site, new Blob([[header, ...rows].join('\n')]))
    const before = await site.open(`${path}/colonnes`)
    expect(before.text).toMatch(/1 colonne remplie n’est pas lue : E « Ins. O\/N »/)
    expect(before.text).not.toContain('Aucune ne fait de doute')
    const link = before.document.querySelector('.notice a')?.getAttribute('href') ?? ''
    expect(before.document.querySelector(link)?.textContent).toContain('en-tête non reconnu')
    const reasons = (document: typeof before.document) =>
      [...document.querySelectorAll('tr[id$="-rang"] td:last-child')].map((cell) =>
        (cell.textContent ?? '').replace(/\s\(confiance.*/, ''),
      )
    const fact = { 'f0-c4-champ': 'colonne:insertionClause' }
    await site.post(`${path}/colonnes`, await chosen(site, path, 'relire', fact))
    const after = await site.open(`${path}/colonnes`)
    expect(reasons(after.document).at(-1)).toBe('choisi par vous')
    expect(reasons(after.document).slice(0, 2)).toEqual(reasons(before.document).slice(0, 2))
    expect(after.text).toMatch(/1 colonne est lue comme vous l’avez dit, les autres.*Aucune ne fait de doute/)
    expect(after.text).toMatch(/vide = non \(1 cellule vide sur 3 regardées\)/)
    await site.post(`${path}/colonnes`, await chosen(site, path, 'importer', { 'f0-c4-vide': 'non' }))
    const states = (await contractsOf(site.db)).map((contract) => contract.states.insertionClause)
    expect(states).toEqual(['yes', 'no', 'no'])
  })

  it('la fiche d’un marché à compléter nomme la colonne comme le registre', async () => {
    const site = service()
    const rows = ['1;Bancs;12/03/2025;50;O', '2;Tables;13/03/2025;60;']
    const path = await sent(site, new Blob([['Numéro;Objet;Date;Montant;Ins. O/N', ...rows].join('\n')]))
    await site.post(
      `${path}/colonnes`,
      await chosen(site, path, 'importer', { 'f0-c4-champ': 'colonne:insertionClause' }),
    )
    const tables = (await contractsOf(site.db)).find(({ objet }) => objet === 'Tables')
    const { text } = await site.open(`/marches/${encodeURIComponent(tables?.uid ?? '')}`)
    expect(text).toMatch(/complétez par oui ou non la colonne « Ins\. O\/N » du registre/)
    expect(text).not.toContain('la colonne « Clause d’insertion »')
  })

  it('une colonne que l’on vient de nommer est relue avant l’aperçu, pour dire ce que veulent dire ses cellules vides', async () => {
    const site = service()
    const rows = ['1;Bancs;12/03/2025;50;O', '2;Tables;13/03/2025;60;']
    const path = await sent(site, new Blob([['Numéro;Objet;Date;Montant;Ins. O/N', ...rows].join('\n')]))
    const form = await chosen(site, path, 'apercu', { 'f0-c4-champ': 'colonne:insertionClause' })
    await site.post(`${path}/colonnes`, form)
    expect((await site.open(path)).location).toBe(`${path}/colonnes`)
    const asked = await site.open(`${path}/colonnes`)
    expect(asked.text).toMatch(/Des cellules vides sous E « Ins. O\/N » : dites à leur ligne si elles veulent dire non/)
    expect(asked.document.querySelector('#f0-c4-vide')).not.toBeNull()
    await site.post(`${path}/colonnes`, await chosen(site, path, 'apercu', {}))
    expect((await site.open(path)).location).toBe(`${path}/apercu`)
  })

  describe('ce qu’on a dit des cellules vides d’une colonne', () => {
    const header = 'Numéro;Objet;Date;Montant;Ins. O/N'
    const rows = (year: number) => [`${year}-1;Bancs;12/03/${year};50;O`, `${year}-2;Tables;13/03/${year};60;`]
    const file = (year: number, more = '') => new Blob([[header + more, ...rows(year)].join('\n')])
    const fact = { 'f0-c4-champ': 'colonne:insertionClause' }
    const SHEET = { sheet: null, headerRow: 1 }
    const PROMPT = 'Des cellules vides sous'
    const states = async ({ db }: Site) => (await contractsOf(db)).map((contract) => contract.states.insertionClause)
    /** A first deposit, whose column is named; `answer`: what is said of its blanks once asked. */
    async function first(answer: Readonly<Record<string, string>>): Promise<Site> {
      const site = service()
      const path = await sent(site, file(2024))
      await site.post(`${path}/colonnes`, await chosen(site, path, 'apercu', fact))
      await site.post(`${path}/colonnes`, await chosen(site, path, 'relire', {}))
      expect((await site.open(`${path}/colonnes`)).text).toContain(PROMPT)
      await site.post(`${path}/colonnes`, await chosen(site, path, 'importer', answer))
      return site
    }

    it('passées, ne se redemande pas, se voit, et se change', async () => {
      const site = await first({})
      expect(await states(site)).toEqual(['yes', 'unknown'])
      const path = await sent(site, file(2025))
      const { text } = await site.open(`${path}/colonnes`)
      expect(text).not.toContain(PROMPT)
      expect(text).toContain('Décidé ici, et retenu pour cet en-tête : une cellule vide ne dit rien')
      expect((await site.open('/registres/presentations')).text).toMatch(
        /vide = non renseigné, décidé le 1er juin 2025/,
      )
      await site.post(`${path}/colonnes`, await chosen(site, path, 'importer', { 'f0-c4-vide': 'non' }))
      expect(await states(site)).toEqual(['yes', 'unknown', 'yes', 'no'])
      expect((await site.open('/registres/presentations')).text).toMatch(/vide = non, décidé/)
    })

    it('dites « non », le reste ; décochées, ne disent plus rien', async () => {
      const site = await first({ 'f0-c4-vide': 'non' })
      expect(await states(site)).toEqual(['yes', 'no'])
      const path = await sent(site, file(2025))
      const { document, text } = await site.open(`${path}/colonnes`)
      expect(document.querySelector('#f0-c4-vide')?.hasAttribute('checked')).toBe(true)
      expect(text).not.toContain(PROMPT)
      const form = await chosen(site, path, 'importer', {})
      form.delete('f0-c4-vide')
      await site.post(`${path}/colonnes`, form)
      expect(await states(site)).toEqual(['yes', 'no', 'yes', 'unknown'])
      const next = await sent(site, file(2026))
      expect((await site.open(`${next}/colonnes`)).text).not.toContain(PROMPT)
    })

    it('et le même fichier, lu par la correspondance retenue, est reconnu', async () => {
      const site = await first({ 'f0-c4-vide': 'non' })
      const path = await sent(site, file(2024))
      await site.post(`${path}/colonnes`, await chosen(site, path, 'importer', {}))
      expect((await site.open('/registres')).document.querySelectorAll('a[href="/registres/2"]')).toHaveLength(0)
    })

    it.each([
      ['passées', {}, 'unknown'],
      ['dites « non »', { 'f0-c4-vide': 'non' }, 'no'],
    ])('%s, vaut aussi dans un autre tableau où l’on nomme le même en-tête', async (_, answer, blank) => {
      const site = await first(answer)
      const path = await sent(site, file(2025, ';Observations'))
      await site.post(`${path}/colonnes`, await chosen(site, path, 'apercu', fact))
      expect((await site.open(path)).location).toBe(`${path}/apercu`)
      await site.post(`${path}/importer`)
      expect((await states(site)).at(-1)).toBe(blank)
    })

    it('passées, n’empêche pas de reconnaître le même fichier, lu de même', async () => {
      const { db } = service()
      const asked = { column: 4, header: 'Ins. O/N', field: 'colonne', declares: 'insertionClause' } as const
      const read = (blank: object) =>
        load(db, file(2024), {
          mapping: mappingFileSchema.parse({ sheets: [{ ...SHEET, columns: [{ ...asked, ...blank }] }] }),
        })
      const [first, passed, no] = [await read({}), await read({ blank: 'unknown' }), await read({ blank: 'no' })]
      expect([passed.id === first.id, no.id === first.id]).toEqual([true, false])
    })
  })

  it('les données essentielles n’ont pas de colonnes à dire, et s’aperçoivent de même', async () => {
    const site = service()
    const marche = { id: '1', objet: 'Voirie', acheteur: { id: '21440109300015' }, dateNotification: '2025-03-01' }
    const path = await sent(site, new Blob([JSON.stringify({ marches: { marche: [marche] } })]))
    expect((await site.open(`${path}/colonnes`)).text).toContain('il n’y a rien à choisir')
    await site.post(`${path}/colonnes`, new URLSearchParams({ suite: 'apercu' }))
    expect((await site.open(`${path}/apercu`)).text).toContain('1 marché nouveau')
  })
})
