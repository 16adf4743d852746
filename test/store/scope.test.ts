import { expect, test } from 'vitest'
import { type Database, LOCAL } from '../../src/store/database.js'
import { undoOutcome } from '../../src/store/findings.js'
import { openSqlite } from '../../src/store/sqlite.js'
import { beginUpload, sealUpload } from '../../src/store/uploadReception.js'
import { reopenUpload } from '../../src/store/uploadReopening.js'
import { countLive, keptBytes } from '../../src/store/uploadRoom.js'
import { findUpload } from '../../src/store/uploads.js'

const AT = '2025-01-01T00:00:00.000Z'
const OTHER = 'other'

const run = (db: Database, sql: string, ...parameters: readonly (string | number)[]) =>
  db.atomically([{ sql, parameters }])

async function twoOrganisations(): Promise<Database> {
  const db = openSqlite(':memory:')
  await run(db, `INSERT INTO organisation (id, name) VALUES (?, ?)`, OTHER, OTHER)
  return db
}

const importOf = (db: Database, organisation: string, state: string) =>
  run(
    db,
    `INSERT INTO import (organisation_id, actor, state, file_name, sha256, format, options, started_at)
      VALUES (?, 'x', ?, 'a', 'a', 'csv', '{}', ?)`,
    organisation,
    state,
    AT,
  )

const version = (db: Database, importId: number) =>
  run(
    db,
    `INSERT INTO contract_version (organisation_id, import_id, uid, base_uid, objet_key, holders_key, digest, place, record)
      VALUES ('local', ?, 'u', 'u', 'o', 'h', 'd', 'p', '{}')`,
    importId,
  )

/** An upload of ours that failed, and bytes under its number that belong to somebody else. */
async function uploadWithForeignBytes(db: Database): Promise<number> {
  const id = await beginUpload(db, LOCAL, { size: 1, at: AT })
  await sealUpload(db, LOCAL, id, { fileName: 'a', size: 1, options: '{}', at: AT })
  await run(db, `INSERT INTO upload_chunk (organisation_id, upload_id, seq, bytes) VALUES (?, ?, 0, 'x')`, OTHER, id)
  return id
}

test('an import of another organisation holds back no contract of ours', async () => {
  const db = await twoOrganisations()
  await importOf(db, 'local', 'done')
  await importOf(db, OTHER, 'done')
  await version(db, 1)
  await version(db, 2)
  expect(await undoOutcome(db, LOCAL, 1)).toEqual({ hidden: 1, restored: 0 })
})

test('bytes of another organisation are not taken for those of our upload', async () => {
  const db = await twoOrganisations()
  const id = await uploadWithForeignBytes(db)
  expect(await findUpload(db, LOCAL, id)).toMatchObject({ kept: false })
  expect(await keptBytes(db, LOCAL)).toEqual([])
  expect(await reopenUpload(db, LOCAL, id, { at: AT, staleBefore: AT })).toBe(false)
})

test('an import withdrawn elsewhere lets no upload of ours run again', async () => {
  const db = await twoOrganisations()
  await importOf(db, OTHER, 'undone')
  const id = await beginUpload(db, LOCAL, { size: 1, at: AT })
  await run(db, `INSERT INTO upload_chunk (organisation_id, upload_id, seq, bytes) VALUES ('local', ?, 0, 'x')`, id)
  await run(db, `UPDATE upload SET state = 'done', import_id = 1 WHERE id = ?`, id)
  expect(await reopenUpload(db, LOCAL, id, { at: AT, staleBefore: AT })).toBe(false)
})

test('what waits elsewhere leaves our places free', async () => {
  const db = await twoOrganisations()
  await beginUpload(db, { organisationId: OTHER, actor: 'x' }, { size: 1, at: AT })
  expect([await countLive(db, LOCAL, ''), await countLive(db, { ...LOCAL, organisationId: OTHER }, '')]).toEqual([0, 1])
})
