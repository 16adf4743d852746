import type { Issue } from '../../../errors.js'
import { type Place, recordTooDeep, recordTooLong, strayCommas } from '../../issues.js'
import { asObject, type DecpEntry } from '../entries.js'
import { type Cursor, MORE } from './cursor.js'
import { CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, OPEN_LIST, OPEN_OBJECT, QUOTE } from './marks.js'
import { RecordReader } from './record.js'
import { Recovery } from './recover.js'
import { MAX_DEPTH } from './scan.js'
import { type Batch, type RecordList, type StreamedEntry, streamed } from './streamed.js'
import { UnreadRecords } from './unread.js'

const MEGABYTE = 1024 * 1024
const FILE: Place = { cell: null, label: 'Fichier', value: null }
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
  private readonly unread: UnreadRecords
  private strays = 0

  constructor(private readonly cursor: Cursor) {
    this.recovery = new Recovery(cursor)
    this.unread = new UnreadRecords(cursor, this.reader, this.recovery)
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
          batch.push(await this.unread.lost(cursor.at, `${list.pointer}/${index}`, list))
          index += 1
          separated = false
        } else batch[batch.length - 1] = await this.unread.tainted(last, list)
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
    if (isBroken) this.recovery.effort.spend(cursor.scan.at - cursor.at)
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
    if (scan.tooDeep) return this.unread.refused(pointer, (at) => recordTooDeep(at, MAX_DEPTH))
    const record = this.reader.read(cursor.window.view(scan.from, scan.at), scan, () => this.unread.placeOf(pointer))
    if (record === null) return null
    cursor.pass()
    return streamed(record, pointer, list)
  }

  /** The record whose beginning was just cut. */
  private async further(pointer: string, list: RecordList): Promise<StreamedEntry> {
    const { cursor } = this
    const cut = await cursor.cutFurther()
    const entry = cut === 'whole' ? this.whole(pointer, list) : null
    if (entry !== null) return entry
    const { maxRecordBytes } = cursor
    if (cut === 'tooLong')
      return this.unread.refused(pointer, (at) => recordTooLong(at, Math.ceil(maxRecordBytes / MEGABYTE)))
    const { from } = cursor.scan
    if (cut === 'end' && !this.isDamageAlone(from, list)) throw cursor.truncated()
    if (from < cursor.window.base) throw cursor.damaged(cursor.scan.at)
    return (await this.unread.mended(from, pointer, list)) ?? (await this.unread.lost(from, pointer, list))
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
}

/** An object, a list, null: what stands in a list of records where nothing is wrong. */
const canBegin = (byte: number): boolean => byte === OPEN_OBJECT || byte === OPEN_LIST || byte === 0x6e

/** Whether what stands behind may be the rest of this: of an object that closed too early, of a name whose object never opened. */
const isBegun = (entry: StreamedEntry, byte: number): entry is DecpEntry & { readonly issues: readonly Issue[] } =>
  'value' in entry && (byte === COLON || (typeof entry.value === 'object' && entry.value !== null))
