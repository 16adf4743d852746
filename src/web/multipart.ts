import { type PartName, partName } from './partName.js'

/** What a form is made of, in order: a part opens, then its bytes come, piece by piece. */
export type FormEvent = { readonly part: PartName } | { readonly bytes: Uint8Array }

/** A form that is cut, or is not written as forms are (RFC 7578). */
export class BrokenForm extends Error {}

/** Forms of ours have two fields. */
const MAX_PARTS = 50
const MAX_HEADER_BYTES = 16 * 1024
/** Blanks that may follow a boundary on its line (RFC 2046 §5.1.1). */
const MAX_PADDING = 64

const [TAB, LF, CR, SPACE, DASH] = [9, 10, 13, 32, 45]

/**
 * Reads a multipart/form-data body as it comes: a piece of it is in memory, or the headers of one part, however long the
 * file. Lines may end in LF alone where the first one does. Throws BrokenForm where the body is cut, or has more parts or
 * longer headers than a form has.
 */
export async function* formEvents(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<FormEvent> {
  const mark = new TextEncoder().encode(`--${boundary}`)
  // A boundary begins a line, be it the first.
  const window = new Window(body, Uint8Array.of(LF))
  let over = false
  try {
    yield* partsOf(window, mark)
    over = true
  } finally {
    // What follows the last boundary is nobody's; of a form that is given up, the rest is refused.
    if (!over) await window.close()
  }
}

async function* partsOf(window: Window, mark: Uint8Array): AsyncGenerator<FormEvent> {
  const preamble = until(window, Uint8Array.of(LF, ...mark))
  let next = await preamble.next()
  while (!next.done) next = await preamble.next()
  const delimiter = Uint8Array.of(...next.value.newline, ...mark)
  for (let [parts, close] = [0, next.value.close]; !close; parts += 1) {
    if (parts === MAX_PARTS) throw new BrokenForm('too many parts')
    yield { part: partName(await headersOf(window)) }
    close = ((await delimitedHere(window, mark)) ?? (yield* until(window, delimiter))).close
  }
}

interface Delimited {
  /** No part follows. */
  readonly close: boolean
  readonly newline: readonly number[]
}

/** The end of a part that has no body: the empty line after its headers belongs to the delimiter (RFC 2046 §5.1.1). */
async function delimitedHere(window: Window, mark: Uint8Array): Promise<Delimited | null> {
  while (window.held.length < mark.length) await window.more()
  if (window.find(mark) !== 0) return null
  for (;;) {
    const end = lineEnd(window.held, mark.length)
    if (end === 'content') return null
    if (end === 'short') {
      await window.more()
      continue
    }
    window.take(mark.length + end.length)
    return end
  }
}

/** The bytes before a delimiter, which is passed over with the end of its line. */
async function* until(
  window: Window,
  delimiter: Uint8Array,
): AsyncGenerator<{ readonly bytes: Uint8Array }, Delimited> {
  for (;;) {
    const at = window.find(delimiter)
    // What may be the beginning of a delimiter waits for what comes next.
    const before = at < 0 ? window.held.length - delimiter.length + 1 : at
    if (before > 0) yield { bytes: window.take(before) }
    if (at < 0) {
      await window.more()
      continue
    }
    const end = lineEnd(window.held, delimiter.length)
    if (end === 'short') await window.more()
    else if (end === 'content') yield { bytes: window.take(1) }
    else {
      window.take(delimiter.length + end.length)
      return end
    }
  }
}

/** What stands behind a boundary: else it is no boundary, but content that begins like one. */
function lineEnd(bytes: Uint8Array, from: number): 'short' | 'content' | (Delimited & { readonly length: number }) {
  let at = from
  if (bytes[at] === DASH) {
    if (bytes[at + 1] === DASH) return { close: true, newline: [], length: 2 }
    return at + 1 < bytes.length ? 'content' : 'short'
  }
  while (at < from + MAX_PADDING && (bytes[at] === SPACE || bytes[at] === TAB)) at += 1
  const newline = bytes[at] === CR ? [CR, LF] : [LF]
  if (at + newline.length > bytes.length) return 'short'
  if (bytes[at + newline.length - 1] !== LF) return 'content'
  return { close: false, newline, length: at + newline.length - from }
}

/** The header lines of a part, which an empty line ends; a folded one is joined again (RFC 5322 §2.2.3). */
async function headersOf(window: Window): Promise<string[]> {
  const headers: string[] = []
  for (let room = MAX_HEADER_BYTES; ; ) {
    const line = await window.line(room)
    if (line.length === 0) return headers
    room -= line.length
    const text = textOf(line)
    const folded = /^[ \t]/.test(text) ? headers.pop() : undefined
    headers.push(folded === undefined ? text : folded + text)
  }
}

/** Browsers write names in UTF-8; some programs as their system does. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Pieces are joined up to this before they are looked at: a form that comes byte by byte costs no more than another. */
const LEAST_BYTES = 4 * 1024

/** What has come of a body and is not read yet. */
class Window {
  private readonly pieces: AsyncIterator<Uint8Array>

  constructor(
    body: AsyncIterable<Uint8Array>,
    public held: Uint8Array,
  ) {
    this.pieces = body[Symbol.asyncIterator]()
  }

  /** Where bytes stand in what is held; -1: nowhere. Linear where the first of them is met nowhere else in them. */
  find(bytes: Uint8Array): number {
    const [first = 0] = bytes
    for (let at = this.held.indexOf(first); at >= 0; at = this.held.indexOf(first, at + 1)) {
      if (bytes.every((byte, index) => this.held[at + index] === byte)) return at
    }
    return -1
  }

  take(length: number): Uint8Array {
    const taken = this.held.subarray(0, length)
    this.held = this.held.subarray(length)
    return taken
  }

  /** Throws BrokenForm where there is no more. */
  async more(): Promise<void> {
    const come: Uint8Array[] = []
    for (let bytes = 0; bytes < LEAST_BYTES; ) {
      const { done, value } = await this.pieces.next()
      if (done) break
      come.push(value)
      bytes += value.length
    }
    if (come.length === 0) throw new BrokenForm('cut')
    this.held = joined([this.held, ...come])
  }

  /** No more is asked of the body. */
  async close(): Promise<void> {
    await this.pieces.return?.()
  }

  /** A line without its end. */
  async line(most: number): Promise<Uint8Array> {
    for (;;) {
      const end = this.held.indexOf(LF)
      if (end > most || (end < 0 && this.held.length > most)) throw new BrokenForm('endless headers')
      if (end < 0) {
        await this.more()
        continue
      }
      const line = this.take(end + 1)
      return line.subarray(0, line[end - 1] === CR ? -2 : -1)
    }
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
