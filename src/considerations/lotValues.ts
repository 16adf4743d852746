import { boxedLots } from './boxedLots.js'
import { hasBox } from './boxes.js'
import { BARE_LIST, numbersOf } from './lotNumbers.js'

/** What a list gives for a lot, and where that ends after the phrase. */
export interface LotValue {
  readonly state: 'yes' | 'no' | 'silent'
  readonly end: number
  /** Where it begins before the phrase, when it stands there. */
  readonly lead?: number
}

const ENTRIES_START =
  /^[^.;\d\n]{0,40}?\n?[ -]{0,2}(?=(?<![a-z])(?:lots? (?:n|\d)|l ?\d{1,2} ?(?![.,]?\d))|(?<=: ?)[a-z][a-z' ]{2,30} ?\(lot (?:n|\d))/
/** "Gros œuvre (lot 1) 800 h": what the lot is called, before its number. */
const NAMED = String.raw`(?!(?:oui|non|neant|sans|lots?) )[a-z][a-z' ]{2,30}?\((?=l)`
const ENTRY_VALUE =
  '(?:oui|non|neant|sans objet|so|aucune?s?|sans(?! objet)|nc|ras|0 ?(?:h|heures?|%)|\\d[\\d ]*(?:[.,]\\d+)? ?(?:h|heures?|%))'
/** "lot 1 (gros œuvre) : 200 h", "lot 2 charpente – 80 h": what the lot is called, before its value. */
const CALLED = String.raw`(?:(?: ?\([^()\d]{2,40}\)| ?-? ?[a-z][a-z ']{2,38}?) ?(?=[:=(-])| ?\([^()\d]{2,40}\)(?= ${ENTRY_VALUE})| (?!(?:d|de|des|du|et|a|pour) )[a-z][a-z ]{2,30}?(?= ${ENTRY_VALUE}))?`
const ENTRY = new RegExp(
  String.raw`(?:(?:et,? |puis )?(?:(?:pour |sur )?le |aux? |du |sur |pour )?)?(?:${NAMED})?(${BARE_LIST})(?<!(?:et|a|au|,|&) ?)(?:(?<=\([^()]{1,20})\))?${CALLED} ?(?:(?:[:=(>,-] ?){0,2}(${ENTRY_VALUE})|[:=] ?(\d[\d ]*(?:[.,]\d+)?)(?= ?(?:$|[,;)]|\/ ?l)))(?![a-z\d])[^.;,a-z\d]{0,4}(?:(?:d )?insertion|minimum|et)?[ ;,.)\n/-]{0,4}`,
  'y',
)

const VALUES_START = new RegExp(`^[^.;\\d\\n]{0,40}?(?=(?<![a-z\\d])${ENTRY_VALUE})`)
/** "350 h lot 1, 120 h pour le lot 2, néant au lot 3": each value before its lot. */
const VALUE_ENTRY = new RegExp(
  `(${ENTRY_VALUE})(?: d insertion)?(?: ?[/-])?(?: (?:pour|sur|dans|aux?|les?|du)){0,2} ?(?<= |\\()\\(?(${BARE_LIST})(?![a-z\\d])\\)?[ ;,/\\n-]{0,4}(?:(?:et|puis) )?`,
  'y',
)

const NO_BOXES: ReadonlyMap<number, LotValue> = new Map()

/** "Heures d'insertion : lot 1 : 210 h ; lot 2 : 90 h ; lot 3 : sans objet", read lot by lot; empty when no such list. */
export function lotValues(after: string, before = ''): ReadonlyMap<number, LotValue> {
  const boxed = hasBox(after) ? boxedLots(after) : NO_BOXES
  if (boxed.size > 0) return boxed
  const listed = valuesFirst(after)
  if (listed.size > 0) return listed
  const behind = lotsFirst(after)
  return behind.size > 0 || !before.includes('lot') ? behind : valuesAhead(before)
}

/** "Lot 1 Gros œuvre 600 h, lot 2 Ascenseur 0 h (heures d'insertion)": the list is told what it is by its end. */
const CLOSING =
  /[ .\n]{0,3}(?:\(|(?:les|ces) (?:heures|volumes)(?: (?:ci dessus|indiquees?|mentionnees?|precitee?s?)){0,2} (?:sont|correspondent a) (?:des |les )?)$/
const FIRST_LOT = /(?:^|[.:\n] ?)(?=(?:- ?)?lot ?(?:n ?[°o]? ?)?\d)/
const LONGEST_LEAD = 200

/** A list that may begin further ahead than what is at hand is left alone, and so is one of a single lot. */
function valuesAhead(before: string): Map<number, LotValue> {
  const end = CLOSING.exec(before)?.index
  const first = end === undefined ? null : FIRST_LOT.exec(before)
  if (!first || (first.index === 0 && before.length >= LONGEST_LEAD)) return new Map()
  const start = first.index + first[0].length
  const { values, end: reached } = entriesFrom(before.slice(0, end), start)
  if (values.size < 2 || reached !== end) return new Map()
  return new Map([...values].map(([lot, { state }]) => [lot, { state, end: 0, lead: before.length - start }]))
}

/** One alone is no list: what it says of its lot may hold for others as well. */
function valuesFirst(after: string): Map<number, LotValue> {
  const values = new Map<number, LotValue>()
  const start = VALUES_START.exec(after)?.[0].length
  if (start === undefined) return values
  VALUE_ENTRY.lastIndex = start
  let entries = 0
  for (let entry = VALUE_ENTRY.exec(after); entry; entry = VALUE_ENTRY.exec(after)) {
    entries += 1
    const value = { state: stateOf(entry[1] ?? ''), end: entry.index + entry[0].trimEnd().length }
    for (const lot of numbersOf(entry[2] ?? '')) values.set(lot, value)
  }
  return entries > 1 ? values : new Map()
}

function lotsFirst(after: string): Map<number, LotValue> {
  const start = ENTRIES_START.exec(after)?.[0].length
  return start === undefined ? new Map() : entriesFrom(after, start).values
}

/** The entries that follow one another from a place on, and where the last one ends. */
function entriesFrom(words: string, start: number): { values: Map<number, LotValue>; end: number } {
  const values = new Map<number, LotValue>()
  let end = start
  ENTRY.lastIndex = start
  for (let entry = ENTRY.exec(words); entry; entry = ENTRY.exec(words)) {
    const state = stateOf(entry[2] ?? entry[3] ?? '')
    for (const lot of numbersOf(entry[1] ?? ''))
      values.set(lot, { state, end: entry.index + entry[0].trimEnd().length })
    end = ENTRY.lastIndex
  }
  return { values, end }
}

function stateOf(value: string): LotValue['state'] {
  if (value === 'nc' || value === 'ras') return 'silent'
  return /^(?:non|neant|sans|so$|aucun|0+(?:[.,]0+)?(?: |h|%|$))/.test(value) ? 'no' : 'yes'
}
