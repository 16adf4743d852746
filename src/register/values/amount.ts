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
import { type Decimal, decimalOfNumber, frenchHundredths, hundredthsOf, readDecimal } from './decimal.js'
import { isAbsent, type Parsed, parsed, unread } from './parsed.js'

/** An amount as written: `tax`, `yearly` and `maximum` are what the cell itself says, over what its column is for. */
export interface Amount {
  readonly cents: Cents
  readonly tax: 'HT' | 'TTC' | null
  readonly yearly: boolean
  readonly maximum: boolean
  /** Written beside the maximum: "mini 5 000 € / maxi 20 000 €". */
  readonly minimum: Cents | null
}

/**
 * Money of one cell in integer cents: "1 234 567,89 €", "14 237.50", "12 k€", "1,2 M€", "12 000 € TTC", "1,5E+5". Exact:
 * no float is ever multiplied. Null with an issue where several amounts or words stand ("Lot 2: 10 869,56", "selon BPU").
 * `columnPower` is the power of ten of a column in k€ (3) or M€ (6); a cell that says € or k€ itself is believed.
 */
export function parseAmount(cell: Cell | undefined, at: Place, columnPower = 0): Parsed<Amount> {
  if (cell === undefined || isAbsent(cell) || NO_LIMIT.test(cell.text)) return unread()
  const range = cell.number === undefined ? rangeIn(cell.text) : undefined
  if (range) return ofRange(range.min ?? '', range.max ?? '', at, columnPower)
  const written = cell.number === undefined ? readWritten(cell.text, columnPower) : ofNumber(cell.number, columnPower)
  if (!written) return unread(unreadableAmount(at))
  const hundredths = hundredthsOf(written.decimal, written.power)
  if (!hundredths) return unread(amountOutOfRange(at))
  const issues: Issue[] = []
  if (written.decimal.doubtful || written.labelled) {
    issues.push(doubtfulAmount(at, frenchHundredths(hundredths.value)))
  }
  if (hundredths.rounded) issues.push(roundedAmount(at))
  const { tax, yearly, maximum } = written
  return parsed({ cents: centsSchema.parse(hundredths.value), tax, yearly, maximum, minimum: null }, ...issues)
}

/** "Mini : 5 000 € / Maxi : 20 000 €", "sans mini, maxi 20 000 €": the maximum is the amount. */
function ofRange(min: string, max: string, at: Place, columnPower: number): Parsed<Amount> {
  const { value, issues } = parseAmount({ kind: 'text', text: max }, at, columnPower)
  const minimum = parseAmount({ kind: 'text', text: min }, at, columnPower).value?.cents ?? null
  return value ? parsed({ ...value, maximum: true, minimum }, ...issues) : unread(...issues)
}

/** What is said of an amount that is kept but may not be summed; 0 € and 1 € are written where there is none to give. */
export function unusableNote(cents: Cents, at: Place): readonly Issue[] {
  if (isUsableAmount(cents)) return []
  return [unusableAmount(at, cents >= 0 && cents <= 100 ? 'info' : 'warning')]
}

interface Written {
  readonly decimal: Decimal
  readonly power: number
  readonly tax: Amount['tax']
  readonly yearly: boolean
  readonly maximum: boolean
  /** Introduced by "Total :". */
  readonly labelled: boolean
}

const UNSAID = { tax: null, yearly: false, maximum: false, labelled: false } as const

/** Beyond what decimals can say: refused as out of range, like any amount too large to be exact. */
const TOO_LARGE: Decimal = { negative: false, whole: '9'.repeat(20), fraction: '', doubtful: false }

function ofNumber(value: number, power: number): Written {
  return { decimal: decimalOfNumber(value) ?? TOO_LARGE, power, ...UNSAID }
}

const LONGEST = 80
const HT = /(?<!\p{L})(?:h\.? ?t\.?|hors taxes?)(?!\p{L})/iu
const TTC = /(?<!\p{L})(?:t\.? ?t\.? ?c\.?|toutes taxes comprises)(?!\p{L})/iu
const YEARLY = /(?:\/|par) ?an(?:née)?(?!\p{L})/iu
const MAX = '(?:montants? )?(?:max(?:i(?:mum|mal)?)?|plafond)(?!\\p{L})[.]?'
const MIN = '(?:montants? )?min(?:i(?:mum|mal)?)?(?!\\p{L})[.]?'
/** At an end of the cell: between two figures it would make one number of them. */
const MAXIMUM = new RegExp(`^${MAX} ?:?(?=.*\\d)|${MAX}$`, 'iu')
/** In a column of minima or maxima: there is none. */
const NO_LIMIT = new RegExp(`^\\s*(?:sans|pas de|aucun)(?: (?:${MAX}|${MIN}))?(?: ni ${MAX})?\\s*$`, 'iu')
const BETWEEN = '[\\s,;/–-]*(?:et |à )?\\s*'
const RANGES = [
  new RegExp(
    `^(?:sans )?${MIN}\\s*:?\\s*(?<min>[^a-z]{0,30}?(?:[km]?€|euros?)?(?: h\\.?t\\.?)?)${BETWEEN}${MAX}\\s*:?\\s*(?<max>\\d.*)$`,
    'iu',
  ),
  new RegExp(
    `^(?<min>\\d[^a-z]{0,30}?(?:[km]?€|euros?)?(?: h\\.?t\\.?)?)\\s*${MIN}${BETWEEN}(?<max>\\d.*?)\\s*${MAX}$`,
    'iu',
  ),
]
const LABEL = /^total ?:? ?/iu
/** "45 000,-": no cents. */
const NO_CENTS = /(?<=\d)[.,] ?[-–—]{1,2}(?!\d)/u
const CURRENCY = '(?:€|euros?|Euros?|EUR|EUROS?|E(?![+\\d-]))'
const FORM = new RegExp(
  `^(?<before>${CURRENCY})? ?(?<digits>[-−–+]?[\\d., '’]*\\d)(?: ?(?<scale>k|K|M|Md|[Mm]illiers?|[Mm]illions?|[Mm]illiards?))?(?: ?(?:d['’] ?)?(?<after>${CURRENCY}))?$`,
  'u',
)
const POWERS: Readonly<Record<string, number>> = { k: 3, millier: 3, m: 6, million: 6, md: 9, milliard: 9 }

function rangeIn(text: string): Readonly<Record<string, string>> | undefined {
  const tidy = text.trim()
  return tidy.length > LONGEST ? undefined : RANGES.map((range) => range.exec(tidy)?.groups).find(Boolean)
}

function readWritten(text: string, columnPower: number): Written | null {
  const tidy = text
    .replace(/\(([^()\d]*)\)/g, ' $1 ')
    .replace(/\s+/gu, ' ')
    .trim()
  if (tidy.length > LONGEST || /\d[^\S\r\n]*[\r\n]\s*\d/.test(text)) return null
  const marks = { ht: HT.test(tidy), ttc: TTC.test(tidy) }
  if (marks.ht && marks.ttc) return null
  const untaxed = tidy.replace(YEARLY, '').replace(HT, '').replace(TTC, '').replace(/ +/g, ' ').trim()
  const figure = readFigure(untaxed.replace(MAXIMUM, '').replace(NO_CENTS, '').trim(), columnPower)
  const tax = marks.ttc ? 'TTC' : marks.ht ? 'HT' : null
  return figure && { ...figure, tax, yearly: YEARLY.test(tidy), maximum: MAXIMUM.test(untaxed) }
}

function readFigure(bare: string, columnPower: number): Pick<Written, 'decimal' | 'power' | 'labelled'> | null {
  const form = FORM.exec(bare.replace(LABEL, ''))?.groups
  if (!form) return readScientific(bare, columnPower)
  const power = powerOf(form.scale) ?? ((form.before ?? form.after) === undefined ? columnPower : 0)
  const decimal = readDecimal(form.digits ?? '', power > 0)
  return decimal && { decimal, power, labelled: LABEL.test(bare) }
}

const SCIENTIFIC = new RegExp(`^(?<digits>-?\\d(?:[.,]\\d+)?)E\\+?(?<power>\\d{1,2})(?: ?${CURRENCY})?$`, 'iu')

/** A spreadsheet's way to show what does not fit its column: figures may be lost, so it is doubtful. */
function readScientific(bare: string, columnPower: number): Pick<Written, 'decimal' | 'power' | 'labelled'> | null {
  const groups = SCIENTIFIC.exec(bare)?.groups
  const decimal = readDecimal(groups?.digits ?? '', true)
  return (
    decimal && { decimal: { ...decimal, doubtful: true }, power: Number(groups?.power) + columnPower, labelled: false }
  )
}

const powerOf = (scale: string | undefined): number | undefined => POWERS[scale?.toLowerCase().replace(/s$/, '') ?? '']
