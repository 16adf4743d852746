import { appendFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FileBytes } from '../../src/node/fileBytes.js'
import { pieces, readBytes } from '../../src/register/byteSource.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spaser-bytes-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, bytes: Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const BYTES = Uint8Array.from({ length: 10_000 }, (_, at) => (at * 7) % 251)

describe('un fichier lu par morceaux', () => {
  it('donne les octets demandés, et moins là où il finit', async () => {
    const file = new FileBytes(written('octets', BYTES))
    expect(file.size).toBe(10_000)
    expect(await readBytes(file, 17, 4_001)).toEqual(BYTES.subarray(17, 4_001))
    expect(await readBytes(file, 9_990, 20_000)).toEqual(BYTES.subarray(9_990))
    expect(await readBytes(file, 12_000, 13_000)).toHaveLength(0)
    const read: number[] = []
    for await (const piece of pieces(file, 0, file.size, 777)) read.push(...piece)
    expect(Uint8Array.from(read)).toEqual(BYTES)
  })

  it('est refusé dès qu’il n’est plus le même : plus long, plus court, ou réécrit', async () => {
    const changes: ((path: string) => void)[] = [
      (path) => appendFileSync(path, 'x'),
      (path) => writeFileSync(path, BYTES.subarray(1)),
      (path) => utimesSync(path, 1, 1),
    ]
    for (const [at, change] of changes.entries()) {
      const path = written(`changé-${at}`, BYTES)
      const file = new FileBytes(path)
      change(path)
      await expect(readBytes(file, 0, 10)).rejects.toMatchObject({ name: 'AppError', code: 'fileChanged' })
    }
  })

  it('est refusé quand il n’est pas là, ou plus là', async () => {
    expect(() => new FileBytes(join(folder, 'absent'))).toThrow(/ne peut pas être lu/)
    const path = written('parti', BYTES)
    const file = new FileBytes(path)
    rmSync(path)
    await expect(readBytes(file, 0, 10)).rejects.toMatchObject({ code: 'fileUnreadable' })
  })
})
