import type { ContractRecord } from '../contract.js'
import { fold } from '../fold.js'

/** Where a contract is performed, as DECP's `lieuExecution` says it. */
export interface Place {
  readonly code: string | null
  readonly name: string | null
  /** INSEE code of the département, where the code tells it: "44", "2A", "974". */
  readonly departement: string | null
}

/** Reads `lieuExecution` in the shapes files give it: an object, that object as JSON text, or one key a part. */
export function placeOf({ autres }: Pick<ContractRecord, 'autres'>): Place | null {
  const said = partsOf(autres.lieuExecution)
  const part = (key: string): string | null => textOf(said[key] ?? autres[`lieuExecution.${key}`])
  const [typed, name, type] = [part('code'), part('nom'), fold(part('typeCode') ?? '')]
  const code = typed === null ? null : padded(typed.toUpperCase(), type)
  if (code === null && name === null) return null
  return { code, name, departement: code === null ? null : departementOf(code, type) }
}

function partsOf(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null) return { ...value }
  if (typeof value !== 'string' || !value.trim().startsWith('{')) return {}
  try {
    return partsOf(JSON.parse(value))
  } catch {
    return {}
  }
}

function textOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
  return text === '' || fold(text) === 'nc' ? null : text
}

/** Spreadsheets drop the zero that begins a code: 1 is the département 01, 1000 the postal code 01000. */
function padded(code: string, type: string): string {
  if (!/^\d+$/.test(code)) return code
  return code.padStart(/departement/.test(type) ? 2 : /postal|commune/.test(type) ? 5 : 0, '0')
}

/** A region's code looks like a département's: only the type tells them apart. */
function departementOf(code: string, type: string): string | null {
  if (/region|pays/.test(type)) return null
  if (/^(?:\d\d|2[AB]|97\d|98\d)$/.test(code)) return code
  if (!/^(?:\d{5}|2[AB]\d{3})$/.test(code)) return null
  if (code.startsWith('20')) return /postal/.test(type) ? (code < '20200' ? '2A' : '2B') : null
  return /^9[78]/.test(code) ? code.slice(0, 3) : code.slice(0, 2)
}
