import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { inflatePart, readZip } from '../../src/register/zip.js'

const text = strToU8('clause d’insertion '.repeat(1000))

function contentOf(bytes: Uint8Array, path: string): Uint8Array {
  const entry = readZip(bytes).get(path)
  if (!entry) throw new Error(`no ${path}`)
  return Uint8Array.from([...inflatePart(bytes, entry, 1_000_000)].flatMap((piece) => [...piece]))
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
  it.each([0, 6] as const)('reads parts stored or deflated, whatever the case and slashes of the path', (level) => {
    const bytes = zipSync({ 'XL\\Worksheets/Sheet1.XML': text }, { level })
    expect(contentOf(bytes, 'xl/worksheets/sheet1.xml')).toEqual(text)
  })

  it('finds the directory behind a long comment and through zip64 records', () => {
    const bytes = zipSync({ a: text })
    const commented = Uint8Array.from([...bytes, ...strToU8('x'.repeat(5000))])
    new DataView(commented.buffer).setUint16(bytes.length - 2, 5000, true)
    expect(contentOf(commented, 'a')).toEqual(text)
    expect(contentOf(asZip64(bytes), 'a')).toEqual(text)
  })

  it('reads a view that does not start at the beginning of its buffer', () => {
    const bytes = zipSync({ a: text })
    const shifted = new Uint8Array(bytes.length + 7)
    shifted.set(bytes, 7)
    expect(contentOf(shifted.subarray(7), 'a')).toEqual(text)
  })
})
