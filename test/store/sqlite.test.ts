import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { LOCAL } from '../../src/store/database.js'
import { beginImport, dropImport, listImports } from '../../src/store/imports.js'
import { openSqlite } from '../../src/store/sqlite.js'

const folder = mkdtempSync(join(tmpdir(), 'spaser-store-'))
afterAll(() => rmSync(folder, { recursive: true }))

const given = { fileName: 'a.csv', sha256: 'a', format: 'csv', options: '{}', startedAt: '2025-01-01T00:00:00.000Z' }

describe('the SQLite store', () => {
  it('creates and migrates a base, and opens it again without migrating twice', async () => {
    const path = join(folder, 'again.db')
    const first = openSqlite(path)
    const importId = await beginImport(first, LOCAL, given, '2024-12-31T00:00:00.000Z')
    await first.close()
    const second = openSqlite(path)
    expect(importId).toBe(1)
    expect(await listImports(second, LOCAL)).toEqual([])
    await second.close()
  })

  it('refuses a file that is no base, in French', () => {
    const path = join(folder, 'not-a-base.db')
    writeFileSync(path, 'N° marché;Objet\n1;Papier\n'.repeat(50))
    expect(() => openSqlite(path)).toThrowError(/impossible à ouvrir/)
  })

  it('refuses a folder that does not exist, naming it', () => {
    expect(() => openSqlite(join(folder, 'absent', 'x.db'))).toThrowError(/absent/)
  })

  it('runs statements all together or not at all', async () => {
    const db = openSqlite(':memory:')
    const insert = (id: string) => ({ sql: 'INSERT INTO organisation (id, name) VALUES (?, ?)', parameters: [id, id] })
    await expect(db.atomically([insert('a'), insert('b'), insert('a')])).rejects.toThrow()
    const rows = await db.query.selectFrom('organisation').select('id').execute()
    expect(rows).toEqual([{ id: 'local' }])
    await db.close()
  })

  it('enforces foreign keys: no import without its organisation', async () => {
    const db = openSqlite(':memory:')
    const stranger = { organisationId: 'nobody', actor: 'x' }
    await expect(beginImport(db, stranger, given, '')).rejects.toThrow(/FOREIGN KEY/)
    await db.close()
  })

  it('scopes imports to their organisation', async () => {
    const db = openSqlite(':memory:')
    await db.atomically([{ sql: `INSERT INTO organisation (id, name) VALUES ('other', 'Autre')`, parameters: [] }])
    const other = { organisationId: 'other', actor: 'x' }
    const importId = await beginImport(db, LOCAL, given, '')
    await db.atomically([{ sql: `UPDATE import SET state = 'done' WHERE id = ?`, parameters: [importId] }])
    expect(await listImports(db, LOCAL)).toHaveLength(1)
    expect(await listImports(db, other)).toEqual([])
    await db.close()
  })

  it('clears what an interrupted import left behind, and only old ones', async () => {
    const db = openSqlite(':memory:')
    const stale = await beginImport(db, LOCAL, given, '2024-12-31T00:00:00.000Z')
    const running = await beginImport(
      db,
      LOCAL,
      { ...given, startedAt: '2025-01-02T12:00:00.000Z' },
      '2024-12-31T00:00:00.000Z',
    )
    await beginImport(db, LOCAL, { ...given, startedAt: '2025-01-02T12:30:00.000Z' }, '2025-01-02T11:30:00.000Z')
    const left = await db.query.selectFrom('import').select('id').orderBy('id').execute()
    expect(left.map(({ id }) => id)).toEqual([running, running + 1])
    expect(stale).toBe(1)
    await dropImport(db, LOCAL, running)
    expect(await db.query.selectFrom('import').select('id').execute()).toHaveLength(1)
    await db.close()
  })
})
