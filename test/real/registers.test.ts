import { describe, expect, it } from 'vitest'
import { LOCAL } from '../../src/store/database.js'
import { civilYear, indicatorsOf } from '../../src/tasks/indicators.js'
import { contractsOf, load, memory } from '../tasks/registers.js'
import { absent, realFile } from './folder.js'

describe.skipIf(absent)('le registre réel de la région Bretagne (CSV à barres verticales)', () => {
  it('garde 195 lignes, 191 marchés, leurs dates, montants et titulaires', async () => {
    const db = memory()
    const report = await load(db, realFile('registers/region_bretagne_marches_2019_v0.csv'))
    expect(report).toMatchObject({ rows: 195, created: 191, duplicates: 4, rejected: 0 })
    const contracts = await contractsOf(db)
    const gecope = contracts.find(({ id }) => id === '202190006')
    expect(gecope).toMatchObject({
      montant: 14_700,
      yearDate: '2021-01-01',
      nature: 'Marché Subséquent',
      dureeMois: 12,
      codeCPV: '48411000',
      acheteur: { id: '23350001600040' },
      titulaires: [{ id: '45066344800022', denominationSociale: 'SARL NETISYS' }],
    })
    expect(contracts.find(({ objet }) => objet.includes('LANESTER'))).toMatchObject({ montant: 129_237.28 })
    const goodies = contracts.find(({ objet }) => /objets promotionnels\s+- lot2/.test(objet))
    expect(goodies).toMatchObject({ lot: 2 })
    expect(goodies?.titulaires).toHaveLength(3)
  })

  it('laisse dans la population ses 77 lignes de marchés subséquents, dont l’accord-cadre n’est pas ici', async () => {
    const db = memory()
    await load(db, realFile('registers/region_bretagne_marches_2019_v0.csv'))
    const orphans = (await contractsOf(db)).filter(({ flags }) => flags.some(({ code }) => code === 'orphanCallOff'))
    expect(orphans).toHaveLength(77)
    expect(orphans.every(({ excluded }) => excluded === null)).toBe(true)
    const { population, indicators } = await indicatorsOf(db, LOCAL, civilYear(2021))
    expect(population.contracts).toBe(191)
    const share = indicators.find(({ id }) => id === 'insertionClause.number')
    expect(share).toMatchObject({ denominator: 191, coverage: 0, value: null })
  })
})

describe.skipIf(absent)(
  'la liste réelle de l’article 133 (sans numéro, sans acheteur, intitulés, lignes vides)',
  () => {
    it('garde ses 63 marchés datés, leurs montants et leurs titulaires', async () => {
      const db = memory()
      const report = await load(db, realFile('registers/liste_marches_conclus_2010_art133.csv'))
      expect(report).toMatchObject({ rows: 63, created: 63, rejected: 0, duplicates: 0, ignored: 1242 })
      const contracts = await contractsOf(db)
      expect(contracts.every(({ uid, yearDate }) => uid.startsWith('x-') && yearDate?.startsWith('2010'))).toBe(true)
      expect(contracts.find(({ objet }) => objet.startsWith('Audit DSP'))).toMatchObject({
        montant: 14_237.5,
        yearDate: '2010-03-26',
        categorie: 'Services',
        titulaires: [{ denominationSociale: 'COLLECTIVITES CONSEILS' }],
      })
      expect(contracts.find(({ objet }) => objet.startsWith('Collecte et transports des déchets'))).toMatchObject({
        montant: 944_669.55,
      })
      expect(contracts.find(({ objet }) => objet.includes('Lot 5  : platrerie'))).toMatchObject({
        lot: 5,
        montant: 14_805.84,
      })
    })

    it('garde sans montant la ligne qui en dit deux, et le signale à sa place', async () => {
      const db = memory()
      const report = await load(db, realFile('registers/liste_marches_conclus_2010_art133.csv'))
      expect((await contractsOf(db)).find(({ objet }) => objet.endsWith('Lot 2 et 4'))).toMatchObject({
        montant: null,
        lot: null,
      })
      const issue = report.issues.find(({ code }) => code === 'unreadableAmount')
      expect(issue).toMatchObject({ cell: 'ligne 58, colonne 6', severity: 'warning' })
      expect(report.warnings.filter((warning) => warning.includes('SIRET d’acheteur'))).toHaveLength(1)
    })
  },
)
