import type { Endings } from './endings.js'
import type { FoldedText } from './text.js'
import { type Trie, WORD_START } from './trie.js'

/** States that have a whole row of transitions; texts spend nearly all their time in these shallow ones. */
const DENSE_STATES = 8192

/** What is kept of a state, side by side: a step in a deep one then costs one place of memory instead of four. */
const SYMBOL = 0
/** Children of state s are from its first to the first of state s + 1, exclusive. */
const FIRST = 1
const FAIL = 2
/** Where `endings` has the phrases that end here, or at the nearest state fallen back on; 0 for none. */
const ENDING = 3
const STRIDE = 4

/**
 * The tree of phrases as an Aho-Corasick automaton, small: states are numbered breadth first, so that the children of one
 * stand side by side, sixteen bytes a state; only shallow states have rows, the others fall back on them.
 */
export class Automaton {
  private readonly states: Int32Array
  private readonly rows: Int32Array
  private readonly dense: number
  readonly endings: Endings
  private readonly width: number
  private readonly ofWord: readonly boolean[]

  constructor(trie: Trie) {
    this.width = trie.width
    this.ofWord = trie.ofWord
    this.endings = trie.endings
    this.states = new Int32Array((trie.size + 1) * STRIDE)
    this.dense = Math.min(DENSE_STATES, trie.size)
    this.rows = new Int32Array(this.dense * this.width)
    const numbered = this.number(trie)
    this.fillFirstRow()
    this.link(trie, numbered)
  }

  /** Goes through symbols; `onEnding` is told where `endings` has the phrases that end, and where in the text. */
  run(text: FoldedText, symbols: Uint8Array, onEnding: (list: number, to: number) => void): void {
    const { rows, states, width, dense } = this
    const { codes, length } = text
    let state = WORD_START
    for (let at = 0; at < length; ) {
      const symbol = symbols[codes[at++] ?? 0] ?? 0
      state = state < dense ? (rows[state * width + symbol] ?? 0) : this.next(state, symbol)
      const found = states[state * STRIDE + ENDING] ?? 0
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
      state = this.states[state * STRIDE + FAIL] ?? 0
    }
    return this.rows[state * this.width + symbol] ?? 0
  }

  private childOf(state: number, symbol: number): number {
    const { states } = this
    const end = this.firstOf(state + 1)
    for (let child = this.firstOf(state); child < end; child++) {
      if (states[child * STRIDE + SYMBOL] === symbol) return child
    }
    return 0
  }

  private firstOf(state: number): number {
    return this.states[state * STRIDE + FIRST] ?? 0
  }

  /** Numbers the states breadth first; returns which state of the tree each of them is. */
  private number(trie: Trie): Int32Array {
    const { states } = this
    const numbered = new Int32Array(trie.size)
    numbered[WORD_START] = WORD_START
    let count = WORD_START + 1
    for (let state = 0; state < trie.size; state++) {
      states[state * STRIDE + FIRST] = state === 0 ? WORD_START : count
      for (let child = trie.firstOf(numbered[state] ?? 0); child !== 0; child = trie.nextOf(child)) {
        numbered[count] = child
        states[count++ * STRIDE + SYMBOL] = trie.symbolOf(child)
      }
    }
    states[trie.size * STRIDE + FIRST] = count
    return numbered
  }

  /** Each state falls back on the longest proper end of its path that begins a phrase: a shallower state, known before. */
  private link(trie: Trie, numbered: Int32Array): void {
    const { states } = this
    for (let state = 0; state < numbered.length; state++) {
      const fallback = states[state * STRIDE + FAIL] ?? 0
      states[state * STRIDE + ENDING] = this.chained(trie, numbered[state] ?? 0, fallback)
      if (state < this.dense) this.fillRow(state, fallback)
      const end = this.firstOf(state + 1)
      for (let child = this.firstOf(state); child < end; child++) {
        const symbol = states[child * STRIDE + SYMBOL] ?? 0
        states[child * STRIDE + FAIL] = state === 0 ? this.afterFirst(child, symbol) : this.next(fallback, symbol)
      }
    }
  }

  /** The phrases that end at a state of the tree, then those that end where it falls back. */
  private chained(trie: Trie, state: number, fallback: number): number {
    const shorter = this.states[fallback * STRIDE + ENDING] ?? 0
    const own = trie.endingOf(state)
    if (own !== 0) this.endings.chain(trie.lastEndingOf(state), shorter)
    return own === 0 ? shorter : own
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
    const end = this.firstOf(state + 1)
    for (let child = this.firstOf(state); child < end; child++) {
      this.rows[row + (this.states[child * STRIDE + SYMBOL] ?? 0)] = child
    }
  }
}
