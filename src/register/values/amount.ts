import { type Cents, centsSchema } from '../../contract.js'
import type { Issue } from '../../errors.js'
import { amountOutOfRange, doubtfulAmount, type Place, roundedAmount, unreadableAmount } from '../issues.js'
import type { Cell } from '../types.js'
import { type Decimal, decimalOfNumber, frenchHundredths, hundredthsOf, readDecimal } from './decimal.js'
import { isAbsent, type Parsed, parsed, unread } from './parsed.js'

/** An amount as written: `tax` and `yearly` are what the cell itself says, over what its column is for. */
export interface Amount {
  readonly cents: Cents
  readonly tax: 'HT' | 'TTC' | null
  readonly yearly: boolean
}

/**
 * Money of one cell in integer cents: "1 234 567,89 €", "14 237.50", "12 k€", "1,2 M€", "12 000 € TTC". Exact: no float
 * is ever multiplied. Null with an issue where several amounts or words stand ("Lot 2: 10 869,56", "selon BPU").
 * `columnPower` is the power of ten of a column in k€ (3) or M€ (6); a cell that says € or k€ itself is believed.
 */
export function parseAmount(cell: Cell | undefined, at: Place, columnPower = 0): Parsed<Amount> {
  if (cell === undefined || isAbsent(cell)) return unread()
  const written = cell.number === undefined ? readWritten(cell.text, columnPower) : ofNumber(cell.number, columnPower)
  if (!written) return unread(unreadableAmount(at))
  const hundredths = hundredthsOf(written.decimal, written.power)
  if (!hundredths) return unread(amountOutOfRange(at))
  const issues: Issue[] = []
  if (written.decimal.doubtful || written.labelled) {
    issues.push(doubtfulAmount(at, frenchHundredths(hundredths.value)))
  }
  if (hundredths.rounded) issues.push(roundedAmount(at))
  return parsed({ cents: centsSchema.parse(hundredths.value), tax: written.tax, yearly: written.yearly }, ...issues)
}

interface Written {
  readonly decimal: Decimal
  readonly power: number
  readonly tax: Amount['tax']
  readonly yearly: boolean
  /** Introduced by "Total :". */
  readonly labelled: boolean
}

/** Beyond what decimals can say: refused as out of range, like any amount too large to be exact. */
const TOO_LARGE: Decimal = { negative: false, whole: '9'.repeat(20), fraction: '', doubtful: false }

function ofNumber(value: number, power: number): Written {
  return { decimal: decimalOfNumber(value) ?? TOO_LARGE, power, tax: null, yearly: false, labelled: false }
}

const LONGEST = 80
const HT = /(?<!\p{L})(?:h\.? ?t\.?|hors taxes?)(?!\p{L})/iu
const TTC = /(?<!\p{L})(?:t\.? ?t\.? ?c\.?|toutes taxes comprises)(?!\p{L})/iu
const YEARLY = /(?:\/|par) ?an(?:née)?(?!\p{L})/iu
const LABEL = /^total ?:? ?/iu
const CURRENCY = '(?:€|euros?|Euros?|EUR|EUROS?)'
const FORM = new RegExp(
  `^${CURRENCY}? ?(?<digits>[-−–+]?[\\d., ']*\\d)(?: ?(?<scale>k|K|M|Md|[Mm]illiers?|[Mm]illions?|[Mm]illiards?))?(?: ?(?:d['’] ?)?${CURRENCY})?$`,
  'u',
)
const POWERS: Readonly<Record<string, number>> = { k: 3, millier: 3, m: 6, million: 6, md: 9, milliard: 9 }

function readWritten(text: string, columnPower: number): Written | null {
  const tidy = text.replace(/\s+/gu, ' ').trim()
  if (tidy.length > LONGEST || /\d\s*[\r\n]\s*\d/.test(text)) return null
  const marks = { ht: HT.test(tidy), ttc: TTC.test(tidy) }
  if (marks.ht && marks.ttc) return null
  const bare = tidy.replace(YEARLY, '').replace(HT, '').replace(TTC, '').replace(/ +/g, ' ').trim()
  const groups = FORM.exec(bare.replace(LABEL, ''))?.groups
  const power = powerOf(groups?.scale) ?? (/€|eur/i.test(bare) ? 0 : columnPower)
  const decimal = readDecimal(groups?.digits ?? '', power > 0)
  if (!decimal) return null
  const tax = marks.ttc ? 'TTC' : marks.ht ? 'HT' : null
  return { decimal, power, tax, yearly: YEARLY.test(tidy), labelled: LABEL.test(bare) }
}

const powerOf = (scale: string | undefined): number | undefined => POWERS[scale?.toLowerCase().replace(/s$/, '') ?? '']
