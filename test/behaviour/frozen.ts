import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { sha256Of } from '../../src/contract/sha256.js'
import { isoDateSchema } from '../../src/contract.js'
import { endedText } from '../../src/export/frozen/text.js'
import { frozenWorkbook } from '../../src/export/frozen/workbook.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { frozenDocument, frozenStatements } from '../../src/store/frozen.js'
import { decide } from '../../src/tasks/decide.js'
import { type CellChange, changesBetween, changesKnown, changesSince } from '../../src/tasks/freeze/changes.js'
import { canonicalJson } from '../../src/tasks/freeze/document.js'
import { freezePeriod, type PeriodToFreeze } from '../../src/tasks/freeze/year.js'
import { freezeResult, frozenResult, frozenResults } from '../../src/tasks/freeze.js'
import { civilYear } from '../../src/tasks/indicators.js'
import { Memo } from '../../src/tasks/memo.js'
import { undoImport } from '../../src/tasks/undo.js'
import { everyPlan } from '../tasks/freeze/everyPlan.js'
import { BUYER, clock, csv, load, type OpenDatabase, row } from './registers.js'

const CLAUSE = 'Clause d’insertion : le titulaire réserve 120 heures à des personnes éloignées de l’emploi'
const REGISTER = [
  row({ id: '1', objet: `École. ${CLAUSE}`, montant: '120 000', titulaire: 'Bati' }),
  row({ id: '2', objet: 'Voirie', montant: '90 000' }),
  row({ id: '3', objet: 'Papier', date: '', montant: '8 000' }),
  row({ id: '4', objet: 'Ancien', date: '01/02/2023', montant: '8 000' }),
]
const uid = (id: string) => `${BUYER}${id}`
const freeze = (db: Database, more: Partial<Parameters<typeof freezeResult>[3]> = {}) =>
  freezeResult(db, LOCAL, clock(), { question: civilYear(2025), ...more })

const summary = (id: number, text: string) => ({
  ...{ id, at: '2025-06-01T00:00:00.000Z', author: 'Léa', title: 'Essai', note: null, from: '2025-01-01' },
  ...{ to: '2025-12-31', acheteur: null, rows: 0, digest: sha256Of(text) },
})

/** What a frozen result promises, whatever the database. */
export function frozenBehaviour(open: OpenDatabase): void {
  describe('un résultat figé', () => {
    it('se relit tel qu’il a été figé, et son empreinte est celle de son fichier', async () => {
      const db = await open()
      await load(db, csv(...REGISTER))
      const plan = { plan: everyPlan(), revision: 4 }
      const frozen = await freeze(db, { plan, note: 'Conseil du 12', author: 'Léa Martin' })
      expect(frozen.summary).toMatchObject({
        id: 1,
        author: 'Léa Martin',
        actor: 'local',
        note: 'Conseil du 12',
        rows: 4,
      })
      expect(frozen.summary.title).toBe('Résultats 2025 – Schéma de Rivemer')
      expect(await frozenResults(db, LOCAL)).toEqual([frozen.summary])
      const again = await frozenResult(db, LOCAL, 1)
      expect(again.text).toBe(frozen.text)
      expect(sha256Of(again.text)).toBe(frozen.summary.digest)
      expect(again.document).toEqual(JSON.parse(canonicalJson(frozen.document)))
      const { header, figures } = again.document
      expect(header).toMatchObject({ plan: { revision: 4 }, imports: [{ id: 1, file: 'registre.csv' }], revision: 1 })
      expect(header.rules).toEqual([{ version: expect.any(String), contracts: 4 }])
      expect(figures.map(({ version }) => version)).toEqual([...Array(20).fill(1), ...Array(8).fill(2)])
      await db.close()
    })

    it('ne change plus : ni modification, ni suppression, ni remplacement, ni ajout', async () => {
      const db = await open()
      await load(db, csv(...REGISTER))
      const { text } = await freeze(db)
      const attempts = [
        `UPDATE frozen_result SET note = 'autre'`,
        `UPDATE OR IGNORE frozen_chunk SET text = '{}'`,
        'DELETE FROM frozen_result',
        'DELETE FROM frozen_chunk',
        `INSERT OR REPLACE INTO frozen_chunk (organisation_id, frozen_id, seq, text) VALUES ('local', 1, 0, '{}')`,
        `INSERT INTO frozen_chunk (organisation_id, frozen_id, seq, text) VALUES ('local', 1, 99, '{}')`,
        'INSERT OR REPLACE INTO frozen_result SELECT * FROM frozen_result',
        'INSERT INTO frozen_result SELECT * FROM frozen_result WHERE true ON CONFLICT DO UPDATE SET note = 1',
      ]
      for (const attempt of attempts) {
        await expect(sql.raw(attempt).execute(db.query), attempt).rejects.toThrow(/frozen result/)
      }
      expect((await frozenResult(db, LOCAL, 1)).text).toBe(text)
      await db.close()
    })

    it('disparaît avec son organisation, et avec elle seule', async () => {
      const db = await open()
      await db.atomically([{ sql: `INSERT INTO organisation (id, name) VALUES ('b', 'B')`, parameters: [] }])
      const other = { organisationId: 'b', actor: 'b' }
      await freeze(db)
      await freezeResult(db, other, clock(), { question: civilYear(2025) })
      expect((await frozenResults(db, other)).map(({ id, actor }) => [id, actor])).toEqual([[1, 'b']])
      await db.query.deleteFrom('organisation').where('id', '=', 'b').execute()
      expect(await frozenResults(db, other)).toEqual([])
      const chunks = await db.query.selectFrom('frozen_chunk').select('organisation_id').execute()
      expect(chunks).toEqual([{ organisation_id: 'local' }])
      await expect(frozenResult(db, other, 1)).rejects.toMatchObject({ code: 'noSuchFrozen' })
      await db.close()
    })

    it('changé malgré tout dans la base, se refuse au lieu de se montrer', async () => {
      const db = await open()
      await freeze(db)
      const { rows } = await sql<{ sql: string }>`
        SELECT sql FROM sqlite_master WHERE name = 'frozen_chunk_kept_as_it_is'`.execute(db.query)
      await sql`DROP TRIGGER frozen_chunk_kept_as_it_is`.execute(db.query)
      await sql`UPDATE frozen_chunk SET text = replace(text, '2025', '2026')`.execute(db.query)
      await sql.raw(rows[0]?.sql ?? '').execute(db.query)
      await expect(frozenResult(db, LOCAL, 1)).rejects.toMatchObject({ code: 'frozenAltered' })
      await db.close()
    })

    it('figés au même moment, prennent chacun leur numéro', async () => {
      const db = await open()
      const frozen = await Promise.all([freeze(db), freeze(db), freeze(db)])
      expect(frozen.map(({ summary: { id } }) => id).sort()).toEqual([1, 2, 3])
      await db.close()
    })

    it('de plusieurs mégaoctets, tient en morceaux de moins d’un mégaoctet, au caractère près', async () => {
      const db = await open()
      for (const [at, lead] of ['', 'x'].entries()) {
        const text = `${lead}${'🌿€'.repeat(400_000)}`
        await db.atomically(frozenStatements(LOCAL, summary(at + 1, text), text))
        expect((await frozenDocument(db, LOCAL, at + 1))?.text === text).toBe(true)
      }
      const { rows } = await sql<{ most: number; count: number }>`
        SELECT max(length(CAST(text AS BLOB))) AS most, count(*) AS count FROM frozen_chunk`.execute(db.query)
      expect(rows[0]?.count).toBeGreaterThan(6)
      expect(rows[0]?.most).toBeLessThan(1_000_000)
      await db.close()
    })

    it('plus grand que ce qui tient en mémoire, se refuse en clair et rien n’est figé', async () => {
      const db = await open()
      await load(db, csv(...REGISTER))
      await expect(freeze(db, { maxRows: 3 })).rejects.toMatchObject({ code: 'frozenTooLarge' })
      expect(await frozenResults(db, LOCAL)).toEqual([])
      expect((await freeze(db, { maxRows: 4 })).summary.rows).toBe(4)
      await db.close()
    })

    it('s’écrit en classeur', async () => {
      const db = await open()
      await load(db, csv(...REGISTER))
      const bytes = await frozenWorkbook(await freeze(db, { plan: { plan: everyPlan(), revision: null } }))
      expect(String.fromCharCode(...bytes.slice(0, 2))).toBe('PK')
      expect(bytes.length).toBeGreaterThan(10_000)
      await db.close()
    })
  })

  describe('la différence depuis un résultat figé', () => {
    it('est vide tant que rien n’a changé', async () => {
      const db = await open()
      await load(db, csv(...REGISTER))
      await freeze(db, {
        plan: { plan: everyPlan(), revision: null },
        question: { ...civilYear(2025), acheteur: BUYER },
      })
      const changes = await changesSince(db, LOCAL, 1)
      expect(changes.figures.filter(({ changed }) => changed)).toEqual([])
      expect(changes.figures).toHaveLength(28)
      expect(changes).toMatchObject({ entered: [], left: [], changed: [], imports: { added: [], undone: [] } })
      await db.close()
    })

    it('dit que la période s’est terminée entre les deux, même sans marché changé', async () => {
      const db = await open()
      await load(db, csv(...REGISTER))
      const { document } = await freeze(db)
      const known = (asOf: string) => {
        const question = { ...document.header.question, asOf: isoDateSchema.parse(asOf) }
        return { ...document, header: { ...document.header, question } }
      }
      const [july, august, february] = [known('2025-07-03'), known('2025-08-01'), known('2026-02-01')]
      const ended = { to: '2025-12-31', was: '2025-07-03', is: '2026-02-01' }
      expect(changesBetween(july, february)).toMatchObject({ changed: [], ended })
      expect(changesBetween(july, august).ended).toBeNull()
      expect(changesBetween(february, known('2026-03-01')).ended).toBeNull()
      expect(endedText(ended)).toContain('s’est terminée le 31 décembre 2025')
      await db.close()
    })

    it('dit les marchés entrés, changés et sortis, et chaque chiffre avant et après', async () => {
      const db = await open()
      await load(db, csv(...REGISTER))
      await freeze(db)
      await load(
        db,
        csv(
          row({ id: '1', objet: `École. ${CLAUSE}`, montant: '130 000', titulaire: 'Bati' }),
          row({ id: '3', objet: 'Papier', date: '01/03/2025', montant: '8 000' }),
          row({ id: '5', objet: 'Nettoyage', montant: '50 000' }),
        ),
        { name: 'correction.csv' },
      )
      const given = { uid: uid('2'), kind: 'insertionClause', state: 'yes', reason: 'CCAP', document: null } as const
      await decide(db, LOCAL, given, clock())
      const { entered, left, changed, figures, imports } = await changesSince(db, LOCAL, 1)
      expect(entered).toEqual([{ uid: uid('5'), objet: 'Nettoyage' }])
      expect(left).toEqual([])
      expect(imports).toMatchObject({ added: [{ id: 2, file: 'correction.csv' }], undone: [] })
      expect(changed.map((each) => each.uid)).toEqual([uid('1'), uid('2'), uid('3')])
      expect(cells(changed, '1')).toEqual({ montantInitial: [120_000, 130_000], montantActuel: [120_000, 130_000] })
      expect(cells(changed, '2')).toMatchObject({
        insertionClause: ['unknown', 'yes'],
        socialClause: ['unknown', 'yes'],
      })
      expect(cells(changed, '3')).toMatchObject({ date: [null, '2025-03-01'], exclusion: ['undated', null] })
      const share = figures.find(({ id }) => id === 'insertionClause.number')
      expect(share).toMatchObject({
        changed: true,
        was: { numerator: 1, denominator: 2 },
        is: { numerator: 2, denominator: 4 },
      })
      await db.close()
    })

    it('dit les consultations et les fournisseurs entrés, sortis ou changés, ceux-ci numérotés', async () => {
      const db = await open()
      await load(db, csv(...REGISTER))
      await freeze(db, { plan: { plan: everyPlan(), revision: null } })
      const given = { uid: uid('2'), kind: 'insertionClause', state: 'yes', reason: 'CCAP', document: null } as const
      await decide(db, LOCAL, given, clock())
      const lines = ['N° de marché;Objet;Date de notification;Montant HT;SIRET acheteur;SIRET titulaire']
      lines.push(`5;Nettoyage;01/02/2025;50 000;${BUYER};20009320100016`)
      await load(db, new Blob([lines.join('\n')]), { name: 'b.csv' })
      const { units, totals, counted } = await changesSince(db, LOCAL, 1)
      const countedBy = (unit: string) => counted.filter(({ counts }) => counts === unit).map(({ id }) => id)
      const suppliers = units.filter(({ figure }) => countedBy('supplier').includes(figure))
      expect(suppliers.map(({ unit, was, is }) => [unit, was, is?.uids])).toEqual([['fournisseur 1', null, [uid('5')]]])
      const consultations = units.filter(({ figure }) => countedBy('consultation').includes(figure))
      expect(consultations.map(({ unit, was, is }) => [unit, was?.state ?? null, is?.state])).toEqual([
        [uid('2'), 'unknown', 'yes'],
        [uid('5'), null, 'unknown'],
      ])
      expect(totals).toEqual({ entered: 1, left: 0, changed: 1, units: units.length })
      await db.close()
    })

    it('d’une période et d’un acheteur quelconques, se fige contre le schéma de l’année où elle finit', async () => {
      const db = await open()
      await load(db, csv(...REGISTER))
      const parts = { database: db, scope: LOCAL, now: clock(), memo: new Memo(), plan: everyPlan() }
      const spring = { from: isoDateSchema.parse('2025-01-15'), to: isoDateSchema.parse('2025-03-31') }
      const { summary, document } = await freezePeriod(parts, { ...spring, acheteur: BUYER.slice(0, 9) })
      expect(summary).toMatchObject({ ...spring, acheteur: BUYER.slice(0, 9) })
      expect(document.header.plan?.plan.id).toBe(everyPlan().id)
      expect(document.result.population.contracts).toBe(2)
      const refused = async (asked: Partial<PeriodToFreeze>) =>
        freezePeriod(parts, { ...spring, ...asked }).catch(({ code }) => code)
      expect(await refused({ from: spring.to, to: spring.from })).toBe('periodReversed')
      expect(await refused({ acheteur: '200093201' })).toBe('nothingToFreeze')
      expect(await refused({ to: isoDateSchema.parse('2025-01-20') })).toBe('nothingToFreeze')
      await db.close()
    })

    it('se sait une fois pour toutes entre deux publications, et ne garde que ce qu’une page montre', async () => {
      const db = await open()
      const memo = new Memo()
      await load(db, csv(...REGISTER))
      await freeze(db)
      const first = await changesKnown(db, LOCAL, memo, 1)
      expect(await changesKnown(db, LOCAL, memo, 1)).toBe(first)
      const more = Array.from({ length: 120 }, (_, at) =>
        row({ id: `n${at}`, objet: `Objet ${at}`, montant: '50 000' }),
      )
      await load(db, csv(...more), { name: 'suite.csv' })
      const { entered, totals } = await changesKnown(db, LOCAL, memo, 1)
      expect([entered.length, totals.entered]).toEqual([100, 120])
      await db.close()
    })

    it('dit ce qu’une annulation retire', async () => {
      const db = await open()
      await load(db, csv(...REGISTER))
      const later = await load(db, csv(row({ id: '9', objet: 'Gaz', montant: '70 000' })), { name: 'suite.csv' })
      await freeze(db)
      await undoImport(db, LOCAL, later.id ?? 0, clock())
      const changes = await changesSince(db, LOCAL, 1)
      expect(changes.left).toEqual([{ uid: uid('9'), objet: 'Gaz' }])
      expect(changes.imports).toMatchObject({ added: [], undone: [{ file: 'suite.csv' }] })
      await db.close()
    })
  })
}

const cells = (changed: readonly { uid: string; cells: readonly CellChange[] }[], id: string) =>
  Object.fromEntries(
    (changed.find((each) => each.uid === uid(id))?.cells ?? []).map(({ column, from, to }) => [column, [from, to]]),
  )
