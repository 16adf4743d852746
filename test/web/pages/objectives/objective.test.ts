import { describe, expect, test } from 'vitest'
import { HEADER, load, row } from '../../../tasks/registers.js'
import { schemePlan } from '../../../tasks/schemes/plans.js'
import { textOf } from '../figures.js'
import { site } from './site.js'

const ID = 'rivemer-2024-2027'
const [first] = schemePlan().objectives
const scheme = schemePlan({
  objectives: [
    {
      ...first,
      alternatives: [{ label: 'En valeur', indicator: 'insertionClause.value', reading: 'En euros.' }],
    } as never,
  ],
})
const PAGE = '/objectifs/clause-insertion?annee=2025'

describe('la page d’un objectif', () => {
  test('son chiffre, année par année, et selon la lecture', async () => {
    const { read } = await site({ scheme })
    const text = await read(PAGE)
    expect(text).toContain('30 % (3/10) : ✔ atteint (≥ 25 %)')
    expect(text).toContain('2024≥ 20 %50 % (1/2)✔ atteint')
    expect(text).toContain('2025≥ 25 %30 % (3/10)30 % à 40 %✔ atteint')
    expect(text).toContain('Lecture retenue En nombre de marchés notifiés dans l’année.30 % (3/10)')
    expect(text).toContain('En valeur En euros.30 % (150 k€/500 k€)')
  })

  test('une quantité visée pour tout le schéma est dite depuis son début, et non de l’année', async () => {
    const total = schemePlan({
      definitions: [
        {
          ...{ id: 'x', version: 1, label: 'X', sentence: 'X.', figure: 'total', counts: 'supplier' },
          numerator: { fact: 'insertionClause' },
        },
      ],
      objectives: [{ ...first, indicator: 'x', unit: 'supplier', targets: undefined, target: { value: 20 } } as never],
    })
    const { read } = await site({ scheme: total })
    const text = await read(PAGE)
    expect(text).toContain('Depuis 2024, jusqu’à fin 2025')
    expect(text).not.toContain('En 2025')
    expect(await read('/synthese?annee=2025')).toContain('Depuis 2024, jusqu’à fin 2025')
    expect(await read('/objectifs?annee=2025')).toContain('Depuis 2024, jusqu’à fin 2025')
  })

  test('un schéma qui commence en cours d’année est compté sur son année entière, et le dit', async () => {
    const targets = [{ year: 2025, value: 0.25 }]
    const period = { from: '2025-07-01', to: '2028-06-30' } as never
    const late = schemePlan({ period, objectives: [{ ...first, targets } as never] })
    const { read } = await site({ scheme: late })
    const said = 'Compté sur l’année entière, alors que le schéma commence le 1er juillet 2025.'
    expect(await read(PAGE)).toContain(said)
    expect(await read(PAGE)).toContain('30 % (3/10)')
    expect(await read('/objectifs?annee=2025')).toContain(said)
    expect(await read('/objectifs/clause-insertion?annee=2026')).not.toContain('l’année entière')
  })

  test('des heures en deçà de leur cible ne sont pas dites manquées, une fois l’année finie, et c’est expliqué', async () => {
    const asked = async (direction: '>=' | '<=', value: number) => {
      const of = { ...first, indicator: 'insertionHours.contracted', unit: 'hour', direction, targets: undefined }
      const hours = schemePlan({ objectives: [{ ...of, targets: [{ year: 2024, value }] } as never] })
      const { database, read } = await site({ scheme: hours })
      const line = row({ id: 'H1', objet: 'Travaux H1', date: '2024-05-06', montant: '50000' })
      await load(database, new Blob([`${HEADER};Heures d’insertion contractualisées\n${line};100`]))
      return read('/objectifs/clause-insertion?annee=2024')
    }
    const said = 'Le registre peut ne pas dire toutes les heures : rien n’établit que'
    expect(await asked('>=', 500)).toContain(`${said} la cible soit manquée.`)
    expect(await asked('<=', 500)).toContain(`${said} le plafond soit tenu.`)
    expect(await asked('>=', 100)).not.toContain(said)
    expect(await asked('<=', 50)).not.toContain(said)
  })

  test('le même chiffre par direction et par taille, dont les marchés s’ajoutent', async () => {
    const { read } = await site({ scheme })
    const text = await read(PAGE)
    expect(text).toContain('Bâtiments0 %0/70 % à 14,3 %')
    expect(text).toContain('Voirie100 %3/3')
    expect(text).not.toContain('Par acheteur')
  })

  test('les marchés derrière, ceux qui sont établis et ceux qui restent à qualifier', async () => {
    const { read, html } = await site({ scheme })
    const yes = await read(PAGE)
    expect(yes).toContain('3 marchés établis.')
    for (const id of ['A1', 'A2', 'A3']) expect(yes).toContain(`Travaux ${id}`)
    expect(yes).not.toContain('Travaux B1')
    const open = await read(`${PAGE}&etat=a-qualifier`)
    expect(open).toContain('1 marché à qualifier.')
    expect(open).toContain('Travaux C1')
    expect(await html(PAGE)).toMatch(/href="\/marches\/[^"]+A1"/)
  })

  test('son histoire dit qui a changé quoi, et quand', async () => {
    const { post, read } = await site({ scheme })
    const fields = { objectif: 'clause-insertion', version: '1', cible: '35 %' }
    await post(`/objectifs/schemas/${ID}/cibles`, fields)
    const text = await read(PAGE)
    expect(text).toContain('Version 2, le 2 juin 2025, par un agent (service sans comptes)Cibles : ≥ 20 % en 2024')
    expect(text).toContain('Version 1, le 2 juin 2025, par un agent (service sans comptes)Schéma enregistré')
  })

  test('inconnu, ou sans schéma, il est refusé en clair', async () => {
    const { request } = await site({ scheme })
    const answer = await request('/objectifs/inconnu')
    expect(answer.status).toBe(404)
    expect(textOf(await answer.text())).toContain('n’a pas d’objectif « inconnu »')
    expect((await (await site()).request(PAGE)).status).toBe(404)
    expect((await request('/objectifs/clause-insertion?annee=20')).status).toBe(400)
    expect((await request('/objectifs?schema=inconnu')).status).toBe(404)
  })
})
