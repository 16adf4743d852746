interface Span {
  readonly start: number
  readonly end: number
}

/** Of two wordings, from the first word to the last that they do not share; empty where one only adds to the other. */
export function differenceOf(before: string, after: string): { readonly before: Span; readonly after: Span } {
  const [then, now] = [wordsIn(before), wordsIn(after)]
  const shared = Math.min(then.length, now.length)
  let head = 0
  while (head < shared && then[head] === now[head]) head += 1
  let tail = 0
  while (tail < shared - head && then.at(-1 - tail) === now.at(-1 - tail)) tail += 1
  return { before: between(then, head, tail), after: between(now, head, tail) }
}

/** Words, and what parts them. */
const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]/gu) ?? []

function between(words: readonly string[], head: number, tail: number): Span {
  const start = lengthOf(words.slice(0, head))
  return { start, end: start + lengthOf(words.slice(head, words.length - tail)) }
}

const lengthOf = (words: readonly string[]): number => words.reduce((sum, { length }) => sum + length, 0)
