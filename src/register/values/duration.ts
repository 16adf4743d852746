import { type Place, roundedDuration, unreadableCount, unreadableDuration } from '../issues.js'
import type { Cell } from '../types.js'
import { decimalOfNumber, hundredthsOf, readDecimal } from './decimal.js'
import { isAbsent, type Parsed, parsed, unread } from './parsed.js'

const YEARS = /^(?<years>[\d.,]+) ?ans?(?: ?(?:et )?(?<months>\d+) ?(?:mois)?)?$/i
/** "48 mois maximum" is the full duration, renewals included. */
const MAXIMUM = / ?\(?max(?:i(?:mum)?)?\.?\)?$/i
const MONTHS = /^(?<months>[\d.,]+) ?(?:mois|m)?$/i

/** Duration in whole months, rounded up as DECP asks: "12 mois", "3 ans" is 36, "1 an et 6 mois" is 18. */
export function parseDuration(cell: Cell | undefined, at: Place): Parsed<number> {
  if (cell === undefined || isAbsent(cell)) return unread()
  const hundredths = cell.number === undefined ? readMonths(cell.text) : ofNumber(cell.number)
  if (hundredths === null || hundredths < 0) return unread(unreadableDuration(at))
  const months = Math.ceil(hundredths / 100)
  return parsed(months, ...(hundredths % 100 === 0 ? [] : [roundedDuration(at, months)]))
}

const ofNumber = (value: number): number | null => {
  const decimal = decimalOfNumber(value)
  return decimal && (hundredthsOf(decimal)?.value ?? null)
}

const ofText = (text: string): number | null => {
  const decimal = readDecimal(text, true)
  return decimal && (hundredthsOf(decimal)?.value ?? null)
}

function readMonths(text: string): number | null {
  const tidy = text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^une? (?=an|mois)/i, '1 ')
    .replace(MAXIMUM, '')
  const inMonths = MONTHS.exec(tidy)?.groups?.months
  if (inMonths) return ofText(inMonths)
  const groups = YEARS.exec(tidy)?.groups
  const years = groups?.years ? ofText(groups.years) : null
  return years === null ? null : years * 12 + Number(groups?.months ?? 0) * 100
}

/** A small whole number, with or without its word: "3", "3 fois", "2 reconductions". */
export function parseCount(cell: Cell | undefined, at: Place): Parsed<number> {
  if (cell === undefined || isAbsent(cell)) return unread()
  const digits = /^(\d{1,4})(?:[.,]0+)?(?: ?(?:fois|reconductions?|x))?$/i.exec(cell.text.trim())?.[1]
  const value = cell.number ?? (digits === undefined ? Number.NaN : Number(digits))
  return Number.isSafeInteger(value) && value >= 0 ? parsed(value) : unread(unreadableCount(at))
}
