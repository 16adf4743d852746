import { APOSTROPHES_AND_QUOTES, LONG_DASHES, plainOf } from './foldedUnits.js'
import type { Sink } from './sink.js'

/** HTML left in a text by an export: "&nbsp;", "&#39;", "&eacute;". */
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  quot: ' ',
  apos: ' ',
  lsquo: ' ',
  rsquo: ' ',
  ldquo: ' ',
  rdquo: ' ',
  laquo: ' ',
  raquo: ' ',
  ndash: '-',
  mdash: '-',
  hellip: '...',
  deg: '°',
  euro: '€',
  bull: '-',
  lt: '<',
  gt: '>',
  oelig: 'oe',
  OElig: 'oe',
}
const ENTITY_AT = /&(?:#(\d{2,5})|#x([\da-f]{2,4})|([a-z])(?:grave|acute|circ|uml|cedil|tilde)|([a-z]{2,6}));/iy

/** An entity folds to what it stands for, and is quoted whole; a bare "&" stays itself. */
export function foldEntity(original: string, at: number, sink: Sink): number {
  ENTITY_AT.lastIndex = at
  const found = ENTITY_AT.exec(original)
  const plain = found ? standsFor(found) : null
  if (!found || plain === null) {
    sink.put('&'.charCodeAt(0), at, at + 1)
    return at
  }
  const end = at + found[0].length
  for (const char of plain) {
    if (char === ' ') sink.putSpace(at, end)
    else sink.put(char.charCodeAt(0), at, end)
  }
  return end - 1
}

function standsFor([, decimal, hexadecimal, letter, name]: RegExpExecArray): string | null {
  if (letter !== undefined) return letter.toLowerCase()
  if (name !== undefined) return ENTITIES[name] ?? null
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  return foldPlain(String.fromCharCode(code))
}

/** A character by its number: spaces and quotes fold to a space here as anywhere. */
const foldPlain = (char: string): string =>
  /\s/.test(char) || APOSTROPHES_AND_QUOTES.includes(char) ? ' ' : LONG_DASHES.includes(char) ? '-' : plainOf(char)
