import { strToU8, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { useNativeGunzip } from '../../../src/node/gunzip.js'
import { inflatePart, readZip, zipEntries } from '../../../src/register/containers/zip.js'
import { fileOf } from '../samples.js'

const text = strToU8('clause d’insertion '.repeat(1000))

async function contentOf(bytes: Uint8Array, path: string): Promise<Uint8Array> {
  const file = fileOf(bytes)
  const entry = (await readZip(file)).get(path)
  if (!entry) throw new Error(`no ${path}`)
  const content: number[] = []
  for await (const piece of inflatePart(file, entry, 1_000_000)) content.push(...piece)
  return Uint8Array.from(content)
}

/** The same archive with its directory found through the zip64 records, the classic fields being full. */
function asZip64(bytes: Uint8Array): Uint8Array {
  const end = bytes.length - 22
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const wide = new Uint8Array(bytes.length + 76)
  wide.set(bytes.subarray(0, end))
  const out = new DataView(wide.buffer)
  out.setUint32(end, 0x06064b50, true)
  out.setBigUint64(end + 32, BigInt(view.getUint16(end + 10, true)), true)
  out.setBigUint64(end + 48, BigInt(view.getUint32(end + 16, true)), true)
  out.setUint32(end + 56, 0x07064b50, true)
  out.setBigUint64(end + 64, BigInt(end), true)
  wide.set(bytes.subarray(end), end + 76)
  out.setUint16(end + 86, 0xffff, true)
  out.setUint32(end + 92, 0xffffffff, true)
  return wide
}

describe('zip', () => {
  it.each([0, 6] as const)(
    'reads parts stored or deflated, whatever the case and slashes of the path',
    async (level) => {
      const bytes = zipSync({ 'XL\\Worksheets/Sheet1.XML': text }, { level })
      expect(await contentOf(bytes, 'xl/worksheets/sheet1.xml')).toEqual(text)
    },
  )

  it('finds the directory behind a long comment and through zip64 records', async () => {
    const bytes = zipSync({ a: text })
    const commented = Uint8Array.from([...bytes, ...strToU8('x'.repeat(5000))])
    new DataView(commented.buffer).setUint16(bytes.length - 2, 5000, true)
    expect(await contentOf(commented, 'a')).toEqual(text)
    expect(await contentOf(asZip64(bytes), 'a')).toEqual(text)
  })

  it('reads a view that does not start at the beginning of its buffer', async () => {
    const bytes = zipSync({ a: text })
    const shifted = new Uint8Array(bytes.length + 7)
    shifted.set(bytes, 7)
    expect(await contentOf(shifted.subarray(7), 'a')).toEqual(text)
  })
})

/** Overwrites a 32-bit field of the one record of the central directory. */
function patched(bytes: Uint8Array, field: number, value: number): Uint8Array {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  const directory = view.getUint32(copy.length - 22 + 16, true)
  view.setUint32(directory + field, value, true)
  return copy
}

const CHECKSUM = 16
const SIZE = 24

describe.each([
  ['les flux du Web', 'web'],
  ['zlib', 'node'],
])('archive inflée par %s', (_, by) => {
  beforeAll(() => (by === 'node' ? useNativeGunzip() : undefined))

  it.each([0, 6] as const)(
    'refuse une partie dont la somme de contrôle ou la taille est fausse (niveau %i)',
    async (level) => {
      const bytes = zipSync({ a: text }, { level })
      const refusal = { code: 'damagedArchive', message: expect.stringMatching(/« a » .*téléchargez-le de nouveau/) }
      await expect(contentOf(patched(bytes, CHECKSUM, 1), 'a')).rejects.toMatchObject(refusal)
      await expect(contentOf(patched(bytes, SIZE, text.length + 1), 'a')).rejects.toMatchObject(refusal)
      await expect(contentOf(patched(bytes, SIZE, text.length - 1), 'a')).rejects.toMatchObject(refusal)
      expect(await contentOf(bytes, 'a')).toEqual(text)
    },
  )

  it('lit une partie vide, et une longue stockée telle quelle', async () => {
    const long = Uint8Array.from({ length: 200_000 }, (_, i) => i * 7)
    const bytes = zipSync({ vide: new Uint8Array(0), long: [long, { level: 0 }] })
    expect(await contentOf(bytes, 'vide')).toEqual(new Uint8Array(0))
    expect(await contentOf(bytes, 'long')).toEqual(long)
  })

  it('ne lit pas plus loin que ce qui est demandé', async () => {
    const bytes = zipSync({ a: [new Uint8Array(50_000_000), { level: 0 }] })
    const whole = fileOf(bytes)
    let asked = 0
    const counted = {
      size: whole.size,
      slice: (from: number, to: number) => {
        asked += to - from
        return whole.slice(from, to)
      },
    }
    const [entry] = await zipEntries(counted)
    if (!entry) throw new Error('one part')
    for await (const piece of inflatePart(counted, entry, entry.size)) if (piece.length > 0) break
    expect(asked).toBeLessThan(3_000_000)
  })

  it('rend l’erreur de qui lit le fichier, et non celle d’une archive abîmée', async () => {
    const bytes = zipSync({ a: [new Uint8Array(1_000_000), { level: 0 }] })
    const whole = fileOf(bytes)
    let asked = 0
    const gone = {
      size: whole.size,
      slice: (from: number, to: number) => {
        if (++asked > 5) throw new Error('le fichier n’est plus là')
        return whole.slice(from, to)
      },
    }
    const read = async () => {
      const [entry] = await zipEntries(gone)
      if (entry) for await (const _ of inflatePart(gone, entry, entry.size));
    }
    await expect(read()).rejects.toThrow('le fichier n’est plus là')
  })
})
