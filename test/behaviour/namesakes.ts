import { beforeEach, describe, expect, it } from 'vitest'
import { type Database, LOCAL } from '../../src/store/database.js'
import { merge, withdraw } from '../../src/tasks/correct.js'
import { importFile } from '../../src/tasks/import.js'
import { namesakesOf } from '../../src/tasks/namesakes.js'
import { registerReport } from '../../src/tasks/registers.js'
import { undoImport } from '../../src/tasks/undo.js'
import { BUYER, clock, HEADER, load, type OpenDatabase, row } from './registers.js'

const [OTHER, FALSE_KEY] = ['73282932000074', '21440109300016']
const WHY = { reason: 'Le même marché', document: null }
const WHOLE = { filter: {}, page: 1, rejectedPage: 1 }
const CODE = { code: 'onlyBuyerDiffers', severity: 'warning', cell: null }

type Given = Parameters<typeof row>[0]
const of = (buyer: string, ...rows: readonly Given[]): Blob =>
  new Blob([[HEADER, ...rows.map(row)].join('\n').replaceAll(BUYER, buyer)])

const voirie: Given = { id: 'A1', objet: 'Voirie', montant: '12000', titulaire: 'Bati' }
const parcs: Given = { id: 'A2', objet: 'Parcs', montant: '900', titulaire: 'Mure' }

/** Contracts that only their buyer keeps apart, whatever the database. */
export function namesakesBehaviour(open: OpenDatabase): void {
  let db: Database
  const again = (file: Blob) => load(db, file, { name: 'suite.csv' })
  const twins = (uid: string) => namesakesOf(db, LOCAL, { uid }, 5)
  const dryRun = (file: Blob) =>
    importFile(db, LOCAL, clock(), { name: 'suite.csv', file, dryRun: true, effect: { plan: null } })

  beforeEach(async () => {
    db = await open()
  })

  describe('un registre déposé de nouveau, son acheteur corrigé', () => {
    it('fait d’autres marchés, et l’aperçu, le compte rendu et les deux fiches le disent', async () => {
      await load(db, of('', voirie, parcs))
      const file = of(BUYER, voirie, parcs)
      const { preview, warnings } = await dryRun(file)
      const pair = {
        uid: `${BUYER}A1`,
        id: 'A1',
        objet: 'Voirie',
        own: BUYER,
        otherUid: 'A1',
        other: null,
        importId: 1,
      }
      expect(preview?.namesakes).toMatchObject({ total: 2, first: [pair, { uid: `${BUYER}A2` }] })
      expect(warnings.join()).toContain('marchés nouveaux ont déjà un semblable, à l’acheteur près')
      const { id, issues } = await again(file)
      expect(issues).toContainEqual(expect.objectContaining(CODE))
      expect((await registerReport(db, LOCAL, id ?? 0, WHOLE)).namesakes).toMatchObject({ total: 2, first: [pair, {}] })
      expect(await twins(`${BUYER}A1`)).toMatchObject({ total: 1, first: [{ part: 'A1', whole: `${BUYER}A1` }] })
      expect(await twins('A1')).toMatchObject({
        total: 1,
        first: [{ uid: 'A1', otherUid: `${BUYER}A1`, other: BUYER, part: 'A1', whole: `${BUYER}A1` }],
      })
    })

    it.each([
      ['dont la clé était fausse', FALSE_KEY],
      ['dont n’était donné que le SIREN', BUYER.slice(0, 9)],
    ])('%s est dit de même', async (_, buyer) => {
      await load(db, of(buyer, voirie))
      expect(await again(of(BUYER, voirie))).toMatchObject({
        created: 1,
        warnings: [expect.stringContaining('acheteur')],
      })
      const [uid, whole] = [`${buyer}A1`, `${BUYER}A1`]
      expect(await twins(whole)).toMatchObject({ total: 1, first: [{ otherUid: uid, part: uid, whole }] })
    })

    it('sans numéro, se reconnaît à l’objet, à la date et au montant', async () => {
      await load(db, of('', { ...voirie, id: '' }))
      expect((await dryRun(of(BUYER, { ...voirie, id: '' }))).preview?.namesakes).toMatchObject({
        total: 1,
        first: [{ id: null, own: BUYER, other: null }],
      })
    })

    it('réunis, n’en sont plus ; séparés, ou l’import annulé puis refait, ils en sont de nouveau', async () => {
      await load(db, of('', voirie))
      const { id } = await again(of(BUYER, voirie))
      const left = async () => (await registerReport(db, LOCAL, id ?? 0, WHOLE)).namesakes?.total
      expect(await left()).toBe(1)
      await merge(db, LOCAL, { uid: 'A1', into: `${BUYER}A1`, ...WHY }, clock())
      expect([await left(), (await twins(`${BUYER}A1`)).total]).toEqual([0, 0])
      await withdraw(db, LOCAL, { seq: 1, reason: '' }, clock())
      expect((await twins(`${BUYER}A1`)).total).toBe(1)
      await undoImport(db, LOCAL, 1, clock())
      expect((await twins(`${BUYER}A1`)).total).toBe(0)
      expect((await registerReport(db, LOCAL, id ?? 0, WHOLE)).namesakes?.total).toBe(0)
    })
  })

  describe('ne sont pas semblables', () => {
    it.each([
      ['un autre objet', { objet: 'Voirie et parcs' }],
      ['un autre montant', { montant: '12001' }],
      ['une autre date', { date: '02/02/2025' }],
      ['un autre numéro', { id: 'A3' }],
      ['un autre lot', { lot: '2' }],
    ])('ceux que sépare %s', async (_, more) => {
      await load(db, of('', voirie))
      const { preview, warnings } = await dryRun(of(BUYER, { ...voirie, ...more }))
      expect(preview?.namesakes).toEqual({ total: 0, first: [] })
      expect(warnings).toEqual([])
    })

    it('ceux de deux acheteurs connus, qui achètent ensemble', async () => {
      await load(db, of(OTHER, voirie))
      expect((await again(of(BUYER, voirie))).warnings).toEqual([])
      expect((await twins(`${BUYER}A1`)).total).toBe(0)
    })

    it('ceux d’une autre organisation', async () => {
      await load(db, of('', voirie))
      await again(of(BUYER, voirie))
      await db.atomically([{ sql: `INSERT INTO organisation (id, name) VALUES ('autre', 'Autre')`, parameters: [] }])
      const scope = { organisationId: 'autre', actor: 'x' }
      expect((await namesakesOf(db, scope, { uid: `${BUYER}A1` }, 5)).total).toBe(0)
      await importFile(db, scope, clock(), { name: 'registre.csv', file: of(BUYER, voirie) })
      expect((await namesakesOf(db, scope, { uid: `${BUYER}A1` }, 5)).total).toBe(0)
    })

    it('un marché qui change, ni le registre relu à l’identique', async () => {
      await load(db, of(BUYER, voirie))
      expect((await again(of(BUYER, { ...voirie, titulaire: 'Mure' }))).warnings).toEqual([])
      expect((await dryRun(of(BUYER, voirie))).preview?.namesakes).toEqual({ total: 0, first: [] })
    })
  })
}
