import type { Cell, Part } from './cell.js'
import { lotAnswer } from './cellLots.js'
import { isDerogation, readValue } from './declaredValues.js'
import { foldPhrase } from './folding.js'
import { type ColumnRule, OMISSION_RULE } from './rules/columns.js'
import type { Tag } from './types.js'
import { NATURE_NOT_STATED } from './voices.js'

/** What a part of a list establishes, and whether it lets the rest of the list be read as left out. */
interface PartReading {
  readonly tags: readonly Tag[]
  readonly rest: 'omitted' | 'unknown' | 'review'
}

/** A DECP list: what it names is declared; what a filled list leaves out is not there, if all of it was understood. */
export function readList(cell: Cell): Tag[] {
  const parts = partsOf(cell.text)
  const readings = parts.map((part) => readPart(cell, part))
  const tags = readings.flatMap((reading) => reading.tags)
  const named = new Set(tags.map(({ kind }) => kind))
  if (named.has('insertionClause')) named.add('socialClause')
  const rest = cell.rule.kinds.filter((kind) => !named.has(kind))
  const obscure = parts[readings.findIndex((reading) => reading.rest === 'review')]
  if (obscure) return [...tags, ...rest.map((kind) => cell.tag(kind, 'review', {}, obscure))]
  if (readings.length === 0 || readings.some((reading) => reading.rest === 'unknown')) return tags
  return [...tags, ...rest.map((kind) => cell.tag(kind, 'no', { basis: 'omission', rule: OMISSION_RULE }))]
}

/** The devices a value names, whatever else it holds. */
export function namedTags(cell: Cell): Tag[] {
  return partsOf(cell.text).flatMap((part) => {
    const folded = foldPhrase(part.quote).trim()
    const entry = cell.rule.values?.find(({ value }) => value.test(folded.replace(DENIED, '')))
    return entry ? readEntry(cell, part, entry, folded).tags : []
  })
}

const BETWEEN = /[,;|\r\n[\]{}"•·▪◦‣●]/
const ITEM =
  '(?=(?:clauses?|crit[eè]res?|march[ée]s?|concessions?|lots?|r[ée]serv|pas|sans|aucune?|consid[ée]rations?)(?![a-zà-ÿ]))'
const WEAK = new RegExp(`^(?: *[/+&] *${ITEM}| +(?:et|-|–|—|puis) +${ITEM}|[-–—*] +)`, 'iu')

/** The values of a list however it was flattened: joined by any separator, a Python or JSON literal, one a line. */
function partsOf(text: string): Part[] {
  const parts: Part[] = []
  let start = 0
  let depth = 0
  for (let at = 0; at <= text.length; at++) {
    const char = text.charAt(at)
    if (char === '(') depth++
    else if (char === ')') depth = Math.max(0, depth - 1)
    const breaks = at === text.length || (depth === 0 && (BETWEEN.test(char) || isWeakBreak(text, start, at)))
    if (!breaks) continue
    addPart(parts, text, start, at)
    start = at + 1
  }
  return parts
}

/** Weak separators also stand inside a value ("EA/ESAT"): they separate only before another value. */
function isWeakBreak(text: string, start: number, at: number): boolean {
  const char = text.charAt(at)
  if (!' /+&-–—*'.includes(char)) return false
  if ('-–—*'.includes(char) && text.slice(start, at).trim() !== '') return false
  return WEAK.test(text.slice(at, at + 40))
}

const LEADING = /^(?:[\s'’/+&:–—*-]|(?:et|puis)\s)+(?=\S)/iu
const TRAILING = /(?<![\s'’:])[\s'’:]+$/u
/** The field's own name, left in by an export. */
const KEY = /^consid[ée]rations?[ _]?(?:sociales?|environnementales?)\s*(?::|$)/iu

function addPart(parts: Part[], text: string, start: number, end: number): void {
  const raw = text.slice(start, end)
  const quote = raw.replace(LEADING, '').replace(TRAILING, '').trim().replace(KEY, '').trim()
  if (quote !== '') parts.push({ start: start + raw.lastIndexOf(quote), quote })
}

const DENIED = /^(?:pas|sans|aucune?|absence)(?: (?:de|d|du))? /
const ANSWERED = /^(?:[^(:]|\([^)]*\))*?[:=] ?(.{1,30})$/
const NOT_RESERVED = /^[a-z ]{0,30}(?:non|pas|point|not) (?:(?:une?|des|de) )?(?:marche |lot )?reserve/

function readPart(cell: Cell, part: Part): PartReading {
  const folded = foldPhrase(part.quote).trim()
  const bare = folded.replace(DENIED, '')
  const entry = cell.rule.values?.find(({ value }) => value.test(bare))
  if (entry) return readEntry(cell, part, entry, folded)
  if (isDerogation(folded) && cell.rule.kinds.includes('socialClause'))
    return { tags: [cell.tag('socialClause', 'no', {}, part)], rest: 'unknown' }
  const reading = readValue(part.quote)
  if (reading === 'silent') return { tags: [], rest: 'unknown' }
  if (reading === 'no') return { tags: cell.rule.kinds.map((kind) => cell.tag(kind, 'no', {}, part)), rest: 'omitted' }
  return { tags: [], rest: 'review' }
}

type Entry = NonNullable<ColumnRule['values']>[number]

function readEntry(cell: Cell, part: Part, entry: Entry, folded: string): PartReading {
  const state = ofItsLot(cell, folded) ?? stateOf(folded)
  if (state === 'silent') return { tags: [], rest: 'unknown' }
  const said = state === 'yes' && entry.doubtful ? 'review' : state
  const tags = entry.kinds.map((kind) => cell.tag(kind, said, {}, part))
  const nature = said === 'yes' && entry.natureOpen ? [natureTag(cell, part)] : []
  return { tags: [...tags, ...nature], rest: said === 'yes' ? 'omitted' : 'unknown' }
}

/** "Clause sociale (lots 1 et 3)" on the row of lot 2. */
function ofItsLot(cell: Cell, folded: string): 'no' | null {
  return cell.lot !== null &&
    !DENIED.test(folded) &&
    lotAnswer(folded.replace(/^[^(:]*?(?=[(:]|lots? )/, ''), cell.lot) === 'no'
    ? 'no'
    : null
}

function stateOf(folded: string): 'yes' | 'no' | 'review' | 'silent' {
  if (DENIED.test(folded) || NOT_RESERVED.test(folded)) return 'no'
  const answer = ANSWERED.exec(folded)?.[1]
  const reading = readValue(answer ?? folded)
  if (answer === undefined) return reading === 'review' ? 'review' : 'yes'
  return reading === 'other' ? 'yes' : reading
}

const INSERTION_STATED =
  /insertion|\d ?(?:h|heures?)(?=$|[^a-z])|(?<![a-z])(?:iae|siae|etti|qpv|rsa|plie)(?![a-z])|demandeurs? d emploi|eloignee?s? de l emploi/

/** What a social clause says of insertion: its nature where stated, else to be looked at. */
export function natureTag(cell: Cell, part: Part): Tag {
  return INSERTION_STATED.test(foldPhrase(part.quote))
    ? cell.tag('insertionClause', 'yes', {}, part)
    : cell.tag('insertionClause', 'review', { rule: NATURE_NOT_STATED }, part)
}
