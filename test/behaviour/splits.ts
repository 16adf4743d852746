import { beforeEach, describe, expect, it } from 'vitest'
import { STANDARD_RULES } from '../../src/considerations/ruleSet.js'
import { mappingFileSchema, proposeMapping } from '../../src/register/mapping.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { undoOutcome } from '../../src/store/findings.js'
import { findImport, listImports } from '../../src/store/imports.js'
import { contractDossier } from '../../src/tasks/contract.js'
import { split } from '../../src/tasks/correct/split.js'
import { correct, merge, withdraw } from '../../src/tasks/correct.js'
import { decide } from '../../src/tasks/decide.js'
import { Memo } from '../../src/tasks/memo.js'
import { applyRetag } from '../../src/tasks/retag.js'
import { type TypedRow, typeRow } from '../../src/tasks/typeRow.js'
import { undoImport } from '../../src/tasks/undo.js'
import { BUYER, clock, contractsOf, failingAt, HEADER, load, type OpenDatabase, row } from './registers.js'

const [A, B] = [`${BUYER}2025-1`, `${BUYER}2025-2`]
const APART = `${A}~+1`
const WHY = { reason: 'Deux lots sous un numéro', document: 'Acte d’engagement' }

const register = (...rows: readonly (readonly [string, string])[]): Blob =>
  new Blob([[`${HEADER};Clause sociale`, ...rows.map(([line, social]) => `${line};${social}`)].join('\n')])

const voirie = row({ id: '2025-1', objet: 'Voirie et parcs', montant: '12 000', titulaire: 'Bati' })
const rues = row({ id: '2025-2', objet: 'Rues', montant: '12 500', titulaire: 'Mure' })

/** Rows typed by hand, and contracts split, whatever the database. */
export function splitsBehaviour(open: OpenDatabase): void {
  let db: Database
  let now: () => Date
  const uids = async () => (await contractsOf(db)).map(({ uid }) => uid)
  const one = async (uid: string) => (await contractsOf(db)).find((contract) => contract.uid === uid)
  const cells = () => db.query.selectFrom('cell').selectAll().execute()
  const publications = () => db.query.selectFrom('publication').selectAll().execute()
  const add = (fields: TypedRow['fields'], more: Partial<TypedRow> = {}) =>
    typeRow(db, LOCAL, now, { fields: { acheteur: BUYER, ...fields }, ...WHY, ...more })
  const cut = (stays: Readonly<Record<string, string>>, goes: Readonly<Record<string, string>>, uid = A) =>
    split(db, LOCAL, { uid, stays, goes, ...WHY }, now)

  beforeEach(async () => {
    db = await open()
    now = clock()
    await load(db, register([voirie, 'Non'], [rues, '']))
  })

  it('un marché dont une colonne a été nommée à l’import se scinde, et le nouveau se lit comme lui', async () => {
    const file = new Blob([`${HEADER};Ins. O/N\n${row({ id: '9', objet: 'Piste cyclable', montant: '688' })};Oui`])
    const { sheets } = await proposeMapping(file)
    const columns = sheets[0]?.columns.map((each) =>
      each.header === 'Ins. O/N' ? { ...each, field: 'colonne', declares: 'insertionClause' } : each,
    )
    const mapping = mappingFileSchema.parse({ sheets: [{ ...sheets[0], columns }] })
    await load(db, file, { name: 'nomme.csv', mapping })
    const [uid] = (await uids()).filter((each) => each === `${BUYER}9`)
    const done = await cut({ montant: '500' }, { objet: 'Balisage', montant: '188' }, uid)
    expect(done.gap).toBe(0)
    for (const each of [done.stays.uid, done.goes]) {
      expect(await one(each)).toMatchObject({ states: { insertionClause: 'yes' } })
    }
    expect((await one(done.goes))?.tags.find(({ kind }) => kind === 'insertionClause')).toMatchObject({
      quote: 'Oui',
    })
  })

  describe('une ligne saisie', () => {
    const parcs = {
      ...{ id: '2025-8', lot: '2', objet: 'Parcs et jardins', dateNotification: '3/4/2025', dureeMois: '3 ans' },
      ...{ montant: '12 k€', titulaires: 'Bati, Nord, 73282932000074\nMure', codeCPV: '77310000', procedure: 'MAPA' },
      ...{ direction: 'Espaces verts', categorie: 'Services', 'Clause sociale': 'Oui' },
      ...{ heuresContractualisees: '120', hours: '12,5 h réalisées du 01/01/2025 au 31/03/2025' },
    }

    it('fait un marché, par les mêmes lectures qu’un registre, dans un import à elle qui s’annule', async () => {
      const [before, sums] = [await contractsOf(db), await cells()]
      const { uid, report } = await add(parcs)
      expect(uid).toBe(`${BUYER}2025-8~2`)
      expect(report).toMatchObject({ rows: 1, created: 1, updated: 0, unchanged: 0, rejected: 0, duplicates: 0 })
      expect(await one(uid)).toMatchObject({
        ...{ objet: 'Parcs et jardins', dateNotification: '2025-04-03', dureeMois: 36, montant: 12_000 },
        titulaires: [
          { id: '73282932000074', typeIdentifiant: 'SIRET', denominationSociale: 'Bati, Nord' },
          { id: null, denominationSociale: 'Mure' },
        ],
        states: { socialClause: 'yes', insertionClause: 'yes' },
      })
      const [kept] = await db.query.selectFrom('contract_version').select('record').where('uid', '=', uid).execute()
      expect(JSON.parse(kept?.record ?? '{}')).toMatchObject({
        ...{ direction: 'Espaces verts', categorie: 'Services', codeCPV: '77310000', heuresContractualisees: 12_000 },
        hours: [{ quantity: 'done', from: '2025-01-01', to: '2025-03-31', hours: 1250 }],
      })
      expect(await findImport(db, LOCAL, report.id ?? 0)).toMatchObject({
        file: 'Saisie du 1er juin 2025, 02 h 00.csv',
        origin: { kind: 'typed', importId: null, ...WHY },
      })
      const next = await load(db, register([voirie, 'Non'], [rues, 'Oui']), { name: 'suite.csv' })
      expect(await one(uid)).toMatchObject({ montant: 12_000 })
      await undoImport(db, LOCAL, next.id ?? 0, now)
      await undoImport(db, LOCAL, report.id ?? 0, now)
      expect(await contractsOf(db)).toEqual(before)
      expect(await cells()).toEqual(sums)
    })

    it('est complétée par le registre qui la dit à son tour', async () => {
      await add({ id: '2025-8', objet: 'Parcs', montant: '5 000' })
      const more = row({ id: '2025-8', objet: 'Parcs', montant: '5 500', titulaire: 'Bati' })
      expect(await load(db, register([more, '']), { name: 'suite.csv' })).toMatchObject({ created: 0, updated: 1 })
      expect(await uids()).toHaveLength(3)
    })

    it('ne s’écrit pas où elle serait mise de côté, déjà là, sans motif ou illisible', async () => {
      const refused = (fields: TypedRow['fields'], code: string, more: Partial<TypedRow> = {}) =>
        expect(add(fields, more)).rejects.toMatchObject({ code })
      await refused({ objet: 'Parcs', montant: 'cher', dateNotification: '31/02/2025' }, 'badRow')
      await refused({ objet: '' }, 'badRow')
      await refused({ objet: 'Parcs', acheteur: '' }, 'badRow')
      await refused({ objet: 'Parcs', acheteur: '12' }, 'badRow')
      await refused({ objet: 'Parcs', couleur: 'rouge' }, 'badRow')
      await refused({ id: '2025-1', objet: 'Voirie et parcs', montant: '5' }, 'alreadyThere')
      await refused({ objet: 'Avenant n° 1 au marché de voirie', id: '2025-77' }, 'badRow')
      await refused({ objet: 'Parcs' }, 'noReason', { reason: '\u200b' })
      expect(await listImports(db, LOCAL)).toHaveLength(1)
    })

    it('ne dit que son objet : c’est assez', async () => {
      const { uid } = await add({ objet: 'Parcs' })
      expect(await one(uid)).toMatchObject({ objet: 'Parcs', montant: null, titulaires: [] })
    })
  })

  describe('un marché scindé', () => {
    const halves = () =>
      cut({ objet: 'Voirie', montant: '7 000' }, { objet: 'Parcs', montant: '5 000', titulaires: 'Mure' })

    it('en fait deux, qui tiennent contre un nouvel import ; annulée, la scission rend ce qui était', async () => {
      const [before, sums] = [await contractsOf(db), await cells()]
      expect(await halves()).toMatchObject({ goes: APART })
      expect(await contractsOf(db)).toMatchObject([
        { uid: A, objet: 'Voirie', montant: 7_000 },
        { uid: APART, objet: 'Parcs', montant: 5_000, dateNotification: '2025-02-01', acheteur: { id: BUYER } },
        { uid: B },
      ])
      expect((await one(APART))?.states.socialClause).toBe('no')
      expect((await listImports(db, LOCAL)).map(({ file }) => file)).toContain('Scission du 1er juin 2025, 02 h 00.csv')
      const again = await load(db, register([voirie, 'Oui'], [rues, '']), { name: 'suite.csv' })
      expect(again).toMatchObject({ rows: 2, created: 0, updated: 1, unchanged: 1, duplicates: 0 })
      expect(await contractsOf(db)).toMatchObject([
        { uid: A, objet: 'Voirie', montant: 7_000, states: { socialClause: 'yes' } },
        { uid: APART, objet: 'Parcs', montant: 5_000 },
        { uid: B },
      ])
      await undoImport(db, LOCAL, again.id ?? 0, now)
      await withdraw(db, LOCAL, { seq: 1, reason: 'Non' }, now)
      expect(await contractsOf(db)).toEqual(before)
      expect(await cells()).toEqual(sums)
      expect((await listImports(db, LOCAL)).map(({ state }) => state)).toEqual(['done', 'undone', 'undone'])
      await expect(withdraw(db, LOCAL, { seq: 1, reason: '' }, now)).rejects.toMatchObject({ code: 'notInForce' })
    })

    it('paraît d’un coup : nul ne voit une moitié sans l’autre, et arrêtée à quelque écriture que ce soit, rien n’en reste', async () => {
      const given = { uid: A, stays: { montant: '7 000' }, goes: { montant: '5 000' }, ...WHY }
      const [before, sums, revisions] = [await contractsOf(db), await cells(), await publications()]
      const unchanged = async () => expect(await contractsOf(db)).toEqual(before)
      const stoppedAt = (step: number) =>
        split(failingAt(db, step, unchanged), LOCAL, given, now).then(
          () => null,
          (cause: Error) => cause.message,
        )
      let step = 1
      while ((await stoppedAt(step)) === 'stopped') {
        await unchanged()
        expect(await cells()).toEqual(sums)
        expect(await publications()).toEqual(revisions)
        expect(await listImports(db, LOCAL)).toHaveLength(1)
        expect(await db.query.selectFrom('correction').selectAll().execute()).toEqual([])
        step += 1
      }
      expect(step).toBeGreaterThan(4)
      expect(await publications()).toHaveLength(revisions.length + 1)
      expect(await contractsOf(db)).toMatchObject([{ montant: 7_000 }, { uid: APART, montant: 5_000 }, { uid: B }])
    })

    it('n’est rejoint par aucun import, même de son numéro, de son objet et de son montant', async () => {
      await halves()
      const parcs = row({ id: '2025-1', objet: 'Parcs', montant: '5 000', titulaire: 'Mure' })
      const report = await load(db, register([voirie, 'Non'], [parcs, ''], [rues, '']), { name: 'suite.csv' })
      expect(report).toMatchObject({ rows: 3, created: 1 })
      expect(await uids()).toHaveLength(4)
      expect(await one(APART)).toMatchObject({ objet: 'Parcs', montant: 5_000 })
    })

    it('ne rejoint pas le marché, fût-il le même mot pour mot, et survit à une autre relecture', async () => {
      await cut({}, { montant: '12 000' })
      await load(db, register([voirie, 'Oui'], [rues, '']), { name: 'suite.csv' })
      await applyRetag(db, LOCAL, now, { given: { rules: STANDARD_RULES, file: '{}' } })
      expect(await uids()).toEqual([A, APART, B])
    })

    it('ne se défait pas à moitié : son import ne s’annule pas seul', async () => {
      await halves()
      const [, typed] = await listImports(db, LOCAL)
      await expect(undoImport(db, LOCAL, typed?.id ?? 0, now)).rejects.toMatchObject({ code: 'partOfSplit' })
      expect(await uids()).toEqual([A, APART, B])
    })

    it('reste quand l’import du marché est annulé, et le marché revient corrigé', async () => {
      await halves()
      await undoImport(db, LOCAL, 1, now)
      expect(await uids()).toEqual([APART])
      await load(db, register([voirie, 'Non']))
      expect(await contractsOf(db)).toMatchObject([{ uid: A, montant: 7_000 }, { uid: APART }])
      await withdraw(db, LOCAL, { seq: 1, reason: '' }, now)
      expect(await contractsOf(db)).toMatchObject([{ uid: A, montant: 12_000 }])
    })

    it('peut être corrigé, décidé, réuni à un autre ; annulée, la scission le retire de celui-ci', async () => {
      const before = await contractsOf(db)
      await halves()
      await decide(db, LOCAL, { uid: APART, kind: 'reserved', state: 'yes', ...WHY }, now)
      await correct(db, LOCAL, { uid: APART, fields: { montant: '6 000' }, ...WHY }, now)
      expect(await one(APART)).toMatchObject({ montant: 6_000, states: { reserved: 'yes' } })
      await merge(db, LOCAL, { uid: APART, into: B, ...WHY }, now)
      expect(await uids()).toEqual([A, B])
      expect(await one(B)).toMatchObject({ montant: 12_500, states: { reserved: 'yes' } })
      await withdraw(db, LOCAL, { seq: 3, reason: '' }, now)
      expect((await one(B))?.states.reserved).toBe('yes')
      await withdraw(db, LOCAL, { seq: 5, reason: '' }, now)
      expect(await contractsOf(db)).toEqual(before)
    })

    it('n’est fait que de ce qui en est dit : décidé, montré ou annulé, le nouveau marché ne prend rien de l’ancien', async () => {
      await halves()
      const [, typed] = await listImports(db, LOCAL)
      await decide(db, LOCAL, { uid: APART, kind: 'reserved', state: 'yes', ...WHY }, now)
      expect(await one(APART)).toMatchObject({ objet: 'Parcs', montant: 5_000, states: { reserved: 'yes' } })
      const dossier = await contractDossier(db, LOCAL, new Memo(), APART)
      expect(dossier?.readings.map(({ uid }) => uid)).toEqual([APART])
      expect(await undoOutcome(db, LOCAL, typed?.id ?? 0)).toEqual({ hidden: 1, restored: 0 })
    })

    it.each([
      ['de deux façons', 'Squares'],
      ['avec le même nouveau marché', 'Parcs'],
    ])('scindé deux fois au même moment, %s, ne l’est qu’une : rien n’est perdu', async (_, other) => {
      const both = await Promise.allSettled([
        cut({ objet: 'Voirie', montant: '8 000' }, { objet: 'Parcs', montant: '4 000' }),
        cut({ objet: 'Rues', montant: '7 000' }, { objet: other, montant: '4 000' }),
      ])
      const done = both.map((each, at) => (each.status === 'fulfilled' ? at : -1)).filter((at) => at >= 0)
      expect(done).toHaveLength(1)
      const stays = done[0] === 0 ? { objet: 'Voirie', montant: 8_000 } : { objet: 'Rues', montant: 7_000 }
      expect(await one(APART)).toMatchObject({ objet: done[0] === 0 ? 'Parcs' : other, montant: 4_000 })
      expect(await one(A)).toMatchObject(stays)
      expect(await uids()).toEqual([A, APART, B])
    })

    it('se scinde encore, chaque fois sous un identifiant à lui', async () => {
      await halves()
      expect(await cut({ montant: '4 000' }, { montant: '3 000' })).toMatchObject({ goes: `${A}~+2` })
      await expect(withdraw(db, LOCAL, { seq: 2, reason: '' }, now)).rejects.toMatchObject({ code: 'notInForce' })
      expect(await uids()).toEqual([A, APART, `${A}~+2`, B])
    })

    it('n’est rien écrit de ce qui ne se lit pas, d’un marché inconnu, ni sans motif', async () => {
      await expect(cut({ montant: 'cher' }, {})).rejects.toMatchObject({ code: 'badCorrection' })
      await expect(cut({}, { montant: 'cher' })).rejects.toMatchObject({ code: 'badRow' })
      await expect(cut({}, {}, 'ailleurs')).rejects.toMatchObject({ code: 'noSuchContract' })
      const silent = { uid: A, stays: {}, goes: {}, reason: ' ', document: null }
      await expect(split(db, LOCAL, silent, now)).rejects.toMatchObject({ code: 'noReason' })
      const other = { organisationId: 'autre', actor: 'x' }
      await expect(split(db, other, { ...silent, reason: 'x' }, now)).rejects.toMatchObject({ code: 'noSuchContract' })
      expect(await listImports(db, LOCAL)).toHaveLength(1)
      expect(await uids()).toEqual([A, B])
    })
  })
}
