import type { Issue } from '../../../errors.js'
import type { ByteSource } from '../../byteSource.js'
import { jsonNotUtf8 } from '../../issues.js'
import type { ReadLimits } from '../../types.js'
import type { DecpEntry } from '../entries.js'
import { Cursor, END } from './cursor.js'
import { type Batch, holdsContract, type RecordList, Records } from './records.js'
import { notDecp, type Outline } from './refusal.js'
import { isContract, isDecpList, isPart, namesContract, namesList, typeOfList } from './roots.js'
import { ValueScan } from './scan.js'
import { ByteWindow, jsonBytes, jsonEncoding } from './window.js'

const [QUOTE, COMMA, COLON, OPEN_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x2c, 0x3a, 0x5b, 0x7b, 0x7d]
/** Objects around the lists, the root among them. */
const DEEPEST_OBJECT = 6
const RECORDS_TRIED = 20
const LINES: RecordList = { pointer: '', type: 'marche', closers: '' }

/**
 * The records of a DECP JSON file, in batches, with no more of the file in memory than a piece and a record. They are found
 * by what the file holds: `marches.marche` and `marches.contrat-concession` (arrêté du 22 décembre 2022, schema 2.0), a list
 * under `marches` (2019) or under any other name, a bare list, lists in lists, one record alone, one a line.
 *
 * A file is cut where it ends while brackets are open: what comes next is unknown, and it is refused whole
 * (`truncatedJson`). A record is damaged where its text is no JSON but what follows it can be read: it is put right where
 * that can be done in one way only, else rejected, and the rest goes on. Damage around the records refuses the file
 * (`damagedJson`). Throws `notDecp` saying what the file holds instead.
 */
export async function* decpRecords(
  source: ByteSource,
  limits: ReadLimits,
  notes: Issue[],
  pieceBytes?: number,
): AsyncGenerator<Batch> {
  const encoding = await jsonEncoding(source)
  if (encoding !== 'utf-8') notes.push(jsonNotUtf8({ cell: null, label: 'Fichier', value: null }, encoding))
  const window = new ByteWindow(jsonBytes(source, encoding, pieceBytes))
  const walk = new Walk(new Cursor(window, limits.maxRecordBytes))
  yield* walk.roots()
  notes.push(...walk.notes())
}

class Walk {
  private readonly records: Records
  private found = false
  private readonly outline: Outline = { members: [], sample: undefined, list: false }

  constructor(private readonly cursor: Cursor) {
    this.records = new Records(cursor)
  }

  notes(): readonly Issue[] {
    return this.records.notes()
  }

  /** The values of the file: one, or one a line. */
  async *roots(): AsyncGenerator<Batch> {
    const { cursor } = this
    for (let index = 0; ; index += 1) {
      const byte = await cursor.next()
      if (byte === END) break
      const prefix = index === 0 ? '' : `/${index}`
      if (byte === OPEN_LIST) {
        this.outline.list = true
        yield* this.tried({ pointer: prefix, type: 'marche', closers: ']' }, true)
        if (!this.found) throw notDecp(this.outline)
      } else if (byte === OPEN_OBJECT && (await this.beginsRecord())) return yield* this.lines(index)
      else if ((index === 0 || byte !== OPEN_OBJECT) && (await this.isDamagedLine())) {
        return yield* this.records.list(LINES, index)
      } else if (byte !== OPEN_OBJECT) throw cursor.damaged()
      else yield* this.members(prefix, '}')
    }
    if (!this.found) throw notDecp(this.outline)
  }

  /** A record alone, which is the whole file; or one a line, numbered as in a list. */
  private async *lines(index: number): AsyncGenerator<Batch> {
    const first = await this.records.one('', 'marche', '')
    if ((await this.cursor.next()) === END && index === 0) yield [first]
    else yield* this.records.list(LINES, index + 1, [placedAt(first, `/${index}`)])
  }

  /** Whether the object that begins here has the members of a contract, as far as the first piece shows. */
  private async beginsRecord(): Promise<boolean> {
    const { cursor } = this
    await cursor.hold(cursor.at, PEEKED)
    const keys = new Set(this.firstKeys())
    return !keys.has('marches') && namesContract((key) => keys.has(key))
  }

  /**
   * Whether a damaged record stands here on a line of its own, in a file of a record a line: the next line is a contract, and
   * behind it comes another line of this sort, or the end. No sound JSON has two objects so.
   */
  private async isDamagedLine(): Promise<boolean> {
    const { cursor } = this
    await cursor.hold(cursor.at, PEEKED)
    const { window, at } = cursor
    const text = new TextDecoder().decode(window.view(at, Math.min(at + PEEKED, window.end)))
    const [first = '', second = '', third = ''] = text.split(/\r?\n/, 3)
    return first.includes('"objet"') && /^(?:\{|$)/.test(third) && isContractText(second)
  }

  private *firstKeys(): Generator<string> {
    const { window } = this.cursor
    const scan = new ValueScan()
    for (let at = this.cursor.at + 1; ; at = scan.at) {
      at = this.skipMarks(at)
      if (at >= window.end) return
      const named = window.bytes[at - window.base] === QUOTE
      scan.begin(at)
      const scanned = scan.advance(window)
      if (scanned !== 'whole') return
      const next = this.skipMarks(scan.at, false)
      if (named && window.bytes[next - window.base] === COLON) yield keyOf(window.view(at, scan.at)) ?? ''
    }
  }

  /** Blanks, and the marks between members. */
  private skipMarks(from: number, marks = true): number {
    const { window } = this.cursor
    for (let at = from; ; at += 1) {
      const byte = window.bytes[at - window.base] ?? 0
      if (at < window.end && (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d))) continue
      if (at < window.end && marks && (byte === COMMA || byte === COLON)) continue
      return at
    }
  }

  /** What an object around lists holds. `closers` are the marks that end the file from here. */
  private async *members(pointer: string, closers: string): AsyncGenerator<Batch> {
    const { cursor } = this
    cursor.at += 1
    for (;;) {
      const byte = await this.mark()
      if (byte === COMMA) cursor.at += 1
      else if (byte === CLOSE_OBJECT) break
      else if (byte === QUOTE) yield* this.member(pointer, await this.key(), closers)
      else throw cursor.damaged()
    }
    cursor.at += 1
  }

  private async key(): Promise<string> {
    const { cursor } = this
    cursor.cutHeld()
    const whole = await cursor.cutFurther()
    if (whole === 'end') throw cursor.truncated()
    const key = whole === 'whole' ? keyOf(cursor.window.view(cursor.scan.from, cursor.scan.at)) : null
    if (key === null) throw cursor.damaged()
    cursor.pass()
    if ((await this.mark()) !== COLON) throw cursor.damaged()
    cursor.at += 1
    return key
  }

  private async *member(pointer: string, key: string, closers: string): AsyncGenerator<Batch> {
    const byte = await this.mark()
    await this.outlined(pointer, key)
    const child = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    const list = { pointer: child, type: typeOfList(key), closers: `]${closers}` }
    if (byte === OPEN_LIST && !isPart(key)) yield* this.tried(list, namesList(key))
    else if (byte !== OPEN_OBJECT || closers.length >= DEEPEST_OBJECT) await this.cursor.skip()
    else if (isDecpList(child) || (await this.isWrapped(key))) yield* this.single(child, typeOfList(key), closers)
    else yield* this.members(child, `}${closers}`)
  }

  /** The one record that exporters from XML write in place of a list. */
  private async *single(pointer: string, type: DecpEntry['type'], closers: string): AsyncGenerator<Batch> {
    this.found = true
    yield [await this.records.one(pointer, type, closers)]
  }

  private async isWrapped(key: string): Promise<boolean> {
    return namesList(key) && (await this.beginsRecord())
  }

  /** A list, if its first records have contracts among them; or if it is empty, and named as one that would. */
  private async *tried(list: RecordList, named: boolean): AsyncGenerator<Batch> {
    this.cursor.at += 1
    let held: Batch | null = isDecpList(list.pointer) ? null : []
    let foreign = false
    for await (const batch of this.records.list(list)) {
      if (held === null) yield batch
      else if (!foreign) {
        held = [...held, ...batch]
        foreign = held.length >= RECORDS_TRIED && !holdsContract(held.slice(0, RECORDS_TRIED))
        if (foreign && list.closers === ']') break
        if (!foreign && holdsContract(held)) {
          this.found = true
          yield held
          held = null
        }
      }
    }
    if (held === null || (held.length === 0 && named)) this.found = true
    else this.outline.sample ??= held.find((each) => 'value' in each)
  }

  /** The next byte, which there must be. */
  private async mark(): Promise<number> {
    const byte = await this.cursor.next()
    if (byte === END) throw this.cursor.truncated()
    return byte
  }

  /** Keeps how the members of the root begin, to say what the file is if it is no register. */
  private async outlined(pointer: string, key: string): Promise<void> {
    const { cursor, outline } = this
    if (pointer !== '' || outline.members.length >= MEMBERS_KEPT) return
    await cursor.hold(cursor.at, BEGINNING)
    const end = Math.min(cursor.at + BEGINNING, cursor.window.end)
    outline.members.push({ key, start: String.fromCharCode(...cursor.window.view(cursor.at, end)) })
  }
}

const PEEKED = 64 * 1024
const MEMBERS_KEPT = 100
const BEGINNING = 80

function isContractText(text: string): boolean {
  try {
    return isContract(JSON.parse(text))
  } catch {
    return false
  }
}

function keyOf(bytes: Uint8Array): string | null {
  try {
    const key: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof key === 'string' ? key : null
  } catch {
    return null
  }
}

const placedAt = (entry: Batch[number], place: string): Batch[number] =>
  'outcome' in entry ? { ...entry, place } : { ...entry, pointer: `${place}${entry.pointer}` }
