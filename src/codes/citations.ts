import type { ArticleId } from './articles.js'
import { articleOf, articlesBetween, type CitedText, type Named, namedAfter, namedBefore } from './citedTexts.js'

/** An article cited in a text: `text.slice(start, end) === quote`, UTF-16 offsets, end exclusive. */
export interface Citation {
  readonly article: ArticleId
  readonly start: number
  readonly end: number
  readonly quote: string
}

const DASH = '[-\u2010-\u2015\u2212]'
const LETTER = '([LRD])[\\s.*]{0,4}'
/** "2113-12", "2112.2", "2113 - 13-1"; never the beginning of a longer number. */
const CODE_NUMBER = `\\d{3,4}\\s?(?:${DASH}|\\.)\\s?\\d{1,3}(?:(?:${DASH}|\\.)\\d{1,2}){0,2}(?!\\d|${DASH}\\d)`
const SMALL_NUMBER = `\\d{1,2}(?:(?:${DASH}|\\.)\\d{1,2}){0,3}(?!\\d)`
/** What may follow a number that continues a list: "et 15 personnes" is no article. */
const LIST_GOES_ON = `(?=\\s{0,2}(?:$|[,;:/)\\]&.\u2013-]|(?:et|ou|à|au)\\s|[IVX]{1,4}(?![\\p{L}])|\\d{1,2}\\s?°|du\\s(?:code|c|d[iu]|pr|m)|de\\sla\\sloi|(?:de\\sl|d)\\s?['’]|(?:CMP|CCP|CCAG)))`

/** Where citations begin: the word "article", a letter with its number, or a bare "16.1" or "53" beside its text. */
const ANCHOR = new RegExp(
  [
    `d(?:é|e\u0301?)crets?\\s{1,3}(?:n\\s?[°ºo]?\\.?\\s?)?(?<decree>2021${DASH}254|2024${DASH}134)(?!\\d)`,
    `(?<![\\p{L}\\p{N}])(?<word>(?:articles?|arts?)(?:\\.\\s{0,3}|\\s{1,3}|(?=\\d)))(?=(?:${LETTER})?\\d)`,
    `(?<![\\p{L}\\p{N}])(?=${LETTER}\\d{3,4}\\s?(?:${DASH}|\\.)\\s?\\d)`,
    `(?<![\\p{L}\\p{N}.,])(?<bare>(?=\\d{1,2}(?:\\.\\d|\\s{1,2}(?:du\\s)?CMP(?!\\p{L}))))`,
  ].join('|'),
  'giu',
)
const CODE_ITEM = new RegExp(`(?:${LETTER})?(${CODE_NUMBER})`, 'iuy')
const SMALL_ITEM = new RegExp(`(${SMALL_NUMBER})`, 'iuy')
const NEXT_SMALL_ITEM = new RegExp(`(${SMALL_NUMBER})${LIST_GOES_ON}`, 'iuy')
const CONNECTOR =
  /(?:\s{0,2}[,;/&]\s{0,3}(?:et\s{1,2}|ou\s{1,2})?|\s{1,3}(?:et|ou|(?<to>à|jusqu['’]à))\s{1,3})(?:aux?\s|de\s|l['’]|(?:articles?|arts?\.?)\s{0,2})?/iuy
/** Paragraphs inside an article ("I 1°", "-III", "alinéa 2") and "et suivants": they name no other article. */
const DETAIL = new RegExp(
  `\\s{0,2}(?:[,(]\\s?|${DASH})?\\s?(?:[IVX]{1,4}(?![\\p{L}\\p{N}])|\\d{1,2}\\s?(?:°|er\\s|e\\s)(?:\\s?al(?:\\.|in(?:é|e\u0301?)as?))?|al(?:\\.|in(?:é|e\u0301?)as?)\\s\\d{1,2}(?!\\d)|(?:et|&)\\s{1,2}(?:suivants?|ss?\\.)|susvis(?:é|e\u0301?)s?)`,
  'iuy',
)
const LONGEST_LIST = 60
const NEAR_A_CCAG = /c\.?c\.?a\.?g|cmp/i

interface Item {
  /** Letter, if any, and number with plain hyphens: "L2113-12", "2113-12", "15", "16.1.1". */
  readonly number: string
  readonly start: number
  readonly end: number
  /** Last of a range begun by the item before. */
  readonly closesRange: boolean
}

interface List {
  readonly items: readonly Item[]
  readonly end: number
}

/**
 * Every article of ours that a French text cites, in the order of the text: all spellings of a number, lists, ranges
 * (expanded to known articles), articles of former codes by their text. A number of another code is none. Linear time.
 */
export function citationsIn(text: string): Citation[] {
  const found: Citation[] = []
  let last: CitedText = 'CCP'
  let read = 0
  ANCHOR.lastIndex = 0
  for (let anchor = ANCHOR.exec(text); anchor; anchor = ANCHOR.exec(text)) {
    const from = anchor.index
    const { decree, word, bare } = anchor.groups ?? {}
    if (decree) found.push(cite(text, decreeOf(decree), { start: from, end: from + anchor[0].length }))
    else if (bare === undefined || NEAR_A_CCAG.test(text.slice(Math.max(0, from - 40), from + 60))) {
      const list = listAt(text, from + (word?.length ?? 0))
      const named = list && textOf(text, { from, read, hasWord: word !== undefined }, list)
      if (named) {
        const cited: CitedText = named.text === 'same' ? last : named.text
        found.push(...citationsOf(text, list, { ...named, text: cited }))
        if (cited !== 'other') last = cited
      }
      read = Math.max(read, named?.end ?? list?.end ?? 0)
      ANCHOR.lastIndex = Math.max(ANCHOR.lastIndex, read)
    }
    if (ANCHOR.lastIndex === from) ANCHOR.lastIndex++
  }
  return found
}

const decreeOf = (number: string): ArticleId => (number.startsWith('2021') ? 'Décret 2021-254' : 'Décret 2024-134')

/** The numbers from this place on; null where none stands. */
function listAt(text: string, from: number): List | null {
  let item = codeItem(text, from, null) ?? smallItem(text, from, SMALL_ITEM, null)
  if (!item) return null
  const items = [item]
  let at = item.end
  while (items.length < LONGEST_LIST) {
    at = skipDetails(text, at)
    const connector = matchAt(CONNECTOR, text, at)
    item = connector && nextItem(text, at + connector[0].length, item, connector.groups?.to !== undefined)
    if (!item) break
    items.push(item)
    at = item.end
  }
  return { items, end: at }
}

function skipDetails(text: string, from: number): number {
  let at = from
  for (let count = 0; count < 6; count++) {
    const detail = matchAt(DETAIL, text, at)
    if (!detail) break
    at += detail[0].length
  }
  return at
}

function nextItem(text: string, at: number, before: Item, closesRange: boolean): Item | null {
  const item = codeItem(text, at, before) ?? smallItem(text, at, NEXT_SMALL_ITEM, before)
  return item && { ...item, closesRange }
}

/** A number of a code; without its letter it has that of the number before. */
function codeItem(text: string, at: number, before: Item | null): Item | null {
  const match = matchAt(CODE_ITEM, text, at)
  if (!match) return null
  const letter = match[1]?.toUpperCase() ?? (before && /^[LRD]/.exec(before.number)?.[0]) ?? ''
  const number = letter + plainNumber(match[2] ?? '').replaceAll('.', '-')
  return { number, start: at, end: at + match[0].length, closesRange: false }
}

/** A small number: after "L. 2113-12" it stands for the end of another one, else for an article of a former code. */
function smallItem(text: string, at: number, pattern: RegExp, before: Item | null): Item | null {
  const match = matchAt(pattern, text, at)
  if (!match) return null
  const root = before && /^[LRD]?\d{3,4}-/.exec(before.number)?.[0]
  const number = (root ?? '') + plainNumber(match[1] ?? '')
  return { number, start: at, end: at + match[0].length, closesRange: false }
}

const plainNumber = (written: string): string => written.replace(/\s/g, '').replace(/[\u2010-\u2015\u2212]/g, '-')

interface Place {
  readonly from: number
  /** What was read already belongs to the citation before. */
  readonly read: number
  readonly hasWord: boolean
}

/** The text the numbers belong to: named after them, else before; a code's number alone is one of our code. */
function textOf(text: string, { from, read, hasWord }: Place, list: List): Named | null {
  const after = namedAfter(text, list.end)
  if (after) return { ...after, start: from }
  const isCode = list.items.some(isOfCode)
  const before = namedBefore(text, from)
  if (before && before.start >= read) {
    const leads = hasWord || !isCode || /[(:]|notamment|\bs(?:es|on)\b/.test(text.slice(before.start, from))
    if (leads) return { ...before, end: list.end }
  }
  return isCode ? { text: 'CCP', start: from, end: list.end } : null
}

const isOfCode = ({ number }: Item): boolean => /^[LRD]?\d{3}/.test(number)

function citationsOf(text: string, list: List, named: Named): Citation[] {
  return list.items.flatMap((item, index) => {
    const span = isOfCode(item) ? codeSpan(text, list, item) : named
    const article = articleNumbered(named.text, item.number)
    const opening = item.closesRange ? list.items[index - 1] : undefined
    const between = opening ? articlesBetween(named.text, opening.number, item.number) : []
    const range = opening && isOfCode(opening) ? { start: opening.start, end: item.end } : span
    return [...between.map((each) => cite(text, each, range)), ...(article ? [cite(text, article, span)] : [])]
  })
}

/** A number written without its letter is quoted from the beginning of its list: "L. 2113-12, 13". */
function codeSpan(text: string, { items }: List, item: Item): { start: number; end: number } {
  const isWhole = /[lrd]/i.test(text.charAt(item.start))
  return { start: isWhole ? item.start : (items[0]?.start ?? item.start), end: item.end }
}

function cite(text: string, article: ArticleId, { start, end }: { start: number; end: number }): Citation {
  return { article, start, end, quote: text.slice(start, end) }
}

/** Exact in a code, where -13-1 is no part of -13; elsewhere "53-I" is in 53 and "16.1.1" in 16.1. */
function articleNumbered(cited: CitedText, number: string): ArticleId | null {
  if (/^[LRD]/.test(number)) return articleOf(cited, number)
  if (/\d{3}-/.test(number)) return articleOf(cited, `L${number}`) ?? articleOf(cited, `R${number}`)
  for (let part = number; part !== ''; part = part.replace(/(?:^|[.-])\d+$/, '')) {
    const article = articleOf(cited, part)
    if (article) return article
  }
  return null
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
