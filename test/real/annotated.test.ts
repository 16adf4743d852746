import { readdirSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { copyOf } from '../behaviour/annotated.js'
import { contractsOf, load, memory } from '../tasks/registers.js'
import { absent, REAL, realFile } from './folder.js'

/** Those that hold no register. */
const NONE = /schema|monitoring|\.ods$/

const filesOf = (folder: string): string[] =>
  readdirSync(new URL(`${folder}/`, REAL))
    .filter((name) => /\.(?:json|xml)$/.test(name) && !NONE.test(name))
    .map((name) => `${folder}/${name}`)

/** Of an archive of many files, some of them. */
const EVERY = 10

async function archived(path: string): Promise<[string, Blob][]> {
  const entries = Object.entries(unzipSync(new Uint8Array(await realFile(path).arrayBuffer())))
  const files = entries.filter(([name]) => /\.json$/.test(name))
  return files
    .filter((_, index) => index % EVERY === 0)
    .map(([name, bytes]) => [name, new Blob([Uint8Array.from(bytes)])])
}

/** What a copy that comes back untouched changes: nothing, and each of its rows counts as before. */
async function comesBack(name: string, file: Blob): Promise<void> {
  const db = memory()
  const { rows, created, rejected, duplicates } = await load(db, file, { name })
  const before = await contractsOf(db)
  const again = await load(db, await copyOf(db, 1, file), { name: 'copie.xlsx' })
  const unchanged = { rows, created: 0, updated: 0, unchanged: created, rejected, duplicates }
  expect(again, name).toMatchObject({ format: 'decp-table', ...unchanged })
  expect(await contractsOf(db)).toEqual(before)
}

describe.skipIf(absent)('la copie annotée de données essentielles réelles, déposée telle quelle', () => {
  const paths = absent ? [] : [...filesOf('decp-v2'), ...filesOf('decp-2019')]

  it.each(paths)('%s : aucun marché nouveau ni modifié', (path) => comesBack(path, realFile(path)))

  it.each(['data.gouv.fr_pes-json.zip', 'e-marchespublics_json.zip', 'marches-publics.info_json.zip'])(
    '%s : aucun marché nouveau ni modifié',
    async (name) => {
      for (const [inner, file] of await archived(`decp-2019/${name}`)) await comesBack(inner, file)
    },
    120_000,
  )
})
