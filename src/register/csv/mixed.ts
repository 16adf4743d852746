import { CHARACTERS, type Charset } from './charsets.js'
import { isTelling, sequenceAt } from './utf8.js'

const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/** A text read line by line; where its first line of each sort begins, -1 where it has none. */
export interface MixedText {
  readonly text: string
  readonly utf8At: number
  readonly foreignAt: number
}

/**
 * Bytes of which some are not UTF-8, line by line: a line of UTF-8 as such, any other in `charset`, but for the
 * characters in it that can only be UTF-8 (cells pasted from elsewhere).
 */
export function decodeMixed(bytes: Uint8Array, charset: Charset): MixedText {
  const out = new Uint16Array(bytes.length)
  const first = { utf8: -1, foreign: -1 }
  let length = 0
  for (let at = 0; at < bytes.length; ) {
    const end = lineEnd(bytes, at)
    const { telling, whole, ascii } = lookAt(bytes, at, end)
    if (first.utf8 < 0 && telling) first.utf8 = length
    const foreign = !ascii && !(telling && whole)
    if (first.foreign < 0 && foreign) first.foreign = length
    length = writeLine(bytes.subarray(at, end), !foreign, out, length, CHARACTERS[charset])
    at = end
  }
  const text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(out.subarray(0, length))
  return { text, utf8At: first.utf8, foreignAt: first.foreign }
}

function lineEnd(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== LINE_FEED && bytes[at] !== CARRIAGE_RETURN) at++
  return Math.min(at + 1, bytes.length)
}

interface LineLook {
  readonly ascii: boolean
  /** UTF-8 throughout. */
  readonly whole: boolean
  /** Holds a character that can only be UTF-8. */
  readonly telling: boolean
}

function lookAt(bytes: Uint8Array, from: number, end: number): LineLook {
  let telling = false
  let ascii = true
  let whole = true
  for (let at = from; at < end; ) {
    if ((bytes[at] ?? 0) < 0x80) {
      at++
      continue
    }
    ascii = false
    const found = sequenceAt(bytes, at, end)
    whole &&= found !== null
    telling ||= found !== null && isTelling(found.point)
    at += found?.length ?? 1
  }
  return { ascii, whole, telling }
}

/** Writes the units of a line after those there are; returns how many there are then. */
function writeLine(line: Uint8Array, utf8: boolean, out: Uint16Array, length: number, characters: Uint16Array): number {
  let to = length
  for (let at = 0; at < line.length; ) {
    const byte = line[at] ?? 0
    const found = byte < 0x80 ? null : sequenceAt(line, at, line.length)
    if (found && (utf8 || isTelling(found.point))) {
      to = writePoint(found.point, out, to)
      at += found.length
    } else {
      out[to++] = characters[byte] ?? byte
      at++
    }
  }
  return to
}

function writePoint(point: number, out: Uint16Array, length: number): number {
  if (point < 0x10000) {
    out[length] = point
    return length + 1
  }
  out[length] = 0xd800 + ((point - 0x10000) >> 10)
  out[length + 1] = 0xdc00 + ((point - 0x10000) & 0x3ff)
  return length + 2
}
