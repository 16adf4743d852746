import type { Issue } from '../../../errors.js'
import { damagedRecord, type Place } from '../../issues.js'
import type { RejectedRow } from '../../types.js'
import type { DecpEntry } from '../entries.js'
import type { Cursor } from './cursor.js'
import { COMMA, isBlank, LINE_FEED, OPEN_OBJECT } from './marks.js'
import type { RecordReader } from './record.js'
import type { Recovery } from './recover.js'
import { type RecordList, type StreamedEntry, streamed } from './streamed.js'

/** Enough of a damaged record to find it again in the tool that wrote it. */
const QUOTED_BYTES = 2000
const FIRST_TRY = 2048
const AHEAD = 1000

/** Records that cannot be read as they are: each is put right, or rejected with its text. */
export class UnreadRecords {
  constructor(
    private readonly cursor: Cursor,
    private readonly reader: RecordReader,
    private readonly recovery: Recovery,
  ) {}

  /** A record that closed before its end, as what follows shows: it is lost with its rest. */
  async tainted(last: DecpEntry, list: RecordList): Promise<RejectedRow> {
    const row = await this.lost(this.cursor.at, last.pointer, list)
    return { ...row, cells: { JSON: `${JSON.stringify(last.value)} ${row.cells.JSON}` } }
  }

  /** A damaged record put right, if what follows it can follow a record. */
  async mended(from: number, pointer: string, list: RecordList): Promise<StreamedEntry | null> {
    const { cursor } = this
    for (let length = Math.max(FIRST_TRY, 2 * (cursor.scan.at - from)); ; length *= 2) {
      const last = !(await cursor.hold(from, length))
      const bytes = cursor.window.view(from, Math.min(from + length, cursor.window.end))
      const mended = this.reader.mend(bytes, last, () => this.placeOf(pointer))
      if (mended === null || mended === 'cut') this.recovery.effort.spend(bytes.length)
      if (mended === 'cut' && !last && length <= cursor.maxRecordBytes) continue
      if (mended === null || mended === 'cut' || !(await this.isFollowed(from, mended.length, list))) return null
      cursor.at = from + mended.length
      cursor.line += linesOf(cursor.window.view(from, cursor.at))
      return streamed(mended, pointer, list)
    }
  }

  private async isFollowed(from: number, length: number, { closers }: RecordList): Promise<boolean> {
    const { cursor } = this
    const end = from + length
    await cursor.hold(from, length + AHEAD)
    const after = cursor.window.view(end, Math.min(end + AHEAD, cursor.window.end)).find((byte) => !isBlank(byte))
    if (closers === '') return after === undefined || after === OPEN_OBJECT
    return after === COMMA || (after !== undefined && String.fromCharCode(after) === closers[0])
  }

  /** Goes to where the file can be read again, or where another damaged record begins; what is between makes one rejected row. */
  async lost(from: number, pointer: string, list: RecordList): Promise<RejectedRow> {
    const { cursor } = this
    await cursor.hold(from, QUOTED_BYTES)
    const { window } = cursor
    const quoted = from < window.base ? new Uint8Array(0) : window.part(from, Math.min(from + QUOTED_BYTES, window.end))
    const issues = [damagedRecord(this.placeOf(pointer))]
    const next = await this.recovery.next(from, list.closers)
    if (next === null) throw cursor.truncated()
    cursor.at = next
    const text = this.reader.quote(quoted.subarray(0, next - from)).replace(/[\s,]+$/, '')
    return { outcome: 'rejected', place: pointer, cells: { JSON: text }, issues }
  }

  /** A value whose end is known and that cannot be read. */
  refused(pointer: string, why: (at: Place) => Issue): RejectedRow {
    const { scan } = this.cursor
    const row = this.rejected(pointer, scan.from, scan.at, why)
    this.cursor.pass()
    return row
  }

  private rejected(pointer: string, from: number, to: number, why: (at: Place) => Issue): RejectedRow {
    const { window } = this.cursor
    const text = from < window.base ? '' : this.reader.quote(window.view(from, Math.min(from + QUOTED_BYTES, to)))
    return { outcome: 'rejected', place: pointer, cells: { JSON: text }, issues: [why(this.placeOf(pointer))] }
  }

  placeOf(pointer: string): Place {
    return { cell: pointer, label: `Élément ${pointer} (ligne ${this.cursor.line})`, value: null }
  }
}

const linesOf = (bytes: Uint8Array): number =>
  bytes.reduce((lines, byte) => (byte === LINE_FEED ? lines + 1 : lines), 0)
