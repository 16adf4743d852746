import { isLettered, LETTERED_LIST, LIST, NUMBERS, numbersOf } from './lotNumbers.js'

/** Which lots a sentence speaks of, read around a phrase; folded text throughout, lines kept apart. */
export interface LotScope {
  readonly has: (lot: number) => boolean
  /**
   * `said`: the phrase is tied to these lots, so the others are without. `except`: to all but some, which then have the
   * contrary. `headed`: it stands under a lot's heading. `all`: it is said of every lot.
   */
  readonly tie: 'said' | 'except' | 'headed' | 'all'
  /** Folded characters on either side that say so. */
  readonly extent: { readonly before: number; readonly after: number }
}

const SPARING =
  '(?:sauf|hors|hormis|excepte[es]{0,2}|a l exception|a l exclusion|exception faite|exclusion faite|mis(?:e|es)? a part|en dehors|autres? que|moins|exclu[es]{0,2}|exceptes?|non compris)'
const SPARED = `(?:^|[ ,(-])${SPARING}(?: (?:pour|sur|de|du|des|d|les?|ceux|celui|celle|seuls?)){0,3} (${LIST}|${NUMBERS})`
/** Asked first: looking for the whole exception costs more. */
const MAY_SPARE = /sauf|hors|hormis|except|exclu|a part|dehors|autre|moins|non compris/
const SPARED_LAST = `(${LIST}) ?(?:etant )?(?:(?:exclu|excepte)[es]{0,2}|mis(?:e|es)? a part|non (?:compris|concerne)[es]{0,2})(?=$|[^a-z])`
const AFTER_EXCEPT = new RegExp(`^([^.;\\n]{0,60}?)(?:${SPARED}|[,(-] ?(?:les? )?${SPARED_LAST})`)
const BEFORE_EXCEPT = new RegExp(
  `(?:${SPARED}|[,(-] ?(?:les? )?${SPARED_LAST})[,)]{0,2}(?: [^ .;:\\n]{1,20}){0,14} ?[:(]? ?$`,
)
const AMOUNT = String.raw`\d[\d ]{0,7}(?:[.,]\d+)? ?(?:h|heures?|%|points?|pts?)(?![a-z])`
const ONLY = '(?: (?:uniquement|seulement|exclusivement))?'
const TO_LOTS =
  '(?:pour|sur|concern[a-z]{1,6}|vis[a-z]{1,4}|aux?|des|du|de|les?|dans|:|\\() ?(?:les? |seuls? |du |des |uniquement |exclusivement |seulement |chacun des ){0,2}(?:\\d{1,2} (?=lots ?:))?'
const AFTER = new RegExp(
  String.raw`^(?:[ .]{0,2}\(?[^()\n;]{0,50}\) ?)?((?:[^.;\d\n]|${AMOUNT}){0,45}?)(?:\.? elle (?:porte|s applique|concerne)(?: sur)? (?:les?|aux?) |${TO_LOTS})(${LIST})`,
)
/** "clause d'insertion lot 1)": without a word between, and not the heading of what follows. */
const AFTER_DIRECT = new RegExp(`^(?: ?\\(?${AMOUNT}\\)?)? ?[,-]? ?(${LIST})${ONLY}(?= ?(?:$|[).;,\\n(]))`)
const HOLDS =
  '(?:est|sont|sera|seront|a|ont|aura|auront|comporte[nt]{0,2}|comportera|comporteront|comprend|comprennent|comprenant|contient|contiennent|prevoi[ent]{1,3}|integre[nt]{0,2}|inclu[ent]{1,3}|impose[nt]{0,2}|beneficie[nt]{0,2}|dispose[nt]{0,2}|necessite[nt]{0,2}|avec|fait|font|fera|feront|soumis[es]{0,2}|qui|reserves?|assortis?|concernes?|doit|doivent|devra|devront|uniquement|seulement|echappe[nt]{0,2}|n|ne)'
const WORD = '(?: (?!lots? )[^ .;:\\n]{1,20})'
/** What a lot is called: "lot 1 gros œuvre comporte", but not "lot 1 et le marché comporte". */
const NAME =
  '(?: (?!(?:et|le|la|les|l|ce|cette|un|une|il|elle|qui|que|dont|marche|titulaire)(?![a-z]))[a-z]{1,18}){0,4}?'
const BEFORE_SAID = new RegExp(
  String.raw`(?:^|[^a-z])(?:(?:pour|sur|dans|concernant|au titre|en ce qui concerne) (?:du |des |les? |seuls? ){0,2}(${LIST})${ONLY}[ ,]*${WORD}{0,8}|(${LIST})(?:, [a-z ]{2,30}\))? ?(?:\([^)]{0,40}\) ?)?(?:${NAME}[ ,]*${HOLDS}${WORD}{0,7}| ?[:-](?: ${AMOUNT}| \d[\d ]{0,7})?(?: (?:sans|avec|non|pas|de|d|aucune?|une?|la|marche|lots?)){0,3})?,?) $`,
)
/** "Lots concernés par la clause : 2, 5 et 7", but not "nombre de lots réservés : 2". */
const BEFORE_ANNOUNCED = /(?<!nombre (?:total )?de )lots?(?: (?!lots? )[^ .;:\n]{1,20}){0,6} $/
const AFTER_ANNOUNCED = new RegExp(`^(?: [^ .;:\\n]{1,20}){0,3} ?: ?(?:les? )?(${NUMBERS})(?= ?(?:$|[.;)(\\n]))`)
const BEFORE_SPARED = new RegExp(`(${LIST})[ ,(]*$`)
/** A line of its own above. */
const TITLE = new RegExp(`(?:^|\\n)[ -]*(${LIST})[ :]*\\n[ -]*$`)
/** One of them is only pointed out: "y compris le lot 4". */
const AMONG_OTHERS = /(?:y compris|notamment|en particulier|surtout)(?: (?:au|pour|sur))? ?$/
const OPPOSED = /contrairement|difference|inverse/
const HEADING = new RegExp(
  `(?:^|[^a-z])(${LIST})(?! ?(?:et|,|a|au|&|;) ?(?:les? |lots? )?\\d) ?(?:[:\\-/(\\n]|[a-z])`,
  'g',
)
const ALL =
  '(?:tous (?:les )?(?:\\d+ )?lots?|l ensemble des (?:\\d+ )?lots|la totalite des lots|chaque lot|chacun des (?:\\d+ )?lots)(?! (?:sauf|hors))'
const AFTER_ALL = new RegExp(`^[^.;\\n]{0,45}?${ALL}`)
/** The sentence speaks of the whole contract, whatever lot was headed before it. */
const OF_ALL = new RegExp(
  `(?:^|[^a-z])(?:${ALL}|(?:le|ce|du|present) (?:marche|contrat)|l accord cadre|(?:la|cette) consultation|les lots(?! (?:n|\\d)))(?=$|[^a-z])[^.;\\n]*$`,
)

/** Scope of the phrase standing between `before` and `after`; null when no lot is named for it. */
export function lotScope(before: string, after: string, row: number | null): LotScope | null {
  const short = SHORT_LIST.exec(after)
  if (short) return within(short[1], 'said', { before: 0, after: short[0].length })
  if (!before.includes('lot') && !after.includes('lot')) return null
  const below = LISTED_BELOW.exec(after)
  if (below) return within(below[1], 'said', { before: 0, after: below[0].length })
  if (row !== null && isLettered(row)) return letteredScope(before, after)
  const notOnly = NOT_ONLY.exec(before)?.[1]
  if (notOnly !== undefined) return within(notOnly, 'headed')
  const except = exceptIn(before, after)
  if (except) return except
  const parity = parityIn(before, after)
  if (parity) return parity
  const moved = MOVED.exec(after)
  if (moved) return within(moved[1], 'said', { before: 0, after: moved[0].length })
  const ahead = BEFORE_SAID.exec(before)
  if (ahead) return within(`${ahead[1] ?? ahead[2]}${alsoAfter(after)}`, 'said', { before: ahead[0].length, after: 0 })
  const title = TITLE.exec(before)?.[1]
  if (title !== undefined) return within(title, 'headed')
  const others = OTHERS.exec(before)
  if (others) return allBut(lotsNamed(before.slice(0, others.index)))
  const announced = BEFORE_ANNOUNCED.test(before) ? announcedIn(before, after) : null
  if (announced) return announced
  const all = AFTER_ALL.exec(after)?.[0]
  if (all !== undefined && !LOT_NAMED.test(all)) return { has: () => true, tie: 'all', extent: { before: 0, after: 0 } }
  const behind = AMONG_ALL.test(after) && OF_ALL.test(before) ? null : saidAfter(after)
  if (behind) return within(behind.list, 'said', { before: 0, after: behind.end })
  const heading = [...before.matchAll(HEADING)].at(-1)
  if (!heading || OF_ALL.test(before.slice(heading.index)) || !isHeading(before, heading.index)) return null
  return within(heading[1], 'headed')
}

const PARITY_BEFORE = /(?:^|[^a-z])lots?(?: a numeros?)? (im)?pairs?(?![a-z])[^.;\n]{0,60}$/
const PARITY_AFTER = /^[^.;\d\n]{0,45}?(?<![a-z])lots?(?: a numeros?)? (im)?pairs?(?![a-z])/

/** "Lots impairs : clause d'insertion". */
function parityIn(before: string, after: string): LotScope | null {
  const ahead = PARITY_BEFORE.exec(before)
  const found = ahead ?? PARITY_AFTER.exec(after)
  if (!found) return null
  const remainder = found[1] === undefined ? 0 : 1
  const extent = { before: ahead?.[0].length ?? 0, after: ahead ? 0 : found[0].length }
  return { has: (lot) => lot % 2 === remainder, tie: 'said', extent }
}

/** "Supprimée au lot 2, est maintenue au lot 1": the lots where it stands. */
const MOVED = new RegExp(
  `^[^.;\\n]{0,20}?(?:supprim|retir|abandonn|ecart|exclu)[a-z]{1,3} (?:aux?|pour|sur|du|des) ?(?:les? )?${LIST}[^.;\\n]{0,30}?(?:maintenu|conserve)[a-z]{0,2} (?:aux?|pour|sur|du|des|dans) ?(?:les? )?(${LIST})`,
)

/** "Clause d'insertion : L1, L2 et L4". */
const SHORT_LIST =
  /^ ?[:(-]? ?(?:(?:pour|sur|aux?|les?) ){0,2}(l\d{1,2}(?:(?: ?[,/&] ?| et | a )l\d{1,2}){1,20})(?![\d-])(?! ?[:=])/

/** "Le lot 2 n'est pas le seul à comporter une": nothing is said against the others. */
const NOT_ONLY = new RegExp(
  `(${LIST})[^.;\\n]{0,30} (?:n est|ne sont|n etait|ne sera|ne seront) pas (?:le |la |les )?seule?s? a [^.;\\n]{0,40}$`,
)

/** A line of its own under the device: "- lots concernés : 2 et 3"; a reference in parentheses may stand between. */
const LISTED_BELOW = new RegExp(
  `^(?: ?:)?[ \\n]{0,3}[-–•*]? ?lots?(?: (?:concerne|vise|soumis|clause)[es]{0,2})? ?: ?(?:les? )?(?:n ?[°o]s? ?)?(${NUMBERS})(?= ?(?:$|[.;)(\\n]))`,
)

/** It opens a line, an item or a sentence; inside a sentence it heads the rest of that one. */
function isHeading(before: string, at: number): boolean {
  const opens = at === 0 ? before.startsWith('lot') : OPENING.test(before.slice(Math.max(0, at - 2), at + 1))
  return opens || !/[.;\n]/.test(before.slice(at + 1).replace(/\d[.,]\d/g, ''))
}

const AMONG_ALL = /^[^.;\d\n]{0,45}? dont (?:les? )?lots?/
const OPENING = /[.;:\n(•-] ?$/
const OTHERS = /(?:^|[^a-z])autres lots[^.;\n]{0,60}$/
const LOT_NAMED = /lots? (?:n ?[°o]? ?)?\d/
const LETTERED_AFTER = new RegExp(`^[^.;\\n]{0,45}?(${LETTERED_LIST})`)
const LETTERED_BEFORE = new RegExp(`(${LETTERED_LIST})[^.;\\n]{0,60}$`)

function letteredScope(before: string, after: string): LotScope | null {
  const list = LETTERED_AFTER.exec(after)?.[1] ?? LETTERED_BEFORE.exec(before)?.[1]
  return list === undefined || OF_ALL.test(before) ? null : within(list, 'headed')
}

/** "Lot 2 : sans clause. Autres lots : clause d'insertion." */
function allBut(named: readonly number[]): LotScope | null {
  if (named.length === 0) return null
  return { has: (lot) => !named.includes(lot), tie: 'headed', extent: { before: 0, after: 0 } }
}

/** "Le lot 1 comporte une clause de 200 h et le lot 2 de 90 h". */
const ALSO = new RegExp(
  String.raw`(?:,|et|puis) (?:le |les )?(${LIST}) ?:? ?(?:(?:de|a hauteur de|pour|avec) )?(?!0+ ?[h%])${AMOUNT}`,
  'g',
)
const alsoAfter = (after: string): string =>
  [...(/^[^.;\n]*/.exec(after)?.[0] ?? '').matchAll(ALSO)].map(([, list = '']) => ` ; ${list}`).join('')

/** A lone number after "lots" may count them. */
function announcedIn(before: string, after: string): LotScope | null {
  const announced = AFTER_ANNOUNCED.exec(after)
  const lots = numbersOf(announced?.[1] ?? '')
  if (!announced || lots.length === 0 || (lots.length === 1 && /lots(?: [^ ]+)* $/.test(before))) return null
  return within(announced[1], 'said', { before: 0, after: announced[0].length })
}

/** "Lots 1 à 8 sauf le lot 4" is seven lots; "sauf le lot 4" alone is all but one. */
function exceptIn(before: string, after: string): LotScope | null {
  const behind = MAY_SPARE.test(after) ? AFTER_EXCEPT.exec(after) : null
  const ahead = behind || !MAY_SPARE.test(before) ? null : BEFORE_EXCEPT.exec(before)
  const spared = behind ? (behind[2] ?? behind[3]) : (ahead?.[1] ?? ahead?.[2])
  if (spared === undefined || !isOfLots(spared, behind ? before + (behind[1] ?? '') : before)) return null
  const out = new Set(numbersOf(spared))
  const listed = behind
    ? (saidAfter(behind[1] ?? '')?.list ?? saidBefore(before))
    : BEFORE_SPARED.exec(before.slice(0, ahead?.index))?.[1]
  const lots = listed === undefined ? null : new Set(numbersOf(listed))
  return {
    has: (lot) => !out.has(lot) && (lots?.has(lot) ?? true),
    tie: 'except',
    extent: { before: ahead?.[0].length ?? 0, after: behind?.[0].length ?? 0 },
  }
}

/** "Sauf le 4" spares a lot only where lots are spoken of. */
const isOfLots = (spared: string, lead: string): boolean =>
  spared.startsWith('lot') || /lots?(?![a-z])[^.;\n]{0,80}$/.test(lead)

function saidBefore(before: string): string | undefined {
  const said = BEFORE_SAID.exec(before)
  return said?.[1] ?? said?.[2]
}

function saidAfter(after: string): { list: string; end: number } | null {
  const direct = AFTER_DIRECT.exec(after)
  if (direct) return { list: direct[1] ?? '', end: direct[0].length }
  const said = AFTER.exec(after)
  if (!said || OPPOSED.test(said[1] ?? '') || AMONG_OTHERS.test(said[1] ?? '')) return null
  return withMore(after, said[2] ?? '', said[0].length)
}

/** "10 % pour les lots 1 et 2, 15 % pour le lot 3". */
const MORE = new RegExp(
  String.raw`(?:[ ,;]|\(${AMOUNT}\)){1,4}(?:et,? |puis )?(?:(?!0+ ?[h%])${AMOUNT} (?:pour|sur|aux?|dans) ?(?:les? )?(${LIST})|(?:pour|sur|aux?|dans) (?:les? )?(${LIST}) ?[,:(]? ?(?!0+ ?[h%])${AMOUNT})`,
  'y',
)
const MOST_PARTS = 12

function withMore(after: string, first: string, from: number): { list: string; end: number } {
  let list = first
  let end = from
  for (let part = 0; part < MOST_PARTS; part++) {
    MORE.lastIndex = end
    const more = MORE.exec(after)
    if (!more) break
    list += ` ; ${more[1] ?? more[2] ?? ''}`
    end = MORE.lastIndex
  }
  return { list, end }
}

function within(list = '', tie: LotScope['tie'], extent = { before: 0, after: 0 }): LotScope {
  const lots = new Set(numbersOf(list))
  return { has: (lot) => lots.has(lot), tie, extent }
}

/** Lots named in some words, whatever is said of them. */
export const lotsNamed = (words: string): number[] => [...words.matchAll(ANY_LIST)].flatMap(([list]) => numbersOf(list))
const ANY_LIST = new RegExp(LIST, 'g')
