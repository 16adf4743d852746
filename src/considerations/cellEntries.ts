import type { Cell, Part } from './cell.js'
import { answerOf } from './cellAnswer.js'
import type { Reading } from './declaredValues.js'
import { foldPhrase } from './folding.js'
import { lotNumber, numbersOf } from './lotNumbers.js'

/** What a list says of some lots of a cell: their numbers, null for all the others. */
interface Entry {
  readonly lots: readonly number[] | null
  readonly part: Part
  /** "Lot 2 : non réalisée"; without a sign it may be what the lot is called. */
  readonly isTold: boolean
}

interface ListedAnswer {
  readonly state: Reading
  readonly part: Part
  /** Whether no other reading of the cell goes before: several lots, each with what is said of it and not its name. */
  readonly isSure: boolean
}

const NUMBERS = String.raw`\d{1,3}(?:\s?(?:,|et|&|à|-)\s?\d{1,3}(?![\d.]))*`
const LOTS = String.raw`(?:(?:les?\s)?lots?\s?(?:n\s?°\s?)?|L)${NUMBERS}(?!\d|[.,]\d)`
const OTHERS = String.raw`(?:tous\s)?(?:les\s)?autres(?:\slots?)?`
/** An entry begins where the cell does, or after what separates entries and before lots again. */
const BREAK = new RegExp(
  String.raw`(?:[;|\n,/]|\set(?=\s)|\s[–-](?=\s))\s{0,20}(?=(?:${LOTS}|${OTHERS})(?![a-zà-ÿ]))`,
  'iu',
)
const HEAD = new RegExp(String.raw`^\s*(?:(${LOTS})|${OTHERS})(?![a-zà-ÿ])\s*[:=–-]?\s*`, 'iu')

/** "Lot 2 : ESAT ; lot 5 : SIAE", "lot 2 EA/ESAT, autres lots ouverts": what the cell says of the row's lot; null: no such list. */
export function listedAnswer(cell: Cell): ListedAnswer | null {
  const row = lotNumber(cell.lot)
  const entries = row === null ? null : entriesOf(cell.text)
  if (row === null || entries === null) return null
  const own = entries.find(({ lots }) => lots?.includes(row)) ?? entries.find(({ lots }) => lots === null)
  const isList = entries.length > 1
  if (!own) return { state: isList ? 'no' : 'silent', part: cell.whole(), isSure: false }
  const state = ofEntry(cell, own.part.quote)
  return { state, part: own.part, isSure: isList && (state !== 'review' || own.isTold) }
}

/** Every entry names its lots and says something of them, else it is no list. */
function entriesOf(text: string): Entry[] | null {
  const entries: Entry[] = []
  let start = 0
  for (const words of text.split(BREAK)) {
    const head = HEAD.exec(words)
    const quote = head && words.slice(head[0].length).trim()
    if (!head || !quote) return null
    const lots = head[1] === undefined ? null : numbersOf(foldPhrase(head[1]))
    start = text.indexOf(words, start)
    entries.push({ lots, part: { start: start + words.lastIndexOf(quote), quote }, isTold: isTold(head[0], quote) })
    start += words.length
  }
  return entries
}

/** A sign leads to what is said; after a dash may come what the lot is called, and then the sign: "lot 2 - peinture : 120 h". */
const isTold = (head: string, quote: string): boolean =>
  /[:=]\s*$/.test(head) || (/[–-]\s*$/.test(head) && !/[:=]/.test(quote))

/** Where other lots are reserved, one that is open is not. */
const OPEN = /^ouverte?s?(?: a (?:tous|la concurrence))?$/

const ofEntry = (cell: Cell, quote: string): Reading =>
  cell.rule.kinds.includes('reserved') && OPEN.test(foldPhrase(quote).trim()) ? 'no' : answerOf(cell, quote)
