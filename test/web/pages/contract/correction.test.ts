import { describe, expect, test } from 'vitest'
import { LOCAL } from '../../../../src/store/database.js'
import { decide } from '../../../../src/tasks/decide.js'
import { contractHref } from '../../../../src/web/query.js'
import { BUYER, contractsOf, HEADER, load, memory, row } from '../../../tasks/registers.js'
import { textOf } from '../figures.js'
import { fieldsOf, siteOver } from '../site.js'

const [A, B] = [`${BUYER}A1`, `${BUYER}B/2`]

const register = (objet: string, social: string): Blob =>
  new Blob([
    [
      `${HEADER};Clause sociale`,
      `${row({ id: 'A1', objet, montant: '1000', titulaire: 'Bati, Nord' })};${social}`,
      `${row({ id: 'B/2', objet: 'Voirie <bis>', montant: '1200' })};`,
    ].join('\n'),
  ])

/** The service over a register of two contracts: its pages, and what it answers to forms. */
async function site() {
  const database = memory()
  await load(database, register('Voirie', 'Non'))
  return siteOver(database)
}

describe('corriger un marché sur sa page', () => {
  test('le formulaire montre chaque champ tel qu’il est, chacun nommé ; rendu tel quel, il ne corrige rien', async () => {
    const { html, post } = await site()
    const page = await html(`${contractHref(A)}/corriger`)
    for (const [, id] of page.matchAll(/<(?:input|textarea) id="([^"]+)"/g))
      expect(page).toContain(`<label for="${id}">`)
    const fields = fieldsOf(page)
    expect(fields).toMatchObject({
      objet: 'Voirie',
      montant: '1\u202f000 €',
      titulaires: 'Bati, Nord',
      'colonne:Clause sociale': 'Non',
    })
    const same = await post(`${contractHref(A)}/corrections`, { ...fields, motif: 'Rien' })
    expect(same.status).toBe(422)
    expect(await same.text()).toContain('Rien à corriger')
  })

  test('ce qui est changé est corrigé, dit avec qui, quand, avant, après et pourquoi, et s’annule', async () => {
    const { database, html, post } = await site()
    const fields = fieldsOf(await html(`${contractHref(A)}/corriger`))
    const answer = await post(`${contractHref(A)}/corrections`, {
      ...fields,
      ...{ montant: '12 k€', 'colonne:Clause sociale': 'Oui', motif: 'Un <zéro> manquait', piece: 'AE, p. 2' },
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${contractHref(A)}#corrections`])
    expect((await contractsOf(database))[0]).toMatchObject({ montant: 12_000, states: { socialClause: 'yes' } })
    const page = await html(contractHref(A))
    const said = textOf(page)
    expect(said).toContain('Montant HT')
    expect(said).toMatch(/1.000 € ?12.000 €/)
    expect(said).toContain('Un agent (service sans comptes), le 2 juin 2025')
    expect(said).toContain('Pièce : AE, p. 2')
    expect(page).not.toContain('<zéro>')
    expect(textOf(await html(`${contractHref(A)}/corriger`))).toContain('Corrigé à la main ; le registre dit : 1 000 €')
    const undone = await post(`${contractHref(A)}/corrections/1/annulation`, {})
    expect(undone.status).toBe(303)
    expect((await contractsOf(database))[0]).toMatchObject({ montant: 1000, states: { socialClause: 'yes' } })
    expect(textOf(await html(contractHref(A)))).toContain('Annulée le 2 juin 2025')
  })

  test('ce que le registre dément se confirme d’un bouton, tant qu’il dit ce que la page montre', async () => {
    const { database, html, post } = await site()
    const fields = fieldsOf(await html(`${contractHref(A)}/corriger`))
    await post(`${contractHref(A)}/corrections`, { ...fields, objet: 'Voirie nord', motif: 'Tronqué' })
    await load(database, register('Voirie sud', 'Non'), { name: 'suite.csv' })
    const page = await html(contractHref(A))
    expect(textOf(page)).toContain('le registre dit maintenant « Voirie sud »')
    const [, seen = ''] = /confirmation"><input type="hidden" name="vu" value="([^"]*)"/.exec(page) ?? []
    const path = `${contractHref(A)}/corrections/1/confirmation`
    expect((await post(path, { vu: 'Voirie est' })).status).toBe(409)
    expect((await post(path, { vu: seen })).status).toBe(303)
    const after = await html(contractHref(A))
    expect(after).not.toContain('confirmation"')
    expect(textOf(after)).not.toContain('À reconfirmer')
    expect((await contractsOf(database))[0]?.objet).toBe('Voirie nord')
  })

  test('ce qui ne se lit pas est refusé sans perdre ce qui est tapé', async () => {
    const { html, post } = await site()
    const fields = fieldsOf(await html(`${contractHref(A)}/corriger`))
    const answer = await post(`${contractHref(A)}/corrections`, {
      ...fields,
      objet: 'Rues',
      montant: 'cher',
      titulaires: 'Bati, 73282932000075',
      motif: 'Parce que',
    })
    expect(answer.status).toBe(422)
    const again = await answer.text()
    expect(textOf(again)).toContain('Des champs sont à reprendre')
    const behind = (tag: string) => (again.split(tag)[1] ?? '').replace(/[\u202f\u00a0]/g, ' ')
    for (const [field, why] of [
      ['montant', /^Montant HT : montant illisible/],
      ['titulaires', /^Titulaires : clé de contrôle du SIRET fausse/],
    ] as const) {
      expect(behind(`<a href="#champ-${field}">`)).toMatch(why)
      expect(behind(`<span class="hint" id="champ-${field}-aide">`)).toMatch(why)
    }
    expect(fieldsOf(again)).toMatchObject({ objet: 'Rues', montant: 'cher', motif: 'Parce que' })
  })

  test('un marché que son acheteur seul sépare d’un autre le dit, et mène à la réunion déjà remplie', async () => {
    const { database, html, post } = await site()
    const text = await register('Voirie', 'Non').text()
    const file = new Blob([text.replaceAll(BUYER, '')])
    const { id } = await load(database, file, { name: 'sans acheteur.csv' })
    const merger = `${contractHref('A1')}/reunion?avec=${A}`
    for (const path of [contractHref(A), contractHref('A1')]) {
      const page = await html(path)
      expect(textOf(page)).toContain('Ce marché est sans doute compté deux fois')
      expect(page).toContain(`href="${merger}"`)
    }
    expect(textOf(await html(contractHref('A1')))).toMatch(
      /même montant, acheteur 21440109300015 : le marché de l’import n° 1/,
    )
    expect(textOf(await html(contractHref(A)))).toMatch(/même montant, sans acheteur : le marché de l’import n° 2/)
    const report = async () => html(`/registres/${id}`)
    expect(textOf(await report())).toContain('Marchés sans doute déjà là (2)')
    expect(await report()).toContain(`href="${merger}"`)
    const form = fieldsOf(await html(merger))
    expect(form.avec).toBe(A)
    expect((await post(`${contractHref('A1')}/reunion`, { ...form, motif: 'Le même' })).status).toBe(303)
    expect(textOf(await html(contractHref(A)))).not.toContain('compté deux fois')
    expect(textOf(await report())).toContain('Marchés sans doute déjà là (1)')
  })

  test('ce qui a changé entre-temps n’est pas écrasé', async () => {
    const { database, html, post } = await site()
    const fields = fieldsOf(await html(`${contractHref(A)}/corriger`))
    await load(database, register('Voirie', 'Oui'), { name: 'suite.csv' })
    const answer = await post(`${contractHref(A)}/corrections`, { ...fields, montant: '5', motif: 'x' })
    expect(answer.status).toBe(409)
    expect(textOf(await answer.text())).toContain('a changé depuis que vous avez ouvert cette page')
  })

  test('le registre qui dit autre chose depuis le fait savoir', async () => {
    const { database, html, post } = await site()
    const fields = fieldsOf(await html(`${contractHref(A)}/corriger`))
    await post(`${contractHref(A)}/corrections`, { ...fields, objet: 'Rues', motif: 'x' })
    await load(
      database,
      new Blob([`${HEADER}\n${row({ id: 'A1', objet: 'Voirie', montant: '1000', titulaire: 'Bati, Nord' })}`]),
    )
    expect(textOf(await html(contractHref(A)))).not.toContain('À reconfirmer')
    await load(
      database,
      new Blob([`${HEADER}\n${row({ id: 'A1', objet: 'Trottoirs', montant: '1000', titulaire: 'Bati, Nord' })}`]),
    )
    const said = textOf(await html(contractHref(A)))
    expect(said).toContain('À reconfirmer')
    expect(said).toContain('« Trottoirs »')
  })

  test('l’acheteur se corrige sur le formulaire, où l’on arrive par son adresse ; l’identifiant reste', async () => {
    const { database, html, post } = await site()
    const page = await html(`${contractHref(A)}/corriger`)
    expect(page).toContain('<fieldset id="acheteur">')
    expect(textOf(page)).toContain('L’identifiant du marché dans ce service reste celui du registre')
    const sent = { ...fieldsOf(page), acheteur: '21750001600018', motif: 'Autre mairie' }
    const refused = await post(`${contractHref(A)}/corrections`, sent)
    expect([refused.status, textOf(await refused.text())]).toEqual([422, expect.stringContaining('clé de contrôle')])
    await post(`${contractHref(A)}/corrections`, { ...sent, acheteur: '21750001600019', acheteurNom: 'Paris' })
    const [contract] = await contractsOf(database)
    expect(contract).toMatchObject({ uid: A, acheteur: { id: '21750001600019', nom: 'Paris' } })
    expect(textOf(await html(contractHref(A)))).toContain('SIRET de l’acheteur : corrigé à la main')
  })

  test('deux lignes sans numéro semblables se disent différentes depuis leur comparaison, et cela s’annule', async () => {
    const database = memory()
    const bancs = row({ objet: 'Bancs', titulaire: 'Bois' })
    await load(database, new Blob([`${HEADER}\n${bancs}\n${bancs}`]))
    const { html, post } = siteOver(database)
    const [first = '', second = ''] = (await contractsOf(database)).map(({ uid }) => uid).sort()
    const page = await html(contractHref(first))
    expect(textOf(page)).toContain('Ce marché est peut-être compté deux fois')
    const merger = `${contractHref(second)}/reunion?avec=${encodeURIComponent(first)}`
    expect(page).toContain(`href="${merger}"`)
    expect(await html(merger)).toContain(`action="${contractHref(second)}/differents"`)
    const answer = await post(`${contractHref(second)}/differents`, { avec: first, motif: 'Deux commandes' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${contractHref(second)}#corrections`])
    for (const [uid, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const said = textOf(await html(contractHref(uid)))
      expect(said).not.toContain('compté deux fois')
      expect(said).toContain(`deux marchés différents, l’autre étant ${other}`)
    }
    await post(`${contractHref(first)}/corrections/1/annulation`, {})
    expect(textOf(await html(contractHref(second)))).toContain('compté deux fois')
  })

  test('deux marchés se comparent avant d’être réunis ; l’adresse du premier mène alors au second', async () => {
    const { database, request, html, post } = await site()
    const page = `${contractHref(A)}/reunion`
    const compared = await html(`${page}?avec=${encodeURIComponent(`http://localhost${contractHref(B)}`)}`)
    expect(textOf(compared)).toContain('Ce qu’ils ne disent pas de la même façon')
    expect(compared).toContain('Voirie &lt;bis&gt;')
    const answer = await post(page, { ...fieldsOf(compared), motif: 'Saisi deux fois' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${contractHref(B)}#corrections`])
    expect((await contractsOf(database)).map(({ uid }) => uid)).toEqual([B])
    const before = await request(contractHref(A))
    expect([before.status, before.headers.get('location')]).toEqual([302, contractHref(B)])
    const whole = await html(contractHref(B))
    expect(textOf(whole)).toContain(`un seul, avec ${A}`)
    expect(textOf(whole)).toContain(`Réuni avec ${A} le 2 juin 2025 par un agent : « Saisi deux fois ».`)
    expect(whole).toContain('Annuler la réunion</button>')
    await post(`${contractHref(B)}/corrections/1/annulation`, {})
    expect(await contractsOf(database)).toHaveLength(2)
  })

  test('la page dit ce qui est gardé, ce qui est complété et les chiffres ; on y choisit celui qui reste', async () => {
    const { database, html, post } = await site()
    const address = (part: string, whole: string) => `${contractHref(part)}/reunion?avec=${encodeURIComponent(whole)}`
    const page = await html(address(A, B))
    const said = textOf(page)
    expect(said).toMatch(/Montant HT ?1.200,00 € ?1.000,00 € ?1.200,00 € gardé/)
    expect(said).toMatch(/Titulaires ?non renseigné ?Bati, Nord ?Bati, Nord complété/)
    expect(said).toMatch(/Clause sociale ?– non renseigné ?○ non ?○ non/)
    expect(said).toContain('2 → 1 marché compté')
    expect(page).toContain(`href="${address(B, A)}"`)
    await post(`${contractHref(A)}/reunion`, { ...fieldsOf(page), motif: 'Saisi deux fois' })
    expect(await contractsOf(database)).toMatchObject([
      { uid: B, montant: 1200, titulaires: [{ denominationSociale: 'Bati, Nord' }], states: { socialClause: 'no' } },
    ])
    const whole = await html(contractHref(B))
    expect(whole).toContain('<a href="#reunis">')
    expect(textOf(whole)).toMatch(new RegExp(`Ce que ${A} dit autrement.*Montant HT ?1.000,00 € ?1.200,00 €`))
    await post(`${contractHref(B)}/corrections/1/annulation`, {})
    expect(await contractsOf(database)).toMatchObject([
      { uid: A, montant: 1000 },
      { uid: B, titulaires: [] },
    ])
  })

  test('deux décisions opposées sont montrées, et celle que l’on choisit vaut ; ce qui a changé depuis est montré de nouveau', async () => {
    const { database, html, post } = await site()
    const decided = async (uid: string, state: 'yes' | 'no') =>
      decide(database, LOCAL, { uid, kind: 'reserved', state, reason: `vu ${uid}`, document: null }, () => new Date(0))
    await decided(A, 'yes')
    const page = `${contractHref(A)}/reunion`
    const early = fieldsOf(await html(`${page}?avec=${encodeURIComponent(B)}`))
    await decided(B, 'no')
    const meanwhile = await post(page, { ...early, motif: 'Le même' })
    const again = await meanwhile.text()
    expect([meanwhile.status, textOf(again)]).toEqual([409, expect.stringContaining('a changé depuis')])
    expect(textOf(again)).toContain(`oui, décidé de l’autre par un agent le 1er janvier 1970 : « vu ${A} »`)
    const form = fieldsOf(again)
    expect(form).toMatchObject({ motif: 'Le même', 'decision:reserved': 'yes' })
    const { 'decision:reserved': _, ...open } = form
    const refused = await post(page, open)
    expect([refused.status, textOf(await refused.text())]).toEqual([
      422,
      expect.stringContaining('Dites laquelle vaut'),
    ])
    expect((await post(page, form)).status).toBe(303)
    expect(await contractsOf(database)).toMatchObject([{ uid: B, states: { reserved: 'yes' } }])
    await post(`${contractHref(B)}/corrections/1/annulation`, {})
    expect(await contractsOf(database)).toMatchObject([{ states: { reserved: 'yes' } }, { states: { reserved: 'no' } }])
  })

  test('deux faits et deux montants qui s’opposent se départagent sur la page ; sans rien dire, celui qui reste vaut', async () => {
    const { database, html, post } = await site()
    await load(
      database,
      new Blob([`${HEADER};Clause sociale\n${row({ id: 'B/2', objet: 'Voirie <bis>', montant: '1200' })};Oui`]),
    )
    const address = `${contractHref(B)}/reunion`
    const page = await html(`${address}?avec=${encodeURIComponent(A)}`)
    expect(textOf(page)).toContain('Clause sociale : les deux marchés s’opposent. Lequel dit vrai ?')
    expect(textOf(page)).toMatch(/1.000,00 €, de celui qui reste.*1.200,00 €, de l’autre/)
    expect(fieldsOf(page)).toMatchObject({ 'decision:socialClause': '', montant: '' })
    const chosen = { ...fieldsOf(page), 'decision:socialClause': 'yes', montant: 'autre', motif: 'Vu au dossier' }
    expect((await post(address, chosen)).status).toBe(303)
    expect(await contractsOf(database)).toMatchObject([{ uid: A, montant: 1200, states: { socialClause: 'yes' } }])
    expect(textOf(await html(contractHref(A)))).toContain('Lu du marché')
  })

  test('un marché inconnu, une réunion à soi-même, une correction inconnue, un autre site sont refusés', async () => {
    const { request, post, html } = await site()
    expect((await request('/marches/ailleurs/corriger')).status).toBe(404)
    expect((await request(`${contractHref(A)}/reunion?avec=ailleurs`)).status).toBe(404)
    expect((await request(`${contractHref(A)}/reunion?avec=${A}`)).status).toBe(422)
    expect((await post(`${contractHref(A)}/corrections/7/annulation`, {})).status).toBe(404)
    const fields = fieldsOf(await html(`${contractHref(A)}/corriger`))
    const sent = { ...fields, montant: '5', motif: 'x' }
    expect((await post(`${contractHref(A)}/corrections`, sent, 'https://ailleurs.example')).status).toBe(403)
    expect((await post(`${contractHref(A)}/corrections`, { ...sent, motif: ' ' })).status).toBe(422)
  })
})

describe('corriger par l’API', () => {
  const send = (body: unknown) => ({
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  })

  test('corrige, réunit, liste et annule ; les marchés donnent les valeurs corrigées', async () => {
    const { request } = await site()
    const path = `/api${contractHref(A)}/corrections`
    const corrected = await request(path, send({ champs: { montant: '12 k€' }, motif: 'Un zéro' }))
    expect(corrected.status).toBe(200)
    expect(await corrected.json()).toMatchObject({
      corrections: [{ seq: 1, field: 'montant', before: '1\u202f000 €', after: '12\u202f000 €', inForce: true }],
    })
    expect(await (await request(`/api${contractHref(A)}`)).json()).toMatchObject({ montant: 12_000 })
    const apart = await request(`/api${contractHref(B)}/differents`, send({ avec: A, motif: 'Deux rues' }))
    expect(await apart.json()).toMatchObject({ uid: B, corrections: [{ seq: 2, action: 'apart', inForce: true }] })
    expect((await request(`/api${contractHref(A)}/differents`, send({ avec: B, motif: 'x' }))).status).toBe(409)
    const merged = await request(`/api${contractHref(B)}/reunion`, send({ avec: A, motif: 'Le même' }))
    expect(await merged.json()).toMatchObject({ uid: A, parts: [B] })
    expect(await (await request(`/api${contractHref(B)}/corrections`)).json()).toMatchObject({ uid: A, parts: [B] })
    expect((await request(`${path}/3`, { method: 'DELETE' })).status).toBe(200)
    expect((await request(`${path}/3`, { method: 'DELETE' })).status).toBe(409)
    expect((await request(`/api${contractHref(B)}`)).status).toBe(200)
  })

  test('dit avant ce que réunir deux marchés changerait, et ce qui s’y oppose', async () => {
    const { request } = await site()
    const path = `/api${contractHref(B)}/reunion`
    const told = (await (await request(`${path}?avec=${encodeURIComponent(A)}`)).json()) as Record<string, unknown>
    expect(told).toMatchObject({ uid: B, avec: A, montants: { reste: 1000, autre: 1200 }, decisionsOpposees: [] })
    expect(told.faits).toContainEqual({ fait: 'socialClause', reste: 'no', autre: 'unknown', apres: 'no' })
    expect(told.annees).toMatchObject([{ year: 2025, contracts: { before: 2, after: 1 } }])
    expect((await request(path)).status).toBe(400)
    expect((await request(`${path}?avec=${encodeURIComponent(B)}`)).status).toBe(400)
    expect((await request(`${path}?avec=ailleurs`)).status).toBe(404)
    const merged = await request(path, send({ avec: A, motif: 'Le même', montantDeLAutre: true }))
    expect(await merged.json()).toMatchObject({ uid: A, parts: [B] })
    expect(await (await request(`/api${contractHref(A)}`)).json()).toMatchObject({ montant: 1200 })
  })

  test('où deux décisions s’opposent, la réunion attend que l’on dise laquelle vaut', async () => {
    const { database, request } = await site()
    for (const [uid, state] of [
      [A, 'yes'],
      [B, 'no'],
    ] as const) {
      await decide(database, LOCAL, { uid, kind: 'reserved', state, reason: 'vu', document: null }, () => new Date(0))
    }
    const path = `/api${contractHref(B)}/reunion`
    expect((await request(path, send({ avec: A, motif: 'Le même' }))).status).toBe(409)
    expect((await request(path, send({ avec: A, motif: 'Le même', decisions: { reserved: 'oui' } }))).status).toBe(400)
    const merged = await request(path, send({ avec: A, motif: 'Le même', decisions: { reserved: 'no' } }))
    expect(await merged.json()).toMatchObject({ uid: A, parts: [B] })
    expect(await contractsOf(database)).toMatchObject([{ uid: A, states: { reserved: 'no' } }])
  })

  test('refuse en disant pourquoi', async () => {
    const { request } = await site()
    const path = `/api${contractHref(A)}/corrections`
    const refused = async (body: unknown, to = path) => {
      const answer = await request(to, send(body))
      return [answer.status, ((await answer.json()) as { detail: string }).detail] as const
    }
    expect(await refused({ champs: { montant: 'cher' }, motif: 'x' })).toEqual([400, expect.stringContaining('cher')])
    expect(await refused({ champs: {}, motif: 'x' })).toEqual([400, expect.stringContaining('au moins un champ')])
    expect((await refused({ champs: { montant: '5' }, motif: '' }))[0]).toBe(400)
    expect((await refused({ champs: { montant: '1000' }, motif: 'x' }))[0]).toBe(409)
    expect((await refused({ champs: { montant: '5' }, motif: 'x' }, '/api/marches/ailleurs/corrections'))[0]).toBe(404)
    expect((await request(`${path}/x`, { method: 'DELETE' })).status).toBe(404)
  })
})
