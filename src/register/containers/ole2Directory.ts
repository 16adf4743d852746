/** A stream or storage at the root of a compound file ([MS-CFB] 2.6); `size` in bytes. */
export interface Ole2Entry {
  readonly name: string
  readonly start: number
  readonly size: number
}

const NO_ENTRY = 0xffffffff
const ENTRY = 128

interface DirectoryEntry extends Ole2Entry {
  readonly left: number
  readonly right: number
  readonly child: number
}

/** An entry of the directory by its number; the root is the first. */
export function entryAt(directory: DataView, index: number): DirectoryEntry {
  const at = index * ENTRY
  const nameBytes = Math.max(0, Math.min(64, directory.getUint16(at + 64, true)) - 2)
  let name = ''
  for (let i = 0; i < nameBytes; i += 2) name += String.fromCharCode(directory.getUint16(at + i, true))
  return {
    name,
    left: directory.getUint32(at + 68, true),
    right: directory.getUint32(at + 72, true),
    child: directory.getUint32(at + 76, true),
    start: directory.getUint32(at + 116, true),
    size: directory.getUint32(at + 120, true),
  }
}

/** The children of the root: a tree whose links are followed once each. */
export function rootEntries(directory: DataView): readonly Ole2Entry[] {
  const entries: Ole2Entry[] = []
  const seen = new Set<number>()
  const waiting = [entryAt(directory, 0).child]
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (index === NO_ENTRY || seen.has(index)) continue
    seen.add(index)
    const { left, right, name, start, size } = entryAt(directory, index)
    entries.push({ name, start, size })
    waiting.push(left, right)
  }
  return entries
}
