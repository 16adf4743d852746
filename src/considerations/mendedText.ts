import type { FoldedText } from './text.js'

/** A word of the vocabulary, and where it stands misspelt. */
export interface Mending {
  readonly from: number
  readonly to: number
  readonly word: string
}

/** The text with the mended words in their place, each unit of theirs spanning the whole word as written. */
export function rewritten(text: FoldedText, mendings: readonly Mending[]): FoldedText {
  const length = mendings.reduce((sum, { from, to, word }) => sum + word.length - (to - from), text.length)
  const codes = new Uint16Array(length)
  const starts = new Uint32Array(length)
  const ends = new Uint32Array(length)
  let read = 0
  let write = 0
  const copyUpTo = (to: number): void => {
    codes.set(text.codes.subarray(read, to), write)
    starts.set(text.starts.subarray(read, to), write)
    ends.set(text.ends.subarray(read, to), write)
    write += to - read
  }
  for (const { from, to, word } of mendings) {
    copyUpTo(from)
    codes.set(
      Uint16Array.from(word, (char) => char.charCodeAt(0)),
      write,
    )
    starts.fill(text.starts[from] ?? 0, write, write + word.length)
    ends.fill(text.ends[to - 1] ?? 0, write, write + word.length)
    write += word.length
    read = to
  }
  copyUpTo(text.length)
  return { original: text.original, codes, starts, ends, length }
}
