import { wellFormed } from '../cellText.js'
import { BIFF, type BiffRecord, type BiffStream, damagedXls } from './records.js'

/** Bytes of a record and of those that continue it, read in order. */
export class Continued {
  private readonly parts: BiffRecord[]
  private part = 0
  private at: number
  /** Offset of the record after the last that continues. */
  readonly next: number

  constructor(
    private readonly stream: BiffStream,
    record: BiffRecord,
    offset = 0,
  ) {
    this.parts = [record]
    let next = record.end
    for (let more = stream.recordAt(next); more?.type === BIFF.continue; more = stream.recordAt(next)) {
      this.parts.push(more)
      next = more.end
    }
    this.next = next
    this.at = record.start + offset
  }

  uint8(): number {
    while (this.left === 0) this.enterNext()
    this.at += 1
    return this.stream.view.getUint8(this.at - 1)
  }

  uint16(): number {
    return this.uint8() + this.uint8() * 0x100
  }

  uint32(): number {
    return this.uint16() + this.uint16() * 0x10000
  }

  skip(bytes: number): void {
    for (let rest = bytes; rest > 0; ) {
      while (this.left === 0) this.enterNext()
      const step = Math.min(rest, this.left)
      this.at += step
      rest -= step
    }
  }

  /** Characters of one or two bytes; where they go on in another record, it says anew which ([MS-XLS] 2.5.293). */
  characters(count: number, wide: boolean, maxLength: number): string {
    let text = ''
    let twoBytes = wide
    for (let rest = count; rest > 0; ) {
      if (this.left === 0) {
        this.enterNext()
        twoBytes = (this.uint8() & 1) === 1
      }
      const size = twoBytes ? 2 : 1
      const here = Math.min(rest, Math.floor(this.left / size))
      if (here === 0 && this.left > 0) throw damagedXls()
      if (text.length <= maxLength) text += this.span(here, size)
      this.at += here * size
      rest -= here
    }
    return wellFormed(text)
  }

  /** The bytes left in this part, as many as wanted. */
  bytes(count: number): Uint8Array {
    const here = Math.min(count, this.left)
    this.at += here
    return this.stream.bytes.subarray(this.at - here, this.at)
  }

  private span(count: number, size: number): string {
    const bytes = this.stream.bytes.subarray(this.at, this.at + count * size)
    return size === 2 ? WIDE.decode(bytes) : fromLatin1(bytes)
  }

  private get left(): number {
    return (this.parts[this.part]?.end ?? 0) - this.at
  }

  private enterNext(): void {
    this.part += 1
    const part = this.parts[this.part]
    if (!part) throw damagedXls()
    this.at = part.start
  }
}

const WIDE = new TextDecoder('utf-16le', { ignoreBOM: true })
const STEP = 8192

/** One-byte characters are the first 256 of Unicode, whatever the code page. */
function fromLatin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += STEP) text += String.fromCharCode(...bytes.subarray(at, at + STEP))
  return text
}

/** How the texts of a stream are stored: by its version and, before Excel 97, its code page. */
export interface TextForm {
  readonly version: 2 | 3 | 4 | 5 | 8
  readonly decode: (bytes: Uint8Array) => string
  readonly maxLength: number
}

/** A text with its length before it, on one or two bytes. */
export function readText(from: Continued, lengthBytes: 1 | 2, { version, decode, maxLength }: TextForm): string {
  const length = lengthBytes === 1 ? from.uint8() : from.uint16()
  if (version !== 8) return decode(from.bytes(length))
  return from.characters(length, (from.uint8() & 1) === 1, maxLength)
}

const RICH = 8
const PHONETIC = 4

/** A shared string: its text, then its formats and its phonetic text, passed ([MS-XLS] 2.5.293). */
export function readSharedText(from: Continued, maxLength: number): string {
  const length = from.uint16()
  const flags = from.uint8()
  const runs = flags & RICH ? from.uint16() : 0
  const phonetic = flags & PHONETIC ? from.uint32() : 0
  const text = from.characters(length, (flags & 1) === 1, maxLength)
  from.skip(runs * 4 + phonetic)
  return text
}
