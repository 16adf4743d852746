import { AppError } from '../../../errors.js'
import { type Scanned, ValueScan } from './scan.js'
import type { ByteWindow } from './window.js'

/** What `peek` gives where it knows no byte: more must be read, or there is none. */
export const [MORE, END] = [-2, -1]

const [TAB, LINE_FEED, CARRIAGE_RETURN, SPACE] = [0x09, 0x0a, 0x0d, 0x20]

/** The end of a value: whole, longer than what may be held (and so not held), broken, or beyond the end of the file. */
type Cut = 'whole' | 'tooLong' | 'broken' | 'end'

/** A place in a JSON file that goes forward only, a value or a mark at a time. */
export class Cursor {
  readonly scan = new ValueScan()
  at = 0
  line = 1
  private scanned: Scanned = 'whole'

  constructor(
    readonly window: ByteWindow,
    readonly maxRecordBytes: number,
  ) {}

  /** The next byte that is no blank, left where it is. */
  peek(): number {
    const { bytes, base } = this.window
    const end = this.window.end - base
    let i = this.at - base
    for (; i < end; i += 1) {
      const byte = bytes[i]
      if (byte === LINE_FEED) this.line += 1
      else if (byte !== SPACE && byte !== CARRIAGE_RETURN && byte !== TAB) break
    }
    this.at = i + base
    return i < end ? (bytes[i] ?? END) : MORE
  }

  /** As `peek`, waiting for more of the file. */
  async next(): Promise<number> {
    for (;;) {
      const byte = this.peek()
      if (byte !== MORE) return byte
      if (!(await this.window.more(this.at))) return END
    }
  }

  /** Finds the end of the value that begins here, in what is held: 'more' where it is beyond. */
  cutHeld(): Cut | 'more' {
    this.scan.begin(this.at)
    this.scanned = this.scan.advance(this.window)
    return this.scanned === 'whole' ? this.whole() : this.scanned
  }

  /** Goes on where `cutHeld` stopped; what is held of the value begins at `scan.from`, while it is not too long. */
  async cutFurther(): Promise<Cut> {
    while (this.scanned === 'more') {
      const keep = this.isTooLong() ? this.scan.at : this.scan.from
      if (!(await this.window.more(keep))) return this.scan.ends() ? this.whole() : 'end'
      this.scanned = this.scan.advance(this.window)
    }
    return this.scanned === 'whole' ? this.whole() : this.scanned
  }

  /** Leaves behind the value that was cut. */
  pass(): void {
    this.at = this.scan.at
    this.line += this.scan.lines
  }

  /** Leaves a value behind without holding it. Throws `truncatedJson`, `damagedJson`. */
  async skip(): Promise<void> {
    this.scan.begin(this.at)
    for (;;) {
      const scanned = this.scan.advance(this.window)
      if (scanned === 'broken') throw this.damaged(this.scan.at)
      if (scanned === 'whole') break
      if (await this.window.more(this.scan.at)) continue
      if (this.scan.ends()) break
      throw this.truncated()
    }
    this.pass()
  }

  /** Holds at least so many bytes from `from` on; false where the file has no more. */
  async hold(from: number, length: number): Promise<boolean> {
    while (this.window.end - from < length) if (!(await this.window.more(from))) return false
    return true
  }

  truncated(): AppError {
    return new AppError(
      'truncatedJson',
      `Ce fichier JSON est coupé (il s’arrête ligne ${this.line}, octet ${this.window.end}) : rien n’est lu. Téléchargez-le de nouveau.`,
    )
  }

  damaged(at = this.at): AppError {
    return new AppError(
      'damagedJson',
      `Ce fichier JSON est mal formé (ligne ${this.line}, octet ${at + 1}) : rien n’est lu. Demandez un nouvel export.`,
    )
  }

  private isTooLong(): boolean {
    return this.scan.at - this.scan.from > this.maxRecordBytes
  }

  private whole(): Cut {
    return this.isTooLong() ? 'tooLong' : 'whole'
  }
}
