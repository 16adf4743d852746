import { describe, expect, test } from 'vitest'
import { LOCAL } from '../../../src/store/database.js'
import { currentRevision } from '../../../src/store/imports.js'
import { schemePlan } from '../../tasks/schemes/plans.js'
import { site } from './objectives/site.js'

const [objective] = schemePlan().objectives
const scheme = schemePlan({
  objectives: [
    { ...objective, targets: undefined, target: { value: 0.4 } } as never,
    {
      id: 'environnement',
      label: 'Considération environnementale',
      indicator: 'environmentalConsideration.number',
      direction: '>=',
      unit: 'ratio',
      untargeted: 'Suivi.',
      sentence: 'S.',
      reading: 'R.',
    },
    {
      id: 'esus',
      label: 'Achats ESUS',
      indicator: null,
      unmeasured: 'La liste des ESUS manque.',
      direction: '>=',
      unit: 'ratio',
      untargeted: 'Suivi.',
      sentence: 'S.',
      reading: 'R.',
    },
  ],
})
const PAGE = '/hypotheses?objectif=clause-insertion&annee=2025'

describe('et si des marchés étaient qualifiés ou notifiés', () => {
  test('sans rien supposer, le chiffre d’aujourd’hui et les marchés à qualifier', async () => {
    const { read } = await site({ scheme })
    const text = await read(PAGE)
    expect(text).toContain('Chiffre30 %Fait de3/10Intervalle30 % à 40 %')
    expect(text).toContain('rien n’est encore supposé')
    expect(text).toContain('1 marché à qualifier')
    expect(text).toContain('Travaux C1')
  })

  test('un marché confirmé atteint la cible : avant et après côte à côte', async () => {
    const { read } = await site({ scheme })
    const text = await read(`${PAGE}&confirmes=1`)
    expect(text).toContain('avec 1 marché confirmé')
    expect(text).toContain('Chiffre30 %40 %')
    expect(text).toContain('Fait de3/104/10')
    expect(text).toMatch(/Où il en est\? à préciser[^✔]*✔ atteint/)
  })

  test('un marché écarté, choisi par son nom, ferme la porte', async () => {
    const { read, database } = await site({ scheme })
    const { uid } = await database.query
      .selectFrom('contract')
      .select('uid')
      .where('id', '=', 'C1')
      .executeTakeFirstOrThrow()
    const text = await read(`${PAGE}&non=${encodeURIComponent(uid)}`)
    expect(text).toContain('avec 1 marché écarté')
    expect(text).toMatch(/Où il en est\? à préciser[^✘]*✘ non atteint/)
    const both = await read(`${PAGE}&non=${encodeURIComponent(uid)}&oui=${encodeURIComponent(uid)}`)
    expect(both).toContain('1 marché coché oui et non à la fois')
  })

  test('des marchés à venir comptent au numérateur comme au dénominateur, et les autres objectifs suivent', async () => {
    const { read } = await site({ scheme })
    const text = await read(`${PAGE}&avec=5&sans=2`)
    expect(text).toContain('Fait de3/108/17')
    expect(text).toContain('Les autres objectifs qui bougeraient')
    expect(text).toContain('Considération environnementale')
    const said = await read(`${PAGE}&avec=2&avec-environmentalClause=yes`)
    expect(said).toMatch(/Considération environnementalenon calculable \(0\/10\)16,7 %/)
  })

  test('ce qui n’est pas compris, ou dépasse ce qui reste, est dit', async () => {
    const { read, request } = await site({ scheme })
    expect(await read(`${PAGE}&confirmes=beaucoup`)).toContain('« confirmes » n’est pas compris')
    expect(await read(`${PAGE}&confirmes=9`)).toContain('8 de plus qu’il n’en reste à qualifier')
    expect((await request('/hypotheses?objectif=inconnu')).status).toBe(404)
    expect((await request('/hypotheses?objectif=esus')).status).toBe(404)
    expect((await request(`${PAGE}&confirmes=`)).headers.get('location')).toBe(PAGE)
    expect((await (await site()).request('/hypotheses')).status).toBe(404)
  })

  test('rien n’est écrit : ni version, ni publication', async () => {
    const { read, database } = await site({ scheme })
    const before = await currentRevision(database, LOCAL)
    await read(`${PAGE}&confirmes=1&avec=5`)
    expect(await currentRevision(database, LOCAL)).toBe(before)
    expect(await read('/objectifs/clause-insertion?annee=2025')).toContain('30 % (3/10)')
  })
})
