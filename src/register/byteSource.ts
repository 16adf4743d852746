/**
 * A file read in pieces, at any place: it may be larger than memory. A Blob is one; so is anything that gives the bytes of
 * [from, to), fewer where the file ends.
 */
export interface ByteSource {
  /** Bytes. */
  readonly size: number
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> }
}

const PIECE = 256 * 1024

/** The bytes of [from, to), fewer where the file ends. */
export async function readBytes(source: ByteSource, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await source.slice(from, Math.min(to, source.size)).arrayBuffer())
}

/** The bytes of [from, to) in order, a piece at a time. */
export async function* pieces(
  source: ByteSource,
  from = 0,
  to = source.size,
  pieceBytes = PIECE,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = from; at < to; at += pieceBytes) yield readBytes(source, at, Math.min(at + pieceBytes, to))
}
