import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { AppError } from '../errors.js'
import type { ByteSource } from '../register/byteSource.js'

/**
 * A file of this machine, of which a piece at a time is read: two to three times as fast as its Blob. Throws AppError where it
 * cannot be read, or is no more what it was when it was opened: half of one file and half of another make no register.
 */
export class FileBytes implements ByteSource {
  readonly size: number
  private readonly changedAt: number

  constructor(private readonly path: string) {
    const { size, mtimeMs } = this.opened((file) => fstatSync(file))
    this.size = size
    this.changedAt = mtimeMs
  }

  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> } {
    return { arrayBuffer: async () => this.opened((file) => this.read(file, from, Math.min(to, this.size))) }
  }

  private read(file: number, from: number, to: number): ArrayBuffer {
    const { size, mtimeMs } = fstatSync(file)
    if (size !== this.size || mtimeMs !== this.changedAt) throw changed(this.path)
    const bytes = new Uint8Array(Math.max(0, to - from))
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(file, bytes, at, bytes.length - at, from + at)
      if (read === 0) throw changed(this.path)
      at += read
    }
    return bytes.buffer
  }

  /** Open for as long as a piece takes: nobody has to say when the file is done with. */
  private opened<T>(use: (file: number) => T): T {
    const file = this.open()
    try {
      return use(file)
    } finally {
      closeSync(file)
    }
  }

  private open(): number {
    try {
      return openSync(this.path, 'r')
    } catch {
      throw new AppError('fileUnreadable', `« ${this.path} » ne peut pas être lu : vérifiez vos droits sur ce fichier.`)
    }
  }
}

const changed = (path: string): AppError =>
  new AppError('fileChanged', `« ${path} » a changé pendant sa lecture : rien n’en est retenu, recommencez.`)
