import { BARE_LIST, numbersOf } from './lotNumbers.js'

/** What a list gives for a lot, and where that ends after the phrase. */
export interface LotValue {
  readonly state: 'yes' | 'no' | 'silent'
  readonly end: number
}

const ENTRIES_START = /^[^.;\d\n]{0,40}?\n?[ -]{0,2}(?=(?<![a-z])(?:lots? (?:n|\d)|l ?\d{1,2} ?(?![.,]?\d)))/
const ENTRY_VALUE =
  '(?:oui|non|neant|sans objet|so|aucune?s?|sans(?! objet)|nc|0 ?(?:h|heures?|%)|\\d[\\d ]*(?:[.,]\\d+)? ?(?:h|heures?|%))'
/** "lot 1 (gros œuvre) : 200 h", "lot 2 charpente – 80 h": what the lot is called, before its value. */
const CALLED = String.raw`(?:(?: ?\([^()\d]{2,40}\)| ?-? ?[a-z][a-z ']{2,38}?) ?(?=[:=(-])| (?!(?:d|de|des|du|et|a|pour) )[a-z][a-z ]{2,30}?(?= ${ENTRY_VALUE}))?`
const ENTRY = new RegExp(
  String.raw`(?:(?:et,? |puis )?(?:(?:pour |sur )?le |aux? |du |sur |pour )?)?(${BARE_LIST})(?<!(?:et|a|au|,|&) ?)${CALLED} ?(?:(?:[:=(>,-] ?){0,2}(${ENTRY_VALUE})|[:=] ?(\d[\d ]*(?:[.,]\d+)?)(?= ?(?:$|[,;)])))(?![a-z\d])[^.;,a-z\d]{0,4}(?:d insertion|minimum|et)?[ ;,.)\n-]{0,4}`,
  'y',
)

/** "Heures d'insertion : lot 1 : 210 h ; lot 2 : 90 h ; lot 3 : sans objet", read lot by lot; empty when no such list. */
export function lotValues(after: string): Map<number, LotValue> {
  const values = new Map<number, LotValue>()
  const start = ENTRIES_START.exec(after)?.[0].length
  if (start === undefined) return values
  ENTRY.lastIndex = start
  for (let entry = ENTRY.exec(after); entry; entry = ENTRY.exec(after)) {
    const state = stateOf(entry[2] ?? entry[3] ?? '')
    for (const lot of numbersOf(entry[1] ?? ''))
      values.set(lot, { state, end: entry.index + entry[0].trimEnd().length })
  }
  return values
}

function stateOf(value: string): LotValue['state'] {
  if (value === 'nc') return 'silent'
  return /^(?:non|neant|sans|so$|aucun|0+(?:[.,]0+)?(?: |h|%|$))/.test(value) ? 'no' : 'yes'
}
