import { foldEntity } from './entities.js'
import { ENTITY, HYPHEN, JOINING_HYPHEN, MARK, orderOf, plainOf, SLOW, SPACE, UNKNOWN } from './foldedUnits.js'
import { Sink } from './sink.js'
import { type FoldedText, foldedSlice } from './text.js'

/** Asked of every unit, and so told here: what is imported takes a step more. Beyond the table they are folded one by one. */
const TABLE_SIZE = 0x2800
const ORDERS = Uint16Array.from({ length: TABLE_SIZE }, (_, code) => orderOf(String.fromCharCode(code)))
const LARGEST_ORDER = SPACE

/** Folds a text, keeping for each folded unit its span in the original. Linear in the length of the text. */
export function foldText(original: string): FoldedText {
  return foldInto(new Sink(original.length + 16), original)
}

const LARGEST_KEPT = 1 << 16

/** Folds text after text in the same buffers: each result holds until the next. Allocation costs more than folding. */
export class Folder {
  private sink = new Sink(1024)

  fold(original: string): FoldedText {
    if (original.length > LARGEST_KEPT) return foldText(original)
    this.sink.clear()
    return foldInto(this.sink, original)
  }
}

function foldInto(sink: Sink, original: string): FoldedText {
  for (let at = 0; at < original.length; at++) {
    const code = original.charCodeAt(at)
    const order = ORDERS[code] ?? SLOW
    if (order > LARGEST_ORDER) {
      if (isCapital(code) && opensHump(original, at)) sink.put(SPACE, at, at)
      sink.put(order, at, at + 1)
    } else at = foldOddUnit(original, at, order, sink)
  }
  return sink.done(original)
}

/** Spaces, hyphens, marks and characters outside the table; returns the offset of the last unit read. */
function foldOddUnit(original: string, at: number, order: number, sink: Sink): number {
  if (order === SPACE) sink.putSpace(at, at + 1)
  else if (order === JOINING_HYPHEN && joinsLetters(original, at)) sink.putSpace(at, at + 1)
  else if (order === JOINING_HYPHEN) sink.put(HYPHEN, at, at + 1)
  else if (order === MARK) sink.extend(at + 1)
  else if (order === ENTITY) return foldEntity(original, at, sink)
  else if (order === SLOW) return foldRareCharacter(original, at, sink)
  return at
}

/** A character outside the table, a surrogate pair included. */
function foldRareCharacter(original: string, at: number, sink: Sink): number {
  const char = String.fromCodePoint(original.codePointAt(at) ?? UNKNOWN)
  const end = at + char.length
  if (/[\p{M}\p{Cf}\p{Cc}]/u.test(char)) sink.extend(end)
  else if (/\s/.test(char)) sink.putSpace(at, end)
  else for (const unit of plainOf(char)) sink.put(unit.charCodeAt(0), at, end)
  return end - 1
}

/** Capitals of Latin-1 are enough to see two words glued by an export ("socialesLa"). */
const isCapital = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde)
const isSmall = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 0xdf && code <= 0xff)
/** Œ and œ stand outside of Latin-1: "gros-œuvre". */
const isLetter = (code: number): boolean => isCapital(code) || isSmall(code) || code === 0x152 || code === 0x153

/** "socialesLa Ville": two words glued by an export are told apart by a space without width in the original. */
function opensHump(text: string, at: number): boolean {
  return at > 0 && isSmall(text.charCodeAt(at - 1)) && isSmall(text.charCodeAt(at + 1))
}

function joinsLetters(text: string, at: number): boolean {
  return isLetter(text.charCodeAt(at - 1)) && isLetter(text.charCodeAt(at + 1))
}

const PHRASES = new Folder()

/** A word in folded form, as phrases are written. */
export function foldPhrase(phrase: string): string {
  const folded = PHRASES.fold(phrase)
  return foldedSlice(folded, 0, folded.length)
}
