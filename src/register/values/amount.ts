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
  if (plain !== null) {
    return parsed({ cents: plain, tax: null, yearly: false, maximum: false, minimum: null, ttc: null })
  }
  if (cell === undefined || isAbsent(cell) || NO_LIMIT.test(cell.text)) return unread()
  const tidy = cell.number === undefined ? tidied(cell.text) : null
  const taxes = tidy === null ? null : bothTaxes(tidy)
  if (taxes) return ofTaxes(taxes, at, column)
  const range = tidy === null ? undefined : rangeIn(tidy)
  if (range) return ofRange(range, at, column)
  const exact = cell.number === undefined || column.power ? null : wholeCents(cell.number)
  if (exact !== null) {
    return parsed({ cents: exact, tax: null, yearly: false, maximum: false, minimum: null, ttc: null })
  }
  const written = cell.number === undefined ? readWritten(cell.text, column) : ofNumber(cell.number, column.power ?? 0)
  if (!written) return unread(unreadableAmount(at))
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

const PLAIN = /^(\d{1,9}|\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,2})(?:([.,])(\d{1,2}))?$/

/** What nearly all cells hold, figures and no word, read at once; null: not so plain. */
function plainCents(text: string, column: AmountColumn): Cents | null {
  const [, units, mark, decimals = ''] = PLAIN.exec(text) ?? []
  if (units === undefined || column.power || (mark !== undefined && (column.decimal ?? mark) !== mark)) return null
  return centsSchema.parse(Number(units.replace(/\D/g, '')) * 100 + Number(decimals.padEnd(2, '0')))
}

/** Cents below which a number that has at most two decimals is the nearest to them: 15 digits are always exact. */
const EXACT = 1e15

/** Cents of a stored number of at most two decimals, which nearly all are; null: any other, for its digits to tell. */
function wholeCents(value: number): Cents | null {
  // Zero is added for -0, which is 0.
  const cents = Math.round(value * 100) + 0
  return cents / 100 === value && Math.abs(cents) < EXACT ? centsSchema.parse(cents) : null
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
const YEARLY = /(?:\/|par|l['’]) ?an(?:née)?(?!\p{L})|(?<!\p{L})annuel(?:le)?(?:ment|s)?(?!\p{L})/iu
const MAX = '(?:montants? )?(?:max(?:i(?:mum|mal)?)?|plafond)(?!\\p{L})[.]?'
const MIN = '(?:montants? )?min(?:i(?:mum|mal)?)?(?!\\p{L})[.]?'
/** At an end of the cell: between two figures it would make one number of them. */
const MAXIMUM = new RegExp(`^${MAX} ?:?(?=.*\\d)|${MAX}$`, 'iu')
/** In a column of minima or maxima: there is none. */
const NO_LIMIT = new RegExp(
  `^\\s*(?:sans|pas de|aucun|ni)(?: (?:${MAX}|${MIN}))?(?:,? ?(?:ni|et|/)? ?(?:sans |de )?(?:${MAX}|${MIN}))?\\s*$`,
  'iu',
)
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
  /^(?<between>entre) (?<min>\d.*?) et (?<max>\d.*)$/iu,
  /^(?<between>de) (?<min>\d.*?) (?:à|a) (?<max>\d.*)$/iu,
]
/** The unit of the second figure goes for the first: "entre 10 et 20 k€". */
const UNIT_AFTER = / ?(?:[kKM]?€|[kKM] ?(?:€|euros)|millions?.*|milliers?.*)(?= ?(?:h\.?t\.?|ttc)?$)/iu
/** An estimate is no more than that: read, with a doubt. */
const LABEL = /^(?:total|environ|env\.?|~|≈|estimée? à|soit|autour de)(?!\p{L}) ?:? ?/iu
/** "45 000,-": no cents. */
const NO_CENTS = /(?<=\d)[.,] ?[-–—]{1,2}(?!\d)/u
const CURRENCY = '(?:€|euros?|Euros?|EUR|EUROS?|E(?![+\\d-]))'
const FORM = new RegExp(
  `^(?<before>${CURRENCY})? ?(?<digits>[-−–+]?[\\d., '’]*\\d)(?: ?(?<scale>k|K|M|Md|[Mm]illiers?|[Mm]illions?|[Mm]illiards?))?(?: ?(?:d['’] ?)?(?<after>${CURRENCY}))?$`,
  'u',
)
const POWERS: Readonly<Record<string, number>> = { k: 3, millier: 3, m: 6, million: 6, md: 9, milliard: 9 }

type Range = Readonly<Record<string, string | undefined>>

function rangeIn(tidy: string): Range | undefined {
  return tidy.length > LONGEST ? undefined : RANGES.map((range) => range.exec(tidy)?.groups).find(Boolean)
}

interface Taxes {
  readonly ht: string
  readonly ttc: string
}

const BETWEEN_TAXES = /\s*(?:[/;()]|(?<!\p{L})soit(?!\p{L})|\s[-–]\s|,\s)\s*|(?<=t\.?|c\.?)\s+(?=\d)/iu

function bothTaxes(tidy: string): Taxes | null {
  if (tidy.length > LONGEST || !HT.test(tidy) || !TTC.test(tidy)) return null
  const parts = tidy.split(BETWEEN_TAXES).filter((part) => part !== '')
  const [first = '', second = ''] = parts
  if (parts.length !== 2 || !parts.every((part) => /\d/.test(part))) return null
  const [ht, ttc] = HT.test(first) ? [first, second] : [second, first]
  return !TTC.test(ht) && !HT.test(ttc) && HT.test(ht) && TTC.test(ttc) ? { ht, ttc } : null
}

/** "(1 200)" and "1 200-": how accounts write what is negative. */
const IN_BRACKETS = /^\( ?(\d[^()]*?) ?\)( ?[^()\d]*)$/u
const MINUS_AFTER = /^(\d[\d .,'’]*\d|\d) ?[-−]( ?(?:€|euros?|EUR)?)$/u

/** Nothing longer than `LONGEST` is read, whatever its spaces. */
const LONGEST_RAW = 1000

function tidied(text: string): string {
  return text
    .slice(0, LONGEST_RAW)
    .replace(/\(([^()\d]*)\)/g, ' $1 ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(IN_BRACKETS, '-$1$2')
    .replace(MINUS_AFTER, '-$1$2')
}

/** "12 000 € HT + TVA": the tax comes on top of what is written. */
const PLUS_VAT = / ?\+ ?(?:la )?t\.?v\.?a\.?(?: ?(?:à|de|en vigueur|\d[\d,.]* ?%))*$/iu

/** "2 400 000 € HT (4 ans)", "sur 48 mois": the time a total is for, which changes nothing to it. */
const OVER = / ?(?:\( ?|(?:sur|pour) )(?:(?:une )?(?:durée|période) de )?\d{1,2} ?(?:ans?|mois|années?) ?\)?$/iu

function readWritten(text: string, column: AmountColumn): Written | null {
  const tidy = tidied(text).replace(PLUS_VAT, '').replace(OVER, '')
  if (tidy.length > LONGEST || /\d[^\S\r\n]*[\r\n]\s*\d/.test(text)) return null
  const marks = { ht: HT.test(tidy), ttc: TTC.test(tidy) }
  if (marks.ht && marks.ttc) return null
  const untaxed = tidy.replace(YEARLY, '').replace(HT, '').replace(TTC, '').replace(/ +/g, ' ').trim()
  const figure = readFigure(untaxed.replace(MAXIMUM, '').replace(NO_CENTS, '').trim(), column)
  const plus = PLUS_VAT.test(tidied(text))
  const tax = marks.ttc ? 'TTC' : marks.ht || plus ? 'HT' : null
  return figure && { ...figure, tax, yearly: YEARLY.test(tidy), maximum: MAXIMUM.test(untaxed) }
}

function readFigure(bare: string, column: AmountColumn): Pick<Written, 'decimal' | 'power' | 'labelled'> | null {
  const form = FORM.exec(bare.replace(LABEL, ''))?.groups
  const columnPower = column.power ?? 0
  if (!form) return readScientific(bare, columnPower)
  const power = powerOf(form.scale) ?? ((form.before ?? form.after) === undefined ? columnPower : 0)
  const decimal = readDecimal(form.digits ?? '', power > 0, column.decimal)
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
