import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { LOCAL } from '../../src/store/database.js'
import { beginImport } from '../../src/store/imports/underWay.js'
import { listImports } from '../../src/store/imports.js'
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

  it('sends the journal to the base every 256 MB, whatever the pages: of 8 kB in a new base, as they were in an old one', async () => {
    const old = join(folder, 'old.db')
    const made = new SQLite(old)
    made.pragma('page_size = 4096')
    made.exec('CREATE TABLE older (x)')
    made.close()
    expect(await pagesOf(join(folder, 'new.db'))).toEqual({ bytes: 8192, beforeCheckpoint: 32_768 })
    expect(await pagesOf(old)).toEqual({ bytes: 4096, beforeCheckpoint: 65_536 })
  })

  it('refuses a file that is no base, in French', () => {
    const path = join(folder, 'not-a-base.db')
    writeFileSync(path, 'N° marché;Objet\n1;Papier\n'.repeat(50))
    expect(() => openSqlite(path)).toThrowError(/impossible à ouvrir/)
  })

  it('refuses a folder that does not exist, naming it', () => {
    expect(() => openSqlite(join(folder, 'absent', 'x.db'))).toThrowError(/absent/)
  })
})

/** Bytes of a page of the base once opened, and how many of them its journal holds before they go to the base. */
async function pagesOf(path: string): Promise<{ bytes: unknown; beforeCheckpoint: unknown }> {
  const db = openSqlite(path)
  const [bytes] = await db.values({ sql: 'PRAGMA page_size', parameters: [] })
  const [pages] = await db.values({ sql: 'PRAGMA wal_autocheckpoint', parameters: [] })
  await db.close()
  return { bytes: bytes?.[0], beforeCheckpoint: pages?.[0] }
}
