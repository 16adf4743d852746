import type { Cursor } from './cursor.js'
import type { Effort } from './effort.js'
import { COLON, COMMA, isBlank, LINE_FEED, TAIL } from './marks.js'
import { ValueScan } from './scan.js'

/** What may stand behind the last list of a file: its version, its source, a count. */
const LONGEST_END = 16 * 1024
const TEXT_OR_MARK = /"[^"\\]*(?:\\.[^"\\]*)*"|["[\]{}]/gs
/** Where the next list begins, from the mark that ends the one before. */
const NEXT_NAMED =
  /^\](?:\s*\}){0,2}\s*,\s*"(?:marches?|contrats?-concession)"\s*:\s*(?:\{\s*"(?:marche|contrat-concession)"\s*:\s*)?[[{]/
const NEXT_IN_LIST = /^\]\s*,\s*\[\s*\{/

/** Tells the mark that ends a list from one of a damaged record, by what stands behind it. */
export class ListEnd {
  private readonly scan = new ValueScan()
  private readonly decoder = new TextDecoder()

  constructor(
    private readonly cursor: Cursor,
    private readonly effort: Effort,
  ) {}

  /** Whether a list may end with the mark here: `closers` are those that must end the file. */
  async isAt(at: number, closers: string): Promise<boolean> {
    return (await this.endsList(at, closers)) || (await this.endsFile(at, closers))
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
  lacksOne(from: number, at: number): boolean {
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

  /** The end of the list where nothing but its marks are left; the last value must have had its own. */
  tail(from: number, closers: string): number | null {
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
    this.effort.spend(window.end - at)
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

  private firstCloser(at: number): number {
    const { window } = this.cursor
    let next = at + 1
    while (isBlank(window.bytes[next - window.base] ?? 0)) next += 1
    return next
  }
}
