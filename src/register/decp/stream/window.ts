import { type ByteSource, pieces, readBytes } from '../../byteSource.js'

/**
 * The part of a file that is being looked at: pieces come in at its end, what is done with goes at its start. Places are
 * offsets in the file, so that they stand while the part moves.
 */
export class ByteWindow {
  /** Room for the bytes held: those of [base, end) stand at [0, end - base). */
  bytes: Uint8Array = new Uint8Array(0)
  base = 0
  end = 0

  /** The piece after those held, asked for while they are looked at. */
  private ahead: Promise<IteratorResult<Uint8Array>> | null = null

  constructor(private readonly source: AsyncIterator<Uint8Array>) {}

  /** Brings the next piece, keeping what is held from `keep` on; false at the end of the file. */
  async more(keep: number): Promise<boolean> {
    const { done, value } = await (this.ahead ?? this.source.next())
    if (done) return false
    this.ahead = this.source.next()
    // A file that cannot be read is for whoever waits for the piece, if anybody still does.
    this.ahead.catch(() => undefined)
    this.place(Math.min(keep, this.end), value)
    return true
  }

  /** A copy of the bytes of [from, to), which must be held. */
  part(from: number, to: number): Uint8Array {
    return this.bytes.slice(from - this.base, to - this.base)
  }

  /** The bytes of [from, to) until more is asked for. */
  view(from: number, to: number): Uint8Array {
    return this.bytes.subarray(from - this.base, to - this.base)
  }

  private place(keep: number, piece: Uint8Array): void {
    const [from, to] = [keep - this.base, this.end - this.base]
    const length = to - from + piece.length
    if (length <= this.bytes.length) this.bytes.copyWithin(0, from, to)
    else {
      // More than is needed: a long record is not copied at each of its pieces.
      const room = new Uint8Array(2 * length)
      room.set(this.bytes.subarray(from, to))
      this.bytes = room
    }
    this.bytes.set(piece, to - from)
    this.base = keep
    this.end = keep + length
  }
}

/** How a JSON file is written: RFC 8259 wants UTF-8; the zeros around its first character, which is ASCII, tell UTF-16. */
export async function jsonEncoding(source: ByteSource): Promise<'utf-8' | 'utf-16le' | 'utf-16be'> {
  const [first, second] = await readBytes(source, 0, 2)
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be'
  return 'utf-8'
}

/** The bytes of a JSON file without its byte order mark, those of UTF-16 as UTF-8. */
export async function* jsonBytes(
  source: ByteSource,
  encoding: string,
  pieceBytes?: number,
): AsyncGenerator<Uint8Array> {
  if (encoding !== 'utf-8') return yield* transcoded(source, encoding, pieceBytes)
  const [a, b, c] = await readBytes(source, 0, 3)
  yield* pieces(source, a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0, source.size, pieceBytes)
}

async function* transcoded(source: ByteSource, encoding: string, pieceBytes?: number): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  for await (const piece of pieces(source, 0, source.size, pieceBytes)) {
    yield encoder.encode(decoder.decode(piece, { stream: true }))
  }
  yield encoder.encode(decoder.decode())
}
