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
 * Date of one cell, as ISO text: day first ("12/03/2025", "3/4/24", "12.03.2025"), ISO with or without a time or a zone,
 * "1er avril 2024", or a spreadsheet's day number. Null with an issue when it has no day ("T1 2024"), does not exist or
 * lies outside 1990-2100. Month and day are swapped only where no other reading exists, and it is said.
 */
export function parseDate(cell: Cell | undefined, at: Place): Parsed<IsoDate> {
  if (cell === undefined || isAbsent(cell)) return unread()
  const serial = cell.kind === 'date' ? null : serialOf(cell)
  if (serial !== null) return dated(dayOfSerial(serial), at, (iso) => serialDate(at, iso))
  const text = cell.text.replace(/\s+/gu, ' ').trim()
  const day = readIso(text) ?? readDayFirst(text) ?? readWords(text)
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

const TIME = '(?:[T ]\\d{1,2}[:h]\\d{2}.*)?'
const ISO = new RegExp(`^(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:Z|[+-]\\d{2}:?\\d{2})?${TIME}$`)
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const DAY_FIRST = new RegExp(`^(?<day>\\d{1,2})[-/. ](?<month>\\d{1,2})[-/. ](?<year>\\d{4}|\\d{2})${TIME}$`)

function readIso(text: string): Day | null {
  const match = ISO.exec(text) ?? COMPACT.exec(text)
  return match && { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
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
const WORDS =
  /^(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?(?:le )?(?<day>\d{1,2})(?:er)? (?<month>[a-z]+) (?<year>\d{4}|\d{2})$/

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

/** Day numbers a register can hold: 40 000 is July 2009, 60 000 is April 2064. */
function serialOf(cell: Cell): number | null {
  const value = cell.number ?? (/^\d{5}(?:[.,]\d+)?$/.test(cell.text.trim()) ? Number.parseInt(cell.text, 10) : null)
  return value !== null && value >= 40_000 && value < 60_000 ? Math.floor(value) : null
}

const MS_PER_DAY = 86_400_000

/** 1900 system: day 60 is a 29 February 1900 that never was, so counting from 30 December 1899 is right after it. */
function dayOfSerial(serial: number): Day {
  const date = new Date(Date.UTC(1899, 11, 30) + serial * MS_PER_DAY)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}
