/** How lots are named in folded text: digits ("2", "n° 03"), roman numerals ("II"), letters where the row's lot is one. */

/** "200 h", "5 %": an amount, no lot. */
const NO_UNIT = String.raw`(?! ?(?:h|heures?|%|€|euros?|mois|jours?|ans|points?|pts?)(?![a-z]))`
const SIGN = String.raw`(?:n ?[°o]?s? ?|numeros? ?)?`
const DIGITS = String.raw`${SIGN}\d{1,3}(?!\d|[.,]\d)${NO_UNIT}`
const ROMAN = '(?:x{0,2}(?:ix|iv|vi{0,3}|i{1,3})|xx?(?=[ ,;.)]|$))(?![a-z])'
const NUMBER = `(?:${DIGITS}|${ROMAN})`
const LETTER = `(?:${SIGN}[a-z](?![a-z]))`
/** What a lot is called, or its share: no answer, which says something of that lot alone. */
const ASIDE = String.raw`(?: ?\((?! ?(?:oui|non|sans|neant|aucun|hors|0+ ?h|☐|☒|x ?\)))[^()]{0,40}\))?`
/** "Lot 2 (cimetières) aux SIAE, lot 5 (mise sous pli) aux ESAT": whom each is for, before the next. */
const FOR_WHOM = String.raw`(?:(?<=\)) aux (?:siae|esat|ea|entreprises adaptees|(?:structures|entreprises) d insertion)(?: (?:et|ou) (?:aux )?(?:siae|esat|ea))?(?= ?(?:,|;|et) ?(?:le )?lot (?:n ?[°o]? ?)?\d{1,3} ?(?:\([^()]{0,40}\))? aux?(?![a-z])))?`
/** "Sur le lot 1 ; lot 2 réservé aux SIAE": what is said of a lone lot begins there, the list does not go on. */
const AFTER_ONE = String.raw`(?<=(?:le|au|du) lot ${SIGN}\d{1,3} ?)`
const ONE_MORE = String.raw`lot ${SIGN}\d{1,3}`
const BEGINS = `(?! ?(?:(?:; ?(?:le )?|, ?le |${AFTER_ONE}, ?)${ONE_MORE} (?:est|sera|etant|reserve(?!s)|comporte(?!nt)|comprend(?!r)|prevoit)(?![a-z])|(?:;|${AFTER_ONE},) ?(?:le )?${ONE_MORE} $))`
const BETWEEN = String.raw`${BEGINS} ?(?:,|;|et|ou|&|a|au|jusqu au|ainsi que|ainsi qu(?= aux? )|puis|-|\/)(?: et)? ?(?:(?:(?:sur|pour) )?(?:les? |du |des |aux? )?lots? ?(?=[n\di-x])|les? (?=[\di-x]))?`
/** "Le lot réservé n° 3", "les lots clausés 2 et 4"; "lots réservés 2" may count them. */
const DESCRIBED = String.raw`(?: (?:reserve|clause)(?= ?(?:n ?[°o]|\d))| (?:reserves|clauses)(?= ?(?:n ?[°o]|\d{1,3} ?(?:,|et|a|&)(?![a-z]))))?`
const QUALIFIED = String.raw`lots?${DESCRIBED}(?: (?:suivants?|ci apres|techniques|separes|geographiques|numeros?))? ?:? ?`

/** "Les lots de second œuvre (8 à 14)", "les petits lots (4, 5, 6)": a group by its name, then by its numbers; one alone may count them. */
const GROUP = String.raw`lots (?:(?!(?:est|sont|ont|sera|seront|qui|ne|n|clauses?|criteres?|comport|prevoi|reserv|batiments|tranches?|phases?|ilots?|niveaux|etages?|sites?|zones?|annees?|immeubles|logements|articles?|options?|pse)(?![a-z]))[a-z']{1,16} ){0,5}\(`
const GROUPED = new RegExp(String.raw`${GROUP}([^()]*)\)`, 'g')
const inGroup = (number: string): string => String.raw`${GROUP}(?:lots? )?${number}(?:${BETWEEN}${number}){1,40} ?\)`

const listed = (number: string): string => {
  const one = `${number}${ASIDE}${FOR_WHOM}`
  return `${one}(?:${BETWEEN}${one}){0,40}`
}

const COUNTS: Readonly<Record<string, number>> = { deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8 }
const RANKS: Readonly<Record<string, number>> = {
  premier: 1,
  deuxieme: 2,
  second: 2,
  troisieme: 3,
  quatrieme: 4,
  cinquieme: 5,
  sixieme: 6,
  septieme: 7,
  huitieme: 8,
  neuvieme: 9,
  dixieme: 10,
}
/** "Les trois premiers lots", "le deuxième lot". */
const RANKED = `(?:${Object.keys(COUNTS).join('|')}|\\d) premiers lots|(?:${Object.keys(RANKS).join('|')}) lot`
const FIRST_LOTS = /((?<![a-z])[a-z]+|\d) premiers lots/g
const RANKED_LOT = /(?<![a-z])([a-z]+) lot(?![a-z])/g

/** Lots told by their rank, said by their numbers. */
const numbered = (words: string): string =>
  words
    .replace(FIRST_LOTS, (_, count: string) => ` lots 1 a ${COUNTS[count] ?? count} `)
    .replace(RANKED_LOT, (all, rank: string) => (RANKS[rank] ? ` lot ${RANKS[rank]} ` : all))

/** A list without the word itself: "sauf le 4 et le 6". */
export const NUMBERS = listed(NUMBER)
const NUMBERED = `${QUALIFIED}${NUMBERS}`
const JOINED = ' ?(?:,|;|et|ainsi que) ?(?:(?:pour|sur) )?(?:les? |aux? |du |des )?'
/** Matches nothing. In a short repetition, whose body the engine would else compile once a turn, it keeps what is compiled small. */
const NEVER = '(?!)'
/** "Les lots 1 à 3 et les lots techniques (7 à 12)". */
const GROUPS = `(?:${NUMBERED}${JOINED})?${inGroup(NUMBER)}(?:${JOINED}(?:${inGroup(NUMBER)}|${NUMBERED})|${NEVER}){0,3}`
/** "lots n° 1, 2 et 5 à 8", "lot 6 (ascenseur) et lot 9", "lots II et IV", "lots suivants : 1, 3". */
export const LIST = `(?:${GROUPS}|${NUMBERED}|${RANKED})`
/** The same of a text that has no group. */
export const UNGROUPED_LIST = `(?:${NUMBERED}|${RANKED})`
/** The same for lots called A, B, C. */
export const LETTERED_LIST = `${QUALIFIED}${listed(LETTER)}`
/** A list whose words in brackets are kept apart: they may be its answer. */
export const BARE_LIST = String.raw`(?:lots? |l ?(?=\d))(?:${NUMBER}(?:${BETWEEN}(?=[\dn]))?){1,40}`

const LETTERS_FROM = 1000
const LETTER_A = 97
const LONGEST_RANGE = 200

/** "1, 3 et 7" is three lots, "5 à 8" four, "lots A et C" the two called so. */
export function numbersOf(list: string): number[] {
  const lots: number[] = []
  const words = (list.includes('premier') || list.endsWith('lot') ? numbered(list) : list)
    .replace(GROUPED, ' $1 ')
    .replace(/\([^()]*\)/g, ' ')
    .replace(/(?<![a-z])(?:lots?(?![a-z])|l(?= ?\d))/g, ' ')
    .replace(/ +/g, ' ')
  for (const [, first = '', , last] of words.matchAll(ONE_OR_RANGE)) {
    const from = lotOf(first)
    const to = last === undefined ? from : lotOf(last)
    for (let lot = from; lot <= Math.min(to, from + LONGEST_RANGE); lot++) lots.push(lot)
    if (to < from) lots.push(from, to)
  }
  return lots
}

const ONE = String.raw`\d{1,3}|(?<![a-z])(?:[ivx]{1,5}|[b-hj-mo-uwyz])(?![a-z])|(?<![a-z])a(?= ?(?:[,;)&\/-]|et |a |$))`
const ONE_OR_RANGE = new RegExp(
  String.raw`(${ONE})( ?(?:a|au|jusqu au|-) ?(?:(?:du |des |les? |aux? )?lots? )?(?:n ?[°o]? ?)?(${ONE}))?`,
  'g',
)

/** Letters stand apart from numbers; a lone "i" or "v" is the numeral. */
function lotOf(name: string): number {
  if (/^\d/.test(name)) return Number(name)
  return romanOf(name) ?? LETTERS_FROM + name.charCodeAt(0) - LETTER_A
}

const VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 }

function romanOf(name: string): number | null {
  let total = 0
  for (let at = 0; at < name.length; at++) {
    const value = VALUES[name.charAt(at)]
    if (value === undefined) return null
    total += value < (VALUES[name.charAt(at + 1)] ?? 0) ? -value : value
  }
  return total
}

/** The number of a row's lot ("08", "Lot 3", "II", "B"), null when it has none. */
export function lotNumber(lot: string | null | undefined): number | null {
  const digits = lot ? /\d{1,3}/.exec(lot)?.[0] : undefined
  if (digits !== undefined) return Number(digits)
  const name = lot ? /^(?:lot )?([ivx]{1,5}|[a-z])$/i.exec(lot.trim())?.[1] : undefined
  return name === undefined ? null : lotOf(name.toLowerCase())
}

/** Lots called by letters are compared with letters only: "le lot à livrer" folds like "lot A". */
export const isLettered = (lot: number): boolean => lot >= LETTERS_FROM
