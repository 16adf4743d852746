/** Sizes of the table of keys, and of the bits that say which keys it holds. */
export const SLOTS = 1 << 14
export const BITS = 1 << 17
const letterAt = (codes: Uint16Array, at: number): number => (codes[at] ?? 0) & 31
const mixed = (key: number): number => Math.imul(key ^ (key >>> 15), 0x2c1b3c6d)
export const slotOf = (key: number): number => mixed(key) >>> 18
export const bitOf = (key: number): number => mixed(key) >>> 15

/** What slips of this length share with the word they stand for, wherever the error is. */
export function outerKey(codes: Uint16Array, from: number, to: number, length: number): number {
  return (length << 25) | (letterAt(codes, to - 1) << 20) | (letterAt(codes, from) << 15)
}

/**
 * The first half as slips of this length have it. Both halves together leave one letter out, since an exchange of
 * neighbours may straddle the middle.
 */
export function headKey(outer: number, codes: Uint16Array, from: number, length: number): number {
  const half = from + ((length - 1) >> 1)
  return outer | (letterAt(codes, from + 1) << 10) | (letterAt(codes, half - 2) << 5) | letterAt(codes, half - 1)
}

export function tailKey(outer: number, codes: Uint16Array, to: number, length: number): number {
  const half = to - (length >> 1)
  return ~(outer | (letterAt(codes, to - 2) << 10) | (letterAt(codes, half + 1) << 5) | letterAt(codes, half))
}
