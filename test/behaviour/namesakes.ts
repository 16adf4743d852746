import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { hasValidKey } from '../../src/contract/siretKey.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { mayBeOne } from '../../src/store/namesakes.js'
import { findingCounts, findingFates } from '../../src/store/settled.js'
import { tellApart } from '../../src/tasks/correct/apart.js'
import { correctionsShown } from '../../src/tasks/correct/shown.js'
import { correct, merge, withdraw } from '../../src/tasks/correct.js'
import { decide } from '../../src/tasks/decide.js'
import { importFile } from '../../src/tasks/import.js'
import { namesakesOf } from '../../src/tasks/namesakes.js'
import { registerReport } from '../../src/tasks/registers.js'
import { undoImport } from '../../src/tasks/undo.js'
import { BUYER, clock, contractsOf, HEADER, load, type OpenDatabase, row } from './registers.js'

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
      expect(warnings.join()).toContain(
        'marchés ont déjà un semblable, dont le registre ne dit pas l’acheteur de la même façon',
      )
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

  /** Of an import, warnings that are still to be settled. */
  const left = async (id: number) => {
    const { count = 0, settled = 0 } = (await findingCounts(db, LOCAL, [id])).get(id)?.get('warning') ?? {}
    return count - settled
  }
  const apart = (uid: string, into: string) => tellApart(db, LOCAL, { uid, into, ...WHY }, clock())

  describe('la remarque « seul leur acheteur diffère »', () => {
    beforeEach(async () => {
      await load(db, of('', voirie, parcs))
      await again(of(BUYER, voirie, parcs))
    })

    it('est réglée une fois chaque paire réunie ou dite différente ; à régler de nouveau quand l’une est annulée', async () => {
      expect(await left(2)).toBe(1)
      await merge(db, LOCAL, { uid: 'A1', into: `${BUYER}A1`, ...WHY }, clock())
      expect(await left(2)).toBe(1)
      await apart('A2', `${BUYER}A2`)
      expect(await left(2)).toBe(0)
      expect((await findingFates(db, LOCAL, 2, [0])).get(0)?.settlement).toEqual({
        ...{ how: 'compared', importId: null },
        at: expect.stringMatching(/^2025-06-01T/),
      })
      await withdraw(db, LOCAL, { seq: 1, reason: '' }, clock())
      expect(await left(2)).toBe(1)
      await undoImport(db, LOCAL, 1, clock())
      expect(await left(2)).toBe(0)
    })

    it('n’est pas réglée par un import qui dit de nouveau le marché : les deux comptent encore, et se voient', async () => {
      await again(of(BUYER, { ...voirie, titulaire: 'Bati SA' }, { ...parcs, titulaire: 'Mure SA' }))
      expect(await db.query.selectFrom('import').select('superseded_by').where('id', '=', 2).execute()).toEqual([
        { superseded_by: 3 },
      ])
      expect(await contractsOf(db)).toHaveLength(4)
      expect(await left(2)).toBe(1)
      expect((await registerReport(db, LOCAL, 2, WHOLE)).namesakes).toMatchObject({ total: 2 })
    })

    it('dits différents, ne se disent plus semblables, ni ici ni après un autre import ; l’annulation les rend', async () => {
      await apart(`${BUYER}A1`, 'A1')
      expect([(await twins('A1')).total, (await twins(`${BUYER}A1`)).total]).toEqual([0, 0])
      expect((await registerReport(db, LOCAL, 2, WHOLE)).namesakes).toMatchObject({ total: 1 })
      await load(db, of(BUYER, { ...voirie, titulaire: 'Mure' }), { name: 'encore.csv' })
      expect((await twins('A1')).total).toBe(0)
      expect(await contractsOf(db)).toHaveLength(4)
      await expect(apart('A1', `${BUYER}A1`)).rejects.toMatchObject({ code: 'nothingToCorrect' })
      const [line] = (await correctionsShown(db, LOCAL, 'A1')).lines
      expect(line).toMatchObject({ action: 'apart', before: `${BUYER}A1`, after: 'A1', inForce: true, actor: 'local' })
      await withdraw(db, LOCAL, { uid: 'A1', seq: 1, reason: '' }, clock())
      expect([(await twins('A1')).total, (await twins(`${BUYER}A1`)).total]).toEqual([1, 1])
    })

    it('dits différents sans motif, d’un marché inconnu ou de lui-même : refusé', async () => {
      const told = (uid: string, into: string, reason: string) =>
        tellApart(db, LOCAL, { uid, into, reason, document: null }, clock())
      await expect(told('A1', `${BUYER}A1`, ' ')).rejects.toMatchObject({ code: 'noReason' })
      await expect(told('A1', 'Z', 'vu')).rejects.toMatchObject({ code: 'noSuchContract' })
      await expect(told('A1', 'A1', 'vu')).rejects.toMatchObject({ code: 'badMerger' })
    })
  })

  it('« sans SIRET d’acheteur » est réglée une fois chacun corrigé, ou réuni à celui qui en a un', async () => {
    await load(db, of('', voirie, parcs))
    expect(await left(1)).toBe(1)
    await correct(db, LOCAL, { uid: 'A1', fields: { acheteur: BUYER }, ...WHY }, clock())
    expect(await left(1)).toBe(1)
    await again(of(BUYER, parcs))
    await merge(db, LOCAL, { uid: 'A2', into: `${BUYER}A2`, ...WHY }, clock())
    expect(await left(1)).toBe(0)
    await withdraw(db, LOCAL, { seq: 1, reason: '' }, clock())
    expect(await left(1)).toBe(1)
  })

  it('d’un marché dont l’acheteur est corrigé une fois l’autre là, se disent encore semblables', async () => {
    await load(db, of('', voirie))
    await again(of(BUYER, voirie))
    await correct(db, LOCAL, { uid: 'A1', fields: { acheteur: BUYER }, ...WHY }, clock())
    expect(await twins('A1')).toMatchObject({ total: 1, first: [{ own: BUYER, other: BUYER }] })
  })

  it('« seul leur acheteur diffère » est réglée, et la liste vide, une fois l’acheteur corrigé en un autre bien connu', async () => {
    await load(db, of('', voirie))
    const { id } = await again(of(BUYER, voirie))
    expect(await left(1)).toBe(1)
    expect(await left(2)).toBe(1)
    await correct(db, LOCAL, { uid: 'A1', fields: { acheteur: OTHER }, ...WHY }, clock())
    expect((await registerReport(db, LOCAL, id ?? 0, WHOLE)).namesakes?.total).toBe(0)
    expect([await left(1), await left(2)]).toEqual([0, 0])
    expect((await findingFates(db, LOCAL, 2, [0])).get(0)?.settlement).toMatchObject({
      how: 'compared',
      at: expect.stringMatching(/^2025-06-01T/),
    })
    await withdraw(db, LOCAL, { seq: 1, reason: '' }, clock())
    expect(await left(2)).toBe(1)
  })

  it('deux acheteurs peuvent n’en être qu’un où l’un manque, ou a une clé fausse, La Poste comprise', async () => {
    const buyers = [
      BUYER,
      OTHER,
      FALSE_KEY,
      BUYER.slice(0, 9),
      '214401094',
      '35600000000048',
      '35600000000001',
      '35600000000002',
      '123456782',
    ]
    const { rows } = await sql<{ own: string; other: string; maybe: number }>`
      SELECT a.value AS own, b.value AS other, ${mayBeOne(sql`a.value`, sql`b.value`)} AS maybe
      FROM json_each(${JSON.stringify(buyers)}) AS a, json_each(${JSON.stringify(buyers)}) AS b`.execute(db.query)
    expect(rows).toHaveLength(buyers.length ** 2)
    for (const { own, other, maybe } of rows) {
      const known = hasValidKey(own) && hasValidKey(other) && !own.startsWith(other) && !other.startsWith(own)
      expect([own, other, maybe === 1]).toEqual([own, other, !known])
    }
    expect(new Set(buyers.map(hasValidKey))).toEqual(new Set([true, false]))
  })

  describe('un marché dont l’acheteur fut corrigé à la main, puis dans le registre', () => {
    const joined = { code: 'joinsPutRight', severity: 'info' }
    const fix = (uid: string, fields: Readonly<Record<string, string>> = { acheteur: BUYER }) =>
      correct(db, LOCAL, { uid, fields, ...WHY }, clock())
    const uids = async () => (await contractsOf(db)).map(({ uid }) => uid).sort()

    it.each([
      ['manquait', ''],
      ['avait une clé fausse', FALSE_KEY],
    ])('et qui %s, est le même : l’aperçu le dit, ses décisions tiennent, et chacun s’annule', async (_, buyer) => {
      await load(db, of(buyer, voirie, parcs))
      const [uid, other] = [`${buyer}A1`, `${buyer}A2`]
      await fix(uid)
      await decide(db, LOCAL, { uid, kind: 'reserved', state: 'yes', ...WHY }, clock())
      const before = await contractsOf(db)
      const file = of(BUYER, { ...voirie, montant: '13000' })
      const { created, updated, issues, preview } = await dryRun(file)
      expect([created, updated, preview?.namesakes.total]).toEqual([0, 1, 0])
      expect(issues).toContainEqual(expect.objectContaining(joined))
      const { id } = await again(file)
      expect(await uids()).toEqual([uid, other].sort())
      const one = async () => (await contractsOf(db)).find((contract) => contract.uid === uid)
      expect(await one()).toMatchObject({ montant: 13_000, acheteur: { id: BUYER }, states: { reserved: 'yes' } })
      const next = await load(db, of(BUYER, { ...voirie, montant: '14000' }), { name: 'encore.csv' })
      expect([next.updated, (await one())?.montant, next.issues]).toEqual([1, 14_000, []])
      await undoImport(db, LOCAL, next.id ?? 0, clock())
      await undoImport(db, LOCAL, id ?? 0, clock())
      expect(await contractsOf(db)).toEqual(before)
    })

    it('sans numéro, se reconnaît à ce qu’il est une fois corrigé : objet, lot, date et titulaire', async () => {
      await load(db, of('', { ...voirie, id: '' }))
      const [uid = ''] = await uids()
      await fix(uid, { acheteur: BUYER, dateNotification: '02/02/2025', objet: 'Voirie nord' })
      const file = of(BUYER, { ...voirie, id: '', date: '02/02/2025', objet: 'Voirie nord', montant: '12500' })
      expect(await again(file)).toMatchObject({ created: 0, updated: 1 })
      expect(await uids()).toEqual([uid])
    })

    it('reste deux marchés où un autre porte déjà ce numéro chez cet acheteur, ou pour un autre objet, un autre lot', async () => {
      await load(db, of('', voirie))
      await again(of(BUYER, voirie))
      await fix('A1')
      expect(await load(db, of(BUYER, { ...voirie, montant: '1' }), { name: 'c.csv' })).toMatchObject({ updated: 1 })
      expect(await uids()).toEqual([`${BUYER}A1`, 'A1'])
      await load(db, of('', parcs), { name: 'd.csv' })
      await fix('A2')
      const others = [
        { ...parcs, objet: 'Piscine', titulaire: 'Eau' },
        { ...parcs, lot: '2' },
      ]
      expect(await load(db, of(BUYER, ...others), { name: 'e.csv' })).toMatchObject({ created: 2, updated: 0 })
    })

    it('le premier import annulé avant le second, le retrouve avec ses décisions', async () => {
      await load(db, of('', voirie))
      await fix('A1')
      await decide(db, LOCAL, { uid: 'A1', kind: 'reserved', state: 'yes', ...WHY }, clock())
      await undoImport(db, LOCAL, 1, clock())
      await again(of(BUYER, voirie))
      expect(await contractsOf(db)).toMatchObject([{ uid: 'A1', states: { reserved: 'yes' } }])
    })
  })

  describe('deux lignes sans numéro que rien ne distingue', () => {
    const twin: Given = { ...voirie, id: '' }
    const uids = async () => (await contractsOf(db)).map(({ uid }) => uid).sort()
    beforeEach(() => load(db, of(BUYER, twin, { ...twin, montant: '13000' }, parcs)))

    it('se disent semblables sur leurs deux fiches ; dites différentes, la remarque est réglée, et le reste au prochain import', async () => {
      const [, first = '', second = ''] = await uids()
      expect(second).toBe(`${first}~2`)
      expect(await left(1)).toBe(1)
      const pair = { part: second, whole: first }
      expect([(await twins(first)).first, (await twins(second)).first]).toMatchObject([[pair], [pair]])
      await apart(second, first)
      expect([await left(1), (await twins(first)).total, (await twins(second)).total]).toEqual([0, 0, 0])
      await again(of(BUYER, { ...twin, montant: '13000' }, twin, { ...parcs, montant: '950' }))
      expect(await uids()).toHaveLength(3)
      expect([await left(2), (await twins(first)).total]).toEqual([0, 0])
      await withdraw(db, LOCAL, { seq: 1, reason: '' }, clock())
      expect([await left(2), (await twins(first)).total]).toEqual([1, 1])
    })

    it('réunies, n’en font plus qu’un, et la remarque est réglée', async () => {
      const [, whole = '', part = ''] = await uids()
      await merge(db, LOCAL, { uid: part, into: whole, ...WHY }, clock())
      expect([await left(1), (await twins(whole)).total, (await uids()).length]).toEqual([0, 0, 2])
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
