/** Which lots a sentence speaks of, read around a phrase; folded text throughout. */
export interface LotScope {
  readonly has: (lot: number) => boolean
  /** `said`: the phrase is tied to these lots, so the others are without. `headed`: it stands under a lot's heading. */
  readonly tie: 'said' | 'headed'
}

const NUMBERED = String.raw`(?:n ?[°o]?s? ?|numeros? ?)?\d{1,3}`
const LIST = String.raw`lots? (?:${NUMBERED}(?: ?(?:,|;|et|&|a|au|ainsi que|-|\/) ?(?:(?:les? |du |des )?lots? )?)?){1,40}`
const EXCEPT = String.raw`(?:tous (?:les )?lots|ensemble des lots) ?(?:,|\()? ?(?:sauf|hors|excepte|a l exception du|a l exception des|a l exclusion du)(?: le| les| des)? (${LIST})`
const BEFORE_EXCEPT = new RegExp(`${EXCEPT}(?: [^ .;:]{1,20}){0,8} ?:? $`)
const AFTER_EXCEPT = new RegExp(`^[^.;]{0,40}?${EXCEPT}`)
const AFTER = new RegExp(
  String.raw`^(?:[^.;\d]|\d+ ?(?:h|heures)){0,45}?(?:\.? elle (?:porte|s applique|concerne)(?: sur)? (?:les?|aux?) |(?:pour|sur|concern[a-z]{1,6}|aux?|des|du|de|les?|dans|:|\() ?(?:les? |seuls? |du |des ){0,2})(${LIST})`,
)
const BEFORE_SAID = new RegExp(
  String.raw`(${LIST}) ?(?:\([^)]{0,40}\) ?)?(?:,? ?(?:est|sont|sera|seront|comporte[nt]{0,2}|comprend|comprennent|comprenant|contient|prevoi[ent]{1,3}|integre[nt]{0,2}|avec|fait|font|fera|soumis[es]{0,2}|qui|reserves?|assortis?|doit|devra)(?: [^ .;:]{1,20}){0,6}| ?[:-])? $`,
)
const HEADING = /(?:^|[^a-z])lot (?:n ?[°o]? ?)?(\d{1,3}) ?(?:[:\-/(]|[a-z])/g

/** Scope of the phrase standing between `before` and `after`; null when no lot is named for it. */
export function lotScope(before: string, after: string): LotScope | null {
  const except = AFTER_EXCEPT.exec(after)?.[1] ?? BEFORE_EXCEPT.exec(before)?.[1]
  if (except) return notIn(numbersOf(except))
  const said = BEFORE_SAID.exec(before)?.[1] ?? AFTER.exec(after)?.[1]
  if (said) return within(numbersOf(said), 'said')
  const heading = [...before.matchAll(HEADING)].at(-1)?.[1]
  return heading === undefined ? null : within([Number(heading)], 'headed')
}

const within = (lots: readonly number[], tie: LotScope['tie']): LotScope => ({ has: (lot) => lots.includes(lot), tie })
const notIn = (lots: readonly number[]): LotScope => ({ has: (lot) => !lots.includes(lot), tie: 'said' })

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

/** The number of a row's lot ("08", "Lot 3"), null when it has none. */
export function lotNumber(lot: string | null | undefined): number | null {
  const digits = lot ? /\d{1,3}/.exec(lot)?.[0] : undefined
  return digits === undefined ? null : Number(digits)
}
