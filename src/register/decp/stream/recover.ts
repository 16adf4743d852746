import { AppError } from '../../../errors.js'
import { asObject, type JsonObject } from '../entries.js'
import type { Cursor } from './cursor.js'
import { isContract } from './roots.js'
import { type Scanned, ValueScan } from './scan.js'

const [COMMA, OPEN_OBJECT, CLOSE_OBJECT, CLOSE_LIST] = [0x2c, 0x7b, 0x7d, 0x5d]
const LINE_FEED = 0x0a
const isBlank = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)

/** A record further on that is longer is not looked for. */
const LONGEST_TRIED = 1024 * 1024
const TAIL = 4096

/**
 * Finds where a file can be read again behind a damaged record: at the next value that is a contract by its content, at the
 * end of its list, or where the file ends as it should. What is looked at more than once is counted against the length of
 * the file, so that no file takes more than linear time.
 */
export class Recovery {
  private effort = 0
  private readonly scan = new ValueScan()
  private readonly decoder = new TextDecoder()

  constructor(private readonly cursor: Cursor) {}

  /** Throws `damagedJson` where a file is so damaged that reading it would take for ever. */
  spend(bytes: number): void {
    this.effort += bytes
    if (this.effort > 8 * this.cursor.maxRecordBytes + 32 * this.cursor.at) throw tooDamaged(this.cursor.line)
  }

  /**
   * The place of the next record, of the mark that ends the list, or null where the file ends without it; the cursor's line
   * goes along. `closers` are the marks that must end the file, none in a file of a record a line.
   */
  async next(from: number, closers: string): Promise<number | null> {
    const { window } = this.cursor
    let previous = OPEN_OBJECT
    for (let at = from + 1; ; at += 1) {
      if (at >= window.end && !(await window.more(Math.max(window.base, at - TAIL)))) return this.tail(closers)
      const byte = window.bytes[at - window.base] ?? 0
      if (byte === OPEN_OBJECT && (previous === COMMA || closers === '')) {
        if ((await this.beginsContract(at)) && (await this.isFollowed(closers))) return at
      } else if (byte === CLOSE_LIST && closers !== '' && previous === CLOSE_OBJECT) {
        if (await this.endsList(at)) return at
      }
      if (byte === LINE_FEED) this.cursor.line += 1
      if (!isBlank(byte)) previous = byte
    }
  }

  private async beginsContract(at: number): Promise<boolean> {
    const { window } = this.cursor
    this.scan.begin(at)
    let scanned: Scanned = this.scan.advance(window)
    while (scanned === 'more' && this.scan.at - at < LONGEST_TRIED) {
      if (!(await window.more(Math.max(window.base, at - TAIL)))) break
      scanned = this.scan.advance(window)
    }
    this.spend(this.scan.at - at)
    if (scanned !== 'whole') return false
    try {
      const value: unknown = JSON.parse(this.decoder.decode(window.view(at, this.scan.at)))
      // The end of a record that broke in two has no identifier of its own.
      return isContract(value) && hasId(asObject(value))
    } catch {
      return false
    }
  }

  /** What stands behind the value just scanned is what stands behind a record of the list. */
  private async isFollowed(closers: string): Promise<boolean> {
    const { window } = this.cursor
    for (let at = this.scan.at; ; at += 1) {
      if (at >= window.end && !(await window.more(Math.max(window.base, this.scan.from - TAIL)))) return closers === ''
      const byte = window.bytes[at - window.base] ?? 0
      if (isBlank(byte)) continue
      return byte === COMMA || String.fromCharCode(byte) === closers[0] || (closers === '' && byte === OPEN_OBJECT)
    }
  }

  /** The other list of the file follows, by its name. */
  private async endsList(at: number): Promise<boolean> {
    await this.cursor.hold(Math.max(this.cursor.window.base, at - TAIL), 2 * TAIL)
    const { window } = this.cursor
    const after = this.decoder.decode(window.view(at, Math.min(window.end, at + 200)))
    return /^\]\s*,\s*"(?:marche|contrat-concession)"\s*:\s*[[{]/.test(after)
  }

  /** The end of the list where nothing but its marks are left; the last value must have had its own. */
  private tail(closers: string): number | null {
    const { window } = this.cursor
    const wanted = `}${closers}`
    let found = wanted.length
    for (let at = window.end - 1; at >= window.base; at -= 1) {
      const byte = window.bytes[at - window.base] ?? 0
      if (isBlank(byte)) continue
      found -= 1
      if (String.fromCharCode(byte) !== wanted[found]) return null
      if (found === 0) return closers === '' ? window.end : this.firstCloser(at)
    }
    return null
  }

  private firstCloser(at: number): number {
    const { window } = this.cursor
    let next = at + 1
    while (isBlank(window.bytes[next - window.base] ?? 0)) next += 1
    return next
  }
}

const hasId = (record: JsonObject | null): boolean => record !== null && ('id' in record || 'uid' in record)

function tooDamaged(line: number): AppError {
  return new AppError(
    'damagedJson',
    `Ce fichier JSON est trop abîmé pour être lu (à partir de la ligne ${line}) : rien n’est lu. Demandez un nouvel export.`,
  )
}
