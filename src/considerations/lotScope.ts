import { LIST, numbersOf } from './lotNumbers.js'

/** Which lots a sentence speaks of, read around a phrase; folded text throughout, lines kept apart. */
export interface LotScope {
  readonly has: (lot: number) => boolean
  /**
   * `said`: the phrase is tied to these lots, so the others are without. `except`: to all but some, which then have the
   * contrary. `headed`: it stands under a lot's heading. `all`: it is said of every lot.
   */
  readonly tie: 'said' | 'except' | 'headed' | 'all'
  /** Folded characters on either side that say so. */
  readonly extent: { readonly before: number; readonly after: number }
}

/** The lots of a list, and how the phrase is tied to them. */
export function within(list = '', tie: LotScope['tie'], extent = { before: 0, after: 0 }): LotScope {
  const lots = new Set(numbersOf(list))
  return { has: (lot) => lots.has(lot), tie, extent }
}

/** Lots named in some words, whatever is said of them. */
export const lotsNamed = (words: string): number[] => [...words.matchAll(ANY_LIST)].flatMap(([list]) => numbersOf(list))
const ANY_LIST = new RegExp(LIST, 'g')
