import { beforeEach, describe, expect, it } from 'vitest'
import { type Database, LOCAL } from '../../src/store/database.js'
import { findImport } from '../../src/store/imports.js'
import { openRejected } from '../../src/store/rejected.js'
import { undoImport } from '../../src/tasks/undo.js'
import { clock, contractsOf, csv, load, type OpenDatabase, row } from './registers.js'

const FIRST = csv(
  row({ id: 'A', objet: 'Voirie', montant: '1 000', titulaire: 'Bati' }),
  row({ id: 'B', objet: 'Parcs', montant: '1 200', titulaire: 'Serre' }),
  row({ id: 'C', montant: '300', titulaire: 'Zinc' }),
)
const CORRECTED = csv(
  row({ id: 'A', objet: 'Voirie', montant: '1 500', titulaire: 'Bati' }),
  row({ id: 'B', objet: 'Parcs', montant: '1 200' }),
  row({ id: 'C', objet: 'Toits', montant: '300', titulaire: 'Zinc' }),
)

/** A file undone, then imported again after others, whatever the database. */
export function readAnewBehaviour(open: OpenDatabase): void {
  let db: Database
  let now: () => Date
  const shown = async () =>
    (await contractsOf(db)).map(({ id, montant, titulaires }) => [id, montant, titulaires.length])
  const again = (dryRun = false) => load(db, FIRST, { dryRun })

  beforeEach(async () => {
    db = await open()
    now = clock()
    await load(db, FIRST)
    await load(db, CORRECTED, { name: 'corrige.csv' })
  })

  describe('un fichier annulé, importé de nouveau après sa copie corrigée', () => {
    it('reprend sa place : la copie l’emporte, il complète ce qu’elle laisse vide, comme s’il n’avait pas été annulé', async () => {
      const before = await shown()
      expect(before).toContainEqual(['A', 1500, 1])
      await undoImport(db, LOCAL, 1, now)
      expect(await shown()).toContainEqual(['B', 1200, 0])
      const { id } = await again()
      expect(await shown()).toEqual(before)
      expect(await findImport(db, LOCAL, id ?? 0)).toMatchObject({ origin: { kind: 'again', importId: 1 } })
      await undoImport(db, LOCAL, id ?? 0, now)
      expect(await shown()).toContainEqual(['B', 1200, 0])
      await again()
      expect(await shown()).toEqual(before)
    })

    it('annulé avec sa copie, puis donnés de nouveau l’un après l’autre, dans un ordre ou dans l’autre : la copie l’emporte encore', async () => {
      const before = await shown()
      for (const given of [
        [FIRST, CORRECTED],
        [CORRECTED, FIRST],
      ]) {
        for (const { id } of await db.query.selectFrom('import').select('id').where('state', '=', 'done').execute())
          await undoImport(db, LOCAL, id, now)
        expect(await shown()).toEqual([])
        for (const file of given) await load(db, file, { name: 'encore.csv' })
        expect(await shown()).toEqual(before)
      }
    })

    it('le dit avant et après, champ par champ, avec l’import qui l’emporte', async () => {
      await undoImport(db, LOCAL, 1, now)
      for (const report of [await again(true), await again()]) {
        expect(report.warnings.join()).toMatch(
          /n° 1\), puis annulé.* n° 2 « corrige\.csv » \(2.marchés\)\. .*Montant HT \(1.marché\)/,
        )
        const told = report.issues.filter(({ code }) => code === 'newerSays')
        expect(told.map(({ cell }) => cell)).toEqual(['ligne 2'])
        expect(told[0]?.message).toMatch(/n° 2, plus récent.*Montant HT « 1.000,00.€ », et non « 1.500,00.€ »/)
      }
    })

    it('ses lignes mises de côté sont celles que la copie a corrigées', async () => {
      await undoImport(db, LOCAL, 1, now)
      const { id } = await again()
      expect(await openRejected(db, LOCAL, id ?? 0)).toBe(0)
      expect((await findImport(db, LOCAL, id ?? 0))?.supersededBy).toBe(2)
      await undoImport(db, LOCAL, 2, now)
      expect(await openRejected(db, LOCAL, id ?? 0)).toBe(1)
    })

    it('garde l’année et le premier total qu’il disait : ce qu’un registre de l’année d’après en dit est une modification', async () => {
      const [first, next] = ['01/02/2024', '01/03/2025'].map((date, index) =>
        csv(row({ id: 'D', objet: 'Repas', date, montant: `${index + 1} 000`, titulaire: 'Cuisine' })),
      )
      const given = (file = csv(), name = '') => load(db, file, { name })
      await given(first, '2024.csv')
      const { id } = await given(next, '2025.csv')
      const before = await contractsOf(db)
      expect(before.find((contract) => contract.id === 'D')).toMatchObject({
        montant: 1000,
        dateNotification: '2024-02-01',
      })
      await undoImport(db, LOCAL, 3, now)
      const { issues } = await given(first, '2024.csv')
      expect(issues.map(({ code }) => code)).not.toContain('newerSays')
      expect((await contractsOf(db)).map(({ montant, dateNotification }) => [montant, dateNotification])).toEqual(
        before.map(({ montant, dateNotification }) => [montant, dateNotification]),
      )
      await undoImport(db, LOCAL, id ?? 0, now)
      await given(next, '2025.csv')
      expect((await contractsOf(db)).find((contract) => contract.id === 'D')).toMatchObject({
        montant: 1000,
        latestMontant: 2000,
      })
    })

    it('l’emporte une fois la copie annulée', async () => {
      await undoImport(db, LOCAL, 1, now)
      await again()
      await undoImport(db, LOCAL, 2, now)
      expect(await shown()).toContainEqual(['A', 1000, 1])
    })
  })

  it('donné de nouveau tel quel derrière sa copie corrigée, ne change rien et le dit, à l’aperçu comme à l’import', async () => {
    const before = await shown()
    for (const report of [await again(true), await again()]) {
      expect(report).toMatchObject({ created: 0, updated: 0 })
      expect(report.issues[0]).toMatchObject({ code: 'sameGiven', severity: 'warning' })
      expect(report.warnings[0]).toMatch(/\(n° 1\) : rien.*n° 2 « corrige\.csv » .*Montant HT \(1.marché\)/)
    }
    expect(await shown()).toEqual(before)
    const last = await load(db, CORRECTED, { name: 'corrige.csv' })
    expect(last.issues.map(({ code }) => code)).not.toContain('sameGiven')
  })

  it('sans import venu depuis, n’a rien à dire de plus', async () => {
    await undoImport(db, LOCAL, 2, now)
    const report = await load(db, CORRECTED, { name: 'corrige.csv' })
    expect(report.warnings.join()).not.toContain('annulé')
    expect(await findImport(db, LOCAL, report.id ?? 0)).toMatchObject({ origin: null })
    expect(await shown()).toContainEqual(['A', 1500, 1])
  })
}
