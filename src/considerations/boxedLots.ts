import { answerAfter } from './answers.js'
import { ANY_BOX, EMPTY_BOX, FULL_BOX, hasFullBox } from './boxes.js'
import { BARE_LIST, numbersOf } from './lotNumbers.js'
import type { LotValue } from './lotValues.js'

const START = /^(?: ?\([^()]{0,20}\))?[^.;\d\n:=☐-☓✓-✘[(]{0,30}[:=]? ?\n?(?=[☐-☓✓-✘[(l])/
/** What the next boxes are of; the name of no lot. */
const DEVICE = '(?:clauses?|criteres?|marches?|reservee?s?|reservations?|considerations?)(?![a-z])'
/** What a lot is called beside its number. */
const NAME = `(?: ?\\([a-z][^()\\d☐-☓]{1,40}\\)| ?[-–:]? ?(?!(?:oui|non|sans|avec|neant)(?![a-z]))(?! )(?:(?!(?<![a-z])${DEVICE})[a-z ']){2,41}?)?`
const APART = '[ ,;.\\n/|-]{0,4}(?:et )?'
const BEFORE_LOT = new RegExp(
  `(?:(${FULL_BOX})|(?:${EMPTY_BOX})|[✗✘]) ?(?:le )?(${BARE_LIST})(?![a-z\\d])${NAME}(?= ?(?:$|[☐-☓✓-✘[(,;.\\n/|-]|et |${DEVICE}))${APART}`,
  'y',
)
const LOT_BEFORE = new RegExp(`(?:le )?(${BARE_LIST})${NAME} ?:? ?(?=(?:(?:oui|non) ?)?${ANY_BOX})`, 'y')
const SEPARATED = new RegExp(APART, 'y')

/** "Clause d'insertion : ☒ lot 1 ☐ lot 2", "lot 1 ☒ lot 2 ☐": a box for each lot, none filled where none is ticked; empty where no two lots have theirs. */
export function boxedLots(after: string): Map<number, LotValue> {
  const start = START.exec(after)?.[0].length
  if (start === undefined) return new Map()
  const ahead = boxesAhead(after, start)
  const boxes = ahead.size > 0 ? ahead : boxesBehind(after, start)
  if (boxes.size < 2) return new Map()
  const last = Math.max(...[...boxes.values()].map(({ end }) => end))
  if (hasFullBox(after.slice(0, last))) return boxes
  return new Map([...boxes].map(([lot, box]) => [lot, { ...box, state: 'silent' }]))
}

function boxesAhead(after: string, start: number): Map<number, LotValue> {
  const boxes = new Map<number, LotValue>()
  BEFORE_LOT.lastIndex = start
  for (let found = BEFORE_LOT.exec(after); found; found = BEFORE_LOT.exec(after)) {
    const end = found.index + found[0].trimEnd().length
    for (const lot of numbersOf(found[2] ?? '')) boxes.set(lot, { state: found[1] ? 'yes' : 'no', end })
  }
  return boxes
}

function boxesBehind(after: string, start: number): Map<number, LotValue> {
  const boxes = new Map<number, LotValue>()
  LOT_BEFORE.lastIndex = start
  for (let found = LOT_BEFORE.exec(after); found; found = LOT_BEFORE.exec(after)) {
    const from = LOT_BEFORE.lastIndex
    const answer = answerAfter(after.slice(from))
    if (!answer || answer.state === 'review') return new Map()
    for (const lot of numbersOf(found[1] ?? '')) boxes.set(lot, { state: answer.state, end: from + answer.end })
    SEPARATED.lastIndex = from + answer.end
    SEPARATED.exec(after)
    LOT_BEFORE.lastIndex = SEPARATED.lastIndex
  }
  return boxes
}
