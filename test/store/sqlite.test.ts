import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { LOCAL } from '../../src/store/database.js'
import { beginImport, listImports } from '../../src/store/imports.js'
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
})
