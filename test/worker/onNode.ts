import { readFileSync } from 'node:fs'
import type { D1Migration } from '@cloudflare/vitest-pool-workers'
import type { TestProject } from 'vitest/node'
import { openSqlite } from '../../src/store/sqlite.js'
import { FILES, type Made, made, PLAN_FILE } from '../behaviour/figures.js'

declare module 'vitest' {
  export interface ProvidedContext {
    migrations: D1Migration[]
    /** Fixtures by path, in base64: workerd has no files. */
    files: Record<string, string>
    onNode: Made
  }
}

/** Before the suite, on Node with SQLite: what workerd with D1 must then make of the same files. */
export async function setup({ provide }: TestProject): Promise<void> {
  const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url)).toString('base64')
  const files = Object.fromEntries([...FILES, PLAN_FILE].map((path) => [path, read(path)]))
  const db = openSqlite(':memory:')
  provide('files', files)
  provide('onNode', await made(db, files))
  await db.close()
}
