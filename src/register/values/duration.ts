import {
  datedTerm,
  endBeforeStart,
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
import { renewalsIn } from './renewals.js'
import { inMonths } from './termSpan.js'

/** A duration as written: `months` in full, renewals included, as DECP means it; `renewals` null where none is told. */
export interface Term {
  readonly months: number
  readonly renewals: number | null
}

/**
 * Duration in whole months, rounded up as DECP asks: "12 mois", "3 ans" and "3A" are 12 and 36, "1 an et 6 mois" is 18, "90
 * jours" is 3, "du 01/01/2024 au 31/12/2026" is 36; renewals are in it ("1 an renouvelable 3 fois", "12 mois + 3 x 12 mois",
 * "1 an + 1 an + 2 ans", "4 x 12 mois" are 48) and said.
 */
export function parseTerm(cell: Cell | undefined, at: Place): Parsed<Term> {
  if (cell === undefined || isAbsent(cell)) return unread()
  if (cell.number !== undefined) return termOf(ofNumber(cell.number), at)
  const dated = inMonths(onOneLine(cell.text))
  if (dated === 'backwards') return unread(endBeforeStart(at))
  if (dated === null) return termOf(readTerm(cell.text), at)
  const { value, issues } = termOf(readTerm(dated.text), at)
  return value === null ? unread(...issues) : parsed(value, datedTerm(at, dated.months), ...issues)
}

function termOf(read: Written | null, at: Place): Parsed<Term> {
  if (read === null || read.hundredths < 0) return unread(unreadableDuration(at))
  const months = Math.ceil(read.hundredths / 100)
  const issues = read.hundredths % 100 === 0 ? [] : [roundedDuration(at, months)]
  if (read.renewals !== null || read.firm < read.hundredths)
    issues.push(renewedDuration(at, Math.ceil(read.firm / 100), months))
  if (read.open) issues.push(openRenewal(at, months))
  return parsed({ months, renewals: read.renewals }, ...issues)
}

/** The full duration alone, in months. */
export function parseDuration(cell: Cell | undefined, at: Place): Parsed<number> {
  const { value, issues } = parseTerm(cell, at)
  return value === null ? unread(...issues) : parsed(value.months, ...issues)
}

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
const FROM = / ?,? ?(?:à (?:compter|partir)|a (?:compter|partir)|dès|depuis) .*$| \(?du \d.*$/iu
const LEAD =
  /^(?:durée(?: totale| globale)? ?:? ?(?:de |d['’] ?)?|pour |période (?:initiale )?(?:ferme )?:? ?(?:de )?)/iu
/** "3A", "2A6M". */
const YEARS = /(?<![\p{L}\d.,])(\d{1,2} ?A|\d ?a)(?= ?(?:$|[+)]|\d{1,2} ?m))/gu

/** Nothing longer is read, and some of what follows takes the square of the length. */
const LONGEST_RAW = 400

const onOneLine = (text: string): string => text.slice(0, LONGEST_RAW).replace(/\s+/gu, ' ').trim()

function tidied(text: string): string {
  return onOneLine(text)
    .replace(/dix[- ]huit|vingt[- ]quatre/giu, (words) => words.replace('-', ' '))
    .replace(NUMBER_WORD, (word) => String(numberOf(word.toLowerCase().replace('-', ' '))))
    .replace(REPEATED, '$1')
    .replace(/(?<=jours?) calendaires?/giu, '')
    .replace(LEAD, '')
    .replace(FROM, '')
    .replace(YEARS, (years) => `${years.slice(0, -1)} ans `)
    .trim()
}

const numberOf = (word: string): number => OTHER_WORDS[word] ?? WORDS.indexOf(word) + 1

const TOTAL =
  /^(?<total>.+?) ?(?:\(?(?:max(?:i(?:mum|mal)?)?\.?|au (?:total|maximum)|toutes? (?:reconductions?|périodes?) (?:comprises?|confondues?)|(?:re)?conductions? (?:comprises?|incluses?)|renouvellements? (?:compris|inclus)|dont .*)\)?)$/iu

function readTerm(text: string): Written | null {
  const tidy = tidied(text)
  if (tidy.length > LONGEST) return null
  const total = TOTAL.exec(tidy)?.groups?.total
  const most = total === undefined ? null : lengthOf(total)
  if (most !== null) return firmOnly(most)
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
  const parts = renewalsIn(tidy)
  if (parts === null) return null
  if ('chain' in parts) return chained(parts.chain.map(lengthOf))
  const firm = lengthOf(parts.firm)
  const each = parts.each === null ? firm : lengthOf(parts.each)
  if (firm === null || each === null) return null
  if ('total' in parts) return limited(firm, each, lengthOf(parts.total))
  if (parts.times === null) return { hundredths: firm, firm, renewals: null, open: true }
  return { hundredths: firm + parts.times * each, firm, renewals: parts.times, open: false }
}

/** One length after the other: the first is the firm one. */
function chained(lengths: readonly (number | null)[]): Written | null {
  const [firm = null] = lengths
  const hundredths = lengths.reduce(plus, 0)
  return firm === null || hundredths === null ? null : { hundredths, firm, renewals: lengths.length - 1, open: false }
}

/** How many times is told by the total, where it is so many whole ones. */
function limited(firm: number, each: number, total: number | null): Written | null {
  // "1 an renouvelable (1 an max)" tells the length of a renewal, or of them all.
  if (total === null || total <= firm) return null
  const times = (total - firm) / each
  return { hundredths: total, firm, renewals: Number.isInteger(times) ? times : null, open: false }
}

const UNITS: readonly (readonly [unit: RegExp, hundredths: number])[] = [
  [/^(?:an|year)/i, 1200],
  [/^m/i, 100],
  [/^trim/i, 300],
  [/^semestre/i, 600],
  [/^(?:s|week)/i, (700 * 12) / 365],
  [/^(?:j|day)/i, (100 * 12) / 365],
]
const ONE =
  /^(?<figure>[\d .,]+?) ?(?<unit>ans?|années?|mois|m|jours?|j|semaines?|sem\.?|trimestres?|semestres?|years?|months?|weeks?|days?)?$/iu
const TWO = /^(?<first>[\d .,]+ ?(?:ans?|années?|mois)),? ?(?:et )?(?<second>\d{1,2} ?(?:mois|m|jours?)?)$/iu
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
