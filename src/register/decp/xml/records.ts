import type { AppError } from '../../../errors.js'
import { LineCount } from './lineCount.js'
import { OpenElements } from './openElements.js'
import { damaged, declared, truncated } from './refused.js'

/** The text of one record, from its opening tag to the end of its closing one, or to the next record where it has none. */
export interface RecordText {
  readonly type: 'marche' | 'concession'
  /** XPath, by name and position among its like: `/marches/marche[12]`. */
  readonly path: string
  /** Of the file, from 1, where the record begins. */
  readonly line: number
  readonly text: string
  /** Longer than the limit: `text` is only its beginning. */
  readonly tooLong: boolean
}

/** UTF-16 units of one tag around the records; and of what is kept of a record that is too long. */
const MAX_TAG = 65_536
const BEGINNING = 4_096
/** A mark cut by the end of a piece is no longer than this. */
const LONGEST_MARK = 80

const TAG = /<(\/?)([^\s<>/]{1,200})(?:[^"'<>]|"[^"<]*"|'[^'<]*')*>/y
const MARK = /<!--|<!\[CDATA\[|<\?|<!|<(\/?)(?:[^\s<>/:]{1,40}:)?(marche|contrat-concession)(?=[\s/>])/g
const RECORD = /^(?:marche|contrat-concession)$/
const ENDS: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' }

interface Begun {
  readonly type: RecordText['type']
  readonly path: string
  readonly line: number
  /** Of the buffer. */
  start: number
  /** What is kept of it, once it is too long. */
  beginning: string | null
}

/**
 * Cuts the text of a DECP file into its records, without reading what they say: text comes in pieces, memory is that of
 * one record. A record that has no end ends where the next begins; what is wrong around the records, and a file that stops
 * before its end, is refused with its line: nothing would tell what is missing. A DTD is refused: none is needed.
 */
export class RecordCutter {
  private buffer = ''
  private at = 0
  private readonly lines = new LineCount()
  private readonly open = new OpenElements()
  private rooted = false
  /** What ends the comment, CDATA section or instruction being passed; null outside of one. */
  private until: string | null = null
  private record: Begun | null = null

  /** `maxRecord`: UTF-16 units of one record. */
  constructor(private readonly maxRecord: number) {}

  /** Throws where the file stops before its end. */
  end(): void {
    const ended = this.record === null && this.until === null && this.open.depth === 0
    if (ended && this.rooted && this.buffer.slice(this.at).trim() === '') return
    throw truncated(this.lines.at(this.buffer, this.buffer.length))
  }

  /** The records that this piece completes. */
  *push(piece: string): Generator<RecordText> {
    if (this.record) this.shorten(this.record)
    this.drop(this.record?.start ?? this.at)
    const length = this.buffer.length
    this.buffer += piece
    this.lines.grow(this.buffer, length)
    for (;;) {
      if (this.until !== null && !this.passes(this.until)) return
      const found = this.record ? this.inRecord(this.record) : this.aroundRecords()
      if (found === 'more') return
      if (found !== 'on') yield found
    }
  }

  private drop(to: number): void {
    this.lines.drop(this.buffer, to)
    this.buffer = this.buffer.slice(to)
    this.at -= to
    if (this.record) this.record.start -= to
  }

  private shorten(record: Begun): void {
    if (record.beginning === null && this.at - record.start > this.maxRecord) {
      record.beginning = this.buffer.slice(record.start, record.start + BEGINNING)
    }
    if (record.beginning !== null) record.start = this.at
  }

  private passes(end: string): boolean {
    const found = this.buffer.indexOf(end, this.at)
    this.at = found < 0 ? Math.max(this.at, this.buffer.length - end.length + 1) : found + end.length
    if (found >= 0) this.until = null
    return found >= 0
  }

  /** Passes what is no tag of a record; gives the record where its end shows. */
  private inRecord(record: Begun): RecordText | 'on' | 'more' {
    MARK.lastIndex = this.at
    const match = MARK.exec(this.buffer)
    if (match === null || (match[2] === undefined && match[0] === '<!')) return this.awaitMark(match?.index)
    const [mark, slash, name] = match
    if (name === undefined) return this.pass(mark, match.index)
    if (slash === '') return this.cut(record, match.index)
    const end = this.buffer.indexOf('>', match.index)
    if (end < 0) return this.wait(match.index)
    return this.cut(record, end + 1)
  }

  private wait(at: number): 'more' {
    this.at = at
    return 'more'
  }

  private awaitMark(declaration: number | undefined): 'more' {
    if (declaration === undefined) return this.wait(Math.max(this.at, this.buffer.length - LONGEST_MARK))
    if (this.buffer.length - declaration >= '<![CDATA['.length) throw declared(this.lines.at(this.buffer, declaration))
    return this.wait(declaration)
  }

  private pass(mark: string, at: number): 'on' {
    this.at = at + mark.length
    this.until = ENDS[mark] ?? null
    return 'on'
  }

  private cut({ type, path, line, start, beginning }: Begun, end: number): RecordText {
    this.at = end
    this.record = null
    return { type, path, line, text: beginning ?? this.buffer.slice(start, end), tooLong: beginning !== null }
  }

  /** Passes a tag around the records, or comes to one. */
  private aroundRecords(): RecordText | 'on' | 'more' {
    const open = this.buffer.indexOf('<', this.at)
    if (open < 0) return this.wait(this.buffer.length)
    const mark = Object.keys(ENDS).find((each) => this.buffer.startsWith(each, open))
    if (mark !== undefined) return this.pass(mark, open)
    if (this.buffer.startsWith('<!', open)) return this.awaitMark(open)
    TAG.lastIndex = open
    const tag = TAG.exec(this.buffer)
    if (tag) return this.take(tag, open)
    if (this.buffer.length - open > MAX_TAG || this.buffer.indexOf('<', open + 1) >= 0) throw this.damaged(open)
    return this.wait(open)
  }

  private take([tag, slash, full = '']: RegExpExecArray, open: number): RecordText | 'on' {
    const name = full.slice(full.indexOf(':') + 1)
    this.at = open + tag.length
    if (slash !== '') return this.close(name, open)
    this.rooted = true
    const empty = tag.endsWith('/>')
    if (RECORD.test(name)) return this.begin(name, open, empty)
    if (empty) return 'on'
    if (!this.open.open(name)) throw this.damaged(open)
    return 'on'
  }

  private close(name: string, at: number): 'on' {
    if (!this.open.close(name)) throw this.damaged(at)
    return 'on'
  }

  private begin(name: string, start: number, empty: boolean): RecordText | 'on' {
    const path = this.open.pathOf(name)
    const type = name === 'marche' ? 'marche' : 'concession'
    const record: Begun = { type, path, line: this.lines.at(this.buffer, start), start, beginning: null }
    if (empty) return this.cut(record, this.at)
    this.record = record
    return 'on'
  }

  private damaged(at: number): AppError {
    return damaged(this.lines.at(this.buffer, at))
  }
}
