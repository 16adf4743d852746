import { beforeEach, describe, expect, it } from 'vitest'
import { type Database, LOCAL } from '../../src/store/database.js'
import { listImports } from '../../src/store/imports.js'
import type { Settlement } from '../../src/store/settled.js'
import { correct, merge, withdraw } from '../../src/tasks/correct.js'
import { homeOf } from '../../src/tasks/home.js'
import { Memo } from '../../src/tasks/memo.js'
import { registerReport } from '../../src/tasks/registers.js'
import { correctRows, leaveRows, reopenRows } from '../../src/tasks/setAside.js'
import { undoImport } from '../../src/tasks/undo.js'
import { BUYER, clock, csv, load, type OpenDatabase, row } from './registers.js'

const [A, B] = [`${BUYER}A`, `${BUYER}B`]
const WHY = { reason: 'vu au dossier', document: null }
const sound = row({ id: 'A', objet: 'Voirie', montant: '1 000', titulaire: 'Bati' })
const doubtful = row({ id: 'B', objet: 'Parcs', montant: 'environ mille', titulaire: 'Serre' })
const mended = row({ id: 'B', objet: 'Parcs', montant: '1 200', titulaire: 'Serre' })
const faulty = row({ id: 'C', montant: '300', titulaire: 'Zinc' })
const FILE = csv(sound, doubtful, faulty)

const decp = (montant: string): Blob =>
  new Blob([
    JSON.stringify({
      marches: {
        marche: [{ id: 'D', acheteur: { id: BUYER }, objet: 'Écoles', montant, dateNotification: '2025-02-01' }],
      },
    }),
  ])

/** Remarks that are mended since, and those that are not, whatever the database. */
export function settledBehaviour(open: OpenDatabase): void {
  let db: Database
  let now: () => Date
  /** Of an import, its remarks that are no bare information: what they are about, and how they were mended. */
  const found = async (id = 1): Promise<[string, Settlement['how'] | null, number | null][]> => {
    const { findings } = await registerReport(db, LOCAL, id, { filter: {}, page: 1, rejectedPage: 1 })
    return findings.items
      .filter(({ severity }) => severity !== 'info')
      .map(({ code, settlement }) => [code, settlement?.how ?? null, settlement?.importId ?? null])
  }
  /** Of each import that stands: rows set aside, and remarks, still to be mended. */
  const left = async () =>
    (await homeOf(db, LOCAL, null, now(), new Memo())).imports.map(({ id, openRejected, error, warning }) => [
      ...[id, openRejected],
      error.count + warning.count - error.settled - warning.settled,
    ])
  const lead = async (code: string, id = 1) => {
    const { findings } = await registerReport(db, LOCAL, id, { filter: {}, page: 1, rejectedPage: 1 })
    return findings.items.find((each) => each.code === code)?.lead
  }
  const amount = (uid: string) => correct(db, LOCAL, { uid, fields: { montant: '1 200' }, ...WHY }, now)

  beforeEach(async () => {
    db = await open()
    now = clock()
    await load(db, FILE)
  })

  describe('une remarque sur une cellule', () => {
    it('mène au marché et au champ ; réglée quand ce champ est corrigé à la main, à régler quand la correction est retirée', async () => {
      expect(await found()).toEqual([
        ['missingObjet', null, null],
        ['unreadableAmount', null, null],
      ])
      expect(await lead('unreadableAmount')).toEqual({ uid: B, field: 'montant' })
      expect(await lead('missingObjet')).toEqual({ seq: 0, isCorrectable: true })
      await correct(db, LOCAL, { uid: B, fields: { lot: '3' }, ...WHY }, now)
      expect(await left()).toEqual([[1, 1, 2]])
      await amount(B)
      expect(await found()).toContainEqual(['unreadableAmount', 'set', null])
      expect(await left()).toEqual([[1, 1, 1]])
      await withdraw(db, LOCAL, { seq: 2, reason: '' }, now)
      expect(await found()).toContainEqual(['unreadableAmount', null, null])
      expect(await left()).toEqual([[1, 1, 2]])
    })

    it('réglée quand un import suivant dit le marché ; à régler de nouveau quand il est annulé', async () => {
      await load(db, csv(mended), { name: 'suite.csv' })
      expect(await found()).toContainEqual(['unreadableAmount', 'superseded', 2])
      expect(await found()).toContainEqual(['missingObjet', null, null])
      expect(await left()).toEqual([
        [2, 0, 0],
        [1, 1, 1],
      ])
      await undoImport(db, LOCAL, 2, now)
      expect(await left()).toEqual([[1, 1, 2]])
    })

    it('dite encore par l’import suivant, n’est à régler que là', async () => {
      await load(db, csv(doubtful, sound), { name: 'suite.csv' })
      expect(await left()).toEqual([
        [2, 0, 1],
        [1, 1, 1],
      ])
    })

    it('d’un marché réuni à un autre, suit la correction et les imports de celui-ci', async () => {
      await merge(db, LOCAL, { uid: B, into: A, ...WHY }, now)
      expect(await lead('unreadableAmount')).toEqual({ uid: A, field: 'montant' })
      await amount(A)
      expect(await found()).toContainEqual(['unreadableAmount', 'set', null])
      await withdraw(db, LOCAL, { seq: 1, reason: '' }, now)
      expect(await found()).toContainEqual(['unreadableAmount', null, null])
    })

    it('d’un élément JSON, mène au marché et au champ de même', async () => {
      await load(db, decp('environ mille'), { name: 'decp.json' })
      expect(await lead('unreadableAmount', 2)).toEqual({ uid: `${BUYER}D`, field: 'montant' })
      await amount(`${BUYER}D`)
      expect(await found(2)).toContainEqual(['unreadableAmount', 'set', null])
    })
  })

  describe('une remarque sur une ligne mise de côté', () => {
    it('réglée quand la ligne est laissée de côté, à régler quand elle est reprise', async () => {
      await leaveRows(db, LOCAL, now, 1, { seqs: [0], reason: 'doublon' })
      expect(await found()).toContainEqual(['missingObjet', 'leave', null])
      expect(await left()).toEqual([[1, 0, 1]])
      await reopenRows(db, LOCAL, now, 1, [0])
      expect(await left()).toEqual([[1, 1, 2]])
    })

    it('réglée quand la ligne est corrigée, à régler quand l’import qui l’apporte est annulé', async () => {
      await correctRows(db, LOCAL, now, 1, { ...WHY, dryRun: false, rows: [{ seq: 0, values: { 2: 'Toits' } }] })
      const [own] = (await listImports(db, LOCAL)).filter(({ origin }) => origin?.kind === 'corrected')
      expect(await found()).toContainEqual(['missingObjet', 'correct', own?.id])
      expect(await left()).toEqual([
        [own?.id, 0, 0],
        [1, 0, 1],
      ])
      await undoImport(db, LOCAL, own?.id ?? 0, now)
      expect(await left()).toEqual([[1, 1, 2]])
    })
  })

  it('une remarque sur un champ reste quand un import de plus dit le marché sans ce champ', async () => {
    await load(db, csv(sound, row({ id: 'B', objet: 'Parcs', titulaire: 'Serre' })), { name: 'sans-montant.csv' })
    expect(await found()).toContainEqual(['unreadableAmount', null, null])
    await load(db, csv(sound, mended), { name: 'avec.csv' })
    expect(await found()).toContainEqual(['unreadableAmount', 'superseded', 3])
  })

  it('des données essentielles ne prennent pas la place du registre tenu par l’organisation', async () => {
    const published = ['A', 'B', 'X', 'Y'].map((id) => ({ id, acheteur: { id: BUYER }, objet: 'Parcs', montant: 1200 }))
    await load(db, new Blob([JSON.stringify({ marches: { marche: published } })]), { name: 'decp.json' })
    expect((await listImports(db, LOCAL)).map((each) => each.supersededBy)).toEqual([null, null])
  })

  describe('un registre déposé de nouveau', () => {
    const whole = csv(sound, mended, row({ id: 'C', objet: 'Toits', montant: '300', titulaire: 'Zinc' }))
    const supersededBy = async () => (await listImports(db, LOCAL)).map((each) => each.supersededBy)

    it('prend la place du premier s’il dit tous ses marchés en autant de lignes ; la lui rend, annulé', async () => {
      await load(db, whole, { name: 'corrige.csv' })
      expect(await supersededBy()).toEqual([2, null])
      expect(await found()).toEqual([
        ['missingObjet', 'superseded', 2],
        ['unreadableAmount', 'superseded', 2],
      ])
      expect(await left()).toEqual([
        [2, 0, 0],
        [1, 0, 0],
      ])
      await undoImport(db, LOCAL, 2, now)
      expect(await supersededBy()).toEqual([null, null])
      expect(await left()).toEqual([[1, 1, 2]])
    })

    it('un troisième tient encore quand le deuxième est annulé', async () => {
      await load(db, whole, { name: 'corrige.csv' })
      await load(db, csv(sound, mended, row({ id: 'E', objet: 'Quais' })), { name: 'encore.csv' })
      expect(await supersededBy()).toEqual([2, null, null])
      await undoImport(db, LOCAL, 2, now)
      expect(await supersededBy()).toEqual([3, null, null])
    })

    it('ne la prend ni avec moins de lignes, ni avec un marché de moins', async () => {
      await load(db, csv(sound, mended), { name: 'court.csv' })
      await load(db, csv(sound, row({ id: 'E', objet: 'Quais' }), row({ id: 'F', objet: 'Ponts' })), {
        name: 'autre.csv',
      })
      expect(await supersededBy()).toEqual([null, null, null])
    })

    it('la prend quand le marché qui lui manquait est réuni à l’un des siens, et la rend avec lui', async () => {
      const other = [row({ id: 'E', objet: 'Parcs et jardins', montant: '1 200' }), row({ id: 'F', objet: 'Ponts' })]
      await load(db, csv(sound, ...other), { name: 'autre.csv' })
      expect(await supersededBy()).toEqual([null, null])
      await merge(db, LOCAL, { uid: B, into: `${BUYER}E`, ...WHY }, now)
      expect(await supersededBy()).toEqual([2, null])
      await withdraw(db, LOCAL, { seq: 1, reason: '' }, now)
      expect(await supersededBy()).toEqual([null, null])
    })
  })

  it('un import annulé n’a plus rien à régler, et garde son compte rendu', async () => {
    await undoImport(db, LOCAL, 1, now)
    expect(await found()).toEqual([
      ['missingObjet', 'undone', null],
      ['unreadableAmount', 'undone', null],
    ])
    expect(await left()).toEqual([])
  })

  it('le compte rendu compte ce qui est réglé, et n’en montre que le reste si on le demande', async () => {
    await amount(B)
    const all = await registerReport(db, LOCAL, 1, { filter: {}, page: 1, rejectedPage: 1 })
    expect(all.groups.find(({ code }) => code === 'unreadableAmount')).toMatchObject({ count: 1, settled: 1 })
    expect(all.groups.find(({ code }) => code === 'missingObjet')).toMatchObject({ count: 1, settled: 0 })
    const { findings } = await registerReport(db, LOCAL, 1, { filter: { open: true }, page: 1, rejectedPage: 1 })
    expect(findings.total).toBe(all.findings.total - 1)
    expect(findings.items.map(({ code }) => code)).not.toContain('unreadableAmount')
    expect(findings.items).toHaveLength(findings.total)
  })
}
