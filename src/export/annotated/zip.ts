/** One file of an archive, its text as it comes. */
export interface ZipPart {
  readonly name: string
  readonly text: AsyncIterable<string> | Iterable<string>
}

interface Written {
  readonly name: Uint8Array
  readonly crc: number
  readonly size: number
  readonly inflated: number
  readonly at: number
}

const encoder = new TextEncoder()
/** Characters handed to the compressor at a time. */
const PIECE = 65_536
/** Deflated, UTF-8 name, sizes after the data (APPNOTE 4.4.4: bits 3 and 11), for they are not known before. */
const [VERSION, FLAGS, DEFLATED] = [20, 0x0808, 8]
/** 1980-01-01, the first day a zip can tell: the same register gives the same bytes. */
const DAY = 0x21

/** A .zip written as it is read: no more of it in memory than a piece. Parts, and the whole, stay below 4 GB. */
export async function* zipped(parts: AsyncIterable<ZipPart>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const written: Written[] = []
  let at = 0
  for await (const part of parts) {
    const name = encoder.encode(part.name)
    const head = localHeader(name)
    yield head
    const sum = { crc: 0, inflated: 0 }
    let size = 0
    for await (const piece of deflated(summed(part.text, sum))) {
      size += piece.length
      yield piece
    }
    const entry = { ...sum, name, size, at }
    const tail = descriptor(entry)
    yield tail
    written.push(entry)
    at += head.length + size + tail.length
  }
  const directory = written.map(centralHeader)
  yield* directory
  yield endOf(
    written.length,
    at,
    directory.reduce((total, { length }) => total + length, 0),
  )
}

async function* summed(
  text: ZipPart['text'],
  sum: { crc: number; inflated: number },
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const piece of joined(text)) {
    const bytes = encoder.encode(piece)
    sum.crc = crc32(bytes, sum.crc)
    sum.inflated += bytes.length
    yield bytes
  }
}

async function* joined(text: ZipPart['text']): AsyncGenerator<string> {
  let held = ''
  for await (const piece of text) {
    held += piece
    if (held.length < PIECE) continue
    yield held
    held = ''
  }
  if (held !== '') yield held
}

/** What the runtime compresses; the two ends go at the pace of whoever reads. */
async function* deflated(pieces: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new CompressionStream('deflate-raw')
  const feeding = fed(writable.getWriter(), pieces)
  const reader = readable.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      yield value
    }
    await feeding
  } finally {
    feeding.catch(() => undefined)
    await reader.cancel().catch(() => undefined)
  }
}

async function fed(
  writer: WritableStreamDefaultWriter<BufferSource>,
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
): Promise<void> {
  try {
    for await (const piece of pieces) {
      await writer.ready
      await writer.write(piece)
    }
    await writer.close()
  } catch (cause) {
    await writer.abort(cause).catch(() => undefined)
    throw cause
  }
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

function crc32(bytes: Uint8Array, before: number): number {
  let crc = ~before
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0)
  return ~crc >>> 0
}

/** Little-endian numbers, by their width in bytes, then a name. */
function record(fields: readonly (readonly [width: 2 | 4, value: number])[], name = new Uint8Array()) {
  const length = fields.reduce((total, [width]) => total + width, 0)
  const bytes = new Uint8Array(length + name.length)
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += width
  }
  bytes.set(name, length)
  return bytes
}

const DEFLATED_NOW = [
  [2, FLAGS],
  [2, DEFLATED],
  [2, 0],
  [2, DAY],
] as const

/** Of what a local header stands before, nothing is known yet: its descriptor says it after. */
const sizesOf = ({ crc, size, inflated, name }: Pick<Written, 'crc' | 'size' | 'inflated' | 'name'>) =>
  [
    [4, crc],
    [4, size],
    [4, inflated],
    [2, name.length],
    [2, 0],
  ] as const

const localHeader = (name: Uint8Array<ArrayBuffer>) =>
  record([[4, 0x04034b50], [2, VERSION], ...DEFLATED_NOW, ...sizesOf({ crc: 0, size: 0, inflated: 0, name })], name)

const descriptor = ({ crc, size, inflated }: Written) =>
  record([
    [4, 0x08074b50],
    [4, crc],
    [4, size],
    [4, inflated],
  ])

const centralHeader = (written: Written) =>
  record(
    [
      ...([
        [4, 0x02014b50],
        [2, VERSION],
        [2, VERSION],
      ] as const),
      ...DEFLATED_NOW,
      ...sizesOf(written),
      ...([
        [2, 0],
        [2, 0],
        [2, 0],
        [4, 0],
        [4, written.at],
      ] as const),
    ],
    written.name as Uint8Array<ArrayBuffer>,
  )

const endOf = (count: number, at: number, length: number) =>
  record([
    ...([
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, count],
      [2, count],
    ] as const),
    ...([
      [4, length],
      [4, at],
      [2, 0],
    ] as const),
  ])
