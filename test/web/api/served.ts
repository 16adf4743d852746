import { readFileSync } from 'node:fs'
import type { Hono } from 'hono'
import { createApp } from '../../../src/app.js'
import { type Plan, parsePlan } from '../../../src/indicators/plan.js'
import { type Database, LOCAL } from '../../../src/store/database.js'
import { openSqlite } from '../../../src/store/sqlite.js'
import { importFile } from '../../../src/tasks/import.js'
import { Memo } from '../../../src/tasks/memo.js'
import type { UploadLimits } from '../../../src/tasks/upload/limits.js'
import { inlineRunner } from '../../../src/tasks/upload.js'
import { LOCAL_HOSTS } from '../../../src/web/hosts.js'
import { clock } from '../../behaviour/registers.js'

const fixture = (path: string) => new URL(`../../../fixtures/${path}`, import.meta.url)
const DEMO = 'demo/registre-rivemer-2024-2025.xlsx'

export const demoPlan: Plan = parsePlan(readFileSync(fixture('demo/plan.json'), 'utf8'))

export interface Served {
  readonly app: Hono
  readonly db: Database
}

/** The application over a base in memory, as the demo serves it. */
export function served(plan: Plan | null = null, limits: UploadLimits = { maxFileBytes: 1_000_000 }): Served {
  const db = openSqlite(':memory:')
  const now = clock()
  const uploads = inlineRunner(db, LOCAL, now, limits)
  return {
    db,
    app: createApp({ database: db, scope: LOCAL, now, plan, memo: new Memo(), uploads, hosts: LOCAL_HOSTS }),
  }
}

/** The same with the demo register imported. */
export async function servedDemo(): Promise<Served> {
  const made = served(demoPlan)
  const file = new Blob([readFileSync(fixture(DEMO))])
  await importFile(made.db, LOCAL, clock(), { name: 'registre.xlsx', file })
  return made
}

/** Asks as a program would: nothing says where the request comes from. */
export async function ask(app: Hono, path: string, init?: RequestInit) {
  const response = await app.request(path, init)
  const text = await response.text()
  return { response, status: response.status, text, body: text.startsWith('{') ? JSON.parse(text) : null }
}
