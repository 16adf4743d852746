import { AppError, type Issue } from '../../errors.js'
import { wellFormed } from '../cellText.js'
import { decodeText, detectEncoding } from '../csv/decode.js'
import { jsonNotUtf8, nanLiteral, type Place } from '../issues.js'
import { brokenAt } from './broken.js'

const FILE: Place = { cell: null, label: 'Fichier', value: null }

/** The text of a JSON file: UTF-8 with or without its mark; any other encoding is said. */
export function jsonText(bytes: Uint8Array, notes: Issue[]): string {
  const encoding = detectEncoding(bytes)
  if (encoding.label !== 'utf-8') notes.push(jsonNotUtf8(FILE, encoding.label))
  return [...decodeText(bytes, encoding)].join('')
}

const STRING_OR_NAN = /"[^"\\]*(?:\\.[^"\\]*)*"|\bNaN\b/gs

/** Parses a whole JSON text; the NaN some exporters write are null, and counted. Throws `damagedJson` with the place. */
export function parseJson(text: string, notes: Issue[]): unknown {
  try {
    return parse(text)
  } catch {
    let count = 0
    const mended = text.replace(STRING_OR_NAN, (found) => {
      if (found.startsWith('"')) return found
      count += 1
      return 'null'
    })
    if (count === 0) throw damaged(text)
    const value = parseStrictly(mended)
    notes.push(nanLiteral(FILE, count))
    return value
  }
}

const HALF_CHARACTER = /\\u[dD][89a-fA-F]/

/** An escape may stand for half a character, which no base can store: two identifiers would become one. */
function parse(text: string): unknown {
  if (!HALF_CHARACTER.test(text)) return JSON.parse(text)
  return JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? wellFormed(value) : value))
}

function parseStrictly(text: string): unknown {
  try {
    return parse(text)
  } catch {
    throw damaged(text)
  }
}

function damaged(text: string): AppError {
  const { offset, cut } = brokenAt(text)
  const line = text.slice(0, offset).split('\n').length
  return cut
    ? new AppError(
        'truncatedJson',
        `Ce fichier JSON est coupé (il s’arrête ligne ${line}, caractère ${text.length}) : rien n’est lu. Téléchargez-le de nouveau.`,
      )
    : new AppError(
        'damagedJson',
        `Ce fichier JSON est mal formé (ligne ${line}, caractère ${offset + 1}) : rien n’est lu. Demandez un nouvel export.`,
      )
}
