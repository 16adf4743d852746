import { type Centihours, centihoursSchema } from '../../contract.js'
import type { Issue } from '../../errors.js'
import { doubtfulHours, type Place, roundedHours, unreadableHours } from '../issues.js'
import type { Cell } from '../types.js'
import { type Decimal, decimalOfNumber, frenchHundredths, hundredthsOf, readDecimal } from './decimal.js'
import { isAbsent, type Parsed, parsed, unread } from './parsed.js'

const LONGEST = 80

/**
 * Hours of one cell in integer hundredths: "1 500 h", "7,5", "7h30", "7:30", "Oui - 500 h". Empty is null, never zero; a
 * share ("5 %") or hours a year are no number of hours.
 */
export function parseHours(cell: Cell | undefined, at: Place): Parsed<Centihours> {
  if (cell === undefined || isAbsent(cell)) return unread()
  const decimal = cell.number === undefined ? readHours(cell.text) : decimalOfNumber(cell.number)
  const hundredths = decimal === null || decimal.negative ? null : hundredthsOf(decimal)
  if (!decimal || !hundredths) return unread(unreadableHours(at))
  const issues: Issue[] = []
  if (decimal.doubtful) issues.push(doubtfulHours(at, frenchHundredths(hundredths.value)))
  if (hundredths.rounded) issues.push(roundedHours(at))
  return parsed(centihoursSchema.parse(hundredths.value), ...issues)
}

const CLOCK = /^(?<whole>\d{1,3}(?: ?\d{3})*) ?(?:h|:) ?(?<minutes>[0-5]\d)(?: ?(?:mn?|min)|:00)?$/i
const UNIT = / ?(?:h|hrs?|hres?|heures?)\.?$/i
/** "Oui - 500 h": the hours beside a yes; only where their unit says what they are. */
const YES = /^(?:oui|x)(?: ?[-–:,;(] ?| )(?=.*\d ?(?:h|hrs?|hres?|heures?)\.?\)?$)/iu
/** What hours are of, or at least: changes nothing to how many are required. */
const LEAD = /^(?:min(?:i(?:mum)?)?|au moins|environ|env)[. ]? ?:? ?(?=\d)/iu
const ROUGHLY = /^env/iu
const TAIL =
  / (?:d['’]insertion(?: (?:sociale|professionnelle))?|de travail|d['’]insertion par l['’]activité économique|min(?:i(?:mum)?)?\.?|au minimum|prévues|requises|réservées|à réaliser)$/iu

function readHours(text: string): Decimal | null {
  const tidy = text.replace(/\s+/gu, ' ').trim()
  if (tidy.length > LONGEST) return null
  const bare = tidy.replace(TAIL, '').replace(TAIL, '').replace(YES, '').replace(LEAD, '').replace(/\)$/, '')
  const clock = CLOCK.exec(bare)?.groups
  if (clock?.whole && clock.minutes) return ofClock(clock.whole, clock.minutes)
  const decimal = readDecimal(bare.replace(UNIT, ''))
  return decimal && ROUGHLY.test(tidy) ? { ...decimal, doubtful: true } : decimal
}

/** Minutes as a decimal fraction of four digits, so that the hundredth is rounded once: 7 h 20 is 7,3333. */
function ofClock(whole: string, minutes: string): Decimal {
  const fraction = String(Math.round((Number(minutes) * 10_000) / 60)).padStart(4, '0')
  return { negative: false, whole: whole.replaceAll(' ', ''), fraction, doubtful: false }
}
