import type { Issue } from '../../../errors.js'
import { damagedRecord, type Place, recordTooDeep, recordTooLong, strayCommas } from '../../issues.js'
import type { RejectedRow } from '../../types.js'
import { asObject, type DecpEntry } from '../entries.js'
import { type Cursor, MORE } from './cursor.js'
import { type ParsedRecord, RecordReader } from './record.js'
import { isBlank, Recovery } from './recover.js'
import { isContract, typeOf, unwrapped } from './roots.js'
import { MAX_DEPTH } from './scan.js'

/** A record with what was found while its text was read; or why it could not be, with the text. */
export type StreamedEntry = (DecpEntry & { readonly issues: readonly Issue[] }) | RejectedRow
export type Batch = readonly StreamedEntry[]

/** A list being read. */
export interface RecordList {
  readonly pointer: string
  readonly type: DecpEntry['type']
  /** What must still come when the list is over: `]}}`; nothing in a file of a record a line. */
  readonly closers: string
}

const MEGABYTE = 1024 * 1024
const FILE: Place = { cell: null, label: 'Fichier', value: null }
const [LINE_FEED, QUOTE, COMMA, COLON, CLOSE_LIST, OPEN_LIST, CLOSE_OBJECT, OPEN_OBJECT] = [
  0x0a, 0x22, 0x2c, 0x3a, 0x5d, 0x5b, 0x7d, 0x7b,
]
/** Enough of a damaged record to find it again in the tool that wrote it. */
const QUOTED_BYTES = 2000
const FIRST_TRY = 2048
const AHEAD = 1000
/** How far a list is looked at to know whether it is one. */
const LIST_WITHIN = 64 * 1024
/** Records given at a time: what waits for nothing is cleared away where it was made, and never copied. */
const FEW = 32

/** Lists in lists that a file may have: those of the national file of 2019 have two. */
const DEEPEST_LIST = 16

/** Reads the records of lists, a few at a time. */
export class Records {
  private readonly reader = new RecordReader()
  private readonly recovery: Recovery
  private strays = 0

  constructor(private readonly cursor: Cursor) {
    this.recovery = new Recovery(cursor)
  }

  notes(): readonly Issue[] {
    return [...this.reader.notes(), ...(this.strays > 0 ? [strayCommas(FILE, this.strays)] : [])]
  }

  /**
   * The records from here to the end of the list, which is left behind; throws `truncatedJson` where there is none. `read`:
   * those of it that stand before.
   */
  async *list(list: RecordList, first = 0, read: Batch = []): AsyncGenerator<Batch> {
    const { cursor } = this
    const lines = list.closers === ''
    // The last of them waits for what follows it: a record that a stray bracket cut short is known by its rest.
    const batch: StreamedEntry[] = [...read]
    let separated = read.length === 0
    for (let index = first; ; ) {
      if (batch.length > FEW) yield batch.splice(0, batch.length - 1)
      const byte = cursor.peek()
      if (byte === MORE) {
        if (batch.length > 1) yield batch.splice(0, batch.length - 1)
        if (await cursor.window.more(cursor.at)) continue
        if (!lines) throw cursor.truncated()
        break
      }
      if (byte === CLOSE_LIST && !lines) break
      if (byte === COMMA || byte === CLOSE_OBJECT || (lines && (await this.isStray(byte)))) {
        if (separated || byte !== COMMA) this.strays += 1
        cursor.at += 1
        separated ||= byte === COMMA
        continue
      }
      const last = batch.at(-1)
      if (last !== undefined && (!separated || byte === QUOTE) && !canBegin(byte) && isBegun(last, byte)) {
        if (byte === QUOTE && (await this.repeatsName(last))) {
          batch.push(await this.lost(cursor.at, `${list.pointer}/${index}`, list))
          index += 1
          separated = false
        } else batch[batch.length - 1] = await this.tainted(last, list)
        continue
      }
      if (!separated && !lines) this.strays += 1
      separated = false
      const pointer = `${list.pointer}/${index}`
      index += 1
      if (byte === OPEN_LIST) {
        if (batch.length > 0) yield batch.splice(0)
        yield* this.nested({ ...list, pointer, closers: `]${list.closers}` })
        continue
      }
      const entry = this.held(pointer, list)
      if (entry === null && batch.length > 0) yield batch.splice(0)
      batch.push(entry ?? (await this.further(pointer, list)))
    }
    if (separated && batch.length > 0) this.strays += 1
    if (!lines) cursor.at += 1
    if (batch.length > 0) yield batch
  }

  /** The one record that stands here. */
  async one(pointer: string, type: DecpEntry['type'], closers: string): Promise<StreamedEntry> {
    const list = { pointer, type, closers }
    return this.held(pointer, list) ?? (await this.further(pointer, list))
  }

  /** In a file of a record a line, a mark of a list that none of its own closes, or opens, is one too many. */
  private async isStray(byte: number): Promise<boolean> {
    if (byte !== OPEN_LIST) return byte === CLOSE_LIST
    const { cursor } = this
    await cursor.hold(cursor.at, LIST_WITHIN)
    const isBroken = cursor.cutHeld() === 'broken' && cursor.scan.at - cursor.at < LIST_WITHIN
    if (isBroken) this.recovery.spend(cursor.scan.at - cursor.at)
    return isBroken
  }

  private async *nested(list: RecordList): AsyncGenerator<Batch> {
    if (list.closers.length > DEEPEST_LIST) throw this.cursor.damaged()
    this.cursor.at += 1
    yield* this.list(list)
  }

  /** The record that stands here if it is held whole and is JSON; else it is for `further`. */
  private held(pointer: string, list: RecordList): StreamedEntry | null {
    return this.cursor.cutHeld() === 'whole' ? this.whole(pointer, list) : null
  }

  private whole(pointer: string, list: RecordList): StreamedEntry | null {
    const { cursor } = this
    const { scan } = cursor
    if (scan.tooDeep) return this.refused(pointer, (at) => recordTooDeep(at, MAX_DEPTH))
    const record = this.reader.read(cursor.window.view(scan.from, scan.at), scan, () => this.placeOf(pointer))
    if (record === null) return null
    cursor.pass()
    return entry(record, pointer, list)
  }

  /** The record whose beginning was just cut. */
  private async further(pointer: string, list: RecordList): Promise<StreamedEntry> {
    const { cursor } = this
    const cut = await cursor.cutFurther()
    const entry = cut === 'whole' ? this.whole(pointer, list) : null
    if (entry !== null) return entry
    const { maxRecordBytes } = cursor
    if (cut === 'tooLong') return this.refused(pointer, (at) => recordTooLong(at, Math.ceil(maxRecordBytes / MEGABYTE)))
    const { from } = cursor.scan
    if (cut === 'end' && !this.isDamageAlone(from, list)) throw cursor.truncated()
    if (from < cursor.window.base) throw cursor.damaged(cursor.scan.at)
    return (await this.mended(from, pointer, list)) ?? (await this.lost(from, pointer, list))
  }

  /** Whether a record that the file ends without closing may be damaged, and the file not cut. */
  private isDamageAlone(from: number, { closers }: RecordList): boolean {
    return closers === '' ? this.recovery.endsWithLine(from) : this.cursor.scan.endsInText()
  }

  /** Whether the record has the name that stands here: it begins the next one, whose own bracket is missing. */
  private async repeatsName({ value }: DecpEntry): Promise<boolean> {
    const { cursor } = this
    cursor.cutHeld()
    if ((await cursor.cutFurther()) !== 'whole') return false
    const name = new TextDecoder().decode(cursor.window.view(cursor.scan.from, cursor.scan.at))
    return Object.keys(asObject(value) ?? {}).some((key) => JSON.stringify(key) === name)
  }

  /** A record that closed before its end, as what follows shows: it is lost with its rest. */
  private async tainted(last: DecpEntry, list: RecordList): Promise<RejectedRow> {
    const row = await this.lost(this.cursor.at, last.pointer, list)
    return { ...row, cells: { JSON: `${JSON.stringify(last.value)} ${row.cells.JSON}` } }
  }

  /** A damaged record put right, if what follows it can follow a record. */
  private async mended(from: number, pointer: string, list: RecordList): Promise<StreamedEntry | null> {
    const { cursor } = this
    for (let length = Math.max(FIRST_TRY, 2 * (cursor.scan.at - from)); ; length *= 2) {
      const last = !(await cursor.hold(from, length))
      const bytes = cursor.window.view(from, Math.min(from + length, cursor.window.end))
      const mended = this.reader.mend(bytes, last, () => this.placeOf(pointer))
      if (mended === null || mended === 'cut') this.recovery.spend(bytes.length)
      if (mended === 'cut' && !last && length <= cursor.maxRecordBytes) continue
      if (mended === null || mended === 'cut' || !(await this.isFollowed(from, mended.length, list))) return null
      cursor.at = from + mended.length
      cursor.line += linesOf(cursor.window.view(from, cursor.at))
      return entry(mended, pointer, list)
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
  private async lost(from: number, pointer: string, list: RecordList): Promise<RejectedRow> {
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
  private refused(pointer: string, why: (at: Place) => Issue): RejectedRow {
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

  private placeOf(pointer: string): Place {
    return { cell: pointer, label: `Élément ${pointer} (ligne ${this.cursor.line})`, value: null }
  }
}

function entry({ value, issues }: ParsedRecord, pointer: string, list: RecordList): StreamedEntry {
  const bare = unwrapped(value)
  return { type: typeOf(bare.value, list.type), pointer: `${pointer}${bare.suffix}`, value: bare.value, issues }
}

/** An object, a list, null: what stands in a list of records where nothing is wrong. */
const canBegin = (byte: number): boolean => byte === OPEN_OBJECT || byte === OPEN_LIST || byte === 0x6e

/** Whether what stands behind may be the rest of this: of an object that closed too early, of a name whose object never opened. */
const isBegun = (entry: StreamedEntry, byte: number): entry is DecpEntry & { readonly issues: readonly Issue[] } =>
  'value' in entry && (byte === COLON || (typeof entry.value === 'object' && entry.value !== null))

const linesOf = (bytes: Uint8Array): number =>
  bytes.reduce((lines, byte) => (byte === LINE_FEED ? lines + 1 : lines), 0)

/** Whether one of the first records of a list is a contract: one that could not be read is taken at its words. */
export const holdsContract = (entries: Batch): boolean =>
  entries.some((each) => ('outcome' in each ? /"objet"/.test(each.cells.JSON ?? '') : isContract(each.value)))
