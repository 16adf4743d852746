import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { type Database, type Insert, LOCAL, type Value } from '../../src/store/database.js'
import { listIssues } from '../../src/store/imports/issues.js'
import { rejectedInsert } from '../../src/store/imports/rejected.js'
import { beginImport, dropImport, dropSilentImports, pulseStatement } from '../../src/store/imports/underWay.js'
import { importsOfBytes, listImports } from '../../src/store/imports.js'
import { organisationName, renameOrganisation } from '../../src/store/organisations.js'
import { currentRevision, isOutdated, revisionStatement } from '../../src/store/revision.js'
import { ChunkWriter, forgetBytes, readBytes } from '../../src/store/uploadBytes.js'
import { beginUpload, sealUpload } from '../../src/store/uploadReception.js'
import { keptBytes } from '../../src/store/uploadRoom.js'
import { claimUpload } from '../../src/store/uploadRun.js'
import { findUpload } from '../../src/store/uploads.js'
import { knownVersions } from '../../src/store/versions/known.js'
import type { OpenDatabase } from './registers.js'

const OTHER = { organisationId: 'other', actor: 'x' }
const given = { fileName: 'a.csv', sha256: 'a', format: 'csv', options: '{}', startedAt: '2025-01-01T00:00:00.000Z' }

/** What the store promises, whatever the database. */
export function storeBehaviour(open: OpenDatabase): void {
  describe('writes', () => {
    it('are done all together or not at all, statements and bulk rows alike', async () => {
      const db = await open()
      const statement = (id: string) => ({
        sql: 'INSERT INTO organisation (id, name) VALUES (?, ?)',
        parameters: [id, id],
      })
      await expect(db.atomically([statement('a'), organisations('b'), statement('a')])).rejects.toThrow()
      await expect(db.atomically([statement('a'), organisations('b', 'c', 'b')])).rejects.toThrow()
      expect(await names(db)).toEqual(['local'])
      await db.atomically([statement('a'), organisations('b', 'c')])
      expect(await names(db)).toEqual(['a', 'b', 'c', 'local'])
      await db.atomically([])
      await db.atomically([organisations()])
    })

    it('of several megabytes are still one: the last row failing takes them all back', async () => {
      const db = await open()
      const importId = await beginImport(db, LOCAL, given, '')
      const long = Array.from({ length: 40 }, (_, seq) => issue(importId, seq, `${seq}`.padEnd(100_000, 'é')))
      await expect(db.atomically([issues([...long, issue(importId, 7, 'taken')])])).rejects.toThrow(/UNIQUE/)
      expect(await listIssues(db, LOCAL, importId)).toEqual([])
      await db.atomically([issues(long)])
      const { rows } = await sql<{ seq: number; size: number }>`
        SELECT seq, length(message) AS size FROM import_issue ORDER BY rowid`.execute(db.query)
      expect(rows).toEqual(long.map((_, seq) => ({ seq, size: 100_000 })))
    })

    it('replace rows of the same key where asked, which then come last', async () => {
      const db = await open()
      const importId = await beginImport(db, LOCAL, given, '')
      await db.atomically([versions(importId, ['u1', 1], ['u2', 2], ['u3', 3])])
      await db.atomically([versions(importId, ['u2', 20], ['u4', 4], ['u1', 10])])
      const known = await knownVersions(db, LOCAL, importId, ['base'])
      expect(known.map(({ uid, montant }) => [uid, montant])).toEqual([
        ['u3', 3],
        ['u2', 20],
        ['u4', 4],
        ['u1', 10],
      ])
    })

    it('enforce foreign keys: no import without its organisation', async () => {
      const db = await open()
      await expect(beginImport(db, OTHER, given, '')).rejects.toThrow(/FOREIGN KEY/)
    })

    it('say how many rows they touched', async () => {
      const db = await open()
      await db.atomically([organisations('a', 'b')])
      const named = await db.query
        .updateTable('organisation')
        .set({ name: 'x' })
        .where('id', '!=', 'a')
        .executeTakeFirst()
      const gone = await db.query.deleteFrom('organisation').where('id', '=', 'nobody').executeTakeFirst()
      expect([named.numUpdatedRows, gone.numDeletedRows]).toEqual([2n, 0n])
    })

    it('take with an organisation all that is its own', async () => {
      const db = await open()
      await db.atomically([organisations('other')])
      const importId = await beginImport(db, OTHER, given, '')
      await db.atomically([issues([issue(importId, 1, 'x', 'other')])])
      await db.query.deleteFrom('organisation').where('id', '=', 'other').execute()
      expect(await db.query.selectFrom('import_issue').selectAll().execute()).toEqual([])
    })
  })

  describe('values', () => {
    it('come back as they went in', async () => {
      const db = await open()
      await fc.assert(
        fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 8 }), async (texts) => {
          expect(await roundTrip(db, texts)).toEqual(texts)
        }),
        { numRuns: 60 },
      )
      const odd = [
        '',
        ' ',
        'a\u0000b',
        '\\ud800',
        '"',
        '\\',
        "l'été",
        '1e3',
        '007',
        'null',
        '🌿',
        '\u2028',
        '\ufeff',
        '[1]',
      ]
      expect(await roundTrip(db, odd)).toEqual(odd)
    })

    it('that are half a character are kept from spoiling the rest', async () => {
      const db = await open()
      expect(await roundTrip(db, ['a\ud800z', '\udc00b', '\ud83c\udf3f'])).toEqual([
        'a\ufffd\ufffd\ufffdz',
        '\ufffd\ufffd\ufffdb',
        '🌿',
      ])
    })

    it('keep absent apart from empty, and whole numbers whole', async () => {
      const db = await open()
      const importId = await beginImport(db, LOCAL, given, '')
      const amounts = [0, 1, -1, 99_999_999_900, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, null]
      await db.atomically([versions(importId, ...amounts.map((amount, index) => [`u${index}`, amount] as const))])
      const { rows } = await sql<{ montant: number | null; kind: string }>`
        SELECT montant, typeof(montant) AS kind FROM contract_version ORDER BY rowid`.execute(db.query)
      expect(rows).toEqual(amounts.map((montant) => ({ montant, kind: montant === null ? 'null' : 'integer' })))
      await db.atomically([issues([issue(importId, 1, ''), { ...issue(importId, 2, 'x'), cell: '' }])])
      expect((await listIssues(db, LOCAL, importId)).map(({ cell, message }) => ({ cell, message }))).toEqual([
        { cell: null, message: '' },
        { cell: '', message: 'x' },
      ])
    })

    it('that are bytes are bytes', async () => {
      const db = await open()
      const { rows } = await sql<{ bytes: unknown }>`SELECT x'00ff41' AS bytes`.execute(db.query)
      const bytes = rows[0]?.bytes
      expect(bytes instanceof Uint8Array && [...bytes]).toEqual([0, 255, 65])
    })
  })

  describe('uploads', () => {
    it('give their bytes back, chunk after chunk', async () => {
      const db = await open()
      const at = '2025-01-01T00:00:00.000Z'
      const bytes = Uint8Array.from({ length: 2_300_000 }, (_, index) => (index * 7919) % 256)
      const id = await beginUpload(db, LOCAL, { size: bytes.length, at })
      const writer = new ChunkWriter(db, LOCAL, id)
      for (let from = 0; from < bytes.length; from += 300_007) await writer.write(bytes.subarray(from, from + 300_007))
      expect([await findUpload(db, LOCAL, id), (await keptBytes(db, LOCAL))[0]?.use]).toEqual([null, 3])
      await writer.end()
      await sealUpload(db, LOCAL, id, { fileName: 'a.xlsx', size: bytes.length, options: '{}', at })
      const back = await readBytes(db, LOCAL, id)
      const read = async (from: number, to: number) =>
        new Uint8Array((await back?.slice(from, to).arrayBuffer()) ?? new ArrayBuffer(0))
      expect(back?.size).toBe(bytes.length)
      expect(same(await read(0, bytes.length), bytes)).toBe(true)
      for (const [from, to] of [
        [999_999, 1_000_001],
        [2_299_990, 9_000_000],
        [500, 2_000_500],
        [3_000_000, 4_000_000],
      ] as const)
        expect(same(await read(from, to), bytes.slice(from, to))).toBe(true)
      expect(await readBytes(db, OTHER, id)).toBeNull()
      expect([await claimUpload(db, LOCAL, id, at), await claimUpload(db, LOCAL, id, at)]).toEqual([true, false])
      await forgetBytes(db, LOCAL, id)
      expect(await findUpload(db, LOCAL, id)).toMatchObject({ state: 'running', size: 2_300_000, kept: false })
    })
  })

  describe('imports', () => {
    it('belong to their organisation', async () => {
      const db = await open()
      await db.atomically([organisations('other')])
      const importId = await beginImport(db, LOCAL, given, '')
      await db.atomically([{ sql: `UPDATE import SET state = 'done' WHERE id = ?`, parameters: [importId] }])
      expect(await listImports(db, LOCAL)).toHaveLength(1)
      expect(await importsOfBytes(db, LOCAL, given.sha256)).toMatchObject([{ id: importId, options: given.options }])
      expect(await listImports(db, OTHER)).toEqual([])
      expect(await importsOfBytes(db, OTHER, given.sha256)).toEqual([])
      await renameOrganisation(db, OTHER, 'Ville de B')
      expect(await organisationName(db, LOCAL)).toBe('Organisation locale')
      expect(await organisationName(db, OTHER)).toBe('Ville de B')
    })

    it('once somebody forgets them, cannot be published, and the next goes on forgetting', async () => {
      const db = await open()
      const importId = await beginImport(db, LOCAL, given, '')
      const rows = Array.from({ length: 5_001 }, (_, n) => ({ place: `L${n}`, cells: {} }))
      await db.atomically([rejectedInsert(LOCAL, importId, 0, rows)])
      const left = async () =>
        (await db.query.selectFrom('rejected_row').select('seq').where('import_id', '=', importId).execute()).length
      const alive = () => db.atomically([pulseStatement(LOCAL, importId, '2025-01-01T00:00:00.000Z')])
      await alive()
      await db.query.updateTable('import').set({ format: 'forgotten' }).where('id', '=', importId).execute()
      await expect(alive()).rejects.toThrow(/NOT NULL/)
      expect(await left()).toBe(5_001)
      await dropSilentImports(db, LOCAL, '2000-01-01T00:00:00.000Z')
      expect(await left()).toBe(0)
      expect(await db.query.selectFrom('import').select('id').where('id', '=', importId).execute()).toEqual([])
    })

    it('left behind when one was interrupted are cleared, and only old ones', async () => {
      const db = await open()
      const at = (startedAt: string) => ({ ...given, startedAt })
      const stale = await beginImport(db, LOCAL, given, '2024-12-31T00:00:00.000Z')
      const running = await beginImport(db, LOCAL, at('2025-01-02T12:00:00.000Z'), '2024-12-31T00:00:00.000Z')
      const last = await beginImport(db, LOCAL, at('2025-01-02T12:30:00.000Z'), '2025-01-02T11:30:00.000Z')
      expect(new Set([stale, running, last]).size).toBe(3)
      const left = async () =>
        (await db.query.selectFrom('import').select('id').orderBy('id').execute()).map(({ id }) => id)
      expect(await left()).toEqual([running, last])
      await dropImport(db, LOCAL, running)
      expect(await left()).toEqual([last])
    })

    it('published at once on the same revision: the second is told it is outdated, and has written nothing', async () => {
      const db = await open()
      const importId = await beginImport(db, LOCAL, given, '')
      const publish = (seen: number) =>
        revisionStatement(LOCAL, seen, { importId, action: 'publish', at: '2025-01-01T00:00:00.000Z' })
      await db.atomically([publish(0)])
      const outcome = await db.atomically([organisations('late'), publish(0)]).catch((cause: unknown) => cause)
      expect(isOutdated(outcome)).toBe(true)
      expect(await names(db)).toEqual(['local'])
      expect(await currentRevision(db, LOCAL)).toBe(1)
      const other = await db.atomically([organisations('local')]).catch((cause: unknown) => cause)
      expect(isOutdated(other)).toBe(false)
    })
  })
}

const organisations = (...ids: readonly string[]): Insert => ({
  into: 'organisation',
  columns: ['id', 'name'],
  rows: ids.map((id) => [id, id]),
})

async function names(db: Database): Promise<string[]> {
  const rows = await db.query.selectFrom('organisation').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

const issue = (importId: number, seq: number, message: string, organisation = 'local') => ({
  ...{
    organisation_id: organisation,
    import_id: importId,
    seq,
    code: 'c',
    severity: 'info',
    cell: null as string | null,
  },
  ...{ value: null, message },
})

function issues(rows: readonly ReturnType<typeof issue>[]): Insert {
  const columns = ['organisation_id', 'import_id', 'seq', 'code', 'severity', 'cell', 'value', 'message'] as const
  return { into: 'import_issue', columns, rows: rows.map((row) => columns.map((column): Value => row[column])) }
}

const versions = (importId: number, ...given: readonly (readonly [uid: string, montant: number | null])[]): Insert => ({
  into: 'contract_version',
  replace: true,
  columns: [
    ...['organisation_id', 'import_id', 'uid', 'base_uid', 'objet_key', 'holders_key', 'montant', 'digest', 'place'],
    'record',
  ],
  rows: given.map(([uid, montant]) => ['local', importId, uid, 'base', 'o', 'h', montant, 'd', 'p', '{}']),
})

/** The texts after a stay in the base, in the order given. */
async function roundTrip(db: Database, texts: readonly string[]): Promise<string[]> {
  const importId = await beginImport(db, LOCAL, given, '')
  await db.atomically([issues(texts.map((text, seq) => issue(importId, seq, text)))])
  const back = await listIssues(db, LOCAL, importId)
  await dropImport(db, LOCAL, importId)
  return back.map(({ message }) => message)
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at])
