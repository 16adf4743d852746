import { type Siret, siretSchema, type Titulaire } from '../../contract.js'
import type { Issue } from '../../errors.js'
import {
  invalidSiretKey,
  malformedIdentifier,
  type Place,
  repairedSiret,
  scientificIdentifier,
  sirenOnly,
  unusableBuyer,
} from '../issues.js'
import type { Cell } from '../types.js'
import { isAbsent, type Parsed, parsed, unread } from './parsed.js'

const LA_POSTE = '356000000'

/** Key of a SIREN or SIRET: Luhn, but for the offices of La Poste, whose digits add up to a multiple of five. */
export function hasValidKey(digits: string): boolean {
  const numbers = [...digits].reverse().map(Number)
  if (digits.length === 14 && digits.startsWith(LA_POSTE) && sum(numbers) % 5 === 0) return true
  return sum(numbers.map((digit, index) => (index % 2 === 0 ? digit : doubled(digit)))) % 10 === 0
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const doubled = (digit: number): number => (digit > 4 ? digit * 2 - 9 : digit * 2)

/** Identifier text of a cell: a stored number exactly, a typed one without its spaces and dots when it is digits. */
function identifierText(cell: Cell): string {
  if (cell.number !== undefined && Number.isSafeInteger(cell.number)) return String(cell.number)
  const text = cell.text.trim().replace(/^(\d+)[.,]0+$/, '$1')
  const digits = text.replace(/[\s.]/gu, '')
  return /^\d+$/.test(digits) ? digits : text
}

const isScientific = (text: string): boolean => /^\d(?:[.,]\d+)?E\+?\d+$/i.test(text.replace(/\s/gu, ''))

/** 14 digits as text; 13 get back the zero a spreadsheet ate where the key then holds. Null: no SIRET. */
function siretOf(text: string, at: Place): Parsed<Siret> {
  if (/^\d{14}$/.test(text)) {
    return parsed(siretSchema.parse(text), ...(hasValidKey(text) ? [] : [invalidSiretKey(at)]))
  }
  const padded = `0${text}`
  if (/^\d{13}$/.test(text) && hasValidKey(padded)) return parsed(siretSchema.parse(padded), repairedSiret(at, padded))
  return unread()
}

/** SIRET of a buyer; anything else gives null and an issue, for totals and identity rest on it. */
export function parseBuyer(cell: Cell | undefined, at: Place): Parsed<Siret> {
  if (cell === undefined || isAbsent(cell)) return unread()
  const text = identifierText(cell)
  if (isScientific(text)) return unread(scientificIdentifier(at))
  const siret = siretOf(text, at)
  return siret.value === null ? unread(unusableBuyer(at)) : siret
}

export type HolderIdentifier = Pick<Titulaire, 'id' | 'typeIdentifiant'>

const HOLDER_TYPES = ['SIRET', 'TVA', 'TAHITI', 'RIDET', 'FRWF', 'IREP', 'HORS-UE', 'UE']

/** Type in the spelling of DECP where it is one of its types, else as received. */
function holderType(text: string | null): string | null {
  return text === null ? null : (HOLDER_TYPES.find((type) => type === text.trim().toUpperCase()) ?? text.trim())
}

/** Identifier of a holder, kept whatever it is (SIREN, VAT number, 15 digits); only digits lost to 2.13E+13 are refused. */
export function parseHolder(cell: Cell | undefined, type: string | null, at: Place): Parsed<HolderIdentifier> {
  if (cell === undefined || isAbsent(cell)) return unread()
  const text = identifierText(cell)
  const typeIdentifiant = holderType(type)
  if (isScientific(text)) return unread(scientificIdentifier(at))
  if (typeIdentifiant !== null && typeIdentifiant !== 'SIRET') return parsed({ id: text, typeIdentifiant })
  const siret = siretOf(text, at)
  if (siret.value !== null) return parsed({ id: siret.value, typeIdentifiant: 'SIRET' }, ...siret.issues)
  const issue: Issue = /^\d{9}$/.test(text) ? sirenOnly(at) : malformedIdentifier(at)
  return parsed({ id: text, typeIdentifiant: issue.code === 'sirenOnly' ? null : typeIdentifiant }, issue)
}
