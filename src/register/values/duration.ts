import type { IsoDate } from '../../contract.js'
import {
  openRenewal,
  type Place,
  renewedDuration,
  roundedDuration,
  unreadableCount,
  unreadableDuration,
} from '../issues.js'
import type { Cell } from '../types.js'
import { decimalOfNumber, hundredthsOf, readDecimal } from './decimal.js'
import { isAbsent, type Parsed, parsed, unread } from './parsed.js'

/** A duration as written: `months` in full, renewals included, as DECP means it; `renewals` null where none is told. */
export interface Term {
  readonly months: number
  readonly renewals: number | null
}

/**
 * Duration in whole months, rounded up as DECP asks: "12 mois", "3 ans" is 36, "1 an et 6 mois" is 18, "90 jours" is 3;
 * renewals are in it ("1 an renouvelable 3 fois", "12 mois + 3 x 12 mois", "2 ans ferme + 2 ans" are 48) and said.
 */
export function parseTerm(cell: Cell | undefined, at: Place): Parsed<Term> {
  if (cell === undefined || isAbsent(cell)) return unread()
  const read = cell.number === undefined ? readTerm(cell.text) : ofNumber(cell.number)
  if (read === null || read.hundredths < 0) return unread(unreadableDuration(at))
  const months = Math.ceil(read.hundredths / 100)
  const issues = read.hundredths % 100 === 0 ? [] : [roundedDuration(at, months)]
  if (read.renewals !== null) issues.push(renewedDuration(at, Math.ceil(read.firm / 100), months))
  if (read.open) issues.push(openRenewal(at, months))
  return parsed({ months, renewals: read.renewals }, ...issues)
}

/** The full duration alone, in months. */
export function parseDuration(cell: Cell | undefined, at: Place): Parsed<number> {
  const { value, issues } = parseTerm(cell, at)
  return value === null ? unread(...issues) : parsed(value.months, ...issues)
}

/**
 * Whole months from a start to an end, rounded up, the last day being either in ("01/01/2024", "31/12/2024") or the anniversary
 * ("01/01/2025"): both are 12. Null where the end comes before the start.
 */
export function monthsBetween(from: IsoDate, to: IsoDate): number | null {
  if (to < from) return null
  const [[year = 0, month = 0, day = 0], [lastYear = 0, lastMonth = 0, lastDay = 0]] = [partsOf(from), partsOf(to)]
  return Math.max(1, (lastYear - year) * 12 + lastMonth - month + (lastDay > day ? 1 : 0))
}

const partsOf = (date: IsoDate): number[] => date.split('-').map(Number)

/** In hundredths of months. */
interface Written {
  readonly hundredths: number
  readonly firm: number
  readonly renewals: number | null
  /** Renewable, it is not said how many times. */
  readonly open: boolean
}

const firmOnly = (hundredths: number | null): Written | null =>
  hundredths === null ? null : { hundredths, firm: hundredths, renewals: null, open: false }

function ofNumber(value: number): Written | null {
  const decimal = decimalOfNumber(value)
  return firmOnly(decimal && (hundredthsOf(decimal)?.value ?? null))
}

const LONGEST = 120
const WORDS = ['un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze']
const NUMBER_WORD = new RegExp(
  `(?<!\\p{L})(?:${WORDS.join('|')}|une|quinze|dix[- ]huit|vingt[- ]quatre)(?!\\p{L})`,
  'giu',
)
const OTHER_WORDS: Readonly<Record<string, number>> = { une: 1, quinze: 15, 'dix huit': 18, 'vingt quatre': 24 }
/** "douze (12) mois": the figure repeats the word. */
const REPEATED = /(\d+) ?\( ?\1 ?\)/g
/** What a duration is counted from, and words that change nothing to it. */
const FROM = / ?,? ?(?:à (?:compter|partir)|a (?:compter|partir)|dès|depuis) .*$/iu
const LEAD = /^(?:durée ?:? ?|pour |période (?:initiale )?(?:ferme )?:? ?(?:de )?)/iu

/** Nothing longer is read, and some of what follows takes the square of the length. */
const LONGEST_RAW = 400

function tidied(text: string): string {
  return text
    .slice(0, LONGEST_RAW)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/dix[- ]huit|vingt[- ]quatre/giu, (words) => words.replace('-', ' '))
    .replace(NUMBER_WORD, (word) => String(numberOf(word.toLowerCase().replace('-', ' '))))
    .replace(REPEATED, '$1')
    .replace(LEAD, '')
    .replace(FROM, '')
}

const numberOf = (word: string): number => OTHER_WORDS[word] ?? WORDS.indexOf(word) + 1

const LENGTH = String.raw`\d[\d .,]*(?:ans?|années?|mois|m|jours?|j|semaines?|sem\.?)(?: ?(?:et )?\d{1,2} ?(?:mois|jours?))?|\d[\d .,]*(?:ans?|années?) ?(?:et )?(?:1\/2|demie?)`
const FIRM = String.raw`(?: ?(?:fermes?|initiale?s?|de base|\((?:ferme|initiale?|de base)\)))?`
const RENEWABLE = String.raw`(?:,? ?\(?(?:et )?(?:est )?(?:renouvelables?|reconductibles?|renouvelé|reconduit)(?: (?:tacitement|expressément|annuellement|par (?:tacite |expresse )?(?:re)?conduction|expresse))*)`
const TIMES = String.raw`(?<times>\d{1,2}) ?(?:fois|x|×|\*)`
const TOTAL =
  /^(?<total>.+?) ?(?:\(?(?:max(?:i(?:mum|mal)?)?\.?|au (?:total|maximum)|toutes? (?:reconductions?|périodes?) (?:comprises?|confondues?)|(?:re)?conductions? (?:comprises?|incluses?)|renouvellements? (?:compris|inclus)|dont .*)\)?)$/iu

const END = String.raw`\)?\.?$`
const RENEWED = new RegExp(
  `^(?<firm>${LENGTH})${FIRM}${RENEWABLE} ?(?:${TIMES})?(?: ?(?:maximum|max\\.?))?(?: ?(?:par|pour|de|d['’])? ?(?:périodes?|(?:1 )?durée)?(?: successives?)?(?: ?de| ?d['’])? ?(?<each>${LENGTH}))?${END}`,
  'iu',
)
const PLUS_TIMES = new RegExp(
  `^(?<firm>${LENGTH}|\\d+)${FIRM} ?\\(?\\+ ?${TIMES} ?(?:de )?(?<each>${LENGTH}|\\d+(?: mois)?)?${END}`,
  'iu',
)
const PLUS = new RegExp(
  `^(?<firm>${LENGTH})${FIRM} ?\\(?\\+ ?(?<each>${LENGTH})(?: (?:de )?(?:reconduction|renouvellement)s?)?${END}`,
  'iu',
)
const PLUS_COUNT = new RegExp(
  `^(?<firm>${LENGTH})${FIRM} ?\\(?(?:\\+|et|avec) ?(?<times>\\d{1,2}) ?(?:reconduction|renouvellement)s?(?: (?:possibles?|tacites?|expresses?))*(?: (?:de|d['’]) ?(?<each>${LENGTH})(?: chacune?)?)?${END}`,
  'iu',
)

function readTerm(text: string): Written | null {
  const tidy = tidied(text)
  if (tidy.length > LONGEST) return null
  const total = TOTAL.exec(tidy)?.groups?.total
  if (total !== undefined) return firmOnly(lengthOf(total))
  const whole = lengthOf(tidy.replace(/ ?(?:fermes?|\(ferme\))$/iu, ''))
  if (whole !== null) return firmOnly(whole)
  const outer = /^([^()+]+) ?\((.+)\)$/.exec(tidy)
  const stated = outer?.[1] === undefined ? null : lengthOf(outer[1].trim())
  if (stated !== null && outer?.[2] !== undefined) return detailed(stated, readRenewed(outer[2]) ?? readRenewed(tidy))
  return readRenewed(tidy)
}

/** "4 ans (1 an renouvelable 3 fois)": the detail adds nothing to the total; "1 an (renouvelable 3 fois)" does. */
function detailed(stated: number, detail: Written | null): Written | null {
  if (detail === null) return null
  return detail.firm === stated || detail.hundredths !== stated ? detail : { ...detail, hundredths: stated }
}

function readRenewed(tidy: string): Written | null {
  const groups = [RENEWED, PLUS_TIMES, PLUS_COUNT, PLUS].map((form) => form.exec(tidy)?.groups).find(Boolean)
  const firm = groups?.firm === undefined ? null : lengthOf(groups.firm)
  if (groups === undefined || firm === null) return null
  const each = groups.each === undefined ? firm : lengthOf(groups.each)
  if (each === null) return null
  const times = groups.times === undefined ? (PLUS.test(tidy) ? 1 : null) : Number(groups.times)
  if (times === null) return { hundredths: firm, firm, renewals: null, open: true }
  return { hundredths: firm + times * each, firm, renewals: times, open: false }
}

const UNITS: readonly (readonly [unit: RegExp, hundredths: number])[] = [
  [/^(?:an|year)/i, 1200],
  [/^m/i, 100],
  [/^(?:s|week)/i, (700 * 12) / 365],
  [/^(?:j|day)/i, (100 * 12) / 365],
]
const ONE =
  /^(?<figure>[\d .,]+?) ?(?<unit>ans?|années?|mois|m|jours?|j|semaines?|sem\.?|years?|months?|weeks?|days?)?$/iu
const TWO = /^(?<first>[\d .,]+ ?(?:ans?|années?|mois)),? ?(?:et )?(?<second>\d{1,2} ?(?:mois|jours?)?)$/iu
const HALF = /^(?<first>[\d .,]+ ?(?:ans?|années?)) ?(?:et )?(?:1\/2|demie?)$/iu

/** Hundredths of months of one length: "18", "18 mois", "1 an et 6 mois", "1 an et demi", "45 jours"; null otherwise. */
function lengthOf(text: string): number | null {
  const half = HALF.exec(text)?.groups?.first
  if (half !== undefined) return plus(oneLength(half), 600)
  const two = TWO.exec(text)?.groups
  if (two?.first !== undefined && two.second !== undefined && !ONE.test(text)) {
    return plus(oneLength(two.first), oneLength(two.second))
  }
  return oneLength(text)
}

const plus = (first: number | null, second: number | null): number | null =>
  first === null || second === null ? null : first + second

function oneLength(text: string): number | null {
  const groups = ONE.exec(text.trim())?.groups
  const decimal = groups?.figure === undefined ? null : readDecimal(groups.figure, true)
  const value = decimal && hundredthsOf(decimal)?.value
  if (value === null || value === undefined) return null
  const unit = groups?.unit ?? 'mois'
  const [, months = 100] = UNITS.find(([named]) => named.test(unit)) ?? []
  return Math.round((value * months) / 100)
}

const COUNT = /^(\d{1,4})(?:[.,]0+)?(?: ?(?:fois|reconductions?|renouvellements?|x)(?: (?:de )?\d+ ?(?:ans?|mois))?)?$/i

/** A small whole number, with or without its word: "3", "3 fois", "2 reconductions", "3 x 12 mois"; "non" is none. */
export function parseCount(cell: Cell | undefined, at: Place): Parsed<number> {
  if (cell === undefined || isAbsent(cell)) return unread()
  if (cell.number === undefined && /^non$/i.test(cell.text.trim())) return parsed(0)
  const digits = COUNT.exec(tidied(cell.text).replace(/^oui ?[,(:–-]* ?|\)$/giu, ''))?.[1]
  const value = cell.number ?? (digits === undefined ? Number.NaN : Number(digits))
  return Number.isSafeInteger(value) && value >= 0 ? parsed(value) : unread(unreadableCount(at))
}
