import { KnownWords, LOST, NONE } from './knownWords.js'
import { type Mending, rewritten } from './mendedText.js'
import type { FoldedText } from './text.js'

/** Shorter words have too many real neighbours. */
const SHORTEST_WORD = 8
const SHORTEST_TYPO = SHORTEST_WORD - 1
/** Nothing longer is compared: a key holds the length in five bits. */
const LONGEST_WORD = 30

/**
 * Reads a word with one wrong letter as the word of the vocabulary it stands for: "insertoin", "enviromnementale". A
 * letter lost by an export (U+FFFD) is a wrong one. First and last letters must be right, and one word only come into
 * question; inflections of the vocabulary and the words of `keep` are right as they are. Linear in the text's length.
 */
export class Typos {
  private readonly words: string[]
  private readonly known: KnownWords

  /** `mended`: words a typo may stand for; all of the vocabulary where it is not given. */
  constructor(vocabulary: Iterable<string>, keep: Iterable<string>, mended?: ReadonlySet<string>) {
    const words = new Set(vocabulary)
    const targets = [...words].filter(
      (word) => isLongWord(word) && !isElided(word, words) && (mended?.has(word) ?? true),
    )
    const rivals = [...keep, ...words].filter(isKnowable)
    this.words = targets
    this.known = new KnownWords([...new Set([...targets, ...rivals])], targets.flatMap(inflections).filter(isKnowable))
  }

  /** The very same text when nothing is to be mended; else a copy where each unit of a mended word spans all of it. */
  mend(text: FoldedText): FoldedText {
    const { codes, length } = text
    let mendings: Mending[] | null = null
    for (let from = 0; from + SHORTEST_TYPO <= length; ) {
      let at = from + SHORTEST_TYPO - 1
      while (at >= from && isLetter(codes[at] ?? 0)) at--
      if (at >= from) {
        from = at + 1
        continue
      }
      let to = from + SHORTEST_TYPO
      while (to < length && isLetter(codes[to] ?? 0)) to++
      const word = to - from <= LONGEST_WORD ? this.meantBy(codes, from, to) : undefined
      if (word !== undefined) {
        mendings ??= []
        mendings.push({ from, to, word })
      }
      from = to + 1
    }
    return mendings === null ? text : rewritten(text, mendings)
  }

  private meantBy(codes: Uint16Array, from: number, to: number): string | undefined {
    const meant = this.known.meantBy(codes, from, to)
    return meant === NONE ? undefined : this.words[meant]
  }
}

const isKnowable = (word: string): boolean => /^[a-z]+$/.test(word) && word.length >= SHORTEST_TYPO
const isLongWord = (word: string): boolean =>
  isKnowable(word) && word.length >= SHORTEST_WORD && word.length < LONGEST_WORD

/** "dinsertion", for want of an apostrophe: "dégagement" is no slip for "dengagement". */
const isElided = (word: string, words: ReadonlySet<string>): boolean => /^[dlns]/.test(word) && words.has(word.slice(1))

/** "handicapee" is no slip for "handicapes", nor "assures" for "assurees". */
function inflections(word: string): string[] {
  const stem = word.replace(/(?:(?<=e)es|(?<=e)e|es|e|s)$/, '')
  return [`${word}s`, stem, `${stem}s`, `${stem}e`, `${stem}es`]
}

const isLetter = (code: number): boolean => code >= 97 && (code <= 122 || code === LOST)
