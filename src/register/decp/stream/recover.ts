import { AppError } from '../../../errors.js'
import { asObject, type JsonObject } from '../entries.js'
import type { Cursor } from './cursor.js'
import { isContract } from './roots.js'
import { type Scanned, ValueScan } from './scan.js'

const [QUOTE, COMMA, COLON, OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [
  0x22, 0x2c, 0x3a, 0x7b, 0x7d, 0x5b, 0x5d,
]
const BACKSLASH = 0x5c
const LINE_FEED = 0x0a
/** A space, a tab, the end of a line or of a page. */
export const isBlank = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)

/** A record further on that is longer is not looked for. */
const LONGEST_TRIED = 1024 * 1024
const TAIL = 4096
/** What may stand behind the last list of a file: its version, its source, a count. */
const LONGEST_END = 16 * 1024
const FIRST_KEY = /^\{\s*"([^"\\]{1,100})"\s*:/
const LONGEST_KEY = 200
const TEXT_OR_MARK = /"[^"\\]*(?:\\.[^"\\]*)*"|["[\]{}]/gs
/** Where the next list begins, from the mark that ends the one before. */
const NEXT_NAMED =
  /^\](?:\s*\}){0,2}\s*,\s*"(?:marches?|contrats?-concession)"\s*:\s*(?:\{\s*"(?:marche|contrat-concession)"\s*:\s*)?[[{]/
const NEXT_IN_LIST = /^\]\s*,\s*\[\s*\{/

/** How far the object of a record that is damaged too may stand from its beginning. */
const OBJECT_WITHIN = 64 * 1024
const OBJECT = new TextEncoder().encode('"objet"')

/** What begins at a place: a contract, another sound value, or neither. */
type Found = 'contract' | 'sound' | 'damaged'

/**
 * Finds where a file can be read again behind a damaged record: at the next value that is a contract by its content, or
 * begins like the damaged one and has an object of its own, though damaged too; at the end of its list, or where the file
 * ends as it should. What is looked at more than once is counted against the length of the file, so that no file takes more
 * than linear time.
 */
export class Recovery {
  private effort = 0
  private readonly scan = new ValueScan()
  private readonly decoder = new TextDecoder()

  constructor(private readonly cursor: Cursor) {}

  /** Throws `damagedJson` where a file is so damaged that reading it would take for ever. */
  spend(bytes: number): void {
    this.effort += bytes
    if (this.effort > this.most()) throw tooDamaged(this.cursor.line)
  }

  private most(): number {
    return 8 * this.cursor.maxRecordBytes + 32 * this.cursor.at
  }

  /**
   * The place of the next record, of the mark that ends the list, or null where the file ends without it; the cursor's line
   * goes along. `closers` are the marks that must end the file, none in a file of a record a line.
   */
  async next(from: number, closers: string): Promise<number | null> {
    const { window } = this.cursor
    const key = await this.keyAt(from, from)
    let [previous, before, object] = [OPEN_OBJECT, 0, false]
    for (let at = from + 1; ; at += 1) {
      if (at >= window.end && !(await window.more(Math.max(window.base, at - TAIL)))) return this.tail(from, closers)
      const byte = window.bytes[at - window.base] ?? 0
      object ||= byte === QUOTE && this.endsObject(at)
      if (byte === OPEN_OBJECT && (closers === '' ? this.mayBegin(at, previous) : previous === COMMA)) {
        const found = await this.valueAt(at)
        if (found === 'contract' && (await this.isFollowed(closers))) return at
        const apart = closers === '' ? previous === CLOSE_OBJECT : before === CLOSE_OBJECT
        if (apart && key !== '' && (await this.beginsDamaged(at, key, found, object))) return at
      } else if (byte === CLOSE_LIST && closers !== '') {
        const ends = (await this.endsList(at, closers)) || (await this.endsFile(at, closers))
        if (ends && (previous === CLOSE_OBJECT || this.lacksOne(from, at))) return at
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
    const { window } = this.cursor
    const line = window.view(Math.max(from, window.base), window.end)
    const end = line.indexOf(LINE_FEED)
    return end !== -1 && line.subarray(end).every(isBlank)
  }

  /**
   * Whether the record that ends here without its mark has but one open at most: else this mark is one of its own, and the
   * file is cut there.
   */
  private lacksOne(from: number, at: number): boolean {
    const { window } = this.cursor
    if (from < window.base) return false
    let depth = 0
    for (const [token] of this.decoder.decode(window.view(from, at)).matchAll(TEXT_OR_MARK)) {
      if (token === '"') return false
      if (token === '{' || token === '[') depth += 1
      else if (token === '}' || token === ']') depth -= 1
    }
    return depth <= 1
  }

  /** The name of the first member of the object that begins here; empty where none is told. What stands from `keep` stays. */
  private async keyAt(at: number, keep: number): Promise<string> {
    const { window } = this.cursor
    while (window.end - at < LONGEST_KEY) if (!(await window.more(Math.max(window.base, keep)))) break
    if (at < window.base) return ''
    return FIRST_KEY.exec(this.decoder.decode(window.view(at, Math.min(at + LONGEST_KEY, window.end))))?.[1] ?? ''
  }

  /** Whether the quote here ends the name of the member that only contracts have. */
  private endsObject(at: number): boolean {
    const { window } = this.cursor
    const from = at - OBJECT.length + 1 - window.base
    return from >= 0 && OBJECT.every((byte, index) => window.bytes[from + index] === byte)
  }

  /**
   * Whether a record begins here that is damaged as the last one is: by the name of its first member, and an object of its
   * own, within its marks where they are all there; else, if the last one had its own, before the next of its like.
   */
  private async beginsDamaged(at: number, key: string, found: Found, object: boolean): Promise<boolean> {
    if (found === 'contract' || found === 'sound' || 2 * this.effort > this.most()) return false
    if ((await this.keyAt(at, at - TAIL)) !== key) return false
    const text = await this.balanced(at)
    return text === null ? object && this.objectFollows(at, key) : text.includes('"objet"')
  }

  /** The text from here to the mark that closes the first one, whatever it is made of; null where none does. */
  private async balanced(at: number): Promise<string | null> {
    const { window } = this.cursor
    let [depth, quoted] = [0, false]
    for (let next = at; next < at + OBJECT_WITHIN; next += 1) {
      if (next >= window.end && !(await window.more(Math.max(window.base, at - TAIL)))) return null
      const byte = window.bytes[next - window.base] ?? 0
      this.effort += 1
      if (byte === BACKSLASH) next += 1
      else if (byte === QUOTE) quoted = !quoted
      else if (!quoted && (byte === OPEN_OBJECT || byte === OPEN_LIST)) depth += 1
      else if (!quoted && (byte === CLOSE_OBJECT || byte === CLOSE_LIST)) depth -= 1
      if (depth === 0) return this.decoder.decode(window.view(at, next + 1))
    }
    return null
  }

  private async objectFollows(at: number, key: string): Promise<boolean> {
    const { window } = this.cursor
    let [previous, before] = [OPEN_OBJECT, 0]
    for (let next = at + 1; next < at + OBJECT_WITHIN; next += 1) {
      if (next >= window.end && !(await window.more(Math.max(window.base, at - TAIL)))) return false
      const byte = window.bytes[next - window.base] ?? 0
      this.effort += 1
      if (byte === QUOTE && this.endsObject(next)) return true
      if (
        byte === OPEN_OBJECT &&
        previous === COMMA &&
        before === CLOSE_OBJECT &&
        (await this.keyAt(next, at - TAIL)) === key
      )
        return false
      if (!isBlank(byte)) [before, previous] = [previous, byte]
    }
    return false
  }

  private async valueAt(at: number): Promise<Found> {
    const { window } = this.cursor
    this.scan.begin(at)
    let scanned: Scanned = this.scan.advance(window)
    while (scanned === 'more' && this.scan.at - at < LONGEST_TRIED) {
      if (!(await window.more(Math.max(window.base, at - TAIL)))) break
      scanned = this.scan.advance(window)
    }
    this.spend(this.scan.at - at)
    if (scanned !== 'whole') return 'damaged'
    try {
      const value: unknown = JSON.parse(this.decoder.decode(window.view(at, this.scan.at)))
      // The end of a record that broke in two has no identifier of its own.
      return isContract(value) && hasId(asObject(value)) ? 'contract' : 'sound'
    } catch {
      return 'damaged'
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

  /** Another list of the file follows: by its name, or among lists in a list. */
  private async endsList(at: number, closers: string): Promise<boolean> {
    await this.cursor.hold(Math.max(this.cursor.window.base, at - TAIL), 2 * TAIL)
    const { window } = this.cursor
    const after = this.decoder.decode(window.view(at, Math.min(window.end, at + 200)))
    return (closers.startsWith(']]') ? NEXT_IN_LIST : NEXT_NAMED).test(after)
  }

  /** What is left of the file are members beside the list, whatever their names, and the marks that it must end with. */
  private async endsFile(at: number, closers: string): Promise<boolean> {
    const from = Math.max(this.cursor.window.base, at - TAIL)
    if (await this.cursor.hold(from, at - from + LONGEST_END)) return false
    const { window } = this.cursor
    this.spend(window.end - at)
    let next = at + 1
    for (const closer of closers.slice(1)) {
      const end = this.passMembers(next)
      if (end === null || String.fromCharCode(window.bytes[end - window.base] ?? 0) !== closer) return false
      next = end + 1
    }
    return this.passBlanks(next) === window.end
  }

  /** Where what follows `, "key": value`, as often as it stands here, begins; null where one of them is none. */
  private passMembers(from: number): number | null {
    const { window } = this.cursor
    let at = this.passBlanks(from)
    while (window.bytes[at - window.base] === COMMA) {
      const colon = this.passValue(this.passBlanks(at + 1))
      if (colon === null || window.bytes[colon - window.base] !== COLON) return null
      const end = this.passValue(this.passBlanks(colon + 1))
      if (end === null) return null
      at = end
    }
    return at
  }

  /** The first byte that is no blank behind the value that stands here; null where none stands whole. */
  private passValue(at: number): number | null {
    this.scan.begin(at)
    return this.scan.advance(this.cursor.window) === 'whole' ? this.passBlanks(this.scan.at) : null
  }

  private passBlanks(from: number): number {
    const { window } = this.cursor
    let at = from
    while (at < window.end && isBlank(window.bytes[at - window.base] ?? 0)) at += 1
    return at
  }

  /** The end of the list where nothing but its marks are left; the last value must have had its own. */
  private tail(from: number, closers: string): number | null {
    const { window } = this.cursor
    if (closers === '' && this.endsWithLine(from)) return window.end
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
