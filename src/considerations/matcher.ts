import { Automaton } from './automaton.js'
import { Begun } from './begun.js'
import { isWholeNumber, isWholeWord, isWordStart } from './boundaries.js'
import { AFTER, AS, LENGTH, OWNER } from './endings.js'
import { phrasesOf } from './phrases.js'
import { type FoldedText, originalSpan } from './text.js'
import { type Special, Trie } from './trie.js'

/** A phrase found: whose it is, and where in the folded text (end exclusive). */
export interface Hit {
  readonly owner: number
  readonly from: number
  readonly to: number
}

/** Finds all phrases of all rules in one pass over folded text, overlaps included; phrases in their notation. */
export class Matcher {
  private readonly symbols = new Uint8Array(0x10000)
  private readonly automaton: Automaton
  private readonly begun: Begun
  private readonly specials: readonly Special[]

  constructor(phrases: readonly { readonly owner: number; readonly notation: string }[]) {
    const trie = new Trie(this.symbols)
    for (const { owner, notation } of phrases) for (const phrase of phrasesOf(notation)) trie.add(phrase, owner)
    this.automaton = new Automaton(trie)
    this.begun = new Begun(trie.pieces)
    this.specials = trie.specials
  }

  scan(text: FoldedText): Hit[] {
    const hits: Hit[] = []
    this.begun.clear()
    const { endings } = this.automaton
    this.automaton.run(text, this.symbols, (first, to) => {
      for (let phrase = first; phrase !== 0; phrase = endings.next(phrase)) this.take(text, phrase, to, hits)
    })
    return hits
  }

  private take(text: FoldedText, phrase: number, to: number, hits: Hit[]): void {
    const { endings } = this.automaton
    const start = to - endings.read(phrase, LENGTH)
    const as = endings.read(phrase, AS)
    const after = endings.read(phrase, AFTER)
    const from = after === 0 ? start : this.begun.find(after, start)
    if (from < 0) return
    if (as > 0) {
      if (after !== 0 || isWordStart(text, from)) this.begun.add(as, from, to)
    } else if (as < 0 ? isSpecial(text, from, to, this.specials[-as - 1]) : isWholeWord(text, from, to)) {
      hits.push({ owner: endings.read(phrase, OWNER), from, to })
    }
  }
}

function isSpecial(text: FoldedText, from: number, to: number, special: Special | undefined): boolean {
  if (special?.number) return isWholeNumber(text, from, to, special.number)
  return isWholeWord(text, from, to) && originalSpan(text, from, to).quote === special?.exact
}
