import type { Cursor } from './cursor.js'
import { DamagedRecord } from './damagedRecord.js'
import { Effort } from './effort.js'
import { FoundValue } from './foundValue.js'
import { ListEnd } from './listEnd.js'
import {
  CLOSE_LIST,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  isBlank,
  LINE_FEED,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
  TAIL,
} from './marks.js'

/**
 * Finds where a file can be read again behind a damaged record: at the next value that is a contract by its content, or
 * begins like the damaged one and has an object of its own, though damaged too; at the end of its list, or where the file
 * ends as it should.
 */
export class Recovery {
  readonly effort: Effort
  private readonly value: FoundValue
  private readonly damaged: DamagedRecord
  private readonly listEnd: ListEnd

  constructor(private readonly cursor: Cursor) {
    this.effort = new Effort(cursor)
    this.value = new FoundValue(cursor, this.effort)
    this.damaged = new DamagedRecord(cursor, this.effort)
    this.listEnd = new ListEnd(cursor, this.effort)
  }

  /**
   * The place of the next record, of the mark that ends the list, or null where the file ends without it; the cursor's line
   * goes along. `closers` are the marks that must end the file, none in a file of a record a line.
   */
  async next(from: number, closers: string): Promise<number | null> {
    const { window } = this.cursor
    const key = await this.damaged.keyAt(from, from)
    let [previous, before, object] = [OPEN_OBJECT, 0, false]
    for (let at = from + 1; ; at += 1) {
      if (at >= window.end && !(await window.more(Math.max(window.base, at - TAIL))))
        return this.listEnd.tail(from, closers)
      const byte = window.bytes[at - window.base] ?? 0
      object ||= byte === QUOTE && this.damaged.endsObject(at)
      if (byte === OPEN_OBJECT && (closers === '' ? this.mayBegin(at, previous) : previous === COMMA)) {
        const found = await this.value.at(at)
        if (found === 'contract' && (await this.value.isFollowed(closers))) return at
        const apart = closers === '' ? previous === CLOSE_OBJECT : before === CLOSE_OBJECT
        if (apart && key !== '' && found === 'damaged' && (await this.damaged.begins(at, key, object))) return at
      } else if (byte === CLOSE_LIST && closers !== '') {
        const ends = await this.listEnd.isAt(at, closers)
        if (ends && (previous === CLOSE_OBJECT || this.listEnd.lacksOne(from, at))) return at
      }
      if (byte === LINE_FEED) this.cursor.line += 1
      if (!isBlank(byte)) [before, previous] = [previous, byte]
    }
  }

  /**
   * Whether a record of a file of a record a line may begin here: where a line does, or behind what has ended. What is within
   * a record stands behind a mark that announces it, and may look like a contract where a lost bracket leaves it more than
   * its own.
   */
  private mayBegin(at: number, previous: number): boolean {
    const { window } = this.cursor
    if (window.bytes[at - 1 - window.base] === LINE_FEED) return true
    return ![COLON, COMMA, OPEN_LIST, OPEN_OBJECT].includes(previous)
  }

  /** Whether the file ends with the line on which this stands: what is amiss in it is no cut. */
  endsWithLine(from: number): boolean {
    return this.listEnd.endsWithLine(from)
  }
}
