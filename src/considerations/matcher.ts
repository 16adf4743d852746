import type { Phrase } from './phrases.js'
import { type FoldedText, originalSpan } from './text.js'

/** A phrase found: whose it is, and where in the folded text (end exclusive). */
export interface Hit {
  readonly owner: number
  readonly from: number
  readonly to: number
}

interface Entry {
  readonly owner: number
  readonly length: number
  readonly phrase: Phrase
}

/**
 * Aho-Corasick over folded text: all phrases of all rules in one pass, overlaps included. Transitions are a dense table
 * (states by symbols), so a character costs one look-up whatever the number of phrases.
 */
export class Matcher {
  private readonly symbols = new Uint8Array(0x10000)
  private readonly width: number
  private readonly next: Int32Array
  private readonly entries: (Entry[] | null)[]

  constructor(phrases: readonly { readonly owner: number; readonly phrase: Phrase }[]) {
    this.width = numberSymbols(phrases, this.symbols)
    const trie = buildTrie(phrases, this.symbols, this.width)
    this.entries = trie.entries
    this.next = linkFailures(trie, this.width).slice(0, trie.entries.length * this.width)
  }

  scan(text: FoldedText): Hit[] {
    const hits: Hit[] = []
    let state = 0
    for (let at = 0; at < text.length; at++) {
      state = this.next[state * this.width + (this.symbols[text.codes[at] ?? 0] ?? 0)] ?? 0
      const found = this.entries[state]
      if (found) collect(text, at + 1, found, hits)
    }
    return hits
  }
}

type Owned = readonly { readonly owner: number; readonly phrase: Phrase }[]

/** Symbol 0 is every character no phrase contains. Returns the number of symbols. */
function numberSymbols(phrases: Owned, symbols: Uint8Array): number {
  let count = 1
  for (const { phrase } of phrases) {
    for (let i = 0; i < phrase.folded.length; i++) {
      const code = phrase.folded.charCodeAt(i)
      if (symbols[code] === 0) symbols[code] = count++
    }
  }
  return count
}

/** A table of states by symbols that grows by doubling. */
class Trie {
  next: Int32Array
  readonly entries: (Entry[] | null)[] = [null]

  constructor(private readonly width: number) {
    this.next = new Int32Array(width * 1024)
  }

  add(path: readonly number[], entry: Entry): void {
    let state = 0
    for (const symbol of path) {
      const slot = state * this.width + symbol
      state = this.next[slot] || this.addState(slot)
    }
    const list = this.entries[state]
    if (list) list.push(entry)
    else this.entries[state] = [entry]
  }

  private addState(slot: number): number {
    const state = this.entries.push(null) - 1
    if ((state + 1) * this.width > this.next.length) {
      const larger = new Int32Array(this.next.length * 2)
      larger.set(this.next)
      this.next = larger
    }
    this.next[slot] = state
    return state
  }
}

function buildTrie(phrases: Owned, symbols: Uint8Array, width: number): Trie {
  const trie = new Trie(width)
  for (const { owner, phrase } of phrases) {
    const path = Array.from(phrase.folded, (char) => symbols[char.charCodeAt(0)] ?? 0)
    trie.add(path, { owner, phrase, length: phrase.folded.length })
  }
  return trie
}

/** Breadth first: each missing transition takes the one of the longest proper suffix, each state its suffix's entries. */
function linkFailures({ next, entries }: Trie, width: number): Int32Array {
  const fail = new Int32Array(entries.length)
  const queue = [...next.subarray(0, width)].filter((state) => state > 0)
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head] ?? 0
    const suffix = fail[state] ?? 0
    const inherited = entries[suffix]
    if (inherited) entries[state] = [...(entries[state] ?? []), ...inherited]
    for (let symbol = 0; symbol < width; symbol++) {
      const child = next[state * width + symbol] ?? 0
      const fallback = next[suffix * width + symbol] ?? 0
      if (child === 0) next[state * width + symbol] = fallback
      else {
        fail[child] = fallback
        queue.push(child)
      }
    }
  }
  return next
}

function collect(text: FoldedText, to: number, found: readonly Entry[], hits: Hit[]): void {
  for (const { owner, length, phrase } of found) {
    const from = to - length
    const bounded = phrase.number ? isWholeNumber(text, from, to) : isWholeWord(text, from, to)
    if (bounded && (phrase.exact === null || originalSpan(text, from, to).quote === phrase.exact)) {
      hits.push({ owner, from, to })
    }
  }
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isWordCode = (code: number): boolean => isDigit(code) || (code >= 97 && code <= 122)

/** A boundary counts only where the phrase itself begins or ends with a word character ("☐" needs none). */
function isWholeWord(text: FoldedText, from: number, to: number): boolean {
  const cutBefore = from > 0 && isWordCode(text.codes[from] ?? 0) && isWordCode(text.codes[from - 1] ?? 0)
  const cutAfter = to < text.length && isWordCode(text.codes[to - 1] ?? 0) && isWordCode(text.codes[to] ?? 0)
  return !cutBefore && !cutAfter
}

/** "2113-12" in "L2113-12" counts, in "12113-12", "2113-120" or "2113-12-1" it does not. */
function isWholeNumber(text: FoldedText, from: number, to: number): boolean {
  if (isDigit(text.codes[from - 1] ?? 0) || isDigit(text.codes[to] ?? 0)) return false
  return !(text.codes[to] === 45 && isDigit(text.codes[to + 1] ?? 0))
}
