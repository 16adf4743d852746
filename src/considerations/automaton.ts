import { Endings } from './endings.js'
import type { FoldedText } from './text.js'
import { type Trie, WORD_START } from './trie.js'

/** States that have a whole row of transitions; texts spend nearly all their time in these shallow ones. */
const DENSE_STATES = 8192

/**
 * The tree of phrases as an Aho-Corasick automaton, small: states are numbered breadth first, so that the children of one
 * stand side by side, about thirteen bytes a state; only shallow states have rows, the others fall back on them.
 */
export class Automaton {
  private readonly symbol: Uint8Array
  /** Children of state s are `first[s]` to `first[s + 1]`, exclusive. */
  private readonly first: Int32Array
  private readonly fail: Int32Array
  private readonly rows: Int32Array
  private readonly dense: number
  /** Where `endings` has the phrases that end at a state, or at the nearest state it falls back on; 0 for none. */
  private readonly ending: Int32Array
  readonly endings = new Endings()
  private readonly width: number
  private readonly ofWord: readonly boolean[]

  constructor(trie: Trie) {
    this.width = trie.width
    this.ofWord = trie.ofWord
    this.symbol = new Uint8Array(trie.size)
    this.first = new Int32Array(trie.size + 1)
    this.fail = new Int32Array(trie.size)
    this.ending = new Int32Array(trie.size)
    this.dense = Math.min(DENSE_STATES, trie.size)
    this.rows = new Int32Array(this.dense * this.width)
    this.number(trie)
    this.fillFirstRow()
    this.link(trie.size)
  }

  /** Goes through symbols; `onEnding` is told where `endings` has the phrases that end, and where in the text. */
  run(text: FoldedText, symbols: Uint8Array, onEnding: (list: number, to: number) => void): void {
    const { rows, ending, width, dense } = this
    const { codes, length } = text
    let state = WORD_START
    for (let at = 0; at < length; ) {
      const symbol = symbols[codes[at++] ?? 0] ?? 0
      state = state < dense ? (rows[state * width + symbol] ?? 0) : this.next(state, symbol)
      const found = ending[state] ?? 0
      if (found !== 0) onEnding(found, at)
    }
  }

  /** The state after one more character. */
  private next(from: number, symbol: number): number {
    if (symbol === 0) return WORD_START
    let state = from
    while (state >= this.dense) {
      const child = this.childOf(state, symbol)
      if (child !== 0) return child
      state = this.fail[state] ?? 0
    }
    return this.rows[state * this.width + symbol] ?? 0
  }

  private childOf(state: number, symbol: number): number {
    const end = this.first[state + 1] ?? 0
    for (let child = this.first[state] ?? 0; child < end; child++) if (this.symbol[child] === symbol) return child
    return 0
  }

  /** Numbers the states breadth first. */
  private number(trie: Trie): void {
    const old = new Int32Array(trie.size)
    old[WORD_START] = WORD_START
    let count = WORD_START + 1
    for (let state = 0; state < trie.size; state++) {
      const from = old[state] ?? 0
      this.first[state] = state === 0 ? WORD_START : count
      const entries = trie.entries.get(from)
      if (entries) this.ending[state] = this.endings.add(entries)
      for (let child = trie.firstOf(from); child !== 0; child = trie.nextOf(child)) {
        old[count] = child
        this.symbol[count++] = trie.symbolOf(child)
      }
    }
    this.first[trie.size] = count
  }

  /** Each state falls back on the longest proper end of its path that begins a phrase: a shallower state, known before. */
  private link(size: number): void {
    for (let state = 0; state < size; state++) {
      const fallback = this.fail[state] ?? 0
      this.ending[state] = this.endings.linked(this.ending[state] ?? 0, this.ending[fallback] ?? 0)
      if (state < this.dense) this.fillRow(state, fallback)
      const end = this.first[state + 1] ?? 0
      for (let child = this.first[state] ?? 0; child < end; child++) {
        const symbol = this.symbol[child] ?? 0
        this.fail[child] = state === 0 ? this.afterFirst(child, symbol) : this.next(fallback, symbol)
      }
    }
  }

  /** After a phrase's first sign that is of no word ("(", "☐"), a word begins: as it would had no phrase begun there. */
  private afterFirst(child: number, symbol: number): number {
    return child === WORD_START || this.ofWord[symbol] ? 0 : WORD_START
  }

  /** Anywhere: what is no letter nor digit leads to the start of a word. */
  private fillFirstRow(): void {
    for (let symbol = 0; symbol < this.width; symbol++) this.rows[symbol] = this.ofWord[symbol] ? 0 : WORD_START
  }

  /** A row is that of the state fallen back on, but for its own children. */
  private fillRow(state: number, fallback: number): void {
    const row = state * this.width
    if (state !== 0) this.rows.copyWithin(row, fallback * this.width, (fallback + 1) * this.width)
    const end = this.first[state + 1] ?? 0
    for (let child = this.first[state] ?? 0; child < end; child++) this.rows[row + (this.symbol[child] ?? 0)] = child
  }
}
