import { hasValidKey } from '../../contract/siretKey.js'
import { type BuyerId, buyerIdSchema, type Titulaire } from '../../contract.js'
import type { Issue } from '../../errors.js'
import {
  andNoBuyer,
  associationNumber,
  buyerSiren,
  identifierLength,
  identifierLetters,
  invalidSiretKey,
  malformedIdentifier,
  type Place,
  placeholderIdentifier,
  postOfficeKey,
  repairedLetters,
  repairedSiret,
  scientificIdentifier,
  sirenOfVat,
  sirenOnly,
  unusableBuyer,
} from '../issues.js'
import type { Cell } from '../types.js'
import { isAbsent, type Parsed, parsed, unread } from './parsed.js'

const LA_POSTE = '356000000'

const LABEL = /^(?:n(?:°|o|um[eé]ro) ?)?(?:de )?sire[nt] ?(?:n° ?)?:? ?(?=\d)/iu

/** "(mandataire)" behind an identifier. */
const REMARK = /(?<!\s)\s*\([^()\d]*\)$/

/**
 * Identifier text of a cell: a stored number exactly, with the zeros its format shows; a typed one without its label
 * ("SIRET : …") and remark, the apostrophe that keeps it a text, its spaces, dots and dashes when what is left may be a SIRET.
 */
function identifierText(cell: Cell): string {
  if (cell.number !== undefined && Number.isSafeInteger(cell.number)) {
    return String(cell.number).padStart(cell.digits ?? 0, '0')
  }
  if (WHOLE.test(cell.text)) return cell.text
  const text = cell.text.trim().replace(/^(\d+)[.,]0+$/, '$1')
  const digits = text
    .replace(/^['’]/, '')
    .replace(LABEL, '')
    .replace(REMARK, '')
    .replace(/[\s.\u200b\u2060-]/gu, '')
  return /^(?:\d{8,9}|\d{11,14})$/.test(digits) ? digits : text
}

const isScientific = (text: string): boolean =>
  !WHOLE.test(text) && /^\d(?:[.,]\d+)?E\+?\d+$/i.test(text.replace(/\s/gu, ''))

/** What is typed to fill a field that must be: zeros (whose key happens to hold), or one digit all along. */
const PLACEHOLDER = /^0{9}|^(\d)\1{8,}$/

/** Letters typed, or read by a machine, for the digit they look like. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { O: '0', o: '0', Q: '0', I: '1', l: '1', i: '1', '|': '1' }
const ALMOST_DIGITS = /^[\dOoQIil|]+$/

/**
 * A SIRET (14 digits) or a SIREN (9) as text. Repaired only where the key then holds: 11 to 13 digits, or 8, get back the
 * zeros a spreadsheet ate; letters become the digits they look like. Null, with the cause: neither.
 */
function sirenOrSiret(text: string, at: Place): Parsed<string> {
  if (/^(?:\d{9}|\d{14})$/.test(text)) return whole(text, at)
  if (/^(?:\d{8}|\d{11,13})$/.test(text)) {
    const padded = text.padStart(text.length === 8 ? 9 : 14, '0')
    if (isCertain(padded)) return parsed(padded, repairedSiret(at, padded))
  }
  const digits = text.replace(/[\s.\u200b\u2060-]/gu, '')
  if (/^\d+$/.test(digits)) return unread(identifierLength(at, digits.length))
  return ALMOST_DIGITS.test(digits) && /(?:\d\D*){5}/.test(digits) ? withoutLetters(digits, at) : unread()
}

function whole(digits: string, at: Place): Parsed<string> {
  if (PLACEHOLDER.test(digits)) return unread(placeholderIdentifier(at))
  if (hasValidKey(digits)) return parsed(digits)
  const ofPost = digits.length === 14 && digits.startsWith(LA_POSTE)
  return parsed(digits, ofPost ? postOfficeKey(at) : invalidSiretKey(at, digits))
}

const isCertain = (digits: string): boolean => hasValidKey(digits) && !PLACEHOLDER.test(digits)

function withoutLetters(text: string, at: Place): Parsed<string> {
  const digits = text.replace(/\D/g, (letter) => LOOK_ALIKES[letter] ?? letter)
  const proved = /^(?:\d{9}|\d{14})$/.test(digits) && isCertain(digits)
  return proved ? parsed(digits, repairedLetters(at, digits)) : unread(identifierLetters(at))
}

/** SIRET of a buyer, or its SIREN; anything else gives null and an issue, for totals and identity rest on it. */
export function parseBuyer(cell: Cell | undefined, at: Place): Parsed<BuyerId> {
  if (cell === undefined || isAbsent(cell)) return unread()
  const text = identifierText(cell)
  if (isScientific(text)) return unread(andNoBuyer(scientificIdentifier(at)))
  const ofVat = sirenIn(text)
  if (ofVat !== null) return parsed(buyerIdSchema.parse(ofVat), sirenOfVat(at, ofVat), buyerSiren(at))
  const { value, issues } = sirenOrSiret(text, at)
  if (value === null) return unread(...(issues.length > 0 ? issues.map(andNoBuyer) : [unusableBuyer(at)]))
  const isDoubted = issues.some(({ severity }) => severity === 'warning')
  return parsed(buyerIdSchema.parse(value), ...issues, ...(value.length === 9 && !isDoubted ? [buyerSiren(at)] : []))
}

export type HolderIdentifier = Pick<Titulaire, 'id' | 'typeIdentifiant'>

/** Types of identifiers that DECP names. */
export const HOLDER_TYPES: readonly string[] = ['SIRET', 'TVA', 'TAHITI', 'RIDET', 'FRWF', 'IREP', 'HORS-UE', 'UE']

/** Type in the spelling of DECP where it is one of its types, else as received. */
function holderType(text: string | null): string | null {
  if (text === null || HOLDER_TYPES.includes(text)) return text
  const trimmed = text.trim()
  const known = trimmed.toUpperCase()
  return HOLDER_TYPES.includes(known) ? known : trimmed
}

/** Identifier of a holder, kept whatever it is (SIREN, VAT number, 15 digits); only digits lost to 2.13E+13 are refused. */
export function parseHolder(cell: Cell | undefined, type: string | null, at: Place): Parsed<HolderIdentifier> {
  if (cell === undefined || isAbsent(cell)) return unread()
  const text = identifierText(cell)
  const typeIdentifiant = holderType(type)
  if (isScientific(text)) return unread(scientificIdentifier(at))
  if (typeIdentifiant !== null && !/^sire[nt]$/i.test(typeIdentifiant)) return parsed({ id: text, typeIdentifiant })
  if (sirenIn(text) !== null) return parsed({ id: text, typeIdentifiant: 'TVA' })
  const { value, issues } = sirenOrSiret(text, at)
  if (value === null) return parsed({ id: text, typeIdentifiant }, ...causes(text, issues, at))
  if (value.length === 14) return parsed({ id: value, typeIdentifiant: 'SIRET' }, ...issues)
  return parsed({ id: value, typeIdentifiant: null }, ...issues, sirenOnly(at))
}

/** Number of an association in the Répertoire national des associations. */
const RNA = /^W\d[\dAB]\d{7}$/i

/** Why the identifier of a holder is kept as it is. */
function causes(text: string, issues: readonly Issue[], at: Place): readonly Issue[] {
  if (issues.length > 0) return issues
  return [RNA.test(text.replaceAll(' ', '')) ? associationNumber(at) : malformedIdentifier(at)]
}

/** The SIREN in a French VAT number: FR, two figures of key (12 + 3 × SIREN, modulo 97), the SIREN; null in any other. */
function sirenIn(text: string): string | null {
  const [, key, siren] = /^FR ?(\d{2}) ?(\d{3} ?\d{3} ?\d{3})$/i.exec(text) ?? []
  const digits = siren?.replaceAll(' ', '') ?? ''
  const holds = digits !== '' && hasValidKey(digits) && Number(key) === (12 + 3 * (Number(digits) % 97)) % 97
  return holds ? digits : null
}

const BREAKS = /[\n\r;,|/+&]|\s[-–]\s|(?<!\p{L})et(?!\p{L})/u
const WHOLE = /^(?:\d{9}|\d{14})$/

/**
 * The cells that one cell of holders stands for: "SIRET / SIRET", "SIRET ; SIREN", one a line… Only where every part is
 * a SIRET or a SIREN: any other text is one identifier.
 */
export function splitIdentifiers(cell: Cell): readonly Cell[] {
  if (cell.number !== undefined) return [cell]
  const splits = [BREAKS, /\s/u].map((separator) => partsOf(cell.text, separator))
  return splits.find((parts) => parts.length > 1 && parts.every((part) => WHOLE.test(identifierText(part)))) ?? [cell]
}

const partsOf = (text: string, separator: RegExp): readonly Cell[] =>
  text.split(separator).flatMap((part) => (/\S/u.test(part) ? [{ kind: 'text', text: part.trim() }] : []))

const NAME_BREAKS = [/[\n\r]+/, /;/, /\|/, /\//, /,/, /\+/, /&/, /(?<!\p{L})et(?!\p{L})/u]

/** Texts of `count` holders held in one: split at one sort of break, the one that gives as many; null where none does. */
export function splitTexts(text: string, count: number): readonly string[] | null {
  const splits = NAME_BREAKS.map((separator) =>
    text
      .split(separator)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  )
  return splits.find((names) => names.length === count) ?? null
}
