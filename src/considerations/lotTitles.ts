import { type LotScope, within } from './lotScope.js'

/** A bullet folds to U+FFFD. What may lead to the list: no answer, no other lot. */
const LEAD =
  /^(?:(?!(?<![a-z])(?:non|pas|sans|dont|notamment|compris|idem)(?![a-z]))[^.;\d]){0,60}?(?=(?<![a-z])lots? ?(?:n ?[°o]? ?)?\d)/
const EXCEPTED =
  /(?:sauf|hors|hormis|excepte[es]{0,2}|exception d[eu]s?|exclusion d[eu]s?) ?:? ?(?:(?:les?|du|des) )?(?:lots? suivants? ?:? ?)?[\n-]{0,3} ?$/
/** "350 heures", "5 %": a share of the lot, which is not nothing. */
const SHARE = String.raw`(?: ?[:(=-]? ?(?!0+ ?[h%])\d[\d ]{0,6}(?:[.,]\d+)? ?(?:h|heures?|%)(?![a-z])(?: d insertion)?\)?)?`
/** Words of a title; those of a sentence or of an answer begin something else. */
const NO_TITLE =
  '(?:(?:oui|non|neant|sans|ras|idem|hors|pas|ne|n|est|sont|a|ont|sera|seront|qui|avec|x|o)(?![a-z])|(?:aucun|comport|comprend|reserv|clause|critere|insertion|marche|soumis|concern|prevo|doi|impos|heure))'
const TITLE_WORD = `(?!${NO_TITLE})[a-z'][a-z']{0,17}`
const TITLE = `(?: ?[:(-]? ?${TITLE_WORD}(?:[ /'-]{1,3}${TITLE_WORD}){0,5}\\)?)?`
const ITEM = new RegExp(
  String.raw`lots? ?(?:n ?[°o]? ?)?(\d{1,3})(?!\d|[.,]\d| ?(?:a|au) ?(?:lot )?\d)${TITLE}${SHARE}(?:(?: ?(?:[,;\n\ufffd*|/-]|et(?= ))){1,4} ?(?:et )?(?:les? |aux? |du |pour le )?|(?= ?(?:$|[.)])))`,
  'y',
)

/** Lots announced, with nothing but a list to come. */
const ANNOUNCED = /(?<!nombre (?:total )?de )(?<![a-z])lots(?: (?!lots? )[^ .;:\n]{1,20}){0,8} $/
const BARE_START = /^(?: [^ .;:\n]{1,20}){0,3} ?: ?(?=\n? ?[*\ufffd-]{0,2} ?\d)/
const BARE_ITEM = new RegExp(
  String.raw`[\n ]{0,2}[*\ufffd-]{0,2} ?(\d{1,3})(?!\d|[.,]\d)(?:[.):-]{0,2}(?=[ :(-])${TITLE}${SHARE})(?: ?[,;\n|]{1,2}|[ .]{0,2}$)`,
  'y',
)

/** "Lots soumis à la clause :\n1 - VRD\n7 - Menuiseries": numbers with their titles, the word lot said once before. */
export function bareTitledList(before: string, after: string): LotScope | null {
  const start = before.includes('lots') && ANNOUNCED.test(before) ? BARE_START.exec(after)?.[0].length : undefined
  return start === undefined ? null : listFrom(after, start, BARE_ITEM)
}

/** "Lots suivants : lot 1 VRD, lot 2 gros œuvre, lot 7 menuiseries", on one line or a line each; null where fewer than two. */
export function titledList(after: string): LotScope | null {
  const start = LEAD.exec(after)?.[0].length
  const said = start === undefined ? null : listFrom(after, start, ITEM)
  if (!said || !EXCEPTED.test(after.slice(0, start))) return said
  return { ...said, has: (lot) => !said.has(lot), tie: 'except' }
}

/** One alone is no list. */
function listFrom(after: string, start: number, pattern: RegExp): LotScope | null {
  const lots: string[] = []
  let end = start
  pattern.lastIndex = start
  for (let item = pattern.exec(after); item; item = pattern.exec(after)) {
    lots.push(item[1] ?? '')
    end = pattern.lastIndex
  }
  if (lots.length < 2) return null
  return within(`lots ${lots.join(', ')}`, 'said', { before: 0, after: after.slice(0, end).trimEnd().length })
}
