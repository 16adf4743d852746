import { addUnder } from '../../grouped.js'

/** Where a typo is looked for: one edit in words of six letters, two from ten. */
const ONE_EDIT_FROM = 6
const TWO_EDITS_FROM = 10

/** "notificat." is no other word than notification. */
const SHORTEST_BEGINNING = 5

/**
 * Finds the known word a misspelt one stands for: each known word is filed under what is left of it without one or two of
 * its letters, so that a look-up costs what the written word is long, whatever the vocabulary.
 */
export class SpellingIndex {
  private readonly byRest = new Map<string, string[]>()
  private isBuilt = false

  constructor(private readonly words: readonly string[]) {}

  /** The one known word at an edit (insertion, omission, substitution, swap) or two; null where there is none, or several. */
  nearest(written: string): string | null {
    if (written.length < ONE_EDIT_FROM - 1) return null
    this.build()
    const most = written.length >= TWO_EDITS_FROM - 1 ? 2 : 1
    const candidates = new Map<string, number>()
    for (const rest of restsOf(written, most)) {
      for (const word of this.byRest.get(rest) ?? []) {
        if (!candidates.has(word)) candidates.set(word, distance(written, word))
      }
    }
    return closest([...candidates].filter(([word, edits]) => isAllowed(written, word, edits)))
  }

  /** The one known word a text begins, forms of it aside; null where it begins none, or several. */
  begun(written: string): string | null {
    if (written.length < SHORTEST_BEGINNING) return null
    return closest(this.words.filter((word) => word.startsWith(written)).map((word) => [word, 0]))
  }

  /** The one known word a text with lost letters may be; `lost` marks each of them. */
  restored(written: string, lost: string): string | null {
    this.build()
    const found = (this.byRest.get(written.replaceAll(lost, '')) ?? []).filter((word) => isMask(written, lost, word))
    return found.length === 1 ? (found[0] ?? null) : null
  }

  private build(): void {
    if (this.isBuilt) return
    this.isBuilt = true
    for (const word of this.words) {
      for (const rest of restsOf(word, word.length >= ONE_EDIT_FROM ? 2 : 1)) {
        addUnder(this.byRest, rest, word)
      }
    }
  }
}

/** Two edits that change the first letter too make another word. */
function isAllowed(written: string, word: string, edits: number): boolean {
  if (edits === 1) return word.length >= ONE_EDIT_FROM || isSwap(written, word)
  return edits === 2 && word.length >= TWO_EDITS_FROM && written.charAt(0) === word.charAt(0)
}

/** A swap leaves every letter in the word: a shorter one is still known by it. */
const isSwap = (written: string, word: string): boolean =>
  word.length === ONE_EDIT_FROM - 1 && [...written].sort().join('') === [...word].sort().join('')

/** Forms of one word ("realise", "realisee") count as one. */
function closest(candidates: readonly (readonly [string, number])[]): string | null {
  const least = Math.min(...candidates.map(([, edits]) => edits))
  const words = candidates.filter(([, edits]) => edits === least).map(([word]) => word)
  const [first = null] = words.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  return first !== null && words.every((word) => root(word) === root(first)) ? first : null
}

/** What the forms of a word share: "prévisionnel" and "prévisionnelle", "réalisé" and "réalisée". */
export const root = (word: string): string => word.replace(/e+$/, '').replace(/(.)\1$/, '$1')

const ACCENTED = /^[aceiou]$/

function isMask(written: string, lost: string, word: string): boolean {
  if (written.length !== word.length) return false
  return [...written].every((letter, index) => {
    const meant = word.charAt(index)
    return letter === lost ? ACCENTED.test(meant) : letter === meant
  })
}

/** What is left of a word without up to `most` of its letters, itself included. */
function restsOf(word: string, most: number): ReadonlySet<string> {
  const rests = new Set([word])
  let last: readonly string[] = [word]
  for (let removed = 0; removed < most; removed += 1) {
    last = last.flatMap((text) => Array.from(text, (_, index) => text.slice(0, index) + text.slice(index + 1)))
    for (const text of last) rests.add(text)
  }
  return rests
}

/** Edits between two words, a swap of neighbours being one (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charAt(i - 1) === b.charAt(j - 1)
      const edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1)
      row[j] = swapped ? Math.min(edits, (before[j - 2] ?? 0) + 1) : edits
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
