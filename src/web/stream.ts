import { type ByteSource, pieces } from '../register/byteSource.js'

/** Characters sent at a time: a line each would cost more than making it. */
const PIECE = 65_536

/** Lines as the bytes of a file, made as they are read. */
export function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      let piece = ''
      while (piece.length < PIECE) {
        const { done, value } = await lines.next()
        if (done) {
          controller.enqueue(encoder.encode(piece))
          return controller.close()
        }
        piece += value
      }
      controller.enqueue(encoder.encode(piece))
    },
    cancel: async () => {
      await lines.return(undefined)
    },
  })
}

/** A file, read piece by piece as it is sent: at the pace of who receives it, a piece in memory at a time. */
export const streamOfBytes = (file: ByteSource): ReadableStream<Uint8Array> => streamOfPieces(pieces(file))

/** Pieces of a file, each made when the one before is sent. */
export function streamOfPieces(reading: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await reading.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: async () => {
        await reading.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
