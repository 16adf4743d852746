import { describe, expect, test } from 'vitest'
import { createApp } from '../../../../src/app.js'
import { LOCAL } from '../../../../src/store/database.js'
import { Memo } from '../../../../src/tasks/memo.js'
import { inlineRunner } from '../../../../src/tasks/upload.js'
import { BUYER, HEADER, load, memory, row } from '../../../tasks/registers.js'
import { textOf } from '../figures.js'

const ROWS = [
  ['A1', 'Voirie', '100 000', 'à étudier'],
  ['A2', 'Nettoyage', '900 000', 'à étudier'],
  ['A3', 'Gaz', '50 000', 'envisagée'],
] as const
const REGISTER = new Blob([
  [
    `${HEADER};Clause d’insertion`,
    ...ROWS.map(([id, objet, montant, said]) => `${row({ id, objet, montant })};${said}`),
  ].join('\n'),
])
const ORIGIN = { origin: 'http://localhost' }

/** The service over a small register, asked as a browser without script would. */
async function site() {
  const database = memory()
  await load(database, REGISTER)
  const now = () => new Date(Date.UTC(2025, 5, 2, 10))
  const uploads = inlineRunner(database, LOCAL, now, { maxFileBytes: 1 })
  const app = createApp({ database, scope: LOCAL, now, plan: null, memo: new Memo(), uploads, hosts: ['localhost'] })
  const get = async (path: string) => (await app.request(`http://localhost${path}`)).text()
  const post = (
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = ORIGIN,
  ) => app.request(`http://localhost${path}`, { method: 'POST', body: new URLSearchParams(fields), headers })
  return { database, get, post }
}

const decoded = (text: string): string =>
  text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** The fields a form of the page would send, but for its buttons. */
function fieldsOf(html: string, action: string): Record<string, string> {
  const form = html.split(`method="post" action="${action}"`)[1]?.split('</form>')[0] ?? ''
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, decoded(value)]))
}

const titleOf = (html: string): string =>
  textOf(`<main>${html.split('class="lead">')[2]?.split('</p>')[0] ?? ''}</main>`)

describe('la page « À vérifier »', () => {
  test('montre une question, pourquoi, sur quels mots, et des boutons nommés par leur touche', async () => {
    const { get } = await site()
    const html = await get('/a-verifier')
    const text = textOf(html)
    expect(text).toContain('Ce marché comporte-t-il une clause d’insertion ?')
    expect(text).toContain('Nettoyage')
    expect(text).toContain('Pourquoi cette question ?')
    expect(html).toContain('<mark title="clause d’insertion">')
    expect(text).toMatch(/Compte pour 1 marché et 900 k€ de 2025 dans : clause d’insertion/)
    expect([...html.matchAll(/data-key="(.)"/g)].map(([, key]) => key)).toEqual(['o', 'n', '?', 'j'])
    expect(html).not.toMatch(/ on(?:click|key)|<script>|style="/)
    for (const [, id] of html.matchAll(/<(?:input|select) (?:type="text" )?id="([^"]+)"/g)) {
      expect(html).toContain(`<label for="${id}">`)
    }
  })

  test('une réponse suffit : elle écrit le motif montré, mène à la suivante, et s’annule', async () => {
    const { get, post } = await site()
    const first = await get('/a-verifier')
    const done = await post('/a-verifier', { ...fieldsOf(first, '/a-verifier'), reponse: 'oui' })
    expect(done.status).toBe(303)
    const next = await get(done.headers.get('location') ?? '')
    expect(textOf(next)).toContain('Voirie')
    expect(textOf(next)).toContain('Réponse enregistrée : clause d’insertion, n° A2, « Nettoyage » : à vérifier → oui.')
    expect(textOf(next)).toContain('Clause sociale : oui aussi, par conséquence.')
    expect(textOf(next)).not.toContain('Dernière réponse')
    expect(textOf(await get('/a-verifier'))).toContain('Dernière réponse : clause d’insertion, n° A2, « Nettoyage »')
    const journal = textOf(await get('/a-verifier/journal'))
    const reason =
      'Jugé par l’agent, sans pièce : la colonne « Clause d’insertion » dit « à étudier », ce qui ne suffit pas'
    expect(textOf(first)).toContain(reason.replace(/« (.*?) »/g, '“$1”'))
    expect(textOf(next)).toContain(`Motif : ${reason} ; aucune pièce.`)
    expect(journal).toContain(reason)
    expect(journal).toMatch(/2 juin 2025, 12\sh\s00.*n° A2/)
    expect(journal).toContain('aucune pièce')
    const undone = await post('/a-verifier/annuler', fieldsOf(next, '/a-verifier/annuler'))
    expect(undone.status).toBe(303)
    const back = await get(undone.headers.get('location') ?? '')
    expect(textOf(back)).toContain('Nettoyage')
    expect(textOf(back)).not.toContain('Dernière réponse')
    expect(back).toMatch(/role="status"[^>]*><p class="told">Réponse annulée/)
    expect(textOf(back)).toContain('Réponse annulée : clause d’insertion, n° A2, « Nettoyage » : oui → à vérifier.')
    expect(textOf(await get('/a-verifier/journal'))).toContain('annule la décision n° 1')
  })

  test('Entrée dans un champ de texte ne répond pas : le premier bouton du formulaire n’envoie rien', async () => {
    const { get } = await site()
    const form = (await get('/a-verifier')).split('class="answer"')[1]?.split('</form>')[0] ?? ''
    const [first = '', ...others] = [...form.matchAll(/<button [^>]*>/g)].map(([tag]) => tag)
    expect(first).toMatch(/type="submit" disabled/)
    expect(others.filter((tag) => tag.includes('name="reponse"'))).toHaveLength(3)
    expect(others.join()).not.toContain('disabled')
  })

  test('un motif choisi ou écrit, et une pièce, prennent la place du motif montré', async () => {
    const { get, post } = await site()
    const fields = fieldsOf(await get('/a-verifier'), '/a-verifier')
    await post('/a-verifier', {
      ...fields,
      reponse: 'non',
      'motif-choisi': 'Vérifié dans le CCAP',
      piece: 'CCAP, art. 12',
    })
    const text = textOf(await get('/a-verifier/journal'))
    expect(text).toContain('Vérifié dans le CCAP')
    expect(text).toContain('pièce : CCAP, art. 12')
  })

  test('au journal, la décision qu’une annulation remet en vigueur s’annule à son tour', async () => {
    const { get, post } = await site()
    const fields = fieldsOf(await get('/a-verifier'), '/a-verifier')
    const uid = fields.marche ?? ''
    await post('/a-verifier', { ...fields, reponse: 'oui' })
    await post(`/marches/${uid}/decisions`, { fait: 'insertionClause', etat: 'no', motif: 'Relu' })
    await post('/a-verifier/annuler', { numero: '2', seul: 'oui', vers: 'journal' })
    const lineOf = async (seq: number) =>
      (await get('/a-verifier/journal')).split(`id="decision-${seq}"`)[1]?.split('</tr>')[0] ?? ''
    expect(await lineOf(1)).toContain('aria-label="Annuler la décision n° 1"')
    expect(await lineOf(2)).toContain('annulée par la ligne')
    expect(await lineOf(3)).not.toContain('Annuler la décision')
    const undone = await post('/a-verifier/annuler', { numero: '1', seul: 'oui', vers: 'journal' })
    expect(textOf(await get(undone.headers.get('location') ?? ''))).toContain('Réponse annulée : clause d’insertion')
    expect(textOf(await get('/a-verifier'))).toContain('3 questions sur 3 marchés')
  })

  test('la même réponse envoyée deux fois est refusée, et ne répond pas à la suivante', async () => {
    const { get, post } = await site()
    const fields = { ...fieldsOf(await get('/a-verifier'), '/a-verifier'), reponse: 'oui' }
    await post('/a-verifier', fields)
    const again = await post('/a-verifier', fields)
    expect(again.status).toBe(409)
    expect(textOf(await again.text())).toContain('Ce fait a été décidé')
    expect(textOf(await get('/a-verifier'))).toContain('2 questions sur 2 marchés')
  })

  test('une réponse à des mots qu’un import a changés depuis est refusée, et rien n’est écrit', async () => {
    const { database, get, post } = await site()
    const fields = { ...fieldsOf(await get('/a-verifier'), '/a-verifier'), reponse: 'oui' }
    const again = `${row({ id: 'A2', objet: 'Nettoyage', montant: '900 000' })};envisagée puis écartée`
    await load(database, new Blob([`${HEADER};Clause d’insertion\n${again}`]), { name: 'suite.csv' })
    const refused = await post('/a-verifier', fields)
    expect(refused.status).toBe(409)
    expect(textOf(await refused.text())).toContain('Ce qui est lu de ce marché a changé depuis')
    expect(textOf(await get('/a-verifier/journal'))).not.toContain('Nettoyage')
    const fresh = { ...fieldsOf(await get('/a-verifier'), '/a-verifier'), reponse: 'oui' }
    expect((await post('/a-verifier', fresh)).status).toBe(303)
  })

  test('« plus tard » met la question en fin de file, la compte encore, et elle se reprend', async () => {
    const { get, post } = await site()
    const first = await get('/a-verifier')
    const put = await post('/a-verifier', { ...fieldsOf(first, '/a-verifier'), reponse: 'plus-tard' })
    const next = textOf(await get(put.headers.get('location') ?? ''))
    expect(next).toContain('Remise à plus tard, en fin de file : clause d’insertion, n° A2, « Nettoyage ».')
    expect(next).toMatch(/3\s+questions, dont 1\s+remise à plus tard, sur 3\s+marchés/)
    expect(next).toMatch(/Question 1 sur 3, dont 1\s+remise à plus tard\./)
    const html = await get('/a-verifier')
    expect(titleOf(html)).toBe('Voirie')
    const resumed = await post('/a-verifier/reprendre', fieldsOf(html, '/a-verifier/reprendre'))
    const back = await get(resumed.headers.get('location') ?? '')
    expect(titleOf(back)).toBe('Nettoyage')
    expect(textOf(back)).toContain('Les questions remises à plus tard ont repris leur place dans la file.')
    expect(textOf(back)).toMatch(/3\s+questions sur 3\s+marchés/)
    const again = { marche: 'inconnu', fait: 'insertionClause', reponse: 'plus-tard' }
    expect([
      (await post('/a-verifier', again)).status,
      (await post('/a-verifier', { reponse: 'plus-tard' })).status,
    ]).toEqual([409, 422])
  })

  test('juste après « plus tard », annuler reprend la question, et ne touche à aucune réponse', async () => {
    const { get, post } = await site()
    await post('/a-verifier', { ...fieldsOf(await get('/a-verifier'), '/a-verifier'), reponse: 'oui' })
    const second = await get('/a-verifier')
    const put = await post('/a-verifier', { ...fieldsOf(second, '/a-verifier'), reponse: 'plus-tard' })
    const html = await get(put.headers.get('location') ?? '')
    expect(textOf(html)).toContain('Annuler « plus tard »')
    expect(textOf(await get('/a-verifier'))).toContain('Remise à plus tard en dernier : clause d’insertion, n° A1')
    const undone = await post('/a-verifier/annuler', fieldsOf(html, '/a-verifier/annuler'))
    const back = await get(undone.headers.get('location') ?? '')
    expect(titleOf(back)).toBe(titleOf(second))
    expect(textOf(back)).toContain('Reprise à sa place : clause d’insertion, n° A1, « Voirie ».')
    expect(textOf(back)).toContain('Dernière réponse : clause d’insertion, n° A2')
    expect(textOf(await get('/a-verifier/journal'))).not.toContain('annule la décision')
    expect((await post('/a-verifier/annuler', fieldsOf(html, '/a-verifier/annuler'))).status).toBe(409)
  })

  test('une pièce nommée : le motif proposé le dit, et la confirmation la montre', async () => {
    const { get, post } = await site()
    const fields = { ...fieldsOf(await get('/a-verifier'), '/a-verifier'), reponse: 'oui', piece: 'CCAP, art. 12' }
    const done = await post('/a-verifier', fields)
    const told = textOf(await get(done.headers.get('location') ?? ''))
    expect(told).toMatch(/Motif : Jugé par l’agent, sur la pièce citée : .* ; pièce : CCAP, art\. 12\./)
  })

  test('acheteur, direction et règle se choisissent dans des listes', async () => {
    const { get } = await site()
    const html = await get('/a-verifier')
    expect(html).toMatch(/<option value="declared\.insertion">/)
    expect(html).toContain('<datalist id="liste-direction">')
    expect(titleOf(await get('/a-verifier?regle=declared.insertion'))).toBe('Nettoyage')
  })

  test('J passe à la suivante sans rien remettre ; au bout on les reprend', async () => {
    const { get } = await site()
    let html = await get('/a-verifier')
    const seen: string[] = []
    for (let step = 0; step < 3; step += 1) {
      seen.push(titleOf(html))
      html = await get(decoded(/href="([^"]+)" data-key="j"/.exec(html)?.[1] ?? ''))
    }
    expect(new Set(seen).size).toBe(3)
    expect(textOf(html)).toContain('3 questions passées y restent')
    expect(textOf(await get('/a-verifier'))).toContain('3 questions sur 3 marchés')
  })

  test('avant la réponse, la carte dit ce qui la suivra et quelle autre question elle règle', async () => {
    const { database, get, post } = await site()
    const both = `${row({ id: 'B1', objet: 'Peinture', montant: '990 000' })};à étudier;à étudier`
    await load(database, new Blob([`${HEADER};Clause d’insertion;Clause sociale\n${both}`]), { name: 'deux.csv' })
    const html = await get('/a-verifier?fait=socialClause')
    expect(textOf(html)).toContain(
      'Si non, clause d’insertion : non aussi, par conséquence ; cette question est réglée du même coup.',
    )
    const done = await post('/a-verifier', { ...fieldsOf(html, '/a-verifier'), reponse: 'non' })
    const after = textOf(await get(done.headers.get('location') ?? ''))
    expect(after).toContain('Clause d’insertion : non aussi, par conséquence.')
    expect(textOf(await get('/a-verifier/journal'))).toContain('clause d’insertion : non aussi, par conséquence')
    expect(await get('/a-verifier/journal.csv')).toContain(';clause d’insertion : non\r\n')
  })

  test('ce que l’adresse demande de travers est dit, et le reste suivi', async () => {
    const { get } = await site()
    const text = textOf(await get('/a-verifier?fait=autre&q=gaz'))
    expect(text).toContain('« fait=autre » n’est pas compris')
    expect(text).toContain('Question 1 sur 1 (« gaz » ; 3 en tout).')
  })

  test('refuse une réponse venue d’un autre site', async () => {
    const { get, post } = await site()
    const fields = { ...fieldsOf(await get('/a-verifier'), '/a-verifier'), reponse: 'oui' }
    expect((await post('/a-verifier', fields, { origin: 'http://ailleurs.example' })).status).toBe(403)
    expect(textOf(await get('/a-verifier'))).toContain('3 questions')
  })
})

describe('un groupe de réponses', () => {
  const LOT = `/a-verifier/lot?marche=${BUYER}A1&fait=insertionClause&par=famille&reponse=non`

  test('se montre avec son effet, s’applique tel quel, se lit au journal et s’annule d’un coup', async () => {
    const { get, post } = await site()
    const shown = await get(LOT)
    const text = textOf(shown)
    expect(text).toContain('Répondre non à 2 questions')
    expect(text).toContain('Rien n’est encore écrit.')
    expect(text).toMatch(/clause d’insertion, en nombrenon calculable \(0\/3\)0 % à 33,3 % \(0\/3\)/)
    const [, seen = ''] = /name="vu" value="([^"]+)"/.exec(shown) ?? []
    const done = await post(LOT, { vu: seen, motif: '=1+1, aucune clause au CCAP', piece: '' })
    expect([done.status, done.headers.get('location')]).toEqual([303, '/a-verifier?repondu=1'])
    const told = textOf(await get('/a-verifier?repondu=1'))
    expect(told).toMatch(/Clause d’insertion : non pour 2\s+questions\. .*Voir ces 2\s+lignes au journal/)
    expect(told).toContain('Annuler les 2 réponses du groupe')
    expect(textOf(await get('/a-verifier/journal?lot=1'))).toContain('2 lignes')
    const csv = await get('/a-verifier/journal.csv?lot=1')
    expect(csv.split('\r\n')[0]).toContain(
      'Numéro;Date et heure (France);Instant (UTC);Auteur;Identifiant;N° de marché;Lot;Consultation;Titulaires;Objet;Fait',
    )
    expect(csv).toContain(";'=1+1, aucune clause au CCAP;")
    expect(csv).toContain('1;2025-06-02 12 h 00;2025-06-02T10:00:00.000Z;un agent (service sans comptes);')
    expect((await post(LOT, { vu: seen, motif: 'encore' })).status).toBe(409)
    const undone = await post('/a-verifier/annuler', { numero: '1', vers: 'journal' })
    expect(textOf(await get(undone.headers.get('location') ?? ''))).toMatch(/Groupe n° 1 annulé : 2\s+réponses\./)
    expect(textOf(await get('/a-verifier'))).toContain('3 questions sur 3 marchés')
  })

  test('sans motif, écrit la phrase montrée, dite facultative, et ramène à la file où on l’avait laissée', async () => {
    const { get, post } = await site()
    const card = await get(`/a-verifier?annee=2025&voir=0.0.0.10000000.0.${BUYER}A1`)
    expect(titleOf(card)).toBe('Voirie')
    const lot = decoded(/href="([^"]+)" aria-label="Non pour les 2 où/.exec(card)?.[1] ?? '')
    const shown = await get(lot)
    expect(textOf(shown)).toContain('Motif, gardé au journal pour chacune (facultatif)')
    expect(textOf(shown)).toContain(
      'Sans autre motif, on écrit pour chacune : Jugé par l’agent, sans pièce : la colonne « Clause d’insertion » dit « à étudier », ce qui ne vaut pas clause d’insertion.',
    )
    expect(shown).not.toMatch(/<input[^>]* required/)
    const nothing = decoded(/<a href="([^"]+)">Ne rien changer/.exec(shown)?.[1] ?? '')
    expect(titleOf(await get(nothing))).toBe('Voirie')
    const action = decoded(/method="post" action="([^"]+)"/.exec(shown.split('class="answer"')[1] ?? '')?.[1] ?? '')
    const done = await post(action, fieldsOf(shown, action.replaceAll('&', '&amp;')))
    const location = done.headers.get('location') ?? ''
    expect(location).toMatch(/^\/a-verifier\?annee=2025&voir=.*&repondu=1$/)
    expect(titleOf(await get(location))).toBe('Gaz')
    expect(textOf(await get('/a-verifier/journal'))).toContain(
      'dit « à étudier », ce qui ne vaut pas clause d’insertion',
    )
  })

  test('l’effet se recalcule pour les questions cochées, sans rien écrire ni perdre de ce qui est tapé', async () => {
    const { get, post } = await site()
    const [, vu = ''] = /name="vu" value="([^"]+)"/.exec(await get(LOT)) ?? []
    const fields = { vu, listee: `${BUYER}A1`, motif: 'Vu au CCAP', piece: 'art. 3', acte: 'recalculer' }
    const again = await post(LOT, fields)
    const html = await again.text()
    expect(again.status).toBe(200)
    expect(textOf(html)).toContain('Répondre non à 1 question')
    expect(textOf(html)).toMatch(/Effet pour 1\squestion cochée ; 1\sdécochée reste dans la file\./)
    expect(textOf(html)).toMatch(/clause d’insertion, en nombrenon calculable \(0\/3\)0 % à 66,7 % \(0\/3\)/)
    expect([...html.matchAll(/name="retenue" value="([^"]+)"[^>]* checked/g)].map(([, uid]) => uid)).toEqual([
      `${BUYER}A2`,
    ])
    expect(html).toMatch(/name="motif" value="Vu au CCAP"/)
    expect(html).toMatch(/name="piece" value="art. 3"/)
    expect(textOf(await get('/a-verifier/journal'))).not.toContain('n° A2')
  })

  test('les questions décochées sont laissées telles quelles', async () => {
    const { get, post } = await site()
    const shown = await get(LOT)
    expect([...shown.matchAll(/name="retenue" value="([^"]+)"[^>]* checked/g)].map(([, uid]) => uid)).toEqual([
      `${BUYER}A2`,
      `${BUYER}A1`,
    ])
    expect(textOf(shown)).toContain('La colonne « Clause d’insertion » : « à étudier »')
    const [, vu = ''] = /name="vu" value="([^"]+)"/.exec(shown) ?? []
    const listee = `${BUYER}A1`
    const done = await post(LOT, { vu, listee, motif: 'Vu' })
    expect(done.status).toBe(303)
    const journal = textOf(await get('/a-verifier/journal'))
    expect(journal).toContain('n° A2')
    expect(journal).not.toContain('n° A1')
  })

  test('une adresse qui ne désigne aucun groupe est refusée avec ce qui est attendu', async () => {
    const { get } = await site()
    expect(textOf(await get('/a-verifier/lot?par=famille'))).toContain('Cette adresse ne désigne aucun groupe')
  })
})
