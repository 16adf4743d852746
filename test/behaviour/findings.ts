import { describe, expect, it } from 'vitest'
import { type Database, LOCAL } from '../../src/store/database.js'
import { siretTyped } from '../../src/tasks/buyerOf/give.js'
import { correct, withdraw } from '../../src/tasks/correct.js'
import { importFile } from '../../src/tasks/import.js'
import { registerReport } from '../../src/tasks/registers.js'
import { BUYER, clock, contractsOf, csv, load, type OpenDatabase, row } from './registers.js'

const FIRST = { page: 1, rejectedPage: 1 }

/** Findings of one sort of an import, each with where it leads and how it was mended. */
async function found(db: Database, code: string, id = 1) {
  const { findings } = await registerReport(db, LOCAL, id, { ...FIRST, filter: { code } })
  return findings.items.map(({ cell, lead, settlement }) => [cell, lead, settlement?.how ?? null])
}

const amount = (id: string, montant: string) => row({ id, objet: `Bancs ${id}`, montant, titulaire: 'BOIS SA' })

/** What an import says of rows that stand beside others, whatever the database. */
export function findingsBehaviour(open: OpenDatabase): void {
  describe('un marché sans montant', () => {
    it('est dit à sa place, compté en une sorte, et mène à son montant', async () => {
      const db = await open()
      const report = await load(db, csv(amount('1', '12 000'), amount('2', ''), amount('3', '')))
      const said = report.issues.filter(({ code }) => code === 'missingAmount')
      expect(said).toMatchObject([
        { severity: 'info', cell: 'ligne 3', message: expect.stringContaining('Ligne 3 : pas de montant') },
        { severity: 'info', cell: 'ligne 4' },
      ])
      const { groups } = await registerReport(db, LOCAL, 1, { ...FIRST, filter: {} })
      expect(groups).toContainEqual(expect.objectContaining({ code: 'missingAmount', count: 2, settled: 0 }))
      expect((await found(db, 'missingAmount'))[0]).toEqual(['ligne 3', { uid: `${BUYER}2`, field: 'montant' }, null])
    })

    it('ne l’est pas quand sa cellule est déjà dite, ou son montant TTC, annuel, ou sur une autre de ses lignes', async () => {
      const db = await open()
      const header = 'N° de marché;Objet;Montant HT;Montant TTC;Titulaire'
      const rows = ['1;Bancs;environ mille;;A', '2;Tables;;1 200;A', '3;Sols;;;A', '3;Sols;900;;B', '4;Parcs;1;;A']
      const report = await load(db, new Blob([[header, ...rows].join('\n')]), { acheteur: siretTyped(BUYER) })
      expect(report.contracts.created).toBe(4)
      expect(report.issues.map(({ code }) => code)).not.toContain('missingAmount')
    })

    it('est réglé par un montant donné à la main, ou un import suivant ; à régler si on le retire', async () => {
      const db = await open()
      await load(db, csv(amount('1', ''), amount('2', '')))
      const given = { uid: `${BUYER}1`, fields: { montant: '900' }, reason: 'vu au dossier', document: null }
      await correct(db, LOCAL, given, clock())
      await load(db, csv(amount('2', '700')), { name: 'suite.csv' })
      expect((await found(db, 'missingAmount')).map(([, , how]) => how)).toEqual(['set', 'superseded'])
      await withdraw(db, LOCAL, { seq: 1, reason: '' }, clock())
      expect((await found(db, 'missingAmount')).map(([, , how]) => how)).toEqual([null, 'superseded'])
    })

    it('n’est pas dit d’un marché dont un autre registre donne le montant', async () => {
      const db = await open()
      await load(db, csv(amount('1', '900')))
      const later = await load(db, csv(amount('1', ''), amount('2', '')), { name: 'suite.csv' })
      expect(later.issues.flatMap(({ code, cell }) => (code === 'missingAmount' ? [cell] : []))).toEqual(['ligne 3'])
    })

    it('d’un registre sans colonne de montant, se dit une fois pour le dépôt', async () => {
      const db = await open()
      const rows = ['N° de marché;Objet;Titulaire;Date de notification', '1;Bancs;A;12/03/2025', '2;Sols;B;13/03/2025']
      const { issues } = await load(db, new Blob([rows.join('\n')]))
      expect(issues.filter(({ code }) => /amount/i.test(code)).map(({ code }) => code)).toEqual(['noAmountColumn'])
    })

    it('est dit à l’aperçu aussi, et n’y reste pas', async () => {
      const db = await open()
      const request = { name: 'registre.csv', file: csv(amount('1', '')), dryRun: true, effect: { plan: null } }
      const { preview } = await importFile(db, LOCAL, clock(), request)
      expect(preview?.findings).toContainEqual(expect.objectContaining({ code: 'missingAmount', count: 1 }))
      const left = await db.query.selectFrom('import_issue').select('seq').execute()
      expect(left).toEqual([])
    })
  })

  describe('une ligne qui répète un marché du fichier', () => {
    it('est nommée à sa place, avec celle qu’elle répète, et mène au marché', async () => {
      const db = await open()
      const file = csv(amount('1', '900'), amount('2', '700'), amount('1', '900'))
      const report = await load(db, file)
      expect(report).toMatchObject({ rows: 3, created: 2, duplicates: 1 })
      expect(report.issues.filter(({ code }) => code === 'repeatedContract')).toMatchObject([
        { severity: 'info', cell: 'ligne 4', message: expect.stringMatching(/Ligne 4 : même marché que « Ligne 2 »/) },
      ])
      expect(await found(db, 'repeatedContract')).toEqual([['ligne 4', { uid: `${BUYER}1`, field: null }, null]])
      const again = { name: 'b.csv', file: csv(...[1, 1, 1].map(() => amount('7', '50'))), dryRun: true }
      const { preview } = await importFile(db, LOCAL, clock(), { ...again, effect: { plan: null } })
      expect(preview?.repeats).toHaveLength(2)
      expect(preview?.repeats[0]).toContain('Ligne 3')
    })

    it('au montant autre, n’est dite qu’une fois, pour ce montant', async () => {
      const db = await open()
      const { issues } = await load(db, csv(amount('1', '900'), amount('1', '950')))
      const codes = issues.map(({ code }) => code)
      expect(codes).toContain('otherAmount')
      expect(codes).not.toContain('repeatedContract')
    })

    it('au-delà de mille, les autres sont comptées', async () => {
      const db = await open()
      const { issues, duplicates, issueCount } = await load(
        db,
        csv(...Array.from({ length: 1_006 }, () => amount('1', '9'))),
      )
      expect(duplicates).toBe(1_005)
      expect(issues.find(({ code }) => code === 'otherRepeats')?.message).toMatch(/^Fichier : 5.autres lignes répètent/)
      expect(issueCount).toBe(1_001)
      expect(await contractsOf(db)).toHaveLength(1)
    })
  })
}
