import { describe, expect, test } from 'vitest'
import { contractHref } from '../../../../src/web/query.js'
import { BUYER, contractsOf, csv, load, memory, row } from '../../../tasks/registers.js'
import { textOf } from '../figures.js'
import { fieldsOf, siteOver } from '../site.js'

const A = `${BUYER}A1`

async function site() {
  const database = memory()
  const voirie = { id: 'A1', objet: 'Voirie et parcs', montant: '12000', titulaire: 'Bati' }
  await load(database, csv(row(voirie)))
  await load(database, csv(row({ ...voirie, titulaire: 'Mure' })), { name: 'autre.csv' })
  return siteOver(database)
}

describe('ajouter un marché absent des registres', () => {
  test('la page mène au marché ajouté ; elle se trouve depuis les marchés et les registres', async () => {
    const { post, html, database } = await site()
    for (const page of ['/marches', '/registres']) expect(await html(page)).toContain('href="/marches/ajouter"')
    const page = await html('/marches/ajouter')
    for (const [, id] of page.matchAll(/<(?:input|textarea) id="([^"]+)"/g))
      expect(page).toContain(`<label for="${id}">`)
    const typed = { ...fieldsOf(page), acheteur: BUYER, objet: 'Parcs', montant: '12 k€', motif: 'Oublié' }
    const answer = await post('/marches/ajouter', typed)
    expect(answer.status).toBe(303)
    const [, added] = await contractsOf(database)
    expect(answer.headers.get('location')).toBe(contractHref(added?.uid ?? ''))
    expect(added).toMatchObject({ objet: 'Parcs', montant: 12_000 })
    expect(textOf(await html('/registres'))).toContain('Saisie du 2 juin 2025, 12 h 00.csv')
  })

  test('ce qui ne se lit pas est dit à son champ, sans rien perdre ni écrire ; un autre site est refusé', async () => {
    const { post, database } = await site()
    const typed = { acheteur: BUYER, objet: 'Parcs <b>', montant: 'cher', motif: 'Oublié' }
    const answer = await post('/marches/ajouter', typed)
    expect(answer.status).toBe(422)
    const again = await answer.text()
    expect(textOf(again)).toMatch(/Montant HT : montant illisible.*Montant HT : montant illisible/)
    expect(fieldsOf(again)).toMatchObject({ objet: 'Parcs &lt;b&gt;', montant: 'cher', motif: 'Oublié' })
    expect((await post('/marches/ajouter', { ...typed, montant: '5' }, 'https://ailleurs.example')).status).toBe(403)
    expect((await post('/marches/ajouter', { ...typed, montant: '5', motif: ' ' })).status).toBe(422)
    expect(await contractsOf(database)).toHaveLength(1)
  })

  test('par l’API', async () => {
    const { send } = await site()
    const champs = { acheteur: BUYER, id: 'Z9', objet: 'Parcs', 'Clause sociale': 'Oui' }
    const answer = await send('/api/marches', { champs, motif: 'Oublié' })
    expect(await answer.json()).toEqual({ uid: `${BUYER}Z9`, import: expect.any(Number) })
    expect((await send('/api/marches', { champs, motif: 'Oublié' })).status).toBe(409)
    expect((await send('/api/marches', { champs: { ...champs, montant: 'cher' }, motif: 'x' })).status).toBe(400)
  })
})

describe('scinder un marché', () => {
  const split = `${contractHref(A)}/scinder`

  test('propose ce que deux imports disent autrement, dit l’écart des montants, et se défait de la page du nouveau', async () => {
    const { post, html, database } = await site()
    const form = await html(split)
    expect(textOf(form)).not.toContain('faits du nouveau sont à vérifier')
    expect(textOf(form)).toContain('Le nouveau reprend les textes et les colonnes déclarées du premier')
    const fields = fieldsOf(form)
    expect(fields).toMatchObject({ titulaires: 'Mure', 'nouveau:titulaires': 'Bati', 'nouveau:montant': '' })
    const typed = {
      ...fields,
      montant: '7 000',
      'nouveau:objet': 'Parcs',
      'nouveau:montant': '4 000',
      motif: 'Deux lots',
    }
    const asked = await post(split, typed)
    expect(asked.status).toBe(200)
    const confirm = await asked.text()
    expect(textOf(confirm)).toContain('Les deux montants font 1 000,00 € de moins que celui du marché')
    expect(await contractsOf(database)).toHaveLength(1)
    const again = await post(split, { ...fieldsOf(confirm), 'nouveau:montant': '4 500' })
    expect(textOf(await again.text())).toContain('Les deux montants font 500,00 € de moins')
    const ecart = /name="ecart" value="(\d+)"/.exec(confirm)?.[1] ?? ''
    expect((await post(split, { ...fieldsOf(confirm), 'nouveau:montant': '4 500', ecart })).status).toBe(200)
    const answer = await post(split, { ...fieldsOf(confirm), ecart })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${contractHref(A)}#corrections`])
    const [, apart] = await contractsOf(database)
    expect(apart).toMatchObject({ uid: `${A}~+1`, objet: 'Parcs', montant: 4_000 })
    const page = await html(contractHref(apart?.uid ?? ''))
    expect(textOf(page)).toContain('Scission')
    expect(textOf(page)).toContain('corrigez ce marché, qui a été saisi ici : aucun registre ne le porte')
    expect(textOf(page)).not.toContain('du registre (ajoutez-la')
    expect(textOf(await html(contractHref(A)))).toContain('du registre (ajoutez-la')
    const undo = /action="([^"]+annulation)"/.exec(page)?.[1] ?? ''
    const undone = await post(undo, {})
    expect([undone.status, undone.headers.get('location')]).toEqual([303, `${contractHref(A)}#corrections`])
    expect(await contractsOf(database)).toMatchObject([{ uid: A, montant: 12_000 }])
  })

  test('refuse ce qui ne se lit pas, ce qui a changé, un marché inconnu et un autre site', async () => {
    const { post, html, request, database } = await site()
    const fields = { ...fieldsOf(await html(split)), 'nouveau:montant': '0', motif: 'x' }
    expect((await post(split, { ...fields, 'nouveau:montant': 'cher' })).status).toBe(422)
    expect((await post(split, { ...fields, vu: 'avant' })).status).toBe(409)
    expect((await post(split, fields, 'https://ailleurs.example')).status).toBe(403)
    expect((await request('/marches/ailleurs/scinder')).status).toBe(404)
    expect(await contractsOf(database)).toHaveLength(1)
  })

  test('par l’API, qui dit l’écart', async () => {
    const { send, request } = await site()
    const body = { reste: { montant: '7 000' }, nouveau: { objet: 'Parcs', montant: '4 000' }, motif: 'Deux lots' }
    const answer = await send(`/api${contractHref(A)}/scission`, body)
    expect(await answer.json()).toEqual({ uid: A, nouveau: `${A}~+1`, ecart: 1000 })
    expect((await request(`/api${contractHref(`${A}~+1`)}`)).status).toBe(200)
    expect((await send('/api/marches/ailleurs/scission', body)).status).toBe(404)
  })
})
