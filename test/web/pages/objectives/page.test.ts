import { describe, expect, test } from 'vitest'
import { parsePlan } from '../../../../src/indicators/plan.js'
import { PRESETS } from '../../../../src/indicators/presets/list.js'
import { LOCAL } from '../../../../src/store/database.js'
import { saveScheme, schemesOf, schemeWithHistory } from '../../../../src/tasks/schemes.js'
import { schemePlan } from '../../../tasks/schemes/plans.js'
import { plain, textOf } from '../figures.js'
import { site } from './site.js'

const ID = 'rivemer-2024-2027'
const EDIT = `/objectifs/schemas/${ID}`
const scheme = schemePlan()

describe('sans schéma, la page explique et offre', () => {
  test('un modèle, chacun avec « texte à vérifier » où il le faut, un fichier, une page blanche', async () => {
    const { read, html } = await site()
    const text = await read('/objectifs')
    expect(text).toContain('Aucun schéma n’est enregistré')
    for (const title of ['Partir d’un modèle', 'Donner un fichier de plan', 'Écrire un nouveau schéma']) {
      expect(text).toContain(title)
    }
    const page = await html('/objectifs')
    for (const { plan } of PRESETS) {
      const option = page.split(`<option value="${plan.id}">`)[1]?.split('</option>')[0] ?? ''
      expect(option.includes('texte à vérifier'), plan.id).toBe(plan.toVerify !== undefined)
    }
  })

  test.each(PRESETS.map(({ plan }) => plan.id))('partir du modèle %s mène à une page qui le montre', async (modele) => {
    const { post, request, database } = await site()
    const answer = await post('/objectifs/schemas', { modele })
    expect(answer.status).toBe(303)
    const shown = await request(answer.headers.get('location') ?? '')
    expect(shown.status).toBe(200)
    const [kept] = await schemesOf(database, LOCAL)
    const text = textOf(await shown.text())
    expect(text).toContain(plain(kept?.plan.title ?? '?'))
    for (const { label } of kept?.plan.objectives ?? []) expect(text).toContain(plain(label))
  })

  test('un fichier de plan, choisi ou collé ; illisible, il est refusé en disant où', async () => {
    const { request, post, read } = await site()
    const body = new FormData()
    body.set('fichier', new Blob([JSON.stringify(scheme)]), 'plan.json')
    const headers = { origin: 'http://localhost' }
    const answer = await request('/objectifs/schemas', { method: 'POST', body, headers })
    expect(answer.status).toBe(303)
    expect(await read('/objectifs')).toContain('SPASER de Rivemer 2024-2027')
    const apart = { texte: JSON.stringify({ ...scheme, title: 'Un autre' }), 'a-part': 'oui' }
    const again = await post('/objectifs/schemas', apart)
    expect(decodeURIComponent(again.headers.get('location') ?? '')).toContain(`${ID}-2`)
    const broken = await post('/objectifs/schemas', { texte: JSON.stringify({ ...scheme, objectives: [{}] }) })
    expect(broken.status).toBe(422)
    expect(plain(textOf(await broken.text()))).toContain('objectives[0].id : champ à donner')
    expect((await post('/objectifs/schemas', {})).status).toBe(422)
  })

  test('une page blanche : titre, organisation, années et un premier objectif', async () => {
    const { post, read } = await site()
    const given = { titre: 'SPASER de X', organisation: 'X', document: 'D', de: '2025', a: '2028' }
    const answer = await post('/objectifs/schemas', { ...given, indicateur: 'insertionClause.number' })
    expect(answer.status).toBe(303)
    expect(await read(answer.headers.get('location') ?? '')).toContain('30 % (3/10)')
    expect((await post('/objectifs/schemas', { ...given, de: '25', indicateur: 'reserved.number' })).status).toBe(422)
    expect((await post('/objectifs/schemas', { ...given, indicateur: 'inconnu' })).status).toBe(422)
  })

  test('le plan donné au démarrage se lit, et s’enregistre pour être modifié', async () => {
    const { post, html, read } = await site({ plan: scheme })
    expect(await html('/objectifs')).not.toContain('name="cible-2025"')
    expect(await read('/objectifs')).toContain('fichier donné au démarrage')
    expect((await post('/objectifs/schemas', { demarrage: 'oui' })).status).toBe(303)
    expect(await html('/objectifs')).toContain('name="cible-2025"')
  })
})

describe('le schéma de l’année', () => {
  test('chaque objectif : cible et résultat par année, statut en mots, phrase, lecture, définition', async () => {
    const { read, html } = await site({ scheme })
    const text = await read('/objectifs?annee=2025')
    expect(text).toContain('30 % (3/10)')
    expect(text).toContain('✔ atteint')
    expect(text).toContain('50 % (1/2)')
    expect(text).toContain('« Une clause d’insertion dans un marché sur quatre. »')
    expect(text).toContain('Part, en nombre, des marchés notifiés dans la période dont il est établi')
    const page = await html('/objectifs?annee=2025')
    for (const [, id] of page.matchAll(/<(?:input|select|textarea) id="([^"]+)"/g))
      expect(page).toContain(`for="${id}"`)
    expect(new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).size).toBe(
      [...page.matchAll(/ id="([^"]+)"/g)].length,
    )
  })

  test('une cible se change sur sa ligne, la page le dit, et cela s’annule', async () => {
    const { post, read, html, database } = await site({ scheme })
    const fields = {
      objectif: 'clause-insertion',
      version: '1',
      annee: '2025',
      'cible-2024': '20 %',
      'cible-2025': '40',
    }
    const answer = await post(`${EDIT}/cibles`, fields)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/objectifs?annee=2025&schema=${ID}#version`])
    const changed = await read('/objectifs?annee=2025')
    expect(changed).toContain('Version 2, enregistrée le 2 juin 2025, par un agent (service sans comptes)')
    expect(changed).toContain('20 % en 2024, 25 % en 2025 → ≥ 20 % en 2024, 40 % en 2025')
    expect(changed).toContain('? à préciser')
    expect(await html('/objectifs')).toContain('value="40\u202f%"')
    expect((await post(`${EDIT}/retour`, { version: '2', retour: '1', annee: '2025' })).status).toBe(303)
    expect((await schemeWithHistory(database, LOCAL, ID)).plan).toEqual(scheme)
    expect(await read('/objectifs?annee=2025')).toContain('✔ atteint')
  })

  test('la même ligne enregistrée sans rien changer ne fait pas de version', async () => {
    const { post, database } = await site({ scheme })
    const fields = { objectif: 'clause-insertion', version: '1', 'cible-2024': '20\u202f%', 'cible-2025': '25\u202f%' }
    expect((await post(`${EDIT}/cibles`, fields)).status).toBe(303)
    expect((await schemeWithHistory(database, LOCAL, ID)).revision).toBe(1)
  })

  test('deux personnes à la fois : la seconde est prévenue en clair, rien n’est écrasé', async () => {
    const { post, database } = await site({ scheme })
    const fields = { objectif: 'clause-insertion', version: '1' }
    await post(`${EDIT}/cibles`, { ...fields, cible: '30 %' })
    for (const [path, more] of [
      ['cibles', { cible: '35 %' }],
      ['retour', { retour: '0' }],
      ['coller', { texte: 'Objectif\t2025\nclause-insertion\t9 %' }],
    ] as const) {
      const answer = await post(`${EDIT}/${path}`, { ...fields, ...more })
      expect([path, answer.status]).toEqual([path, 409])
      expect(textOf(await answer.text())).toContain('a été modifié entre-temps')
    }
    expect((await schemeWithHistory(database, LOCAL, ID)).plan?.objectives[0]?.target?.value).toBe(0.3)
  })

  test.each([
    [{ 'cible-2025': 'beaucoup' }, 'illisible : écrire par exemple 25 %'],
    [{ 'cible-2025': '1' }, 'illisible'],
    [{ cible: '25 %', 'cible-2025': '25 %' }, 'soit une cible pour toutes les années, soit des cibles par année'],
    [{ cible: '25 %', objectif: 'autre' }, 'cet objectif n’est pas dans le schéma'],
    [{ cible: '25 %', version: 'x' }, 'la version du schéma manque'],
    [{ cible: 'x'.repeat(3000) }, 'trop long'],
  ])('%o est refusé en disant quoi faire', async (fields, words) => {
    const { post, database } = await site({ scheme })
    const answer = await post(`${EDIT}/cibles`, { objectif: 'clause-insertion', version: '1', ...fields })
    expect(answer.status).toBe(422)
    expect(textOf(await answer.text())).toContain(words)
    expect((await schemeWithHistory(database, LOCAL, ID)).revision).toBe(1)
  })

  test('les autres lectures donnent leur chiffre, et l’on peut en retenir une', async () => {
    const [first] = scheme.objectives
    const alternatives = [{ label: 'En valeur', indicator: 'insertionClause.value', reading: 'En euros.' }]
    const { post, read } = await site({ scheme: schemePlan({ objectives: [{ ...first, alternatives }] as never }) })
    expect(await read('/objectifs?annee=2025')).toContain('30 % (150 k€/500 k€)')
    const fields = { objectif: 'clause-insertion', version: '1', indicateur: 'insertionClause.value' }
    expect((await post(`${EDIT}/lecture`, fields)).status).toBe(303)
    const text = await read('/objectifs?annee=2025')
    expect(text).toContain('Lecture retenueEn euros.')
    expect(text).toContain(
      'Marchés avec clause d’insertion, en nombre En nombre de marchés notifiés dans l’année.30 % (3/10)',
    )
  })

  test('un objectif s’ajoute sans mesure, dit ce qui manque, se modifie et se retire', async () => {
    const { post, read, database } = await site({ scheme })
    const added = await post(`${EDIT}/objectif`, {
      ...{ version: '1', intitule: 'Délai de paiement', phrase: 'Payer en 20 jours.', lecture: 'En moyenne.' },
      ...{ indicateur: '', sens: '<=', unite: 'day', manque: 'les dates de paiement, à la direction des finances' },
    })
    expect(added.status).toBe(303)
    expect(await read('/objectifs')).toContain('Non mesuré : les dates de paiement, à la direction des finances')
    const target = await post(`${EDIT}/cibles`, { version: '2', objectif: 'delai-de-paiement', cible: '20' })
    expect(target.status).toBe(303)
    const edited = { version: '3', objectif: 'delai-de-paiement', intitule: 'Payer vite', phrase: 'P', lecture: 'L' }
    expect((await post(`${EDIT}/objectif`, { ...edited, suivi: 'DGFIP' })).status).toBe(303)
    expect(await read('/objectifs')).toMatch(/Payer vite.*Suivi parDGFIP/)
    await post(`${EDIT}/objectif`, { version: '4', objectif: 'delai-de-paiement', retirer: 'oui' })
    expect((await schemeWithHistory(database, LOCAL, ID)).plan).toEqual(scheme)
  })

  test('les actions se modifient sur leur ligne, s’ajoutent et se retirent', async () => {
    const { post, read, database } = await site({ scheme })
    const done = { version: '1', action: 'formation', intitule: 'Former les acheteurs', etat: 'done', qui: 'DCP' }
    expect((await post(`${EDIT}/action`, { ...done, echeance: '2025-12-31', note: '' })).status).toBe(303)
    expect(await read('/objectifs')).toContain('état : en cours → faite')
    const more = { version: '2', intitule: 'Publier la carte des achats', etat: 'planned' }
    expect((await post(`${EDIT}/action`, more)).status).toBe(303)
    expect((await schemeWithHistory(database, LOCAL, ID)).plan?.actions).toHaveLength(2)
    await post(`${EDIT}/action`, { ...done, version: '3', retirer: 'oui' })
    expect((await schemeWithHistory(database, LOCAL, ID)).plan?.actions?.map(({ id }) => id)).toEqual([
      'publier-la-carte-des-achats',
    ])
    expect((await post(`${EDIT}/action`, { ...more, version: '4', echeance: 'bientôt' })).status).toBe(422)
  })

  test('un collage montre ce qui serait pris et refusé, puis s’enregistre', async () => {
    const { post, database } = await site({ scheme })
    const texte = 'Objectif\t2025\t2026\nClause d’insertion dans les marchés\t30 %\t35 %\nInconnu\t1 %\t2 %'
    const preview = await post(`${EDIT}/coller`, { version: '1', annee: '2025', texte })
    const html = await preview.text()
    expect(textOf(html)).toContain('1 ligne comprise, 1 refusée ; 1 changement. Rien n’est encore enregistré.')
    expect(textOf(html)).toContain('aucun objectif du schéma ne porte ce nom')
    expect((await schemeWithHistory(database, LOCAL, ID)).revision).toBe(1)
    expect(html).toContain('name="confirmer"')
    const kept = await post(`${EDIT}/coller`, { version: '1', annee: '2025', texte, confirmer: 'oui' })
    expect(kept.status).toBe(303)
    const { plan } = await schemeWithHistory(database, LOCAL, ID)
    expect(plan?.objectives[0]?.targets?.map(({ value }) => value)).toEqual([0.2, 0.3, 0.35])
  })

  test('retiré, il n’est plus comparé à rien ; il se rétablit', async () => {
    const { post, read } = await site({ scheme })
    expect((await post(`${EDIT}/retour`, { version: '1', retour: '0' })).headers.get('location')).toBe('/objectifs')
    const empty = await read('/objectifs')
    expect(empty).toContain('Aucun schéma n’est enregistré')
    expect(empty).toContain('SPASER de Rivemer 2024-2027, retiré le 2 juin 2025')
    expect((await post(`${EDIT}/cibles`, { version: '2', objectif: 'x' })).status).toBe(409)
    expect((await post(`${EDIT}/retour`, { version: '2', retour: '1' })).status).toBe(303)
    expect(await read('/objectifs')).toContain('Cibles et résultats')
  })

  test('l’export est un fichier de plan, qui se relit', async () => {
    const { request } = await site({ scheme })
    const answer = await request(`${EDIT}/plan.json`)
    expect(answer.headers.get('content-disposition')).toContain(`${ID}.json`)
    expect(parsePlan(await answer.text())).toEqual(scheme)
    expect((await request('/objectifs/schemas/inconnu/plan.json')).status).toBe(404)
  })

  test('une demande venue d’ailleurs est refusée', async () => {
    const { request } = await site({ scheme })
    const body = new URLSearchParams({ version: '1', retour: '0' })
    const headers = { origin: 'https://ailleurs.example' }
    expect((await request(`${EDIT}/retour`, { method: 'POST', body, headers })).status).toBe(403)
  })
})

test('les pages et la synthèse suivent le schéma enregistré, avec ses chiffres propres', async () => {
  const own = {
    ...{ id: 'rivemer.voirie', version: 1, label: 'Clause en voirie', figure: 'share', counts: 'contract' },
    sentence: 'Part des marchés de la voirie avec une clause d’insertion.',
    among: { direction: ['Voirie'] },
    numerator: { fact: 'insertionClause' },
  }
  const [first] = scheme.objectives
  const objective = { ...first, id: 'voirie', label: 'Clause en voirie', indicator: own.id }
  const plan = schemePlan({ definitions: [own], objectives: [objective] } as never)
  const { read, request, database, now } = await site({ plan: scheme })
  expect(await read('/synthese?annee=2025')).toContain('Clause d’insertion dans les marchés')
  await saveScheme(database, LOCAL, now, { id: plan.id, seen: 0, plan, summary: 'création' })
  const summary = await read('/synthese?annee=2025')
  expect(summary).toContain('En 2025, à ce jour, « Clause en voirie » : 100 % (3 sur 3) : objectif atteint (≥ 25 %).')
  expect(summary).not.toContain('Clause d’insertion dans les marchés')
  expect(await read('/')).toMatch(/Clause en voirie100 % \(3 sur 3\)✔ atteint/)
  const { indicators } = await (await request('/api/indicateurs?annee=2025')).json()
  expect(indicators.at(-1)).toMatchObject({ id: 'rivemer.voirie', value: 1, status: 'met', numerator: 3 })
})

test('une cible pour plus tard n’est ni manquée ni absente : les pages disent pour quand elle est', async () => {
  const [first] = scheme.objectives
  const { targets: _, ...rest } = first ?? {}
  const later = schemePlan({ objectives: [{ ...rest, target: { value: 0.5 }, horizon: 2027 }] } as never)
  const { read } = await site({ scheme: later })
  for (const path of ['/objectifs?annee=2025', '/synthese?annee=2025', '/']) {
    const text = await read(path)
    expect(text, path).toContain('à atteindre d’ici 2027')
    expect(text, path).not.toMatch(/sans objectif|✘/)
  }
})

describe('un plan donné une seconde fois', () => {
  const changed = { ...scheme, title: 'SPASER de Rivemer, version 2' }

  test('montre ce qu’il changerait, puis devient la version suivante', async () => {
    const { post, read, database } = await site({ scheme })
    const shown = await post('/objectifs/schemas', { texte: JSON.stringify(changed) })
    expect(shown.status).toBe(409)
    const text = textOf(await shown.text())
    expect(text).toContain('est enregistré, en version 1. Le plan donné y ferait 1 changement')
    expect(text).toContain('titre : SPASER de Rivemer 2024-2027 → SPASER de Rivemer, version 2')
    expect((await schemesOf(database, LOCAL)).map(({ plan }) => plan)).toEqual([scheme])
    const fields = { version: '1', annee: '2025', texte: JSON.stringify(changed) }
    expect((await post(`${EDIT}/mise-a-jour`, fields)).status).toBe(303)
    expect((await schemesOf(database, LOCAL)).map(({ plan, revision }) => [plan.id, revision])).toEqual([[ID, 2]])
    expect(await read('/objectifs?annee=2025')).toContain('SPASER de Rivemer, version 2')
    // Somebody else has edited it since: nothing is overwritten.
    expect((await post(`${EDIT}/mise-a-jour`, fields)).status).toBe(409)
  })

  test('est reconnu à son titre et à sa période, et s’enregistre à part si on le dit', async () => {
    const { post, read, database } = await site({ scheme })
    const other = JSON.stringify({ ...scheme, id: 'autre' })
    const shown = await post('/objectifs/schemas', { texte: other })
    expect([shown.status, textOf(await shown.text()).includes('0 changement')]).toEqual([409, true])
    expect((await post('/objectifs/schemas', { texte: other, 'a-part': 'oui' })).status).toBe(303)
    expect((await schemesOf(database, LOCAL)).map(({ plan }) => plan.id).sort()).toEqual(['autre', ID])
    expect(await read('/objectifs?annee=2025')).toContain('2 schémas couvrent 2025')
    expect(await read('/objectifs?annee=2030')).not.toContain('schémas couvrent')
  })
})

describe('ce qui ne se modifiait que par fichier', () => {
  const said = { objectif: 'clause-insertion', intitule: 'Clause', phrase: 'P.', lecture: 'L.' }
  const kept = async (database: Parameters<typeof schemesOf>[0]) =>
    (await schemesOf(database, LOCAL))[0]?.plan.objectives[0]

  test('le point de départ et l’horizon', async () => {
    const one = schemePlan({
      objectives: [{ ...scheme.objectives[0], targets: undefined, target: { value: 0.3 } } as never],
    })
    const { post, database } = await site({ scheme: one })
    const fields = { ...said, version: '1', horizon: '2026', 'depart-annee': '2023', 'depart-valeur': '12 %' }
    expect((await post(`${EDIT}/objectif`, { ...fields, 'depart-source': 'Bilan 2023' })).status).toBe(303)
    const edited = await kept(database)
    expect([edited?.horizon, edited?.baseline]).toEqual([2026, { year: 2023, value: 0.12, source: 'Bilan 2023' }])
    // A form without these fields leaves them; empty, they are taken out.
    expect((await post(`${EDIT}/objectif`, { ...said, version: '2' })).status).toBe(303)
    expect(await kept(database)).toEqual(edited)
    const empty = { ...said, version: '2', horizon: '', 'depart-annee': '', 'depart-valeur': '' }
    const answer = await post(`${EDIT}/objectif`, empty)
    const { horizon: _, baseline: __, ...without } = edited ?? {}
    expect([answer.status, await kept(database)]).toEqual([303, without])
    expect((await post(`${EDIT}/objectif`, { ...fields, version: '3', 'depart-valeur': '' })).status).toBe(422)
  })

  test('une autre lecture, ajoutée puis retirée', async () => {
    const { post, read, database } = await site({ scheme })
    const reading = { nom: 'En valeur', indicateur: 'insertionClause.value', lecture: 'En euros.' }
    const objectif = 'clause-insertion'
    expect((await post(`${EDIT}/autre-lecture`, { objectif, version: '1', ...reading })).status).toBe(303)
    expect(await read('/objectifs?annee=2025')).toContain('En valeur En euros.30 % (150 k€/500 k€)')
    const removal = { objectif, version: '2', retirer: 'insertionClause.value' }
    expect((await post(`${EDIT}/autre-lecture`, removal)).status).toBe(303)
    expect((await kept(database))?.alternatives).toBeUndefined()
  })

  test('les acheteurs, un par ligne', async () => {
    const { post, database, html } = await site({ scheme })
    const acheteurs = '214401093 Ville de Nantes ; autre acheteur public\n213 502 388 Rennes'
    expect((await post(`${EDIT}/acheteurs`, { version: '1', acheteurs })).status).toBe(303)
    expect((await schemesOf(database, LOCAL))[0]?.plan.buyers).toEqual([
      { siren: '214401093', name: 'Ville de Nantes', type: 'other' },
      { siren: '213502388', name: 'Rennes' },
    ])
    expect(await html('/objectifs?annee=2025')).toContain('214401093 Ville de Nantes ; autre acheteur public')
    const wrong = await post(`${EDIT}/acheteurs`, { version: '2', acheteurs: 'Ville de Nantes' })
    expect([wrong.status, textOf(await wrong.text()).includes('« Ville de Nantes » est illisible')]).toEqual([
      422,
      true,
    ])
    expect((await post(`${EDIT}/acheteurs`, { version: '2', acheteurs: '214401094 X' })).status).toBe(422)
    expect((await post(`${EDIT}/acheteurs`, { version: '2', acheteurs: '' })).status).toBe(303)
    expect((await schemesOf(database, LOCAL))[0]?.plan.buyers).toBeUndefined()
  })
})

describe('ce que rien ne mesure', () => {
  const esus = {
    ...{ id: 'esus', label: 'Achats ESUS', indicator: null, unmeasured: 'La liste des ESUS manque.', unit: 'ratio' },
    ...{ direction: '>=', untargeted: 'Suivi.', sentence: 'S.', reading: 'R.' },
  }

  test.each(['/', '/synthese?annee=2025'])('%s le compte, et y mène', async (path) => {
    const { read, html } = await site({ scheme: schemePlan({ objectives: [...scheme.objectives, esus as never] }) })
    expect(await read(path)).toContain(
      '1 objectif du schéma sur 2 objectifs n’est mesuré par aucun registre de marchés',
    )
    const href = /href="([^"]+#non-mesures)"/.exec(await html(path))?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(await html(href.split('#')[0] ?? '')).toContain('id="non-mesures"')
    expect(await (await site({ scheme })).read(path)).not.toContain('n’est mesuré par aucun')
  })

  test('la synthèse mène à la comparaison, aux exigences et aux résultats figés', async () => {
    const { html } = await site({ scheme })
    const page = await html('/synthese?annee=2025')
    for (const href of ['/comparaisons?annee=2025', '/exigences', '/resultats'])
      expect(page).toContain(`href="${href}"`)
  })
})

test('la définition d’un chiffre se lit en mots, et la prévision dit ce qu’elle valait', async () => {
  const { read } = await site({ scheme })
  const text = await read('/objectifs?annee=2025')
  expect(text).toContain('Au numérateurLes marchés qui comportent une clause d’insertion.')
  expect(text).toContain('Laissés de côtéConcessions, marchés subséquents')
})
