import { CPV_DIVISIONS } from '../../codes/cpv.js'
import { hasValidKey } from '../../contract/siretKey.js'
import { fold } from '../../fold.js'
import type { Cell } from '../types.js'
import { monthOf } from '../values/date.js'
import { isAbsent } from '../values/parsed.js'
import { ENUMERATIONS } from './enumerations.js'
import type { Field } from './fields.js'

/** What a cell looks like; the first that fits, but for `number`, which says how it may be read as well. */
export type Kind =
  | 'date'
  | 'siret'
  | 'siren'
  | 'cpv'
  | 'money'
  | 'number'
  | 'hours'
  | 'boolean'
  | 'prose'
  | 'name'
  | 'code'
  /** The employment contract of a person. */
  | 'job'

/** The cells of one column at a glance. */
export interface Profile {
  readonly filled: number
  readonly counts: Readonly<Partial<Record<Kind, number>>>
  /** Field whose enumeration most cells belong to, with how many. */
  readonly listed: { readonly field: Field; readonly count: number } | null
  readonly distinct: number
  /** Numbers that a spreadsheet may count days by. */
  readonly serials: number
  /** As long as a SIRET, whose key is wrong. */
  readonly longNumbers: number
  /** Largest and middle amount read as plain numbers; null without one. */
  readonly largest: number | null
  readonly middle: number | null
}

const LONGEST = 400

const DATE =
  /^(?:(?:le |notifiée? le )?[0-3]?\d[-/. ][0-3]?\d[-/. ](?:\d{4}(?!\d)|\d{2}(?![\s.]?\d))|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d))/i
const WORDY_DATE = /^\d{1,2}(?:er)? (\p{L}+)\.? \d{4}$/iu
const MONEY = /^[-+]?[\d\s.,']*\d\s?(?:€|euros?\b|k€|M€|eur\b)|^[-+]?\d[\d\s]*[.,]\d{1,2}$|^€\s?\d/i
const NUMBER = /^[-+]?\d[\d\s.,']*$/
const HOURS = /^\d[\d\s.,]*\s?(?:h|heures?|hrs?)(?:\s?\d{0,2})\.?(?:$|\s)/i
const BOOLEAN = new Set(['oui', 'non', 'x', 'o', 'n', 'vrai', 'faux', 'true', 'false', 'yes', 'no'])

const JOB =
  /^(?:cdd|cddi|cdi|cdii|ctt|int[ée]rim(?:aire)?|apprenti(?:ssage)?|alternance|contrat (?:pro|d[’']apprenti|unique|aid[ée]|en alternance)|mise à disposition|embauche directe)/iu

/** What a filled cell looks like. */
export function kindOf(cell: Cell): Kind {
  const text = cell.text.trim().slice(0, LONGEST)
  if (cell.kind === 'date') return isEarly(cell) ? 'number' : 'date'
  if (cell.kind === 'boolean' || /^[☐☑☒✓✔✗✘]$/u.test(text)) return 'boolean'
  const digits = text.replace(/[\s.\u00a0\u202f-]/gu, '')
  if (/^\d+$/.test(digits)) return kindOfDigits(text, digits)
  if (DATE.test(text)) return 'date'
  const month = WORDY_DATE.exec(text)?.[1]
  if (month !== undefined && monthOf(fold(month)) !== null) return 'date'
  if (cell.kind === 'number' || MONEY.test(text)) return /[.,€]|eur/i.test(text) ? 'money' : 'number'
  if (NUMBER.test(text)) return 'number'
  if (HOURS.test(text)) return 'hours'
  return kindOfText(text)
}

/** A number under a format of dates ("02/01/1900" for lot 2): no register goes so far back. */
const isEarly = ({ number }: Cell): boolean => number !== undefined && number < SERIAL_FROM

function kindOfDigits(text: string, digits: string): Kind {
  if (digits.length === 14 && hasValidKey(digits)) return 'siret'
  if (DATE.test(text)) return 'date'
  if (/^\d{8}-\d$/.test(text) && CPV_DIVISIONS.has(text.slice(0, 2))) return 'cpv'
  if (digits.length === 9 && hasValidKey(digits) && !/[.,]/.test(text)) return 'siren'
  if (/^\d{7}0$/.test(text) && CPV_DIVISIONS.has(text.slice(0, 2))) return 'cpv'
  return /\d-\d/.test(text) ? 'code' : 'number'
}

function kindOfText(text: string): Kind {
  if (text.length <= 5 && BOOLEAN.has(fold(text))) return 'boolean'
  if (JOB.test(text)) return 'job'
  const words = text.match(/\p{L}{2,}/gu)?.length ?? 0
  if (/\d/.test(text) && words < 2) return 'code'
  return text.length >= 25 && words >= 4 ? 'prose' : 'name'
}

const SERIAL_FROM = 30_000
const SERIAL_TO = 60_000

/** What the filled cells of a column look like; "NC" and the like are no cells. */
export function profileOf(cells: readonly (Cell | undefined)[]): Profile {
  const filled = cells.filter((cell) => cell !== undefined).filter((cell) => !isAbsent(cell))
  const counts: Partial<Record<Kind, number>> = {}
  const listed = new Map<Field, number>()
  const numbers: number[] = []
  for (const cell of filled) {
    const kind = kindOf(cell)
    counts[kind] = (counts[kind] ?? 0) + 1
    const value = kind === 'money' || kind === 'number' ? numberIn(cell) : null
    if (value !== null) numbers.push(value)
    const field = kind === 'name' || kind === 'prose' ? enumerationOf(cell.text) : null
    if (field) listed.set(field, (listed.get(field) ?? 0) + 1)
  }
  const [most] = [...listed].sort((a, b) => b[1] - a[1])
  numbers.sort((a, b) => a - b)
  return {
    filled: filled.length,
    counts,
    listed: most ? { field: most[0], count: most[1] } : null,
    distinct: new Set(filled.map(({ text }) => text.trim())).size,
    serials: numbers.filter((value) => value >= SERIAL_FROM && value < SERIAL_TO).length,
    longNumbers: numbers.filter((value) => value >= 1e13).length,
    largest: numbers.at(-1) ?? null,
    middle: numbers[Math.floor(numbers.length / 2)] ?? null,
  }
}

function enumerationOf(text: string): Field | null {
  return text.length > 90 ? null : (ENUMERATIONS.get(fold(text)) ?? null)
}

/** A number near enough to be compared; never kept. */
function numberIn(cell: Cell): number | null {
  if (cell.number !== undefined) return cell.number
  const text = cell.text
    .replace(/[^\d.,]/g, '')
    .replace(/[.,](?=\d{3}(?:\D|$))/g, '')
    .replace(',', '.')
  const value = Number.parseFloat(text)
  return Number.isFinite(value) ? value : null
}
