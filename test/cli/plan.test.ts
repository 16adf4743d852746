import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { parsePlan } from '../../src/indicators/plan.js'
import { hypothesesSchema } from '../../src/web/api/schemas/hypotheses.js'
import { schemePlan } from '../tasks/schemes/plans.js'
import { spaser, workplace } from './run.js'

const place = workplace()
afterAll(() => rmSync(place.folder, { recursive: true }))
const withDb = (...args: string[]) => spaser([...args, '--db', place.db])
const plan = schemePlan()
const file = place.file('plan.json', JSON.stringify(plan))
const HEADER = 'N° de marché;Objet;Date de notification;Montant HT;SIRET acheteur;Clause d’insertion'
const register = place.file('registre.csv', `${HEADER}\nA1;Voirie;2025-03-04;50000;21440109300015;oui\n`)

describe('spaser indicators --plan', () => {
  const VILLE = '21440109300015'
  const OTHER = '24440040400129'
  const withFigures = place.file(
    'deux.csv',
    `${HEADER}\nA1;Voirie;2025-03-04;50000;${VILLE};oui\nA2;Voirie;2025-03-05;50000;${VILLE};non\nB1;Voirie;2025-03-06;50000;${OTHER};non\n`,
  )
  const objective = { direction: '>=', sentence: 'Une phrase.', reading: 'Une lecture.' }
  const ofBuyers = (name: string, ...buyers: object[]) =>
    place.file(
      name,
      JSON.stringify({
        ...{ id: 'p', title: 'Schéma commun', organisation: 'V', source: { document: 'D' } },
        period: { from: '2025-01-01', to: '2026-12-31' },
        buyers,
        objectives: [
          {
            ...objective,
            ...{ id: 'o', label: 'Insertion', indicator: 'insertionClause.number', unit: 'ratio' },
            target: { value: 0.5 },
          },
          {
            ...objective,
            ...{ id: 'p', label: 'Mille personnes', indicator: null, unit: 'person', target: { value: 1000 } },
            ...{ unmeasured: 'À demander à la Maison de l’emploi.', owner: 'Direction de l’emploi' },
          },
        ],
        actions: [{ id: 'a', label: 'Réunir le comité', state: 'planned', who: 'La mission', when: '2025-06-30' }],
      }),
    )
  const other = { ...place, db: `${place.folder}/deux.db` }
  const asked = (...args: string[]) => spaser(['indicators', '--year', '2025', ...args, '--db', other.db])
  const city = { siren: VILLE.slice(0, 9), name: 'Ville' }
  const one = ofBuyers('un.json', city)
  const two = ofBuyers('deux.json', city, { siren: OTHER.slice(0, 9), name: 'Métropole' })
  const stranger = ofBuyers('absent.json', { siren: '100000009', name: 'Personne' })

  it('juge les marchés des acheteurs du plan, ensemble et chacun', async () => {
    await spaser(['import', withFigures, '--db', other.db])
    const mine = JSON.parse((await asked('--plan', one, '--json')).out)
    expect(mine.population).toMatchObject({ contracts: 2, excluded: [{ reason: 'outOfScope', count: 1 }] })
    expect(mine.indicators[0]).toMatchObject({ value: 0.5, status: 'met' })
    const { indicators, byBuyer } = JSON.parse((await asked('--plan', two, '--json')).out)
    expect(indicators[0]).toMatchObject({ denominator: 3, status: 'missed' })
    type Buyer = { name: string; result: { indicators: { denominator: number; status: string }[] } }
    expect(
      byBuyer.map(({ name, result: { indicators: of } }: Buyer) => [name, of[0]?.denominator, of[0]?.status]),
    ).toEqual([
      ['Ville', 2, 'met'],
      ['Métropole', 1, 'missed'],
    ])
    const { out } = await asked('--plan', two)
    const said = out.replace(/[^\S\n]+/gu, ' ')
    expect(said).toContain('Chiffres des acheteurs du plan, ensemble : Ville et Métropole.')
    expect(said).toMatch(/Ville \(SIREN 214401093\)\n.+\n +Insertion +50/)
  })

  it('dit d’un acheteur qui n’est pas du plan qu’il n’a pas de cible, et d’un plan sans acheteur du registre qu’il n’en a pas', async () => {
    const out = (await asked('--plan', one, '--acheteur', OTHER.slice(0, 9))).out
    expect(out.replace(/\s/gu, ' ')).toContain('n’est pas l’un des acheteurs du plan « Schéma commun »')
    expect(out).toMatch(/Insertion.+aucun/)
    expect((await asked('--plan', stranger)).out).toContain('Aucun des acheteurs du plan n’est dans le registre')
  })

  it('nomme ce qu’il ne peut montrer : objectifs non mesurés, actions', async () => {
    const { out } = await asked('--plan', one)
    expect(out).toMatch(/^Registre importé le \d+(?:er)? \S+ 20\d\d\.$/m)
    expect(out.replace(/\s/gu, ' ')).toContain('Mille personnes : À demander à la Maison de l’emploi.')
    expect(out.replace(/\s+/gu, ' ')).toContain('– Réunir le comité (prévue, La mission, pour le 30 juin 2025)')
    const { objectives, actions } = JSON.parse((await asked('--plan', one, '--json')).out)
    expect(objectives[1]).toMatchObject({ id: 'p', label: 'Mille personnes', owner: 'Direction de l’emploi' })
    expect(actions).toMatchObject([{ id: 'a', state: 'planned' }])
  })
})

describe('spaser plan', () => {
  it('enregistre un fichier de plan, le liste, l’exporte, et n’en fait une version de plus que s’il change', async () => {
    expect((await withDb('plan', '--list')).err).toContain('Aucun schéma')
    expect((await withDb('plan', '--import', file)).out).toContain('version 1.')
    expect((await withDb('plan', '--import', file)).out).toContain('version 1, inchangé.')
    const other = place.file('autre.json', JSON.stringify({ ...plan, title: 'Un autre titre' }))
    expect((await withDb('plan', '--import', other)).out).toContain('version 2.')
    const { schemes } = JSON.parse((await withDb('plan', '--list', '--json')).out)
    expect(schemes).toMatchObject([{ id: plan.id, title: 'Un autre titre', revision: 2 }])
    expect(parsePlan((await withDb('plan', '--export', plan.id)).out).title).toBe('Un autre titre')
  })

  it('« spaser indicators --only » ne calcule que les chiffres demandés, et refuse un inconnu en nommant les plus proches', async () => {
    await withDb('import', register)
    const all = JSON.parse((await withDb('indicators', '--year', '2025', '--json')).out)
    const asked = ['insertionClause.number', 'insertionHours.done']
    const only = await withDb('indicators', '--year', '2025', '--only', asked.join(','), '--json')
    expect(JSON.parse(only.out)).toEqual({
      ...all,
      indicators: all.indicators.filter(({ id }: { id: string }) => asked.includes(id)),
    })
    const table = (await withDb('indicators', '--year', '2025', '--only', 'insertionHours.done')).out
    expect(table).toContain('Heures d’insertion')
    expect(table).not.toContain('Parts en nombre')
    const unknown = await withDb('indicators', '--year', '2025', '--only', 'insertionClause')
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('insertionClause.value')])
  })

  it('« spaser indicators » compare au schéma enregistré quand aucun plan n’est donné', async () => {
    await withDb('import', register)
    const { indicators } = JSON.parse((await withDb('indicators', '--year', '2025', '--json')).out)
    const clause = indicators.find(({ id }: { id: string }) => id === 'insertionClause.number')
    expect(clause).toMatchObject({ value: 1, status: 'met', target: { value: 0.25, source: 'Un autre titre' } })
  })

  it('enregistre un modèle ; un inconnu, ou deux options, sont refusés en disant quoi faire', async () => {
    expect((await withDb('plan', '--preset', 'nantes-2022-2026')).out).toContain('version 1.')
    const unknown = await withDb('plan', '--preset', 'inconnu')
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('mel-2018-2021')])
    const two = await withDb('plan', '--list', '--export', plan.id)
    expect([two.code, two.err]).toEqual([1, expect.stringContaining('une seule de ces options')])
    expect((await withDb('plan', '--export', 'inconnu')).code).toBe(1)
  })
})

describe('spaser plan --what-if', () => {
  const other = { ...place, db: `${place.folder}/et-si.db` }
  const asked = (...args: string[]) => spaser(['plan', ...args, '--db', other.db])
  const rows = ['A1;Voirie;2025-03-04;50000;21440109300015;oui', 'A2;Crèche;2025-03-05;50000;21440109300015;']

  it('sans schéma enregistré, le dit', async () => {
    const { code, err } = await asked('--what-if', 'clause-insertion')
    expect([code, err]).toEqual([1, expect.stringContaining('Aucun schéma n’est enregistré')])
  })

  it('répond comme la page, en mots, et dit la date des données', async () => {
    await asked('--import', file)
    await spaser(['import', place.file('deux-lignes.csv', [HEADER, ...rows].join('\n')), '--db', other.db])
    const { code, out } = await asked('--what-if', 'clause-insertion', '--year', '2025', '--suppose', 'confirmes=1')
    const said = out.replace(/\s+/gu, ' ')
    expect(code).toBe(0)
    expect(said).toMatch(
      /^Et si… Clause d’insertion dans les marchés .+, 2025 ; registre importé le \d+\S* \S+ 20\d\d\. Rien n’est écrit\. /,
    )
    expect(said).toContain('Avec 1 marché confirmé :')
    expect(said).toContain('Fait de : 1/2 → 2/2')
    expect(said).toMatch(/À la fin du schéma : non estimable : il faut au registre une année passée complète/)
    const none = (await asked('--what-if', 'clause-insertion', '--year', '2025')).out.replace(/\s+/gu, ' ')
    expect(none).toContain('Rien n’est supposé')
    expect(none).toContain('Fait de : 1/2 ')
    expect(none).not.toContain('→')
  })

  it('--json est la réponse de l’API', async () => {
    const found = JSON.parse(
      (await asked('--what-if', 'clause-insertion', '--year', '2025', '--suppose', 'avec=3', '--json')).out,
    )
    expect(hypothesesSchema.parse(found)).toEqual(found)
    expect(found.suppose).toEqual({ oui: 0, non: 0, ajoutes: 3, heures: { marches: 0, total: 0 } })
    expect(found.objectif.supposed.indicator).toMatchObject({ numerator: 4, denominator: 5 })
  })

  it('ce qui n’est pas compris est refusé, ce qui ne va pas ensemble aussi', async () => {
    const refused = async (...args: string[]) => {
      const { code, err } = await asked(...args)
      expect(code).toBe(1)
      return err
    }
    const question = ['--what-if', 'clause-insertion'] as const
    expect(await refused(...question, '--suppose', 'confirmes=beaucoup')).toContain('« confirmes » n’est pas compris')
    expect(await refused(...question, '--suppose', 'confirmes')).toContain('--suppose attend NOM=VALEUR')
    expect(await refused(...question, '--suppose', 'avec=1', '--suppose', 'avec=2')).toContain('une seule fois')
    expect(await refused(...question, '--acheteur', '21440109300015')).toContain('par son SIREN')
    expect(await refused('--what-if', 'inconnu')).toContain('aucun objectif « inconnu »')
    expect(await refused('--list', '--suppose', 'avec=1')).toContain('--suppose ne va qu’avec --what-if')
    expect(await refused('--list', ...question)).toContain('une seule de ces options')
  })
})
