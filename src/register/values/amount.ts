import { type Cents, centsSchema, isUsableAmount } from '../../contract.js'
import type { Issue } from '../../errors.js'
import {
  amountOutOfRange,
  doubtfulAmount,
  type Place,
  roundedAmount,
  unreadableAmount,
  unusableAmount,
} from '../issues.js'
import type { Cell } from '../types.js'
import { NO_LIMIT, type Range, rangeIn, UNIT_AFTER } from './amountRange.js'
import { bothTaxes, type Taxes } from './amountTaxes.js'
import { frenchHundredths, hundredthsOf } from './decimal.js'
import { isAbsent, type Parsed, parsed, unread } from './parsed.js'
import { plainCents, wholeCents } from './plainAmount.js'
import { tidied } from './tidyAmount.js'
import { ofNumber, readWritten, type Written } from './writtenAmount.js'

/** What is known of a column of amounts. */
export interface AmountColumn {
  /** Power of ten: 3 in k€, 6 in M€. */
  readonly power?: number
  /** The decimal mark its other values show, which settles what "1.234" is. */
  readonly decimal?: '.' | ',' | null
}

/** An amount as written: `tax`, `yearly` and `maximum` are what the cell itself says, over what its column is for. */
export interface Amount {
  readonly cents: Cents
  readonly tax: 'HT' | 'TTC' | null
  readonly yearly: boolean
  readonly maximum: boolean
  /** Written beside the maximum: "mini 5 000 € / maxi 20 000 €". */
  readonly minimum: Cents | null
  /** Written beside the HT: "12 000 € HT / 14 400 € TTC". */
  readonly ttc: Cents | null
}

/**
 * Money of one cell in integer cents: "1 234 567,89 €", "14 237.50", "12 k€", "1,2 M€", "12 000 € TTC", "(1 200)",
 * "1,5E+5". Exact: no float is ever multiplied. Null with an issue where several amounts or words stand ("Lot 2:
 * 10 869,56", "selon BPU"). A cell that says € or k€ itself is believed over the unit of its `column`.
 */
export function parseAmount(cell: Cell | undefined, at: Place, column: AmountColumn = {}): Parsed<Amount> {
  const plain = cell === undefined || cell.number !== undefined ? null : plainCents(cell.text, column)
  if (plain !== null) return bare(plain)
  if (cell === undefined || isAbsent(cell) || NO_LIMIT.test(cell.text)) return unread()
  const tidy = cell.number === undefined ? tidied(cell.text) : null
  const taxes = tidy === null ? null : bothTaxes(tidy)
  if (taxes) return ofTaxes(taxes, at, column)
  const range = tidy === null ? undefined : rangeIn(tidy)
  if (range) return ofRange(range, at, column)
  const exact = cell.number === undefined || column.power ? null : wholeCents(cell.number)
  if (exact !== null) return bare(exact)
  const written = cell.number === undefined ? readWritten(cell.text, column) : ofNumber(cell.number, column.power ?? 0)
  return written ? ofWritten(written, at) : unread(unreadableAmount(at))
}

/** An amount of which nothing else is said. */
const bare = (cents: Cents): Parsed<Amount> =>
  parsed({ cents, tax: null, yearly: false, maximum: false, minimum: null, ttc: null })

function ofWritten(written: Written, at: Place): Parsed<Amount> {
  const hundredths = hundredthsOf(written.decimal, written.power)
  if (!hundredths) return unread(amountOutOfRange(at))
  const issues: Issue[] = []
  if (written.decimal.doubtful || written.labelled) {
    issues.push(doubtfulAmount(at, frenchHundredths(hundredths.value)))
  }
  if (hundredths.rounded) issues.push(roundedAmount(at))
  const { tax, yearly, maximum } = written
  return parsed(
    { cents: centsSchema.parse(hundredths.value), tax, yearly, maximum, minimum: null, ttc: null },
    ...issues,
  )
}

/** "Mini : 5 000 € / Maxi : 20 000 €", "sans mini, maxi 20 000 €": the maximum is the amount. */
function ofRange({ min = '', max = '', between }: Range, at: Place, column: AmountColumn): Parsed<Amount> {
  const unit = between === undefined ? '' : (UNIT_AFTER.exec(max)?.[0] ?? '')
  const { value, issues } = parseAmount({ kind: 'text', text: max }, at, column)
  const least = UNIT_AFTER.test(min) ? min : `${min}${unit}`
  const minimum = parseAmount({ kind: 'text', text: least }, at, column).value?.cents ?? null
  if (!value) return unread(...issues)
  const doubt = between === undefined ? [] : [doubtfulAmount(at, `au plus ${frenchHundredths(value.cents)}`)]
  return parsed({ ...value, maximum: true, minimum }, ...issues, ...doubt)
}

/** "12 000 € HT (14 400 € TTC)": the HT counts, the TTC is kept beside. */
function ofTaxes({ ht, ttc }: Taxes, at: Place, column: AmountColumn): Parsed<Amount> {
  const { value, issues } = parseAmount({ kind: 'text', text: ht }, at, column)
  const beside = parseAmount({ kind: 'text', text: ttc }, at, column).value?.cents ?? null
  return value ? parsed({ ...value, ttc: beside }, ...issues) : unread(...issues)
}

/** What is said of an amount that is kept but may not be summed; 0 € and 1 € are written where there is none to give. */
export function unusableNote(cents: Cents, at: Place): readonly Issue[] {
  if (isUsableAmount(cents)) return []
  return [unusableAmount(at, cents >= 0 && cents <= 100 ? 'info' : 'warning')]
}
