import { describe, expect, it } from 'vitest'
import { AppError } from '../../src/errors.js'
import { LOCAL } from '../../src/store/database.js'
import { issuesInsert, listIssues } from '../../src/store/imports/issues.js'
import { beginImport } from '../../src/store/imports/underWay.js'
import { storeBehaviour } from '../behaviour/store.js'
import { openEmpty } from './databases.js'

storeBehaviour(openEmpty)

describe('ce que seul D1 refuse', () => {
  const given = { fileName: 'a.csv', sha256: 'a', format: 'csv', options: '{}', startedAt: '2025-01-01T00:00:00.000Z' }
  const issue = (message: string) => ({ code: 'c', severity: 'info', cell: null, value: null, message }) as const

  it('une ligne de plus de 2 Mo est refusée en clair, et rien de son lot n’est écrit', async () => {
    const db = await openEmpty()
    const importId = await beginImport(db, LOCAL, given, '')
    const rows = [issue('short'), issue('é'.repeat(1_000_000))]
    const refused = await db.atomically([issuesInsert(LOCAL, importId, 0, rows)]).catch((cause: unknown) => cause)
    expect(refused).toBeInstanceOf(AppError)
    expect(String(refused)).toMatch(/3 Mo|2 Mo/)
    expect(await listIssues(db, LOCAL, importId)).toEqual([])
  })

  it('une ligne de presque 2 Mo est écrite', async () => {
    const db = await openEmpty()
    const importId = await beginImport(db, LOCAL, given, '')
    const long = 'é'.repeat(999_000)
    await db.atomically([issuesInsert(LOCAL, importId, 0, [issue('short'), issue(long)])])
    expect((await listIssues(db, LOCAL, importId)).map(({ message }) => message)).toEqual(['short', long])
  })

  it('une transaction interactive est refusée, non faite à moitié', async () => {
    const db = await openEmpty()
    const attempt = db.query.transaction().execute((trx) => trx.deleteFrom('organisation').execute())
    await expect(attempt).rejects.toThrow(/no interactive transaction/)
    expect(await db.query.selectFrom('organisation').select('id').execute()).toEqual([{ id: 'local' }])
  })
})
