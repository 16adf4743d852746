import { bytesOf, startsWith } from './bytes.js'

/** What the parts we scan are made of: a tag of another name is none of ours, and bears no name. */
const NAMES = ['c', 'v', 't', 'f', 'r', 'is', 'si', 'rPh', 'row', 'sheetData', 'mergeCell'].map(
  (name) => [name, bytesOf(name)] as const,
)

/** The name that stands in [start, end), where it is one of ours; else empty. */
export function nameAt(bytes: Uint8Array, start: number, end: number): string {
  for (const [name, letters] of NAMES) {
    if (letters.length === end - start && startsWith(bytes, letters, start)) return name
  }
  return ''
}
