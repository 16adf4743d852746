import { inflateRawSync } from 'node:zlib'
import { type ByteSource, readBytes } from '../src/register/byteSource.js'
import { zipEntries } from '../src/register/containers/zip.js'

const LOCAL_LENGTH = 30
const TAG_OPEN = 60

/**
 * What no reader of .xlsx can do without, at its barest: the sheets and the shared strings inflated by zlib, at once, and
 * one look at each byte. Gives how many tags were seen.
 */
export async function floorXlsx(source: ByteSource): Promise<number> {
  let tags = 0
  for (const { name, headerOffset, compressedSize } of await zipEntries(source)) {
    if (!/^xl\/(?:worksheets\/[^/]+|sharedStrings)\.xml$/.test(name)) continue
    const header = new DataView((await readBytes(source, headerOffset, headerOffset + LOCAL_LENGTH)).buffer)
    const from = headerOffset + LOCAL_LENGTH + header.getUint16(26, true) + header.getUint16(28, true)
    tags += tagsIn(inflateRawSync(await readBytes(source, from, from + compressedSize)))
  }
  return tags
}

function tagsIn(bytes: Uint8Array): number {
  let tags = 0
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === TAG_OPEN) tags++
  return tags
}
