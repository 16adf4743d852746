/** A character of UTF-8 among bytes: its code point, and how many bytes it takes. */
interface Sequence {
  readonly point: number
  readonly length: number
}

/** The character of UTF-8 beyond ASCII that begins at `at` and ends before `end`; null where none does. */
export function sequenceAt(bytes: Uint8Array, at: number, end: number): Sequence | null {
  const lead = bytes[at] ?? 0
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  if (lead < 0xc2 || lead > 0xf4 || at + length > end) return null
  let point = lead & (0xff >> (length + 1))
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i] ?? 0
    if ((byte & 0xc0) !== 0x80) return null
    point = (point << 6) | (byte & 0x3f)
  }
  const overlong = point < (length === 4 ? 0x10000 : length === 3 ? 0x800 : 0x80)
  return overlong || point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? null : { point, length }
}

/**
 * Characters whose UTF-8 no other set would show in French ("Ã©", "â€™", "ðŸ…"). Any other may be two letters side by
 * side: "é »" of windows-1252 is good UTF-8 for a Chinese character.
 */
export const isTelling = (point: number): boolean =>
  (point >= 0x80 && point < 0x100) ||
  point === 0x152 ||
  point === 0x153 ||
  point === 0x178 ||
  (point >= 0x2010 && point < 0x2070) ||
  point === 0x20ac ||
  point >= 0x10000
