import { beforeEach, describe, expect, it } from 'vitest'
import { type Database, LOCAL } from '../../src/store/database.js'
import { listImports } from '../../src/store/imports.js'
import { findingFates, type Settlement } from '../../src/store/settled.js'
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
  const fatesOf = (id: number) => findingFates(db, LOCAL, id, [0, 1, 2, 3])
  /** Of an import, its remarks that are no bare information: what they are about, and how they were mended. */
  const found = async (id = 1): Promise<[string, Settlement['how'] | null, number | null][]> => {
    const remarks = db.query.selectFrom('import_issue').select(['seq', 'code']).where('import_id', '=', id)
    const listed = await remarks.where('severity', '<>', 'info').orderBy('severity').orderBy('seq').execute()
    const fates = await fatesOf(id)
    return listed.map(({ seq, code }) => {
      const settlement = fates.get(seq)?.settlement
      return [code, settlement?.how ?? null, settlement?.importId ?? null]
    })
  }
  /** Of each import that stands: rows set aside, and remarks on the others, still to be mended. */
  const left = async () =>
    (await homeOf(db, LOCAL, null, now(), new Memo())).imports.map(({ id, openRejected, error, warning }) => [
      ...[id, openRejected],
      error.count + warning.count - error.settled - warning.settled,
    ])
  const lead = async (code: string, id = 1) => {
    const query = db.query.selectFrom('import_issue').select('seq').where('import_id', '=', id).where('code', '=', code)
    return (await fatesOf(id)).get((await query.executeTakeFirstOrThrow()).seq)?.lead
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
      expect(await left()).toEqual([[1, 1, 1]])
      await amount(B)
      expect(await found()).toContainEqual(['unreadableAmount', 'set', null])
      expect(await left()).toEqual([[1, 1, 0]])
      await withdraw(db, LOCAL, { seq: 2, reason: '' }, now)
      expect(await found()).toContainEqual(['unreadableAmount', null, null])
      expect(await left()).toEqual([[1, 1, 1]])
    })

    it('réglée quand un import suivant dit le marché ; à régler de nouveau quand il est annulé', async () => {
      await load(db, csv(mended), { name: 'suite.csv' })
      expect(await found()).toContainEqual(['unreadableAmount', 'superseded', 2])
      expect(await found()).toContainEqual(['missingObjet', null, null])
      expect(await left()).toEqual([
        [2, 0, 0],
        [1, 1, 0],
      ])
      await undoImport(db, LOCAL, 2, now)
      expect(await left()).toEqual([[1, 1, 1]])
    })

    it('dite encore par l’import suivant, n’est à régler que là', async () => {
      await load(db, csv(doubtful, sound), { name: 'suite.csv' })
      expect(await left()).toEqual([
        [2, 0, 1],
        [1, 1, 0],
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
      expect(await left()).toEqual([[1, 1, 1]])
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
      expect(await left()).toEqual([[1, 1, 1]])
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
    const toits = row({ id: 'C', objet: 'Toits', montant: '300', titulaire: 'Zinc' })
    const whole = csv(sound, mended, toits)
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
      expect(await left()).toEqual([[1, 1, 1]])
    })

    it('un troisième tient encore quand le deuxième est annulé', async () => {
      await load(db, whole, { name: 'corrige.csv' })
      await load(db, csv(sound, mended, toits, row({ id: 'E', objet: 'Quais' })), { name: 'encore.csv' })
      expect(await supersededBy()).toEqual([2, 3, null])
      await undoImport(db, LOCAL, 2, now)
      expect(await supersededBy()).toEqual([3, 3, null])
    })

    it('ne la prend ni avec moins de lignes, ni avec un marché de moins', async () => {
      await load(db, csv(sound, mended), { name: 'court.csv' })
      await load(db, csv(sound, row({ id: 'E', objet: 'Quais' }), row({ id: 'F', objet: 'Ponts' })), {
        name: 'autre.csv',
      })
      expect(await supersededBy()).toEqual([null, null, null])
    })

    it('ne la prend pas quand une ligne mise de côté n’y est plus, fût-elle remplacée par un autre marché', async () => {
      const other = row({ id: 'E', objet: 'Quais', montant: '700', titulaire: 'Zinc' })
      await load(db, csv(sound, mended, other), { name: 'sans-c.csv' })
      expect(await supersededBy()).toEqual([null, null])
      expect(await left()).toContainEqual([1, 1, 0])
    })

    it('la prend quand la ligne y est encore mise de côté, ou que son numéro y est corrigé à la même place', async () => {
      await load(db, csv(sound, mended, faulty, row({ id: 'E', objet: 'Quais' })), { name: 'encore.csv' })
      expect(await supersededBy()).toEqual([2, null])
      const renamed = row({ id: 'C2', objet: 'Toits', montant: '300', titulaire: 'Zinc' })
      await load(db, csv(sound, mended, renamed, row({ id: 'E', objet: 'Quais' })), { name: 'renomme.csv' })
      expect(await supersededBy()).toEqual([2, 3, null])
    })

    it.each([
      [
        'trois lignes d’un même numéro, dont une seule revient',
        ['100', '200', '300'].map((montant) => row({ id: 'C7', montant })),
        [
          row({ id: 'C7', objet: 'Gros œuvre', montant: '100' }),
          row({ id: 'Z1', objet: 'Z' }),
          row({ id: 'Z2', objet: 'Y' }),
        ],
        2,
      ],
      [
        'un lot, quand le même numéro revient pour un autre lot',
        [row({ id: 'C7', montant: '200', titulaire: 'Peintre' })],
        [row({ id: 'C7', objet: 'Lot 9 : Serrurerie', montant: '999', titulaire: 'Serrurier' })],
        1,
      ],
      ['une ligne deux fois, qui ne revient qu’une', [faulty, faulty], [faulty, row({ id: 'E', objet: 'Quais' })], 1],
    ])('ne la prend pas quand une ligne mise de côté n’y est plus : %s', async (_, aside, again, stillLeft) => {
      await load(db, csv(sound, ...aside), { name: 'avant.csv' })
      await load(db, csv(sound, ...again), { name: 'apres.csv' })
      expect(await supersededBy()).toEqual([null, null, null])
      expect(await left()).toContainEqual([2, stillLeft, 0])
    })

    it('la prend quand chaque ligne d’un même numéro y revient, à une autre place', async () => {
      const lots = ['100', '200', '300'].map((montant) => ({ id: 'C7', montant, titulaire: 'Zinc' }))
      await load(db, csv(...lots.map(row), sound), { name: 'avant.csv' })
      await load(db, csv(sound, ...lots.map((lot, at) => row({ ...lot, objet: `Lot ${at + 1} : Toits` }))), {
        name: 'apres.csv',
      })
      expect(await supersededBy()).toEqual([null, 3, null])
    })

    it('la prend à celui dont toutes les lignes étaient mises de côté, sa copie corrigée', async () => {
      const aside = [row({ id: 'X', montant: '10' }), row({ id: 'Y', montant: '20' })]
      const right = [row({ id: 'X', objet: 'Bancs', montant: '10' }), row({ id: 'Y', objet: 'Bornes', montant: '20' })]
      await load(db, csv(...aside), { name: 'aside.csv' })
      expect(await left()).toContainEqual([2, 2, 0])
      await load(db, csv(...right), { name: 'right.csv' })
      expect(await supersededBy()).toEqual([null, 3, null])
      expect(await left()).toContainEqual([2, 0, 0])
      await undoImport(db, LOCAL, 3, now)
      expect(await left()).toContainEqual([2, 2, 0])
    })

    it('la prend à un fichier d’avenants seuls, sa copie corrigée ; non un registre qui n’en dit rien', async () => {
      const amends = row({ id: 'A', objet: 'Voirie, avenant n° 1', montant: '10', date: '01/03/2025' })
      const lost = row({ id: 'Z', objet: 'Quais, avenant n° 1', montant: '10', date: '01/03/2025' })
      const found = row({ id: 'B', objet: 'Quais, avenant n° 1', montant: '10', date: '01/03/2025' })
      await load(db, csv(amends, lost), { name: 'avenants.csv' })
      expect(await left()).toContainEqual([2, 1, 0])
      await load(db, csv(sound, doubtful), { name: 'marches.csv' })
      expect(await supersededBy()).toEqual([null, null, null])
      await load(db, csv(amends, found), { name: 'avenants-corriges.csv' })
      expect(await supersededBy()).toEqual([null, 4, null, null])
      expect(await left()).toContainEqual([2, 0, 0])
    })

    it('la prend quand le marché qui lui manquait est réuni à l’un des siens, et la rend avec lui', async () => {
      const other = [row({ id: 'E', objet: 'Parcs et jardins', montant: '1 200' }), row({ id: 'F', objet: 'Ponts' })]
      await load(db, csv(sound, toits, ...other), { name: 'autre.csv' })
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
    const { findings } = await registerReport(db, LOCAL, 1, { filter: { open: true }, page: 1, rejectedPage: 1 })
    expect(findings.total).toBe(all.findings.total - 1)
    expect(findings.items.map(({ code }) => code)).not.toContain('unreadableAmount')
    expect(findings.items).toHaveLength(findings.total)
  })
}
