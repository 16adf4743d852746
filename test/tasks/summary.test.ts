import { describe, expect, test } from 'vitest'
import type { Objective, Plan } from '../../src/indicators/plan.js'
import type { CountedContract } from '../../src/indicators/types.js'
import { LOCAL } from '../../src/store/database.js'
import { homeOf } from '../../src/tasks/home.js'
import { Memo } from '../../src/tasks/memo.js'
import { organisationShown } from '../../src/tasks/organisation.js'
import { registersOf } from '../../src/tasks/registers.js'
import { measuresOf } from '../../src/tasks/schemes/measures.js'
import { standingOf } from '../../src/tasks/schemes/standing.js'
import { type SummaryAsked, summarise, summaryOf } from '../../src/tasks/summary.js'
import { undoImport } from '../../src/tasks/undo.js'
import { clock } from '../behaviour/registers.js'
import { contract, day, worked } from '../indicators/samples.js'
import { demoPlan } from '../web/api/served.js'
import { csv, load, memory, row } from './registers.js'

const NOW = new Date('2025-06-30T12:00:00Z')
const summary = (contracts: readonly CountedContract[], asked: Partial<SummaryAsked> = {}) =>
  summarise(contracts, { year: null, ...asked }, { plan: demoPlan, now: NOW, asOf: null })
const inYear = (year: number, more: Partial<CountedContract> = {}) =>
  contract(`${year}-${JSON.stringify(more)}`, { yearDate: day(`${year}-03-01`), ...more })

describe('la synthèse d’un registre', () => {
  test('prend la dernière année qui n’est pas à venir, et montre les autres', () => {
    const { year, years, ongoing } = summary([inYear(2023), inYear(2024), inYear(2052)])
    expect({ year, years, ongoing }).toEqual({ year: 2024, years: [2052, 2024, 2023], ongoing: false })
    expect(summary([inYear(2025)]).ongoing).toBe(true)
    expect(summary([]).year).toBe(2025)
  })

  test('les années se suivent sans trou, cinq au plus, jusqu’à celle demandée', () => {
    const contracts = [2015, 2020, 2022, 2024].map((year) => inYear(year))
    expect(summary(contracts).byYear.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024])
    expect(summary(contracts, { year: 2015 }).byYear.map(({ year }) => year)).toEqual([2015])
    const gap = summary(contracts).byYear.find(({ year }) => year === 2021)
    expect(gap?.indicators.every(({ value }) => value === null)).toBe(true)
  })

  test('chaque année dit ce que la synthèse de cette année dirait', () => {
    const contracts = [2023, 2024, 2025].flatMap((year) => [
      inYear(year, { heuresContractualisees: 100 as CountedContract['heuresContractualisees'] }),
      inYear(year, { hours: [worked('2024-01-01', '2024-03-31', 12)] }),
    ])
    for (const { year, indicators } of summary(contracts).byYear) {
      expect(indicators).toEqual(summary(contracts, { year }).all.indicators)
    }
  })

  describe('une quantité visée pour tout le plan', () => {
    const total = { version: 1, label: 'Total', sentence: 'Total.', figure: 'total', counts: 'contract' } as const
    const aimed = { id: 'tot', label: 'Total', direction: '>=', unit: 'contract', sentence: 's', reading: 'r' } as const
    const plan: Plan = {
      ...{ id: 'p', title: 'Plan', organisation: 'Ville', source: { document: 'Délibération' } },
      period: { from: day('2024-01-01'), to: day('2026-12-31') },
      definitions: [{ ...total, id: 'x', numerator: { fact: 'reserved' } }],
      objectives: [{ ...aimed, indicator: 'x', target: { value: 10 } }],
    }
    const reserved = { states: { ...contract('A').states, reserved: 'yes' } } as const
    const contracts = [inYear(2024, { ...reserved, id: 'a' }), inYear(2025, { ...reserved, id: 'b' })]
    const at = { plan, now: NOW, asOf: day('2025-06-30') }
    const over = (year: number) => summarise(contracts, { year }, at)

    test('donne un seul chiffre d’un objectif, le même que sa page : le cumul', () => {
      const { cumulated, all } = over(2025)
      const { indicator, years } = standingOf(
        measuresOf(plan, contracts, { today: day('2025-06-30'), asOf: at.asOf }),
        plan.objectives[0] as Objective,
        2025,
      )
      expect(cumulated.map((each) => [each.objective, each.days, each.indicator])).toEqual([
        ['tot', { from: '2024-01-01', to: '2025-12-31' }, indicator],
      ])
      expect(indicator).toMatchObject({ value: 2, status: null, target: { until: '2026-12-31' } })
      expect(years.find(({ year }) => year === 2025)?.result).toEqual(indicator)
      // The year alone is given too, and no verdict with it.
      expect(all.own[0]).toMatchObject({ value: 1, status: null })
    })

    test('n’est pas répétée la première année, où le cumul est celui de l’année', () => {
      expect(over(2024).cumulated).toEqual([])
      expect(over(2024).all.own[0]).toMatchObject({ value: 1, status: null })
    })

    test('vue d’une année passée, dit ce qu’il faut aujourd’hui', () => {
      const measures = measuresOf(plan, contracts, { today: day('2025-06-30'), asOf: at.asOf })
      const { effort } = standingOf(measures, plan.objectives[0] as Objective, 2024)
      expect(effort).toMatch(/^à ce jour, 8\u00a0marchés de plus à notifier/)
    })

    test('échue sans données jusqu’à son terme, ne demande pas de marchés, mais un registre plus récent', () => {
      const measures = measuresOf(plan, contracts, { today: day('2027-02-01'), asOf: day('2026-11-12') })
      const { effort, landing } = standingOf(measures, plan.objectives[0] as Objective, 2026)
      expect(effort).toMatch(/^au 12 novembre 2026, où les données s’arrêtent, il manque 8\u00a0marchés ;/)
      expect(landing).toBeNull()
    })
  })

  test('une direction seule n’est pas tenue aux objectifs de tous, et ne perd pas ses accords-cadres', () => {
    const framework = inYear(2025, { id: 'AC', direction: 'Voirie' })
    const callOff = inYear(2025, { id: 'MS', idAccordCadre: 'AC', direction: 'Bâtiments' })
    const part = summary([framework, callOff], { direction: 'Bâtiments' })
    expect(part.all.population).toMatchObject({ contracts: 0, excluded: [{ reason: 'subsequent', count: 1 }] })
    expect(part.all.indicators.every(({ target, status }) => target === null && status === null)).toBe(true)
    expect(summary([framework]).all.indicators.some(({ target }) => target !== null)).toBe(true)
  })

  test('dit de quels acheteurs sont les marchés comptés, et se restreint à un SIREN ou à un SIRET', () => {
    const [one, other] = ['21440109300015', '21440109300023']
    const contracts = [one, one, other, '21350238800019', null].map((acheteur, n) =>
      inYear(2025, { id: `M${n}`, acheteur }),
    )
    const buyers = (asked: Partial<SummaryAsked>) =>
      summary([...contracts, inYear(2020, { acheteur: '19000000000011' })], asked)
    expect(buyers({}).buyers).toEqual([
      { siren: '214401093', contracts: 3 },
      { siren: null, contracts: 1 },
      { siren: '213502388', contracts: 1 },
    ])
    expect(buyers({}).sirens).toHaveLength(4)
    const siren = buyers({ acheteur: '214401093' })
    const siret = buyers({ acheteur: other })
    expect([siren, siret].map(({ all }) => all.population.contracts)).toEqual([3, 1])
    // A SIREN is a legal person, which a plan may bind; an establishment is a part of one.
    expect(siren.all.indicators.some(({ target }) => target !== null)).toBe(true)
    expect(siret.all.indicators.every(({ target }) => target === null)).toBe(true)
  })

  test('les noms sont en ordre alphabétique, « non renseignée » après eux, et rien s’il n’y en a aucun', () => {
    const directions = ['Écoles', 'Voirie', null, 'Espaces verts'].map((direction) => inYear(2025, { direction }))
    expect(summary(directions).directions).toEqual(['Écoles', 'Espaces verts', 'Voirie', ''])
    expect(summary([inYear(2025)]).directions).toEqual([])
  })

  test('la date des données est celle du dernier marché connu, non celle de l’import', async () => {
    const db = memory()
    await load(
      db,
      csv(row({ id: 'A', objet: 'Voirie', date: '12/03/2025' }), row({ id: 'B', objet: 'Écoles', date: '01/01/2049' })),
    )
    const { latestContract, importedOn } = await summaryOf(db, LOCAL, { year: null }, null, NOW)
    expect({ latestContract, importedOn }).toEqual({ latestContract: '2025-03-12', importedOn: '2025-06-01' })
  })
})

describe('l’accueil', () => {
  test('dit les imports qui tiennent, le dernier d’abord, avec leurs lignes mises de côté et leurs remarques', async () => {
    const db = memory()
    const importsShown = async () => (await homeOf(db, LOCAL, null, NOW, new Memo())).imports
    expect(await importsShown()).toEqual([])
    const first = await load(db, csv(row({ id: 'A', objet: 'Voirie' })), { name: 'un.csv' })
    const second = await load(db, csv(row({ id: 'B', objet: '' }), row({ id: 'C', objet: 'Écoles' })), {
      name: 'deux.csv',
    })
    const listed = (await registersOf(db, LOCAL, 1)).imports.items
    expect(
      (await importsShown()).map(({ file, rejected, error, warning }) => [file, rejected, error.count + warning.count]),
    ).toEqual(listed.map(({ file, rejected, findings }) => [file, rejected, findings.count]))
    expect(listed.map(({ file }) => file)).toEqual(['deux.csv', 'un.csv'])
    expect(second.rejected).toBe(1)
    await undoImport(db, LOCAL, second.id ?? 0, clock())
    expect(await importsShown()).toMatchObject([{ id: first.id, file: 'un.csv', rejected: 0 }])
  })
})

describe('le nom de l’organisation', () => {
  const HEADER = 'N° de marché;Objet;Date de notification;Montant HT;SIRET acheteur;Nom acheteur'
  const register = (...rows: string[]) => new Blob([[HEADER, ...rows].join('\n')])

  test('est celui de son seul acheteur, même sous plusieurs SIRET ou graphies ; de plusieurs, d’aucun', async () => {
    const shown = async (...rows: string[]) => {
      const db = memory()
      await load(db, register(...rows))
      return organisationShown(db, LOCAL, new Memo())
    }
    const one = 'A;Voirie;01/02/2025;50000;21440109300015;Ville de Nantes'
    expect(
      await shown(
        one,
        'B;Écoles;01/02/2025;50000;21440109300023;VILLE DE NANTES',
        'C;Parcs;01/02/2025;50000;21440109300015;Ville de Nantes',
      ),
    ).toBe('Ville de Nantes')
    expect(await shown(one, 'B;Écoles;01/02/2025;50000;21350238800019;Ville de Rennes')).toBe('Votre organisation')
    expect(await shown('A;Voirie;01/02/2025;50000;21440109300015;')).toBe('Votre organisation')
  })
})
