import { createHash, hash } from 'node:crypto'
import { computeSha256With } from '../contract/sha256.js'
import { type ByteSource, pieces } from '../register/byteSource.js'

/** Digests of identities and records by the platform. */
export function useNativeDigests(): void {
  computeSha256With((text) => hash('sha256', text, 'hex'))
}

const PIECE = 1024 * 1024

/** SHA-256 of a file in hexadecimal, a piece in memory at a time. */
export async function sha256Of(file: ByteSource): Promise<string> {
  const digest = createHash('sha256')
  for await (const piece of pieces(file, 0, file.size, PIECE)) digest.update(piece)
  return digest.digest('hex')
}
