import type { Cursor } from './cursor.js'
import type { Effort } from './effort.js'
import { BACKSLASH, CLOSE_LIST, CLOSE_OBJECT, COMMA, isBlank, OPEN_LIST, OPEN_OBJECT, QUOTE, TAIL } from './marks.js'

const FIRST_KEY = /^\{\s*"([^"\\]{1,100})"\s*:/
const LONGEST_KEY = 200

/** How far the object of a record that is damaged too may stand from its beginning. */
const OBJECT_WITHIN = 64 * 1024
const OBJECT = new TextEncoder().encode('"objet"')

/** Knows a record that cannot be read by how it begins, and by the object of its own that it has. */
export class DamagedRecord {
  private readonly decoder = new TextDecoder()

  constructor(
    private readonly cursor: Cursor,
    private readonly effort: Effort,
  ) {}

  /** The name of the first member of the object that begins here; empty where none is told. What stands from `keep` stays. */
  async keyAt(at: number, keep: number): Promise<string> {
    const { window } = this.cursor
    while (window.end - at < LONGEST_KEY) if (!(await window.more(Math.max(window.base, keep)))) break
    if (at < window.base) return ''
    return FIRST_KEY.exec(this.decoder.decode(window.view(at, Math.min(at + LONGEST_KEY, window.end))))?.[1] ?? ''
  }

  /** Whether the quote here ends the name of the member that only contracts have. */
  endsObject(at: number): boolean {
    const { window } = this.cursor
    const from = at - OBJECT.length + 1 - window.base
    return from >= 0 && OBJECT.every((byte, index) => window.bytes[from + index] === byte)
  }

  /**
   * Whether a record begins here that is damaged as the last one is: by the name of its first member, and an object of its
   * own, within its marks where they are all there; else, if the last one had its own, before the next of its like.
   */
  async begins(at: number, key: string, object: boolean): Promise<boolean> {
    if (this.effort.isHalfSpent()) return false
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
      this.effort.count(1)
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
      this.effort.count(1)
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
}
