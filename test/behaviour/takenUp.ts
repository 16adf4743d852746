import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Database, LOCAL } from '../../src/store/database.js'
import { homeOf } from '../../src/tasks/home.js'
import { importReport } from '../../src/tasks/imports.js'
import { Memo } from '../../src/tasks/memo.js'
import { registerReport } from '../../src/tasks/registers.js'
import { correctRows, leaveRows, reopenRows } from '../../src/tasks/setAside.js'
import { undoImport } from '../../src/tasks/undo.js'
import { copyOf } from './annotated.js'
import { BUYER, clock, csv, load, type OpenDatabase, row } from './registers.js'

const OTHER_BUYER = '24440040400129'
const voirie = row({ id: 'A', objet: 'Voirie', montant: '1 000', titulaire: 'Bati' })
const parcs = row({ id: 'B', objet: 'Parcs', montant: '1 200', titulaire: 'Serre' })
const c = row({ id: 'C', montant: '300', titulaire: 'Zinc' })
const d = row({ id: 'D', montant: '400', titulaire: 'Ardoise' })
const toits = row({ id: 'C', objet: 'Toits', montant: '300', titulaire: 'Zinc' })
const murs = row({ id: 'D', objet: 'Murs', montant: '400', titulaire: 'Ardoise' })
const FILE = csv(voirie, parcs, c, d)
const bought = (line: string) => line.replace(BUYER, OTHER_BUYER)

/** The same workbook with an object typed in the third column of a row. */
async function withObjet(copy: Blob, number: number, objet: string): Promise<Blob> {
  const parts = unzipSync(new Uint8Array(await copy.arrayBuffer()))
  const typed = `<c r="C${number}" t="inlineStr"><is><t>${objet}</t></is></c>`
  const entries = Object.entries(parts).map(([name, bytes]) => {
    const xml = /worksheets\/sheet\d+\.xml$/.test(name) ? strFromU8(bytes) : null
    return [
      name,
      xml === null ? bytes : strToU8(xml.replace(`<c r="D${number}"`, `${typed}<c r="D${number}"`)),
    ] as const
  })
  return new Blob([zipSync(Object.fromEntries(entries)) as Uint8Array<ArrayBuffer>])
}

/** Rows set aside that a later import says again, one by one, whatever the database. */
export function takenUpBehaviour(open: OpenDatabase): void {
  let db: Database
  let now: () => Date
  /** Of each import in force: its rows set aside that are still to be mended. */
  const left = async () =>
    (await homeOf(db, LOCAL, null, now(), new Memo())).imports.map(({ id, openRejected }) => [id, openRejected])
  const report = (id: number) => registerReport(db, LOCAL, id, { filter: {}, page: 1, rejectedPage: 1 })
  const fates = async (id = 1) =>
    (await report(id)).rejected.items.map(({ action }) => action && [action.action, action.correctedImportId])
  const next = (name: string, ...rows: readonly string[]) => load(db, csv(...rows), { name })

  beforeEach(async () => {
    db = await open()
    now = clock()
    await load(db, FILE)
  })

  describe('une ligne mise de côté, reprise par un import suivant', () => {
    it('est réglée, fût-il un marché que celui-ci ne reprend pas ; annulé, elle est de nouveau à corriger', async () => {
      await next('suite.csv', bought(voirie), parcs, toits, murs)
      expect(await left()).toEqual([
        [2, 0],
        [1, 0],
      ])
      expect((await report(1)).summary.supersededBy).toBeNull()
      expect(await fates()).toEqual([
        ['superseded', 2],
        ['superseded', 2],
      ])
      const { issues } = (await importReport(db, LOCAL, 1, { page: 1, size: 50 })) ?? { issues: [] }
      expect(issues.filter(({ code }) => code === 'missingObjet').map(({ settled }) => settled)).toMatchObject([
        { how: 'superseded', importId: 2, at: expect.stringMatching(/^2025-/) },
        { how: 'superseded', importId: 2 },
      ])
      await undoImport(db, LOCAL, 2, now)
      expect(await left()).toEqual([[1, 2]])
      expect(await fates()).toEqual([null, null])
    })

    it('l’est une par une : celle qui y est encore mise de côté n’est plus à régler que là', async () => {
      await next('suite.csv', bought(voirie), parcs, toits, d)
      expect(await left()).toEqual([
        [2, 1],
        [1, 0],
      ])
      await next('encore.csv', bought(voirie), parcs, toits, murs)
      expect(await left()).toEqual([
        [3, 0],
        [2, 0],
        [1, 0],
      ])
      await undoImport(db, LOCAL, 2, now)
      expect(await left()).toEqual([
        [3, 0],
        [1, 0],
      ])
      expect(await fates()).toEqual([
        ['superseded', 3],
        ['superseded', 3],
      ])
    })

    it('l’est par la copie annotée d’un CSV, à sa place, son numéro corrigé ou non', async () => {
      const copy = await withObjet(await copyOf(db, 1, FILE), 4, 'Toits')
      const { rejected, created } = await load(db, copy, { name: 'copie.xlsx' })
      expect([rejected, created]).toEqual([1, 1])
      expect(await left()).toEqual([
        [2, 1],
        [1, 0],
      ])
    })

    it('qui est un avenant, l’est quand le marché auquel il est rattaché le dit', async () => {
      const lost = row({ id: 'Z', objet: 'Avenant n° 1 aux parcs', date: '01/03/2025' })
      const given = row({ id: 'B', objet: 'Avenant n° 1 aux parcs', date: '01/03/2025' })
      await next('avenant.csv', voirie, parcs, lost)
      expect(await left()).toContainEqual([2, 1])
      await next('rattache.csv', bought(voirie), parcs, given)
      expect(await fates(2)).toEqual([['superseded', 3]])
    })

    it('d’un fichier de quelques lignes, l’est si tout la désigne : numéro, acheteur, titulaire et montant', async () => {
      await next('une-ligne.csv', toits)
      expect(await fates()).toEqual([['superseded', 2], null])
    })
  })

  describe('dans le doute, reste à corriger', () => {
    it.each([
      ['un autre marché à sa place', [voirie, parcs, row({ id: 'E', objet: 'Quais', montant: '9', titulaire: 'Mer' })]],
      ['le même numéro pour un autre lot', [voirie, parcs, row({ id: 'C', objet: 'Lot 9 : Portes', montant: '8' })]],
      ['le même numéro d’un autre acheteur, dans un autre registre', [bought(toits)]],
      ['le même numéro dans un autre registre, le montant seul y étant le même', [toits.replace('Zinc', 'Cuivre')]],
    ])('%s', async (_, rows) => {
      await next('suite.csv', ...rows)
      expect((await fates())[0]).toBeNull()
    })

    it('deux lignes pareilles, dont une seule revient', async () => {
      const twin = row({ id: 'T', montant: '50', titulaire: 'Fer' })
      await next('jumelles.csv', voirie, parcs, twin, twin)
      await next(
        'une.csv',
        bought(voirie),
        parcs,
        row({ id: 'E', objet: 'Quais' }),
        row({ id: 'T', objet: 'Grilles', montant: '50' }),
      )
      expect(await fates(2)).toEqual([null, null])
    })

    it('la même ligne dans un registre qui n’est pas le sien', async () => {
      await next('autre.csv', row({ id: 'X', objet: 'Ponts' }), row({ id: 'Y', objet: 'Quais' }), c)
      expect(await left()).toEqual([
        [2, 1],
        [1, 2],
      ])
    })
  })

  describe('si c’en est une autre', () => {
    it('on la remet à corriger, et elle se corrige ; sinon elle ne se corrige ni ne se laisse', async () => {
      await next('suite.csv', bought(voirie), parcs, toits, murs)
      const given = { reason: 'vu', document: null, dryRun: false, rows: [{ seq: 0, values: { 2: 'Toits' } }] }
      await expect(correctRows(db, LOCAL, now, 1, given)).rejects.toMatchObject({ code: 'alreadyCorrected' })
      await expect(leaveRows(db, LOCAL, now, 1, { seqs: [0], reason: 'non' })).rejects.toThrow(/l’import n° 2 reprend/)
      await reopenRows(db, LOCAL, now, 1, [0])
      expect(await fates()).toEqual([null, ['superseded', 2]])
      await leaveRows(db, LOCAL, now, 1, { seqs: [0], reason: 'une autre' })
      expect(await fates()).toEqual([
        ['leave', null],
        ['superseded', 2],
      ])
    })

    it('d’un import dont un autre a pris la place entière, c’est là qu’elle se règle', async () => {
      await next('suite.csv', voirie, parcs, toits, murs)
      await expect(reopenRows(db, LOCAL, now, 1, [0])).rejects.toThrow(/L’import n° 2 a pris la place/)
    })
  })

  it('ce qu’un agent en a fait prime : une ligne laissée de côté le reste', async () => {
    await leaveRows(db, LOCAL, now, 1, { seqs: [0], reason: 'infructueux' })
    await next('suite.csv', bought(voirie), parcs, toits, murs)
    expect(await fates()).toEqual([
      ['leave', null],
      ['superseded', 2],
    ])
  })

  it('une ligne corrigée sur la page et dans la copie est de nouveau reprise quand la correction est annulée', async () => {
    const rows = [{ seq: 0, values: { 2: 'Toits' } }]
    const [own] = await correctRows(db, LOCAL, now, 1, { reason: 'vu', document: null, dryRun: false, rows })
    const { id } = await next('suite.csv', bought(voirie), parcs, toits, murs)
    expect((await fates())[0]).toEqual(['correct', own?.id])
    await undoImport(db, LOCAL, own?.id ?? 0, now)
    expect((await fates())[0]).toEqual(['superseded', id])
  })

  it('corrigée ou laissée de côté sur la page, elle ne revient pas par la copie qui la redit telle quelle', async () => {
    const rows = [{ seq: 0, values: { 2: 'Toits' } }]
    const [own] = await correctRows(db, LOCAL, now, 1, { reason: 'vu', document: null, dryRun: false, rows })
    await leaveRows(db, LOCAL, now, 1, { seqs: [1], reason: 'infructueux' })
    const { id, rejected } = await load(db, await copyOf(db, 1, FILE), { name: 'copie.xlsx' })
    expect(rejected).toBe(2)
    expect(await fates(id ?? 0)).toEqual([
      ['correct', own?.id],
      ['leave', null],
    ])
    expect((await left()).every(([, open]) => open === 0)).toBe(true)
    await undoImport(db, LOCAL, own?.id ?? 0, now)
    expect(await fates(id ?? 0)).toEqual([null, ['leave', null]])
  })
}
