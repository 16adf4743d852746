/** Which lots a sentence speaks of, read around a phrase; folded text throughout. */
export interface LotScope {
  readonly has: (lot: number) => boolean
  /**
   * `said`: the phrase is tied to these lots, so the others are without. `except`: to all but some, which then have the
   * contrary. `headed`: it stands under a lot's heading.
   */
  readonly tie: 'said' | 'except' | 'headed'
  /** Folded characters on either side that say so. */
  readonly extent: { readonly before: number; readonly after: number }
}

const NUMBERED = String.raw`(?:n ?[°o]?s? ?|numeros? ?)?\d{1,3}(?!\d)`
const LIST = String.raw`lots? (?:${NUMBERED}(?: ?(?:,|;|et|&|a|au|ainsi que|-|\/) ?(?:(?:les? |du |des )?lots? )?)?){1,40}`
const SPARING =
  '(?:sauf|hors|hormis|excepte[es]{0,2}|a l exception|a l exclusion|exception faite|exclusion faite|mis(?:e|es)? a part|en dehors|autres? que|moins)'
const SPARED = `(?:^|[ ,(-])${SPARING}(?: (?:pour|sur|de|du|des|d|les?|ceux|celui|celle|seuls?)){0,3} (${LIST})`
/** Asked first: looking for the whole exception costs more. */
const MAY_SPARE = /sauf|hors|hormis|except|exclu|a part|dehors|autre|moins/
const SPARED_LAST = `(${LIST}) ?(?:etant )?(?:(?:exclu|excepte)[es]{0,2}|mis(?:e|es)? a part|non (?:compris|concerne)[es]{0,2})(?=$|[^a-z])`
const AFTER_EXCEPT = new RegExp(`^([^.;]{0,60}?)(?:${SPARED}|[,(-] ?(?:les? )?${SPARED_LAST})`)
const BEFORE_EXCEPT = new RegExp(`(?:${SPARED}|[,(-] ?(?:les? )?${SPARED_LAST})[,)]?(?: [^ .;:]{1,20}){0,8} ?:? $`)
const AFTER = new RegExp(
  String.raw`^((?:[^.;\d]|\d+ ?(?:h|heures)){0,45}?)(?:\.? elle (?:porte|s applique|concerne)(?: sur)? (?:les?|aux?) |(?:pour|sur|concern[a-z]{1,6}|aux?|des|du|de|les?|dans|:|\() ?(?:les? |seuls? |du |des ){0,2})(${LIST})`,
)
/** "clause d'insertion lot 1)": without a word between, and not the heading of what follows. */
const AFTER_DIRECT = new RegExp(`^ ?(${LIST})(?=$|[).])`)
const BEFORE_SAID = new RegExp(
  String.raw`(${LIST}) ?(?:\([^)]{0,40}\) ?)?(?:,? ?(?:est|sont|sera|seront|comporte[nt]{0,2}|comprend|comprennent|comprenant|contient|prevoi[ent]{1,3}|integre[nt]{0,2}|avec|fait|font|fera|soumis[es]{0,2}|qui|reserves?|assortis?|doit|devra)(?: [^ .;:]{1,20}){0,6}| ?[:-])? $`,
)
const BEFORE_SPARED = new RegExp(`(${LIST})[ ,(]*$`)
const OPPOSED = /contrairement|difference|inverse/
const HEADING = /(?:^|[^a-z])lot (?:n ?[°o]? ?)?(\d{1,3}) ?(?:[:\-/(]|[a-z])/g

/** Scope of the phrase standing between `before` and `after`; null when no lot is named for it. */
export function lotScope(before: string, after: string): LotScope | null {
  if (!before.includes('lot') && !after.includes('lot')) return null
  const except = exceptIn(before, after)
  if (except) return except
  const ahead = BEFORE_SAID.exec(before)
  if (ahead) return within(ahead[1], 'said', { before: ahead[0].length, after: 0 })
  const behind = saidAfter(after)
  if (behind) return within(behind.list, 'said', { before: 0, after: behind.end })
  const heading = [...before.matchAll(HEADING)].at(-1)?.[1]
  return heading === undefined ? null : within(`lot ${heading}`, 'headed')
}

/** "Lots 1 à 8 sauf le lot 4" is seven lots; "sauf le lot 4" alone is all but one. */
function exceptIn(before: string, after: string): LotScope | null {
  const behind = AFTER_EXCEPT.exec(after)
  const ahead = behind || !MAY_SPARE.test(before) ? null : BEFORE_EXCEPT.exec(before)
  const spared = behind ? (behind[2] ?? behind[3]) : (ahead?.[1] ?? ahead?.[2])
  if (spared === undefined) return null
  const out = new Set(numbersOf(spared))
  const listed = behind
    ? (saidAfter(behind[1] ?? '')?.list ?? BEFORE_SAID.exec(before)?.[1])
    : BEFORE_SPARED.exec(before.slice(0, ahead?.index))?.[1]
  const lots = listed === undefined ? null : new Set(numbersOf(listed))
  return {
    has: (lot) => !out.has(lot) && (lots?.has(lot) ?? true),
    tie: 'except',
    extent: { before: ahead?.[0].length ?? 0, after: behind?.[0].length ?? 0 },
  }
}

function saidAfter(after: string): { list: string; end: number } | null {
  const direct = AFTER_DIRECT.exec(after)
  if (direct) return { list: direct[1] ?? '', end: direct[0].length }
  const said = AFTER.exec(after)
  return said && !OPPOSED.test(said[1] ?? '') ? { list: said[2] ?? '', end: said[0].length } : null
}

function within(list = '', tie: LotScope['tie'], extent = { before: 0, after: 0 }): LotScope {
  const lots = new Set(numbersOf(list))
  return { has: (lot) => lots.has(lot), tie, extent }
}

/** "1, 3 et 7" is three lots, "5 à 8" four. */
function numbersOf(list: string): number[] {
  const lots: number[] = []
  for (const [, first, last] of list.matchAll(/(\d{1,3})(?: ?(?:a|au|-) ?(?:(?:lots? )?n? ?[°o]? ?)?(\d{1,3}))?/g)) {
    const from = Number(first)
    const to = last === undefined ? from : Number(last)
    for (let lot = from; lot <= Math.min(to, from + 200); lot++) lots.push(lot)
    if (to < from) lots.push(from, to)
  }
  return lots
}

/** What a list gives for a lot, and where that ends after the phrase. */
export interface LotValue {
  readonly state: 'yes' | 'no' | 'silent'
  readonly end: number
}

const ENTRIES_START = /^[^.;\d]{0,40}?(?=(?<![a-z])lots? (?:n|\d))/
const ENTRY_VALUE =
  '(?:oui|non|neant|sans objet|so|aucune?s?|sans(?! objet)|nc|0 ?(?:h|heures?|%)|\\d[\\d ]*(?:[.,]\\d+)? ?(?:h|heures?|%))'
const ENTRY = new RegExp(
  String.raw`(${LIST})(?<!(?:et|a|au|,|&) ?) ?(?:(?:[:=(>-] ?){0,2}(${ENTRY_VALUE})|[:=] ?(\d[\d ]*(?:[.,]\d+)?)(?= ?(?:$|[,;)])))(?![a-z\d])[^.;,a-z\d]{0,4}(?:d insertion|minimum|et)?[ ;,.)]{0,3}`,
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

/** The number of a row's lot ("08", "Lot 3"), null when it has none. */
export function lotNumber(lot: string | null | undefined): number | null {
  const digits = lot ? /\d{1,3}/.exec(lot)?.[0] : undefined
  return digits === undefined ? null : Number(digits)
}
