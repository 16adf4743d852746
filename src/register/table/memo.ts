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

/** The same parser, answering from memory for cells that gave nothing to say: a finding has its place. */
export function parsedOnce<T>(parse: Parser<T>): Parser<T> {
  const known = new Map<string | number, { readonly cell: Cell; readonly parsed: Parsed<T> }>()
  return (cell, at) => {
    if (cell === undefined || cell.text.length > LONGEST) return parse(cell, at)
    const key = cell.kind === 'number' ? (cell.number ?? cell.text) : cell.text
    const found = known.get(key)
    if (found !== undefined && isSame(found.cell, cell)) return found.parsed
    const parsed = parse(cell, at)
    if (parsed.issues.length > 0) return parsed
    if (known.size >= MOST) known.clear()
    known.set(key, { cell, parsed })
    return parsed
  }
}

/** The same in all that a parser may look at. */
const isSame = (a: Cell, b: Cell): boolean =>
  a === b || (a.text === b.text && a.kind === b.kind && a.number === b.number && a.digits === b.digits)
