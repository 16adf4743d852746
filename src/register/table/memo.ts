import type { Place } from '../issues.js'
import type { Cell } from '../types.js'
import type { Parsed } from '../values/parsed.js'

type Parser<T> = (cell: Cell | undefined, at: Place) => Parsed<T>

/** Registers say the same things again and again; what is remembered is bounded, in number and in length. */
const MOST = 4096
const LONGEST = 80

/** The same function of a text, answering from memory what it was asked lately. */
export function remembered<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly value: T }>()
  return (text) => {
    if (text.length > LONGEST) return of(text)
    const found = known.get(text)
    if (found) return found.value
    const value = of(text)
    if (known.size >= MOST) known.clear()
    known.set(text, { value })
    return value
  }
}

/** The same parser, answering from memory for texts that gave nothing to say: a finding has its place. */
export function parsedOnce<T>(parse: Parser<T>): Parser<T> {
  const known = new Map<string, Parsed<T>>()
  return (cell, at) => {
    if (cell === undefined || cell.kind !== 'text' || cell.text.length > LONGEST) return parse(cell, at)
    const found = known.get(cell.text)
    if (found) return found
    const parsed = parse(cell, at)
    if (parsed.issues.length > 0) return parsed
    if (known.size >= MOST) known.clear()
    known.set(cell.text, parsed)
    return parsed
  }
}
