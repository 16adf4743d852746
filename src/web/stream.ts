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
