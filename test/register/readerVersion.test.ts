import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { digestOf } from '../../src/contract/identity.js'
import { recordDigest } from '../../src/contract/versions/digest.js'
import { AppError } from '../../src/errors.js'
import { decideColumns } from '../../src/register/columns.js'
import { readRegister } from '../../src/register/read.js'
import { READER_VERSION } from '../../src/register/reader.js'
import type { RegisterItem } from '../../src/register/types.js'
import { HEADERS } from './columnHeaders.js'
import { fileAt, itemsOf } from './samples.js'

/** What the reader of a version gives, kept beside it: `READINGS=keep npx vitest run test/register/readerVersion.test.ts` */
const KEPT = 'test/register/readings.json'
const keptSchema = z.object({ reader: z.string(), readings: z.record(z.string(), z.string()) })

const REGISTERS = 'fixtures/registers'
const FILES = [
  ...readdirSync(REGISTERS).map((name) => `${REGISTERS}/${name}`),
  'fixtures/demo/registre-rivemer-2024-2025.xlsx',
]

/** Records without their cells, and what became of the other rows; findings may be worded otherwise. */
function became(item: RegisterItem): string {
  if (item.outcome === 'read') return recordDigest(item.record)
  if (item.outcome === 'rejected') return JSON.stringify(item.cells)
  return item.outcome === 'ignored' ? item.reason : item.outcome
}

async function readingOf(path: string): Promise<string> {
  try {
    const items = await itemsOf(await readRegister(fileAt(path)))
    return digestOf(JSON.stringify(items.map(became)), 16)
  } catch (cause) {
    if (cause instanceof AppError) return cause.code
    throw cause
  }
}

const taken = Object.values(HEADERS)
  .flat()
  .map((header) => decideColumns([header])[0])
const headers = digestOf(JSON.stringify(taken.map((column) => [column?.header, column?.field, column?.power])), 16)

async function readings(): Promise<Record<string, string>> {
  const files = await Promise.all(FILES.map(async (path) => [path, await readingOf(path)] as const))
  return Object.fromEntries([...files, ['headers', headers] as const])
}

const RAISE = `ce que le lecteur donne a changé : relevez READER_VERSION (src/register/reader.ts), puis gardez ces lectures (READINGS=keep, voir ${KEPT})`

it('ce que le lecteur donne ne change pas sans que sa version le dise', async () => {
  const now = await readings()
  const kept = keptSchema.parse(JSON.parse(readFileSync(KEPT, 'utf8')))
  const changed = Object.keys({ ...kept.readings, ...now }).filter((name) => kept.readings[name] !== now[name])
  if (kept.reader === READER_VERSION) expect(changed, RAISE).toEqual([])
  if (process.env.READINGS === 'keep') {
    writeFileSync(KEPT, `${JSON.stringify({ reader: READER_VERSION, readings: now }, null, 2)}\n`)
    return
  }
  expect(kept.reader, `version relevée : gardez ses lectures (READINGS=keep, voir ${KEPT})`).toBe(READER_VERSION)
})
