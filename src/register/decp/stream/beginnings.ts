import type { Cursor } from './cursor.js'
import { COLON, COMMA, isBlank, QUOTE } from './marks.js'
import { isContract, namesContract } from './roots.js'
import { ValueScan } from './scan.js'
import type { ByteWindow } from './window.js'

/** What begins at a place of a file is told by so much of it. */
const PEEKED = 64 * 1024

/** Whether the object that begins here has the members of a contract, as far as the first piece shows. */
export async function beginsRecord(cursor: Cursor): Promise<boolean> {
  await cursor.hold(cursor.at, PEEKED)
  const keys = new Set(firstKeys(cursor))
  return !keys.has('marches') && namesContract((key) => keys.has(key))
}

/**
 * Whether a damaged record stands here on a line of its own, in a file of a record a line: the next line is a contract, and
 * behind it comes another line of this sort, or the end. No sound JSON has two objects so.
 */
export async function isDamagedLine(cursor: Cursor): Promise<boolean> {
  await cursor.hold(cursor.at, PEEKED)
  const { window, at } = cursor
  const text = new TextDecoder().decode(window.view(at, Math.min(at + PEEKED, window.end)))
  const [first = '', second = '', third = ''] = text.split(/\r?\n/, 3)
  return first.includes('"objet"') && /^(?:\{|$)/.test(third) && isContractText(second)
}

function* firstKeys({ window, at: start }: Cursor): Generator<string> {
  const scan = new ValueScan()
  for (let at = start + 1; ; at = scan.at) {
    at = skipMarks(window, at)
    if (at >= window.end) return
    const named = window.bytes[at - window.base] === QUOTE
    scan.begin(at)
    const scanned = scan.advance(window)
    if (scanned !== 'whole') return
    const next = skipMarks(window, scan.at, false)
    if (named && window.bytes[next - window.base] === COLON) yield keyOf(window.view(at, scan.at)) ?? ''
  }
}

/** Blanks, and the marks between members. */
function skipMarks(window: ByteWindow, from: number, marks = true): number {
  for (let at = from; ; at += 1) {
    const byte = window.bytes[at - window.base] ?? 0
    if (at < window.end && isBlank(byte)) continue
    if (at < window.end && marks && (byte === COMMA || byte === COLON)) continue
    return at
  }
}

function isContractText(text: string): boolean {
  try {
    return isContract(JSON.parse(text))
  } catch {
    return false
  }
}

/** The name that stands between quotes; null where it is none. */
export function keyOf(bytes: Uint8Array): string | null {
  try {
    const key: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof key === 'string' ? key : null
  } catch {
    return null
  }
}
