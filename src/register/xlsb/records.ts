import { AppError } from '../../errors.js'
import { inflatePart, type ZipEntry } from '../containers/zip.js'
import type { Package } from '../xlsx/xmlText.js'

/** Types of the records we read ([MS-XLSB] 2.3.2). */
export const BRT = {
  rowHdr: 0,
  sstItem: 19,
  fmt: 44,
  xf: 47,
  endSheetData: 146,
  wbProp: 153,
  bundleSh: 156,
  mergeCell: 176,
  beginCellXFs: 617,
  endCellXFs: 618,
} as const

/** One record: its type and where its bytes stand, as many of them as are kept. */
export interface BinaryRecord {
  readonly type: number
  readonly view: DataView
  readonly start: number
  readonly end: number
}

export function damagedPart(name: string): AppError {
  return new AppError(
    'damagedWorkbook',
    `La partie « ${name} » de ce classeur est illisible (abîmée ou coupée) : rouvrez-le dans votre tableur et enregistrez-le en .xlsx.`,
  )
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Room for what stands beside a text in its record. */
const OTHER_BYTES = 64 * 1024

/**
 * The records of a part, forward: those of each piece inflated, to be walked before the next is asked for. Of a record
 * longer than `maxText` bytes (a text far beyond any cell) only the beginning is kept. Throws AppError where the part is cut.
 */
export async function* readRecords(
  file: Package,
  entry: ZipEntry,
  maxText: number,
  maxBytes = file.maxPartBytes,
): AsyncGenerator<Iterable<BinaryRecord>> {
  const splitter = new Splitter(maxText + OTHER_BYTES)
  for await (const piece of inflatePart(file.source, entry, maxBytes)) yield splitter.split(piece)
  if (!splitter.atBoundary) throw damagedPart(entry.name)
}

class Splitter {
  private kept: Uint8Array = new Uint8Array(0)
  /** Bytes still to pass of a record that was too long to keep. */
  private skip = 0

  constructor(private readonly maxRecord: number) {}

  get atBoundary(): boolean {
    return this.kept.length === 0 && this.skip === 0
  }

  *split(piece: Uint8Array): Generator<BinaryRecord> {
    const bytes = joined(this.kept, piece.subarray(this.pass(piece.length)))
    const view = viewOf(bytes)
    let at = 0
    for (let record = this.recordAt(view, at); record !== null; record = this.recordAt(view, at)) {
      yield record
      at = record.end + this.pass(bytes.length - record.end)
    }
    this.kept = bytes.slice(at)
  }

  /** How many of the bytes at hand belong to the record that is passed over. */
  private pass(available: number): number {
    const passed = Math.min(this.skip, available)
    this.skip -= passed
    return passed
  }

  /** Null where the record is not whole yet. */
  private recordAt(view: DataView, at: number): BinaryRecord | null {
    const type = shortCode(view, at, 2)
    const size = type === null ? null : shortCode(view, type.next, 4)
    if (type === null || size === null) return null
    const kept = Math.min(size.value, this.maxRecord)
    if (size.next + kept > view.byteLength) return null
    this.skip = size.value - kept
    return { type: type.value, view, start: size.next, end: size.next + kept }
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

/** A type (one or two bytes) or a size (one to four), seven bits a byte ([MS-XLSB] 2.1.4); null where the bytes end first. */
function shortCode(view: DataView, from: number, most: number): { value: number; next: number } | null {
  let value = 0
  for (let i = 0; i < most; i++) {
    if (from + i >= view.byteLength) return null
    const byte = view.getUint8(from + i)
    value += (byte & 0x7f) * 2 ** (7 * i)
    if (byte < 0x80) return { value, next: from + i + 1 }
  }
  return { value, next: from + most }
}
