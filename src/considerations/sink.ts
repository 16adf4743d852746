import { SPACE } from './foldedUnits.js'
import type { FoldedText } from './text.js'

/** Growing typed arrays: a ligature can fold to more units than it had. */
export class Sink {
  private codes: Uint16Array
  private starts: Uint32Array
  private ends: Uint32Array
  private length = 0

  constructor(size: number) {
    this.codes = new Uint16Array(size)
    this.starts = new Uint32Array(size)
    this.ends = new Uint32Array(size)
  }

  clear(): void {
    this.length = 0
  }

  put(code: number, start: number, end: number): void {
    if (this.length === this.codes.length) this.grow()
    this.codes[this.length] = code
    this.starts[this.length] = start
    this.ends[this.length++] = end
  }

  /** Runs of spaces fold to one, none at the beginning. */
  putSpace(start: number, end: number): void {
    if (this.length === 0) return
    if (this.codes[this.length - 1] === SPACE) this.extend(end)
    else this.put(SPACE, start, end)
  }

  /** A combining mark belongs to the character before it and is never cut from it. */
  extend(end: number): void {
    if (this.length > 0) this.ends[this.length - 1] = end
  }

  done(original: string): FoldedText {
    const { codes, length, starts, ends } = this
    return { original, codes, length, starts, ends }
  }

  private grow(): void {
    this.codes = grown(this.codes, new Uint16Array(this.codes.length * 2))
    this.starts = grown(this.starts, new Uint32Array(this.starts.length * 2))
    this.ends = grown(this.ends, new Uint32Array(this.ends.length * 2))
  }
}

function grown<A extends Uint16Array | Uint32Array>(from: A, to: A): A {
  to.set(from)
  return to
}
