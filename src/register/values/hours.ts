import { type Centihours, centihoursSchema } from '../../contract.js'
import type { Issue } from '../../errors.js'
import { doubtfulHours, type Place, roundedHours, unreadableHours } from '../issues.js'
import type { Cell } from '../types.js'
import { type Decimal, decimalOfNumber, frenchHundredths, hundredthsOf, readDecimal } from './decimal.js'
import { isAbsent, type Parsed, parsed, unread } from './parsed.js'

/** Hours of one cell in integer hundredths: "1 500 h", "7,5", "7h30", "7:30". Empty is null, never zero. */
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
const UNIT = / ?(?:h|hrs?|heures?)\.?$/i

function readHours(text: string): Decimal | null {
  const tidy = text.replace(/\s+/gu, ' ').trim()
  if (tidy.length > 40) return null
  const clock = CLOCK.exec(tidy)?.groups
  return clock?.whole && clock.minutes ? ofClock(clock.whole, clock.minutes) : readDecimal(tidy.replace(UNIT, ''))
}

/** Minutes as a decimal fraction of four digits, so that the hundredth is rounded once: 7 h 20 is 7,3333. */
function ofClock(whole: string, minutes: string): Decimal {
  const fraction = String(Math.round((Number(minutes) * 10_000) / 60)).padStart(4, '0')
  return { negative: false, whole: whole.replaceAll(' ', ''), fraction, doubtful: false }
}
