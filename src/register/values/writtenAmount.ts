import type { Amount, AmountColumn } from './amount.js'
import { MAXIMUM } from './amountRange.js'
import { HT, TTC } from './amountTaxes.js'
import { type Decimal, decimalOfNumber, readDecimal } from './decimal.js'
import { LONGEST, tidied } from './tidyAmount.js'

/** One amount as it is written, not yet in cents. */
export interface Written {
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

/** A stored number, in the unit of its column. */
export function ofNumber(value: number, power: number): Written {
  return { decimal: decimalOfNumber(value) ?? TOO_LARGE, power, ...UNSAID }
}

const YEARLY = /(?:\/|par|l['’]) ?an(?:née)?(?!\p{L})|(?<!\p{L})annuel(?:le)?(?:ment|s)?(?!\p{L})/iu

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

/** "12 000 € HT + TVA": the tax comes on top of what is written. */
const PLUS_VAT = / ?\+ ?(?:la )?t\.?v\.?a\.?(?: ?(?:à|de|en vigueur|\d[\d,.]* ?%))*$/iu

/** "2 400 000 € HT (4 ans)", "sur 48 mois": the time a total is for, which changes nothing to it. */
const OVER = / ?(?:\( ?|(?:sur|pour) )(?:(?:une )?(?:durée|période) de )?\d{1,2} ?(?:ans?|mois|années?) ?\)?$/iu

/** The one amount of a text with what is said of it; null: none, or several. */
export function readWritten(text: string, column: AmountColumn): Written | null {
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
