/** A decimal number as written, exact: digits before and after the point, never a float. */
export interface Decimal {
  readonly negative: boolean
  readonly whole: string
  readonly fraction: string
  /** A lone "." or "," before exactly three digits: read as thousands, but it could be a decimal mark. */
  readonly doubtful: boolean
}

const GROUPED = /^\d{1,3}(?: \d{3})+$/
const LONGEST = 60

/**
 * Reads the number of a French or English keyboard: spaces of any width, points or commas as thousands, one decimal
 * mark. `1.234` and `1,234` are thousands (money has two decimals, never three), unless `decimalMark` says a lone mark
 * is decimal, or `known` is the mark that decimals have around it. Null when the digits do not group as a number.
 */
export function readDecimal(text: string, decimalMark = false, known: '.' | ',' | null = null): Decimal | null {
  const tidy = text.replace(/[\s'’]+/gu, ' ').trim()
  if (tidy.length > LONGEST) return null
  const negative = /^[-−–]/.test(tidy)
  const body = tidy.replace(/^[-−–+] ?/, '')
  const cut = decimalCut(body, decimalMark, known)
  if (cut === null) return null
  const whole = cut.whole.replace(/[.,]/g, ' ')
  if (!/^\d+$/.test(whole) && !GROUPED.test(whole)) return null
  if (!/^\d*$/.test(cut.fraction)) return null
  return { negative, whole: whole.replaceAll(' ', ''), fraction: cut.fraction, doubtful: cut.doubtful }
}

interface Cut {
  readonly whole: string
  readonly fraction: string
  readonly doubtful: boolean
}

/** Where the decimals begin: the last mark, when it stands once and does not look like thousands. */
function decimalCut(body: string, decimalMark: boolean, known: '.' | ',' | null): Cut | null {
  const marks = [...body.matchAll(/[.,]/g)]
  const last = marks.at(-1)
  if (!last) return { whole: body, fraction: '', doubtful: false }
  const alike = marks.filter(([mark]) => mark === last[0]).length
  const whole = body.slice(0, last.index)
  const fraction = body.slice(last.index + 1)
  if (alike === 1 && fraction === '') return null
  if (alike === marks.length && alike > 1) return { whole: body, fraction: '', doubtful: false }
  if (alike > 1) return null
  const thousands = marks.length === 1 && !decimalMark && /^[1-9]\d{0,2}$/.test(whole) && /^\d{3}$/.test(fraction)
  if (!thousands || last[0] === known) return { whole, fraction, doubtful: false }
  return { whole: body, fraction: '', doubtful: known === null }
}

const BOTH_MARKS = /[.,]\d{3}(?:[.,]\d{3})*([.,])\d+/
const ONE_MARK = /^[^.,]*\d([.,])(?:\d{1,2}|\d{4,})(?!\d)[^.,]*$/
const REPEATED = /\d([.,])\d{3}\1\d{3}/

/**
 * The decimal mark of a column, by the values that can be read in one way only ("12,50", "1.234,56", "1.234.567"); null
 * where none tells, or where they disagree.
 */
export function decimalMarkOf(texts: readonly string[]): '.' | ',' | null {
  const told = new Set(texts.map(markTold).filter((mark) => mark !== null))
  const [mark] = told
  return told.size === 1 && mark !== undefined ? mark : null
}

const isMark = (text: string | undefined): text is '.' | ',' => text === '.' || text === ','

function markTold(text: string): '.' | ',' | null {
  if (text.length > LONGEST) return null
  const thousands = REPEATED.exec(text)?.[1]
  if (thousands !== undefined) return thousands === '.' ? ',' : '.'
  const found = BOTH_MARKS.exec(text)?.[1] ?? ONE_MARK.exec(text)?.[1]
  return isMark(found) ? found : null
}

/** A stored number as its exact decimal text, at the 15 digits a spreadsheet keeps; null beyond what decimals can say. */
export function decimalOfNumber(value: number): Decimal | null {
  const text = String(Number(value.toPrecision(15)))
  const [, sign, whole, fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === undefined) return null
  return { negative: sign === '-', whole, fraction: fraction ?? '', doubtful: false }
}

/** Hundredths of a decimal times 10^`power`, rounded half up (away from zero); null beyond safe integers. */
export function hundredthsOf(
  decimal: Decimal,
  power = 0,
): { readonly value: number; readonly rounded: boolean } | null {
  const digits = BigInt(decimal.whole + decimal.fraction)
  const excess = decimal.fraction.length - 2 - power
  const unit = 10n ** BigInt(Math.max(excess, 0))
  const scaled = digits * 10n ** BigInt(Math.max(-excess, 0))
  const value = Number((scaled * 2n + unit) / (unit * 2n))
  if (!Number.isSafeInteger(value)) return null
  return { value: decimal.negative && value !== 0 ? -value : value, rounded: scaled % unit !== 0n }
}

/** Hundredths in French figures, for messages: 123456 is `1 234,56`. */
export function frenchHundredths(value: number): string {
  const digits = String(Math.abs(value)).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ' ')
  const cents = digits.slice(-2)
  return `${value < 0 ? '-' : ''}${whole}${cents === '00' ? '' : `,${cents}`}`
}
