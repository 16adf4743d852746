import { type IsoDate, isoDateSchema } from '../../contract.js'
import { fold } from '../../fold.js'
import {
  dateOutOfRange,
  impossibleDate,
  type Place,
  partialDate,
  serialDate,
  swappedDate,
  unreadableDate,
} from '../issues.js'
import type { Cell } from '../types.js'
import { isAbsent, type Parsed, parsed, unread } from './parsed.js'

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

/**
 * Date of one cell, as ISO text: day first ("12/03/2025", "3/4/24", "12.03.2025", "12032025"), ISO with or without a
 * time or a zone, "1er avril 2024", or a spreadsheet's day number, which a workbook counts from 1900 or from 1904. A
 * month, a quarter, a half-year or a year ("avril 2024", "T1 2024", "2024") is its first day, and that is said. Null with
 * an issue when it does not exist or lies outside 1990-2100. Month and day are swapped only where no other reading
 * exists, and it is said.
 */
export function parseDate(cell: Cell | undefined, at: Place, date1904 = false): Parsed<IsoDate> {
  if (cell === undefined || isAbsent(cell)) return unread()
  const plain = PLAIN_ISO.test(cell.text) ? readIso(cell.text) : null
  if (plain && plain.month <= 12) return dated(plain, at)
  const serial = cell.kind === 'date' ? null : serialOf(cell, date1904)
  if (serial !== null) return dated(dayOfSerial(serial), at, (iso) => serialDate(at, iso, date1904 ? 1904 : 1900))
  const text = tidied(cell)
  const day = readIso(text) ?? readCompact(text) ?? readDayFirst(text) ?? readWords(text)
  if (!day) {
    const first = readPeriod(text)
    return first ? dated(first, at, (iso) => partialDate(at, iso)) : unread(unreadableDate(at))
  }
  if (day.month > 12 && day.day <= 12) {
    return dated({ ...day, month: day.day, day: day.month }, at, (iso) => swappedDate(at, iso))
  }
  return dated(day, at)
}

/** Nearly every date of DECP: nothing is to be tidied. */
const PLAIN_ISO = /^\d{4}-\d{2}-\d{2}$/

function dated(day: Day, at: Place, note?: (iso: string) => ReturnType<typeof serialDate>): Parsed<IsoDate> {
  const iso = `${pad(day.year, 4)}-${pad(day.month, 2)}-${pad(day.day, 2)}`
  const known = isoDateSchema.safeParse(iso)
  if (!known.success) return unread(impossibleDate(at))
  if (day.year < 1990 || day.year > 2100) return unread(dateOutOfRange(at))
  return parsed(known.data, ...(note ? [note(iso)] : []))
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

/** What stands around a date: "notifié le 5/3/2024", a weekday, a time after it ("à 14h", "T00:00:00Z"). */
const BEFORE =
  /^(?:(?:notifi|sign|attribu|publi)ée?(?: ?: ?| )|AR du )?(?:le )?(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?(?:le )?/iu
const AFTER = /(?:T|,? (?:à |a )?)\d{1,2} ?(?::\d{2}|h(?:eures?)?(?! ?\p{L})).*$|T\d{4,6}Z?$|\.$| \([^()\d]*\)$/iu

/** A day of one digit loses its zero in a cell of numbers: 5032024 is 05032024. */
function tidied(cell: Cell): string {
  const text = cell.text.replace(/\s+/gu, ' ').trim().replace(BEFORE, '').replace(AFTER, '').trim()
  const spaced = text.replace(/(?<=\d) ?([-/.]) ?(?=\d)/g, '$1')
  return cell.number !== undefined && /^\d{7}$/.test(spaced) ? `0${spaced}` : spaced
}

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:Z|[+-]\d{2}:?\d{2})?$/
const COMPACT_ISO = /^((?:199|20\d|210)\d)(0[1-9]|1[0-2])(\d{2})$/
const COMPACT_DAY_FIRST = /^(?<day>\d{2})(?<month>0[1-9]|1[0-2])(?<year>\d{4})$/
const DAY_FIRST = /^(?<day>\d{1,2})[-/. ](?<month>\d{1,2})[-/. ](?<year>\d{4}|\d{2})$/

function readIso(text: string): Day | null {
  const match = ISO.exec(text)
  return match && { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
}

/** Eight digits: of the years we know only one order has a month from 01 to 12. */
function readCompact(text: string): Day | null {
  const match = COMPACT_ISO.exec(text)
  if (match) return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  const groups = COMPACT_DAY_FIRST.exec(text)?.groups
  return groups ? { year: Number(groups.year), month: Number(groups.month), day: Number(groups.day) } : null
}

function readDayFirst(text: string): Day | null {
  const groups = DAY_FIRST.exec(text)?.groups
  if (!groups?.year) return null
  return { year: fullYear(groups.year), month: Number(groups.month), day: Number(groups.day) }
}

/** Two digits are of this century, but for the nineties. */
function fullYear(text: string): number {
  const year = Number(text)
  if (text.length > 2) return year
  return year >= 90 ? 1900 + year : 2000 + year
}

const MONTHS = ['jan', 'fev', 'mars', 'avr', 'mai', 'juin', 'juil', 'aou', 'sep', 'oct', 'nov', 'dec']
const WORDS = /^(?<day>\d{1,2})(?: ?er)? (?<month>[a-z]+) (?<year>\d{4}|\d{2})$/

/** Month (1-12) of a French month name or of its usual abbreviation, folded; null otherwise. */
export function monthOf(word: string): number | null {
  const index = MONTHS.findIndex((month) => word.startsWith(month))
  const tail =
    /^(?:janv?(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout?|sept?(?:embre)?|oct(?:obre)?|nov(?:embre)?|dec(?:embre)?)$/
  return index >= 0 && tail.test(word) ? index + 1 : null
}

const ENGLISH = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ENGLISH_MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/
/** As programs in English write it: "September, 16 2021". */
const MONTH_FIRST = /^(?<month>[a-z]+) (?<day>\d{1,2}) (?<year>\d{4})$/

function anyMonth(word: string): number | null {
  const french = monthOf(word)
  if (french !== null || !ENGLISH_MONTH.test(word)) return french
  return ENGLISH.findIndex((month) => word.startsWith(month)) + 1
}

function readWords(text: string): Day | null {
  const folded = text.length > 40 ? '' : fold(text)
  const groups = (WORDS.exec(folded) ?? MONTH_FIRST.exec(folded))?.groups
  const month = groups?.month === undefined ? null : anyMonth(groups.month)
  if (month === null || !groups?.year) return null
  return { year: fullYear(groups.year), month, day: Number(groups.day) }
}

const FIRSTS = ['premier', 'deuxieme', 'troisieme', 'quatrieme', 'second']
const ORDINAL = `(?<nth>[1-4])(?: ?(?:er|ere|e|eme|nd))?|(?<word>${FIRSTS.join('|')})`
/** Folded. Months of one period: what it begins with is (n - 1) times as many on. */
const PERIODS: readonly (readonly [form: RegExp, months: number])[] = [
  [
    new RegExp(
      `^(?:(?:${ORDINAL}) (?:trimestre|trim|t)|(?:t|q|trimestre|trim) ?(?<n>[1-4])) ?(?<year>(?:19|20)\\d{2})$`,
    ),
    3,
  ],
  [/^(?<year>(?:19|20)\d{2}) ?(?:t|q) ?(?<n>[1-4])$/, 3],
  [new RegExp(`^(?:(?:${ORDINAL}) (?:semestre|sem)|(?:s|semestre|sem) ?(?<n>[12])) ?(?<year>(?:19|20)\\d{2})$`), 6],
  [/^(?<year>(?:19|20)\d{2}) ?s ?(?<n>[12])$/, 6],
  [/^(?<n>[1-9]|1[0-2]) (?<year>(?:19|20)\d{2})$/, 1],
  [/^(?<year>(?:19|20)\d{2}) ?(?<n>[1-9]|1[0-2])$/, 1],
  [/^(?<year>20\d{2})0(?<n>[1-9])$/, 1],
  [/^(?:annee |exercice )?(?<year>(?:19|20)\d{2})$/, 12],
]
const MONTH_OF_YEAR = /^(?<month>[a-z]+) (?<year>\d{4}|\d{2})$/

/** The first day of a month, a quarter, a half-year or a year. */
function readPeriod(text: string): Day | null {
  if (text.length > 40) return null
  const folded = fold(text)
  const named = MONTH_OF_YEAR.exec(folded)?.groups
  const month = named?.month === undefined ? null : anyMonth(named.month)
  if (month !== null && named?.year) return { year: fullYear(named.year), month, day: 1 }
  for (const [form, months] of PERIODS) {
    const groups = form.exec(folded)?.groups
    if (groups?.year) return { year: Number(groups.year), month: (nthOf(groups) - 1) * months + 1, day: 1 }
  }
  return null
}

function nthOf({ n, nth, word }: Readonly<Record<string, string | undefined>>): number {
  if (word !== undefined) return word === 'second' ? 2 : FIRSTS.indexOf(word) + 1
  return Number(n ?? nth ?? 1)
}

/** Days from the origin of the 1900 system to that of the 1904 one. */
const DAYS_TO_1904 = 1462

/**
 * The day number of a cell, in the 1900 system; null for what no register can hold: 40 000 is July 2009, 60 000 is April
 * 2064.
 */
function serialOf(cell: Cell, date1904: boolean): number | null {
  const value = cell.number ?? (/^\d{5}(?:[.,]\d+)?$/.test(cell.text.trim()) ? Number.parseInt(cell.text, 10) : null)
  const serial = value === null ? null : Math.floor(value) + (date1904 ? DAYS_TO_1904 : 0)
  return serial !== null && serial >= 40_000 && serial < 60_000 ? serial : null
}

const MS_PER_DAY = 86_400_000

/** 1900 system: day 60 is a 29 February 1900 that never was, so counting from 30 December 1899 is right after it. */
function dayOfSerial(serial: number): Day {
  const date = new Date(Date.UTC(1899, 11, 30) + serial * MS_PER_DAY)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}
