import { describe, expect, it } from 'vitest'
import { contractOf } from '../../src/store/contracts.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { openRejected } from '../../src/store/rejected.js'
import { originalFile } from '../../src/tasks/registers.js'
import { type CorrectionGiven, correctRows, leaveRows, reopenRows, setAsideRows } from '../../src/tasks/setAside.js'
import { undoImport } from '../../src/tasks/undo.js'
import { clock, contractsOf, csv, load, type OpenDatabase, row } from './registers.js'

const GIVEN = { reason: 'objet retrouvé au dossier', document: 'acte d’engagement', dryRun: false }
const FILE = csv(row({ id: '1', objet: 'Voirie' }), row({ id: '2', montant: '12 000', titulaire: 'Bati' }))

async function withOne(open: OpenDatabase): Promise<Database> {
  const db = await open()
  expect(await load(db, FILE)).toMatchObject({ created: 1, rejected: 1 })
  return db
}

const correct = (db: Database, values: Readonly<Record<string, string>>, seq = 0, dryRun = false) =>
  correctRows(db, LOCAL, clock(), 1, { ...GIVEN, dryRun, rows: [{ seq, values }] })

const leave = (db: Database, ...seqs: number[]) => leaveRows(db, LOCAL, clock(), 1, { seqs, reason: 'doublon' })

const actionOf = async (db: Database, id = 1) => (await setAsideRows(db, LOCAL, id, [0])).rows[0]?.action

/** What people do with rows set aside, on whichever runtime. */
export function setAsideBehaviour(open: OpenDatabase): void {
  describe('une ligne mise de côté', () => {
    it('se montre sous ses en-têtes, ce qui manque d’abord, avec la raison', async () => {
      const { rows } = await setAsideRows(await withOne(open), LOCAL, 1, [0])
      expect(rows[0]).toMatchObject({ label: 'Ligne 3', action: null })
      expect(rows[0]?.fields[0]).toMatchObject({ key: '2', name: 'Objet', value: '', atFault: true })
      expect(rows[0]?.fields.map(({ name }) => name)).toContain('Montant HT')
      expect(rows[0]?.reasons.join()).toContain('pas d’objet')
    })

    it('corrigée, fait un import à part qui dit d’où il vient ; annulé, elle est de nouveau à corriger', async () => {
      const db = await withOne(open)
      const [report] = await correct(db, { 2: 'Éclairage public' })
      expect(report).toMatchObject({ created: 1, rejected: 0, file: 'Lignes corrigées de registre.csv (ligne 3)' })
      const contract = (await contractsOf(db)).find(({ id }) => id === '2')
      expect(contract).toMatchObject({ objet: 'Éclairage public', montant: 12000, dateNotification: '2025-02-01' })
      expect(await actionOf(db)).toMatchObject({ action: 'correct', correctedImportId: report?.id })
      expect(await openRejected(db, LOCAL, 1)).toBe(0)
      expect((await originalFile(db, LOCAL, report?.id ?? 0)).bytes.size).toBeGreaterThan(0)
      await expect(correct(db, { 2: 'Encore' })).rejects.toMatchObject({ code: 'alreadyCorrected' })
      await undoImport(db, LOCAL, report?.id ?? 0, clock())
      expect(await actionOf(db)).toBeNull()
      expect(await openRejected(db, LOCAL, 1)).toBe(1)
    })

    it('à blanc, dit ce que ce serait et n’écrit rien', async () => {
      const db = await withOne(open)
      expect(await correct(db, { 2: 'Éclairage public' }, 0, true)).toMatchObject([{ id: null, created: 1 }])
      expect(await contractsOf(db)).toHaveLength(1)
      expect(await actionOf(db)).toBeNull()
    })

    it('encore en défaut, est refusée avec la raison, et rien n’est importé', async () => {
      const db = await withOne(open)
      const refused = correct(db, { 4: '13 000' })
      await expect(refused).rejects.toMatchObject({ code: 'stillRejected', message: expect.stringContaining('objet') })
      expect(await contractsOf(db)).toHaveLength(1)
    })

    it('est relue par l’acheteur, l’unité, les dates et les intitulés de son fichier', async () => {
      const db = await open()
      const file = new Blob([
        [
          'Marchés en k€;;;;',
          'N° de marché;Objet;Montant HT;Date de notification;Titulaire',
          'Direction de la voirie;;;;',
          '1;Ponts;12;03/25/2024;A',
          '2;Routes;13;03/26/2024;B',
          '3;;15,5;03/12/2024;C',
        ].join('\n'),
      ])
      await load(db, file, { acheteur: '21440109300015' as never })
      await correct(db, { 1: 'Trottoirs' })
      expect((await contractsOf(db)).find(({ id }) => id === '3')).toMatchObject({
        ...{ uid: '214401093000153', montant: 15500, dateNotification: '2024-03-12' },
        direction: 'Direction de la voirie',
      })
    })

    it('d’un fichier de données essentielles, se corrige donnée par donnée', async () => {
      const db = await open()
      const marche = { id: '7', acheteur: { id: '21440109300015' }, montant: 500, dateNotification: '2025-03-01' }
      await load(db, new Blob([JSON.stringify({ marches: { marche: [{ ...marche, objet: 'A' }, marche] } })]))
      const { rows } = await setAsideRows(db, LOCAL, 1, [0])
      expect(rows[0]?.fields[0]).toMatchObject({ key: 'objet', atFault: true })
      await correct(db, { objet: 'Ponts', id: '8', montant: '700' })
      expect((await contractsOf(db)).find(({ id }) => id === '8')).toMatchObject({ objet: 'Ponts', montant: 700 })
    })

    it('peut être laissée de côté avec un motif, puis reprise', async () => {
      const db = await withOne(open)
      await leaveRows(db, LOCAL, clock(), 1, { seqs: [0], reason: 'doublon' })
      expect(await actionOf(db)).toMatchObject({ action: 'leave', reason: 'doublon' })
      await reopenRows(db, LOCAL, clock(), 1, [0])
      expect(await actionOf(db)).toBeNull()
      await expect(leaveRows(db, LOCAL, clock(), 1, { seqs: [0], reason: ' ' })).rejects.toMatchObject({
        code: 'noReason',
      })
      await expect(setAsideRows(db, LOCAL, 1, [9])).rejects.toMatchObject({ code: 'noSuchRow' })
    })

    it('corrigée avec une autre qui ne l’est pas, chacune se dit à sa ligne du fichier', async () => {
      const db = await open()
      const avenant = row({ id: '9', objet: 'Avenant n° 2 au marché de 2019', montant: '1' })
      await load(db, csv(row({ id: '1', objet: 'Bancs' }), row({ id: '2', montant: '5' }), avenant))
      const rows: CorrectionGiven['rows'] = [
        { seq: 0, values: { 2: 'Papier\nblanc' } },
        { seq: 1, values: {} },
      ]
      const given = { rows, reason: 'vu', document: null, dryRun: true }
      await expect(correctRows(db, LOCAL, clock(), 1, given)).rejects.toThrow(
        /^1.ligne serait encore mise de côté ; rien n’est importé\. Ligne 4 : l’objet annonce un avenant/,
      )
    })

    it('sans numéro, est un marché de plus, fût-elle identique à une autre du même fichier', async () => {
      const db = await open()
      const [whole, lacking] = [row({ objet: 'Nettoyage', montant: '100' }), row({ montant: '100' })]
      await load(db, csv(whole, lacking, lacking))
      for (const seq of [0, 1]) expect(await correct(db, { 2: 'Nettoyage' }, seq)).toMatchObject([{ created: 1 }])
      const uids = (await contractsOf(db)).map(({ uid }) => uid)
      const other = await open()
      await load(other, csv(whole, whole, whole))
      expect(uids).toEqual((await contractsOf(other)).map(({ uid }) => uid))
      expect(await load(db, csv(whole, whole, whole))).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
    })

    it('sans numéro, dont la correction est annulée puis refaite, retrouve son identifiant', async () => {
      const db = await open()
      await load(db, csv(row({ objet: 'Nettoyage', montant: '100' }), row({ montant: '100' })))
      const [first] = await correct(db, { 2: 'Nettoyage' })
      const before = (await contractsOf(db)).map(({ uid }) => uid)
      await undoImport(db, LOCAL, first?.id ?? 0, clock())
      expect(await contractsOf(db)).toHaveLength(1)
      await correct(db, { 2: 'Nettoyage' })
      expect((await contractsOf(db)).map(({ uid }) => uid)).toEqual(before)
    })

    it('d’un import ancien, ne revient pas sur ce qu’un plus récent a dit : elle complète ce qu’il laisse vide, et le dit', async () => {
      const db = await withOne(open)
      await load(db, csv(row({ id: '2', objet: 'Papier', montant: '999' })), { name: 'récent.csv' })
      for (const dryRun of [true, false]) {
        const [report] = await correct(db, { 2: 'Papier' }, 0, dryRun)
        expect(report).toMatchObject({
          updated: 1,
          warnings: [expect.stringMatching(/n° 1.*n° \d+ « récent\.csv » \(1\)/)],
        })
      }
      const said = async () => (await contractsOf(db)).filter(({ objet }) => objet === 'Papier')
      expect(await said()).toMatchObject([{ montant: 999, titulaires: [{ denominationSociale: 'Bati' }] }])
      await undoImport(db, LOCAL, 2, clock())
      expect(await said()).toMatchObject([{ montant: 12_000, titulaires: [{ denominationSociale: 'Bati' }] }])
      const alone = await withOne(open)
      expect(await correct(alone, { 2: 'Papier' })).toMatchObject([{ warnings: [] }])
    })

    it('corrigée, ne peut être laissée de côté tant que son import tient', async () => {
      const db = await withOne(open)
      const [report] = await correct(db, { 2: 'Éclairage public' })
      await expect(leave(db, 0)).rejects.toMatchObject({ code: 'alreadyCorrected' })
      expect(await actionOf(db)).toMatchObject({ action: 'correct' })
      await undoImport(db, LOCAL, report?.id ?? 0, clock())
      await leave(db, 0)
      expect(await actionOf(db)).toMatchObject({ action: 'leave' })
    })

    it('parmi lesquelles une inconnue ou plus de vingt, est refusée : rien n’est écrit', async () => {
      const db = await withOne(open)
      const rows = [0, 77].map((seq) => ({ seq, values: { 2: 'Papier' } }))
      const unknown = { code: 'noSuchRow', message: expect.stringContaining('77') }
      await expect(correctRows(db, LOCAL, clock(), 1, { ...GIVEN, rows })).rejects.toMatchObject(unknown)
      await expect(leave(db, 0, 77)).rejects.toMatchObject(unknown)
      const many = Array.from({ length: 21 }, (_, seq) => seq)
      await expect(leave(db, ...many)).rejects.toMatchObject({ code: 'tooManyRows' })
      expect(await contractsOf(db)).toHaveLength(1)
      expect(await actionOf(db)).toBeNull()
    })

    it('ne se corrige pas sans motif ; celui-ci est gardé sans caractère caché', async () => {
      const db = await withOne(open)
      const rows = [{ seq: 0, values: { 2: 'Papier' } }]
      const given = (reason: string) => correctRows(db, LOCAL, clock(), 1, { ...GIVEN, reason, rows })
      await expect(given(' \u200b ')).rejects.toMatchObject({ code: 'noReason' })
      expect(await contractsOf(db)).toHaveLength(1)
      await given(' objet\u200b retrouvé ')
      expect(await actionOf(db)).toMatchObject({ reason: 'objet retrouvé' })
    })

    it('qui est un avenant sans marché, se rattache au marché dont on lui donne le numéro ; l’annuler l’en détache', async () => {
      const db = await open()
      const voirie = row({ id: '1', objet: 'Voirie', montant: '12 000', titulaire: 'Bati' })
      const amendment = { objet: 'Avenant n° 1 : voirie', date: '01/06/2025', montant: '500', titulaire: 'Bati' }
      await load(db, csv(voirie, row({ ...amendment, id: '99', lot: '' })))
      const before = await contractsOf(db)
      const { rows } = await setAsideRows(db, LOCAL, 1, [0])
      expect(rows[0]?.fields.map(({ name, value, atFault }) => [name, value, atFault])).toEqual([
        ['N° de marché', '99', true],
        ['Lot', '', true],
        ['Objet', 'Avenant n° 1 : voirie', true],
        ['Date de notification', '01/06/2025', false],
        ['Montant HT', '500', false],
        ['SIRET acheteur', expect.any(String), false],
        ['Titulaire', 'Bati', false],
      ])
      await expect(correct(db, { 0: '98' })).rejects.toMatchObject({
        code: 'stillRejected',
        message: expect.stringContaining('aucun marché de ce numéro'),
      })
      const [report] = await correct(db, { 0: '1' })
      expect(report).toMatchObject({ rows: 1, created: 0, updated: 1, rejected: 0 })
      const record = async () => (await contractOf(db, LOCAL, before[0]?.uid ?? ''))?.record
      expect(await record()).toMatchObject({ objet: 'Voirie', montant: 1_200_000, modifications: [{}] })
      await undoImport(db, LOCAL, report?.id ?? 0, clock())
      expect(await contractsOf(db)).toEqual(before)
      const [other] = await correct(db, { 2: 'Trottoirs' })
      expect(other).toMatchObject({ created: 1 })
    })

    it('qui est un avenant, se corrige avec celle de son marché, mise de côté elle aussi', async () => {
      const db = await open()
      await load(db, csv(row({ id: '1', montant: '9' }), row({ id: '1', objet: 'Avenant n° 1', date: '01/06/2025' })))
      expect((await setAsideRows(db, LOCAL, 1, [0, 1])).rows).toHaveLength(2)
      const rows = ['Voirie', 'Avenant n° 1'].map((objet, seq) => ({ seq, values: { 2: objet } }))
      expect(await correctRows(db, LOCAL, clock(), 1, { ...GIVEN, rows })).toMatchObject([
        { rows: 2, created: 1, rejected: 0, duplicates: 1 },
      ])
      expect(await openRejected(db, LOCAL, 1)).toBe(0)
    })

    it('d’une autre organisation, n’est à personne d’autre', async () => {
      const db = await withOne(open)
      const other = { ...LOCAL, organisationId: 'other' }
      await expect(setAsideRows(db, other, 1, [0])).rejects.toMatchObject({ code: 'noSuchImport' })
      expect(await openRejected(db, other, 1)).toBe(0)
    })
  })
}
