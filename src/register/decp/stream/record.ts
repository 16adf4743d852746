import type { Issue } from '../../../errors.js'
import { decodeText, detectEncoding, type TextEncoding } from '../../csv/decode.js'
import {
  halfCharacters,
  jsonNotUtf8,
  longNumber,
  mendedJson,
  nanLiteral,
  type Place,
  repeatedKey,
} from '../../issues.js'
import { asObject, type JsonObject } from '../entries.js'
import { type Mends, mendJson } from './mend.js'
import { MAX_DEPTH, type ValueScan } from './scan.js'

/** A record's value and what was found while reading it. */
export interface ParsedRecord {
  readonly value: unknown
  readonly issues: readonly Issue[]
}

/** A record put right, and the bytes it takes. */
interface MendedRecord extends ParsedRecord {
  readonly length: number
}

const FILE: Place = { cell: null, label: 'Fichier', value: null }
const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads records one by one, and counts what is said once for the whole file. */
export class RecordReader {
  private encoding: TextEncoding | null = null
  private foreign = 0
  private notNumbers = 0
  private halves = 0

  /** The value of a record that was cut whole; null where it is not JSON. */
  read(bytes: Uint8Array, scan: ValueScan, at: () => Place): ParsedRecord | null {
    const text = this.text(bytes)
    const value = this.parsed(scan.notJson ? this.withoutNotNumbers(text) : text, scan.escapes)
    return value === undefined ? null : this.checked(text, value, scan, at)
  }

  /** The record that begins these bytes, put right; null: it cannot be; `cut`: it goes on behind them. */
  mend(bytes: Uint8Array, last: boolean, at: () => Place): MendedRecord | 'cut' | null {
    const mended = mendJson(binaryOf(bytes), last, MAX_DEPTH)
    if (mended.outcome !== 'mended') return mended.outcome === 'cut' ? 'cut' : null
    const value = this.parsed(this.text(bytesOf(mended.text)), true)
    if (value === undefined) return null
    this.notNumbers += mended.mends.notNumbers
    return { value, issues: saidOf(mended.mends, at), length: mended.next }
  }

  /** The beginning of a record that is not read, to find it again. */
  quote(bytes: Uint8Array): string {
    return this.encoding ? [...decodeText(bytes, this.encoding)].join('') : new TextDecoder().decode(bytes)
  }

  /** What is said of the file, once its records are read. */
  notes(): readonly Issue[] {
    return [
      ...(this.encoding ? [jsonNotUtf8(FILE, `${this.encoding.label} pour ${this.foreign} élément(s)`)] : []),
      ...(this.notNumbers > 0 ? [nanLiteral(FILE, this.notNumbers)] : []),
      ...(this.halves > 0 ? [halfCharacters(FILE, this.halves)] : []),
    ]
  }

  /** UTF-8, or else the set in which the first record that is not looks written. */
  private text(bytes: Uint8Array): string {
    try {
      return UTF_8.decode(bytes)
    } catch {
      this.encoding ??= { ...detectEncoding(bytes), mark: 0 }
      this.foreign += 1
      return [...decodeText(bytes, this.encoding)].join('')
    }
  }

  private withoutNotNumbers(text: string): string {
    return text.replace(NOT_NUMBER, (found) => {
      if (found.startsWith('"')) return found
      this.notNumbers += 1
      return 'null'
    })
  }

  /** undefined: it is not JSON. */
  private parsed(text: string, escapes: boolean): unknown {
    try {
      return JSON.parse(escapes && HALF.test(text) ? this.withoutHalves(text) : text)
    } catch {
      return undefined
    }
  }

  /**
   * An escape may stand for half a character, which no base can store. It is kept as it is written: two identifiers that
   * differ by it stay two.
   */
  private withoutHalves(text: string): string {
    return text.replace(ESCAPE, (found, half: string | undefined) => {
      if (half === undefined) return found
      this.halves += 1
      return `\\${found}`
    })
  }

  /** Numbers too long to be exact are read as texts; members that a repeated key hides are said. */
  private checked(text: string, value: unknown, scan: ValueScan, at: () => Place): ParsedRecord {
    const issues: Issue[] = []
    const members = countMembers(value)
    if (members.keys < scan.pairs) issues.push(repeatedKey(at(), repeatedKeys(text)))
    if (!members.inexact) return { value, issues }
    const exact = text.replace(LONG_NUMBER, (found, digits: string | undefined) => (digits ? `"${digits}"` : found))
    if (exact === text) return { value, issues }
    issues.push(longNumber(at()))
    return { value: this.parsed(scan.notJson ? this.withoutNotNumbers(exact) : exact, scan.escapes), issues }
  }
}

const TEXT = '"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"'
const NOT_NUMBER = new RegExp(`${TEXT}|[+-]?\\b(?:NaN|Infinity)\\b`, 'gs')
/** Not the decimals of a number, nor its exponent. */
const LONG_NUMBER = new RegExp(`${TEXT}|(?<![\\w.+-])(-?\\d{16,})(?![\\d.eE])`, 'gs')
const HALF = /\\u[dD][89a-fA-F]/
/** Both halves of a character, one alone (which is caught), any other escape. */
const ESCAPE = /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(u[dD][89a-fA-F][\da-fA-F]{2})|.)/gs

interface Members {
  keys: number
  /** One of its numbers is beyond what a number holds exactly. */
  inexact: boolean
}

/** Members of all the objects of a value, which is at most `MAX_DEPTH` deep. */
function countMembers(value: unknown, counted: Members = { keys: 0, inexact: false }): Members {
  if (typeof value === 'number') counted.inexact ||= value > Number.MAX_SAFE_INTEGER || value < -Number.MAX_SAFE_INTEGER
  if (typeof value !== 'object' || value === null) return counted
  if (Array.isArray(value)) {
    for (const item of value) countMembers(item, counted)
    return counted
  }
  const members: JsonObject = asObject(value) ?? {}
  for (const key in members) {
    const member = members[key]
    counted.keys += 1
    if (typeof member !== 'string') countMembers(member, counted)
  }
  return counted
}

const TOKEN = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?|[[\]{}]/gs

/** The keys that stand twice in one object. */
function repeatedKeys(text: string): string[] {
  const open: Set<string>[] = []
  const repeated = new Set<string>()
  for (const [token, key = '', colon] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') open.push(new Set())
    else if (token === '}' || token === ']') open.pop()
    else if (colon !== undefined) {
      const keys = open.at(-1)
      if (keys?.has(key)) repeated.add(key)
      keys?.add(key)
    }
  }
  return [...repeated]
}

const MENDS = {
  quotes: 'guillemet(s) non annoncé(s) dans un texte',
  backslashes: 'barre(s) oblique(s) inverse(s) de trop',
  controls: 'saut(s) de ligne ou caractère(s) de contrôle dans un texte',
  commas: 'virgule(s) de trop',
} as const satisfies Partial<Record<keyof Mends, string>>

function saidOf(mends: Mends, at: () => Place): Issue[] {
  const said = (['quotes', 'backslashes', 'controls', 'commas'] as const)
    .filter((fault) => mends[fault] > 0)
    .map((fault) => `${mends[fault]} ${MENDS[fault]}`)
  return said.length > 0 ? [mendedJson(at(), said)] : []
}

const UNITS = new TextDecoder('utf-16le')

/** Each byte a unit of text, so that places in the one are places in the other. */
const binaryOf = (bytes: Uint8Array): string => UNITS.decode(new Uint16Array(bytes))

function bytesOf(binary: string): Uint8Array {
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at)
  return bytes
}
