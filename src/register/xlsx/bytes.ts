export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Whether `start` stands at `at`. */
export function startsWith(bytes: Uint8Array, start: Uint8Array, at: number): boolean {
  for (let i = 0; i < start.length; i++) if (bytes[at + i] !== start[i]) return false
  return true
}

/** Where some bytes first stand from `from` on, whole, their first before `end`; -1: nowhere. */
export function find(bytes: Uint8Array, wanted: Uint8Array, from: number, end: number): number {
  const first = wanted[0] ?? 0
  for (let at = bytes.indexOf(first, from); at >= 0 && at < end; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, wanted, at)) return at
  }
  return -1
}

/** Whether all of them are ASCII, looked at four bytes at a time; those just before `from` are looked at too. */
export function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  const start = (bytes.byteOffset + from) & ~3
  const words = new Uint32Array(bytes.buffer, start, (to - from + 7) >> 2)
  let bits = 0
  for (let i = 0; i < words.length; i++) bits |= words[i] ?? 0
  return (bits & 0x80808080) === 0
}
