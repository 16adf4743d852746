import { asObject, type JsonObject } from '../entries.js'
import type { Cursor } from './cursor.js'
import type { Effort } from './effort.js'
import { COMMA, isBlank, OPEN_OBJECT, TAIL } from './marks.js'
import { isContract } from './roots.js'
import { type Scanned, ValueScan } from './scan.js'

/** A record further on that is longer is not looked for. */
const LONGEST_TRIED = 1024 * 1024

/** What begins at a place: a contract, another sound value, or neither. */
export type Found = 'contract' | 'sound' | 'damaged'

/** Tries the values that stand behind a damaged record. */
export class FoundValue {
  private readonly scan = new ValueScan()
  private readonly decoder = new TextDecoder()

  constructor(
    private readonly cursor: Cursor,
    private readonly effort: Effort,
  ) {}

  async at(at: number): Promise<Found> {
    const { window } = this.cursor
    this.scan.begin(at)
    let scanned: Scanned = this.scan.advance(window)
    while (scanned === 'more' && this.scan.at - at < LONGEST_TRIED) {
      if (!(await window.more(Math.max(window.base, at - TAIL)))) break
      scanned = this.scan.advance(window)
    }
    this.effort.spend(this.scan.at - at)
    if (scanned !== 'whole') return 'damaged'
    try {
      const value: unknown = JSON.parse(this.decoder.decode(window.view(at, this.scan.at)))
      // The end of a record that broke in two has no identifier of its own.
      return isContract(value) && hasId(asObject(value)) ? 'contract' : 'sound'
    } catch {
      return 'damaged'
    }
  }

  /** What stands behind the value just tried is what stands behind a record of the list. */
  async isFollowed(closers: string): Promise<boolean> {
    const { window } = this.cursor
    for (let at = this.scan.at; ; at += 1) {
      if (at >= window.end && !(await window.more(Math.max(window.base, this.scan.from - TAIL)))) return closers === ''
      const byte = window.bytes[at - window.base] ?? 0
      if (isBlank(byte)) continue
      return byte === COMMA || String.fromCharCode(byte) === closers[0] || (closers === '' && byte === OPEN_OBJECT)
    }
  }
}

const hasId = (record: JsonObject | null): boolean => record !== null && ('id' in record || 'uid' in record)
