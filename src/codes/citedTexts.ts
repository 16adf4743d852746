import { ARTICLE_IDS, type ArticleId } from './articles.js'

/** Of a citation: the code or text it belongs to, as ids begin, or a code that is none of ours. */
export type CitedText = (typeof NAMES)[number][0]

const DASH = '[-\u2010-\u2015\u2212]'
const GAP = '\\s{1,3}'
const NO = '(?:n\\s?[°ºo]?\\.?\\s?)?'
const E_ACUTE = '(?:é|e\u0301?)'
const ccag = (name: string) => `c\\.?c\\.?a\\.?g\\.?(?:\\s?2021)?[\\s/(-]{0,3}(?:de${GAP}|des${GAP})?(?:${name})`

/** A code of others by its first words, so that "code CPV" is none. */
const OTHER_CODE = `code${GAP}(?!de${GAP}la${GAP}commande|du${GAP}travail)(?:g${E_ACUTE}n${E_ACUTE}ral|de|du|des|d['’]\\p{L}{1,30}|civil|p${E_ACUTE}nal|mon${E_ACUTE}taire)`

/** How each text is named in notices, nearest names first: any other code is known to be another one. */
const NAMES = [
  ['CCP', `code${GAP}(?:de${GAP}la${GAP})?commande${GAP}publique|CCP`],
  ['C. trav.', `code${GAP}du${GAP}travail|c\\.\\s?trav\\.?`],
  ['CASF', `code${GAP}de${GAP}l\\s?['’]?\\s?action${GAP}sociale(?:${GAP}et${GAP}des${GAP}familles)?|CASF`],
  ['CRPM', `code${GAP}rural(?:${GAP}et${GAP}de${GAP}la${GAP}p(?:ê|e\u0302?)che${GAP}maritime)?|CRPM`],
  ['CMP', `code${GAP}des${GAP}march${E_ACUTE}s${GAP}publics|CMP`],
  ['Ord. 2015-899', `ordonnance${GAP}(?:${NO}2015${DASH}899|du${GAP}23${GAP}juillet${GAP}2015)`],
  ['Décret 2016-360', `d${E_ACUTE}cret${GAP}(?:${NO}2016${DASH}360|du${GAP}25${GAP}mars${GAP}2016)`],
  ['Loi AGEC', `loi${GAP}(?:AGEC|anti[-\\s]gaspillage|${NO}2020${DASH}105)`],
  ['Loi Climat', `loi${GAP}(?:climat|${NO}2021${DASH}1104)`],
  ['CCAG-Travaux', ccag('(?:march(?:é|e\u0301?)s\\s)?(?:publics\\s)?(?:de\\s)?travaux')],
  ['CCAG-FCS', ccag('FCS|fournitures courantes')],
  ['CCAG-PI', ccag('PI|prestations intellectuelles')],
  ['CCAG-TIC', ccag('TIC|techniques de l.information')],
  ['same', `(?:m(?:ê|e\u0302?)me|pr${E_ACUTE}sent|dit)${GAP}code|dudit${GAP}code`],
  ['other', `${OTHER_CODE}|CGCT|CGPPP|CG3P|CSP|CCH|CGI|CJA|CPI|CSS`],
] as const

/** The letter of an article number, or none: "L. 2113-12", "article 15". */
const ID = /^(.+?) (?:art\. )?(?:([LRD])\. )?(\d+(?:[-.]\d+)*)$/

/** Articles by the text they belong to, then by letter and number: "L2113-12", "15", "20.1". */
const NUMBERS = new Map<string, Map<string, ArticleId>>()
for (const id of ARTICLE_IDS) {
  const [, text = '', letter = '', number = ''] = ID.exec(id) ?? []
  const numbers = NUMBERS.get(text) ?? new Map<string, ArticleId>()
  NUMBERS.set(text, numbers.set(letter + number, id))
}

/** The known article of a text by its letter and number; null when we have none such. */
export const articleOf = (text: CitedText, number: string): ArticleId | null => NUMBERS.get(text)?.get(number) ?? null

/** Known numbers of a text strictly between two others of the same letter, for "L. 2113-12 à L. 2113-14". */
export function articlesBetween(text: CitedText, first: string, last: string): ArticleId[] {
  return [...(NUMBERS.get(text) ?? [])]
    .filter(([number]) => number[0] === first[0] || /^\d/.test(first))
    .filter(([number]) => compare(first, number) < 0 && compare(number, last) < 0)
    .map(([, id]) => id)
}

const partsOf = (number: string): number[] => (number.match(/\d+/g) ?? []).map(Number)

function compare(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)]
  const at = left.findIndex((part, index) => part !== right[index])
  return at < 0 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1)
}

const LINK =
  "\\s{0,3}[,(]?\\s{0,2}(?:du\\s{1,2}|de\\s{1,2}la\\s{1,2}|de\\s{1,2}l\\s?['’]\\s?|des?\\s{1,2}|d['’]\\s?|audit\\s)?"
const AFTER = NAMES.map(([text, name]) => [text, new RegExp(`${LINK}(?:${name})(?![\\p{L}\\p{N}])`, 'iuy')] as const)
/** A text named before its articles: "CMP, art. 14", "code du travail, notamment ses articles", "CCAG-FCS : article". */
const LEAD =
  "\\s{0,2}[,:(\u2013-]?\\s{0,2}(?:et\\s)?(?:notamment\\s)?(?:(?:en|dans|par)\\s)?(?:(?:ses?|son|les|l['’])\\s?)?"
const REST_OF_NAME = "[\\p{L}\\s'’-]{0,60}"
const BEFORE = NAMES.map(
  ([text, name]) =>
    [
      text,
      new RegExp(`(?<=((?<![\\p{L}\\p{N}])(?:${name})${text === 'other' ? REST_OF_NAME : ''}${LEAD}))`, 'iuy'),
    ] as const,
)

/** A text named, and where its name stands. */
export interface Named {
  readonly text: CitedText
  readonly start: number
  readonly end: number
}

/** The text named right at this place: " du code du travail", " CMP". */
export function namedAfter(text: string, at: number): Named | null {
  for (const [name, pattern] of AFTER) {
    pattern.lastIndex = at
    if (pattern.test(text)) return { text: name, start: at, end: pattern.lastIndex }
  }
  return null
}

/** The text named right before this place. */
export function namedBefore(text: string, at: number): Named | null {
  for (const [name, pattern] of BEFORE) {
    pattern.lastIndex = at
    const lead = pattern.exec(text)?.[1]
    if (lead !== undefined) return { text: name, start: at - lead.length, end: at }
  }
  return null
}
