import { type IsoDate, isoDateSchema } from '../../contract.js'
import { fold } from '../../fold.js'
import { dateOutOfRange, impossibleDate, type Place, serialDate, swappedDate, unreadableDate } from '../issues.js'
import type { Cell } from '../types.js'
import { isAbsent, type Parsed, parsed, unread } from './parsed.js'

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

/**
 * Date of one cell, as ISO text: day first ("12/03/2025", "3/4/24", "12.03.2025", "12032025"), ISO with or without a
 * time or a zone, "1er avril 2024", or a spreadsheet's day number, which a workbook counts from 1900 or from 1904. Null
 * with an issue when it has no day ("T1 2024"), does not exist or lies outside 1990-2100. Month and day are swapped only
 * where no other reading exists, and it is said.
 */
export function parseDate(cell: Cell | undefined, at: Place, date1904 = false): Parsed<IsoDate> {
  if (cell === undefined || isAbsent(cell)) return unread()
  const serial = cell.kind === 'date' ? null : serialOf(cell, date1904)
  if (serial !== null) return dated(dayOfSerial(serial), at, (iso) => serialDate(at, iso, date1904 ? 1904 : 1900))
  const text = tidied(cell)
  const day = readIso(text) ?? readCompact(text) ?? readDayFirst(text) ?? readWords(text)
  if (!day) return unread(unreadableDate(at))
  if (day.month > 12 && day.day <= 12) {
    return dated({ ...day, month: day.day, day: day.month }, at, (iso) => swappedDate(at, iso))
  }
  return dated(day, at)
}

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
  /^(?:(?:notifi|sign|attribu|publi)ée?(?: ?: ?| ))?(?:le )?(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?(?:le )?/iu
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

function readWords(text: string): Day | null {
  const groups = text.length > 40 ? undefined : WORDS.exec(fold(text))?.groups
  const month = groups?.month === undefined ? null : monthOf(groups.month)
  if (month === null || !groups?.year) return null
  return { year: fullYear(groups.year), month, day: Number(groups.day) }
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
