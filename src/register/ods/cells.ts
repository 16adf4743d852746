import { wellFormed } from '../cellText.js'
import type { Cell } from '../types.js'
import { toCell } from '../xlsx/cells.js'
import { elapsedText, serialToIso, typedDateToIso } from '../xlsx/dates.js'
import type { NumberFormatKind } from '../xlsx/numberFormats.js'
import type { XmlAttributes } from '../xmlPush.js'

/**
 * The cell of a `table:table-cell` by its attributes (OpenDocument 1.3, part 3, §9.1.4), the text it shows and what its
 * style shows numbers as: some programs write dates as mere numbers.
 */
export function odsCell(
  attributes: XmlAttributes,
  shown: string | null,
  kind: NumberFormatKind = 'number',
): Cell | undefined {
  const text = attributes['office:string-value'] ?? shown ?? ''
  switch (attributes['office:value-type']) {
    case 'float':
    case 'currency':
    case 'percentage':
      return numberCell(attributes['office:value'], shown ?? '', kind)
    case 'date':
      return dateCell(attributes['office:date-value'], text)
    case 'time':
      return textCell(timeText(attributes['office:time-value']) ?? text)
    case 'boolean':
      return { kind: 'boolean', text: attributes['office:boolean-value'] === 'true' ? 'VRAI' : 'FAUX' }
    default:
      return errorCell(attributes, shown ?? '') ?? textCell(text)
  }
}

/** A formula that was never computed has no type at all. */
export function isUncached(attributes: XmlAttributes, shown: string | null): boolean {
  const computed = attributes['office:value-type'] ?? attributes['calcext:value-type']
  return attributes['table:formula'] !== undefined && computed === undefined && shown === null
}

function textCell(text: string): Cell | undefined {
  return text === '' ? undefined : { kind: 'text', text: wellFormed(text) }
}

/** The value as stored; zeros the sheet shows in front of it (14 digits of a SIRET) are told by what it shows. */
function numberCell(value: string | undefined, shown: string, kind: NumberFormatKind): Cell | undefined {
  if (value === undefined) return textCell(shown)
  const mask = shown.replace(/[\s\u00a0\u202f]/g, '')
  const digits = /^0\d+$/.test(mask) && Number(mask) === Number(value) ? mask.length : 0
  const format = { kind, digits }
  const stored = { type: 'n', style: 0, value, inline: null, formula: false }
  return toCell(stored, { strings: [], formats: [format], date1904: false }) ?? undefined
}

function dateCell(value: string | undefined, shown: string): Cell | undefined {
  const iso = value === undefined ? null : isoOf(value)
  return iso === null ? textCell(value ?? shown) : { kind: 'date', text: iso }
}

const EXCEL_EPOCH = 25_569
const MILLISECONDS_A_DAY = 86_400_000

/** Times carry the errors of their fractions (10:29:59.999999999): they are rounded to the second, as serials are. */
function isoOf(value: string): string | null {
  if (!value.includes('.')) return typedDateToIso(value)
  const time = Date.parse(`${value.slice(0, 23)}Z`)
  return Number.isNaN(time) ? null : serialToIso(time / MILLISECONDS_A_DAY + EXCEL_EPOCH, false)
}

const DURATION = /^(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?$/

/** `PT152H30M00S` as the hours a sheet shows: `152:30`. */
function timeText(value: string | undefined): string | null {
  const [, sign, days = 0, hours = 0, minutes = 0, seconds = '0'] = DURATION.exec(value ?? '') ?? []
  if (sign === undefined) return null
  const total = Number(days) + Number(hours) / 24 + Number(minutes) / 1440 + Number(seconds.replace(',', '.')) / 86_400
  return elapsedText(sign === '-' ? -total : total)
}

const ERROR_SHOWN = /^(?:#[A-Z\d/!?_]+[!?]?|Err:\d+)$/

/** Errors are texts, which LibreOffice types as such and others only show. */
function errorCell(attributes: XmlAttributes, shown: string): Cell | undefined {
  const typed = attributes['calcext:value-type'] === 'error'
  const seeming = attributes['table:formula'] !== undefined && attributes['office:string-value'] === ''
  return typed || (seeming && ERROR_SHOWN.test(shown)) ? { kind: 'error', text: shown } : undefined
}
