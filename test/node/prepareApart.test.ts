import { openAsBlob, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decpFile } from '../../bench/decpFile.js'
import { STANDARD_RULES } from '../../src/considerations/ruleSet.js'
import { sha256Of } from '../../src/node/digest.js'
import { FileBytes } from '../../src/node/fileBytes.js'
import { prepareApart, preparedAhead } from '../../src/node/prepareApart.js'
import { LOCAL } from '../../src/store/database.js'
import { openSqlite } from '../../src/store/sqlite.js'
import {
  foundIn,
  type PreparedBatch,
  type PreparedRegister,
  type PreparedRow,
  prepareHere,
} from '../../src/tasks/import/prepare.js'
import { importFile } from '../../src/tasks/import.js'
import { clock, contractsOf, csv, row } from '../tasks/registers.js'

let folder: string
let path: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spaser-apart-'))
  path = join(folder, 'base.db')
  await openSqlite(path).close()
})
afterAll(() => rmSync(folder, { recursive: true }))

const module = new URL('./prepareThread.mjs', import.meta.url)

async function apart(name: string, content: string | Uint8Array, from = 0) {
  const file = join(folder, name)
  writeFileSync(file, content)
  const whole = await openAsBlob(file)
  return { whole, prepare: prepareApart({ path, scope: LOCAL, source: { file }, whole, from, module }) }
}

async function batchesOf({ batches }: PreparedRegister): Promise<PreparedBatch[]> {
  const all: PreparedBatch[] = []
  for await (const batch of batches) all.push(batch)
  return all
}

const asked = { rules: STANDARD_RULES }

/** A row with all that is found in it, wherever that was left to be done. */
const complete = (row: PreparedRow) => foundIn(row, 'decp-json', STANDARD_RULES)

describe('un registre lu dans un fil à lui', () => {
  it('donne ce que le lire ici donne, lot après lot, remarques comprises', async () => {
    const { whole, prepare } = await apart('marches.json', [...decpFile(1_700)].join(''))
    const [there, here] = [await prepare(whole, asked), await prepareHere(whole, asked)]
    expect(there.format).toBe('decp-json')
    const [sent, own] = [await batchesOf(there), await batchesOf(here)]
    const [sentRows, ownRows] = [sent, own].map((batches) => batches.flatMap(({ rows }) => rows.map(complete)))
    expect(ownRows).toHaveLength(1_700)
    expect(sentRows).toEqual(ownRows)
    expect(sent.flatMap(({ rejected }) => rejected)).toEqual(own.flatMap(({ rejected }) => rejected))
    expect(sent.flatMap(({ issues }) => issues)).toEqual(own.flatMap(({ issues }) => issues))
    // Nothing was on its way yet: what the first says is left to be found by whoever writes it.
    expect(sent[0]?.rows.map(({ cells }) => cells)).toEqual(sent[0]?.rows.map(() => null))
    expect(there.notes).toEqual(here.notes)
  }, 60_000)

  it('importe les mêmes marchés', async () => {
    const text = await csv(
      ...Array.from({ length: 1_200 }, (_, n) => row({ id: `${n % 900}`, objet: `Marché ${n}` })),
    ).text()
    const { whole, prepare } = await apart('marches.csv', text)
    const [one, other] = [openSqlite(':memory:'), openSqlite(':memory:')]
    const given = { name: 'marches.csv', file: whole }
    const { durationMs: _, ...threaded } = await importFile(one, LOCAL, clock(), {
      ...given,
      prepare,
      digest: sha256Of,
    })
    const { durationMs: __, ...inline } = await importFile(other, LOCAL, clock(), given)
    expect(threaded).toEqual(inline)
    expect(threaded.rows).toBe(1_200)
    expect(await contractsOf(one)).toEqual(await contractsOf(other))
  }, 60_000)

  it('finit avec l’import, même avec un qui n’a pu commencer', async () => {
    const db = openSqlite(path)
    const { whole, prepare } = await apart('fermé.csv', await csv(row({ id: '7', objet: 'Voirie' })).text())
    const ended: number[] = []
    const watched: typeof prepare = async (file, given) => {
      const register = await prepare(file, given)
      await db.close()
      return { ...register, close: async () => ended.push(Number(await register.close())) }
    }
    const request = { name: 'fermé.csv', file: whole, prepare: watched, digest: sha256Of }
    await expect(importFile(db, LOCAL, clock(), request)).rejects.toThrow()
    // The code of a thread that was still there, and was ended.
    expect(ended).toEqual([1])
  }, 60_000)

  it('est refusé dans les mêmes mots', async () => {
    const { whole, prepare } = await apart('faux.xlsx', '%PDF-1.7')
    await expect(prepare(whole, asked)).rejects.toMatchObject({
      name: 'AppError',
      message: expect.stringMatching(/PDF/),
    })
  }, 60_000)

  it('est lu ici quand il est petit, ou que c’est un autre fichier', async () => {
    const { whole, prepare } = await apart('petit.csv', await csv(row({ id: '1', objet: 'Voirie' })).text(), 1_000_000)
    const inner = csv(row({ id: '2', objet: 'Gaz' }))
    for (const file of [whole, inner]) expect(await batchesOf(await prepare(file, asked))).toHaveLength(1)
    const large = await apart('grand.csv', await whole.text())
    const [batch] = await batchesOf(await large.prepare(inner, asked))
    expect(batch?.rows.map(({ key }) => key.baseUid)).toEqual(['214401093000152'])
  }, 60_000)

  it('commence avant qu’on demande à lire, et finit sans qu’on l’ait demandé', async () => {
    const file = join(folder, 'avance.json')
    writeFileSync(file, [...decpFile(120)].join(''))
    const whole = new FileBytes(file)
    const ahead = () => preparedAhead({ path, scope: LOCAL, source: { file }, whole, from: 0, module })
    const one = ahead()
    const there = await batchesOf(await one.prepare(whole, asked))
    expect(there.flatMap(({ rows }) => rows)).toHaveLength(120)
    await one.close()
    const other = ahead()
    const [batch] = await batchesOf(await other.prepare(csv(row({ id: '2', objet: 'Gaz' })), asked))
    expect(batch?.rows.map(({ key }) => key.baseUid)).toEqual(['214401093000152'])
    // The code with which a thread ended that nobody asked anything of.
    expect(await other.close()).toBeTypeOf('number')
    const small = preparedAhead({ path, scope: LOCAL, source: { file }, whole, from: whole.size + 1, module })
    expect(await batchesOf(await small.prepare(whole, asked))).not.toHaveLength(0)
    expect(await small.close()).toBeUndefined()
  }, 60_000)

  it('dit de quoi son fil est mort avant qu’on lui demande rien', async () => {
    const file = join(folder, 'mort.json')
    writeFileSync(file, [...decpFile(3)].join(''))
    const whole = new FileBytes(file)
    const dead = new URL('./dead.mjs', import.meta.url)
    const { prepare } = preparedAhead({ path, scope: LOCAL, source: { file }, whole, from: 0, module: dead })
    await new Promise((resolve) => setTimeout(resolve, 500))
    await expect(prepare(whole, asked)).rejects.toThrow()
  }, 60_000)
})
