import type { BinaryRecord } from './records.js'

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true })

/** A 32-bit count or index at `offset` of a record; null where the record is too short. */
export function uint32(record: BinaryRecord, offset: number): number | null {
  const at = record.start + offset
  return at + 4 > record.end ? null : record.view.getUint32(at, true)
}

export function uint16(record: BinaryRecord, offset: number): number | null {
  const at = record.start + offset
  return at + 2 > record.end ? null : record.view.getUint16(at, true)
}

/** A string with its length before it ([MS-XLSB] 2.5.169), as much of it as the record keeps; null where it has none. */
export function wideString(record: BinaryRecord, offset: number): string | null {
  const length = uint32(record, offset)
  if (length === null) return null
  // A null string says so by a length no string has.
  if (length === NULL_STRING) return ''
  const { view, start, end } = record
  const from = start + offset + 4
  const bytes = Math.min(length * 2, (end - from) & ~1)
  return decoder.decode(new Uint8Array(view.buffer, view.byteOffset + from, bytes))
}

const NULL_STRING = 0xffffffff

/** Bytes of a string of the record, its length included. */
export function wideStringSize(record: BinaryRecord, offset: number): number {
  const length = uint32(record, offset) ?? 0
  return 4 + (length === NULL_STRING ? 0 : length * 2)
}
