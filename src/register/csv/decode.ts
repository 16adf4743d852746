import { type ByteSource, pieces } from '../byteSource.js'
import { type Charset, likeliestCharset } from './charsets.js'
import { decodeMixed } from './mixed.js'

/** How the bytes of a text file are to be read, and on what ground. */
export interface TextEncoding {
  readonly label: 'utf-8' | 'utf-16le' | 'utf-16be' | Charset
  /** Bytes of the byte order mark. */
  readonly mark: number
}

/** A piece of text; `strange` where its first line begins that is in another encoding than the rest of the file. */
export interface TextPiece {
  readonly text: string
  readonly strange: { readonly at: number; readonly charset: Charset } | null
}

const UTF_16_SAMPLE = 1024
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const CURRENCY_SIGN = 0xa4

/**
 * The encoding of a file by its first bytes (or all): a byte order mark is believed; else UTF-8 when every byte agrees,
 * but for a character cut at the end; else the set of one byte a character that reads most like French.
 */
export function detectEncoding(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: 'utf-16le', mark: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: 'utf-16be', mark: 2 }
  const utf16 = unmarkedUtf16(bytes)
  if (utf16) return { label: utf16, mark: 0 }
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const text = bytes.subarray(mark, wholeCharacters(bytes))
  return { label: asUtf8(text) === null ? likeliestCharset(text) : 'utf-8', mark }
}

/** Western text in UTF-16 has a zero in nearly every second byte. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, UTF_16_SAMPLE)
  const zeros = [0, 0]
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const most = sample.length * 0.4
  if (odd > most && even * 10 < odd) return 'utf-16le'
  return even > most && odd * 10 < even ? 'utf-16be' : null
}

/** Bytes before a character of UTF-8 that may go on beyond the end. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

const STRICT = { fatal: true, ignoreBOM: true } as const

/** Null where it is not UTF-8. Not as a stream: runtimes are several times slower at it. */
function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', STRICT).decode(bytes)
  } catch {
    return null
  }
}

/** Decodes a file piece after piece: state is what was cut between two, and what the file has shown of itself. */
class PieceDecoder {
  private rest = new Uint8Array(0)
  private charset: Charset | null
  private readonly utf16: TextDecoder | null
  private readonly isUtf8: boolean

  constructor({ label }: TextEncoding) {
    const isUtf16 = label === 'utf-16le' || label === 'utf-16be'
    this.utf16 = isUtf16 ? new TextDecoder(label, { ignoreBOM: true }) : null
    this.isUtf8 = label === 'utf-8'
    this.charset = isUtf16 || label === 'utf-8' ? null : label
  }

  push(bytes: Uint8Array, last: boolean): TextPiece {
    if (this.utf16) return { text: this.utf16.decode(bytes, { stream: !last }), strange: null }
    const all = this.rest.length > 0 ? joined(this.rest, bytes) : bytes
    const end = last ? all.length : cutAfter(all)
    this.rest = all.slice(end)
    return this.decode(all.subarray(0, end))
  }

  private decode(bytes: Uint8Array): TextPiece {
    const utf8 = asUtf8(bytes)
    if (utf8 !== null) return { text: utf8, strange: this.strange(this.isUtf8 ? -1 : utf8.search(BEYOND_ASCII)) }
    this.charset ??= likeliestCharset(bytes)
    const { text, utf8At, foreignAt } = decodeMixed(bytes, this.euroSet(bytes) ?? this.charset)
    return { text, strange: this.strange(this.isUtf8 ? foreignAt : utf8At) }
  }

  /** The euro of ISO-8859-15 may come long after the first accents, which are the same elsewhere. */
  private euroSet(bytes: Uint8Array): Charset | null {
    return this.charset === 'windows-1252' && bytes.includes(CURRENCY_SIGN) ? likeliestCharset(bytes) : null
  }

  private strange(at: number): TextPiece['strange'] {
    return at < 0 || this.charset === null ? null : { at, charset: this.charset }
  }
}

const BEYOND_ASCII = /[\x80-\uffff]/

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}

/** A piece is decoded up to its last line end, so that each line is judged whole; up to a character where it has none. */
function cutAfter(bytes: Uint8Array): number {
  const end = Math.max(bytes.lastIndexOf(LINE_FEED), bytes.lastIndexOf(CARRIAGE_RETURN)) + 1
  return end > 0 ? end : wholeCharacters(bytes)
}

/**
 * The text of a file, piece by piece, without its byte order mark: never more than two pieces in memory, the one after
 * being read while this one is worked on.
 */
export async function* decodeSource(source: ByteSource, encoding: TextEncoding): AsyncGenerator<TextPiece> {
  const decoder = new PieceDecoder(encoding)
  const bytes = pieces(source, encoding.mark)
  for (let next = bytes.next(); ; ) {
    const piece = await next
    if (piece.done) break
    next = bytes.next()
    // Whoever stops reading early never waits for it.
    next.catch(() => {})
    yield decoder.push(piece.value, false)
  }
  yield decoder.push(new Uint8Array(0), true)
}

const PIECE = 256 * 1024

/** The text of bytes already in memory, without its byte order mark. */
export function* decodeText(bytes: Uint8Array, encoding: TextEncoding): Generator<string> {
  const decoder = new PieceDecoder(encoding)
  for (let at = encoding.mark; at < bytes.length; at += PIECE) {
    yield decoder.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length).text
  }
}
