import type { Issue } from '../../../errors.js'
import type { ByteSource } from '../../byteSource.js'
import { jsonNotUtf8 } from '../../issues.js'
import type { ReadLimits } from '../../types.js'
import type { DecpEntry } from '../entries.js'
import { beginsRecord, isDamagedLine, keyOf } from './beginnings.js'
import { Cursor, END } from './cursor.js'
import { CLOSE_OBJECT, COLON, COMMA, OPEN_LIST, OPEN_OBJECT, QUOTE } from './marks.js'
import { Records } from './records.js'
import { notDecp, type Outline } from './refusal.js'
import { isDecpList, isPart, namesList, typeOfList } from './roots.js'
import { type Batch, holdsContract, placedAt, type RecordList } from './streamed.js'
import { ByteWindow, jsonBytes, jsonEncoding } from './window.js'

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
      } else if (byte === OPEN_OBJECT && (await beginsRecord(this.cursor))) return yield* this.lines(index)
      else if ((index === 0 || byte !== OPEN_OBJECT) && (await isDamagedLine(cursor))) {
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
    return namesList(key) && (await beginsRecord(this.cursor))
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

const MEMBERS_KEPT = 100
const BEGINNING = 80
