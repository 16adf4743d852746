/** What a part of a form says it is. */
export interface PartName {
  /** The field; empty where the part names none. */
  readonly field: string
  /** Null: the part is no file. */
  readonly fileName: string | null
}

/** Reads `Content-Disposition: form-data; name="…"; filename="…"` (RFC 7578 §4.2) among the headers of a part. */
export function partName(headers: readonly string[]): PartName {
  const disposition = headers.find((header) => /^content-disposition\s*:/i.test(header)) ?? ''
  const parameters = new Map<string, string>()
  for (const { 1: name = '', 2: quoted, 3: plain } of disposition.matchAll(PARAMETER)) {
    const key = name.toLowerCase()
    if (!parameters.has(key)) parameters.set(key, quoted === undefined ? (plain ?? '') : unquoted(quoted))
  }
  const exact = extended(parameters.get('filename*') ?? '')
  return { field: parameters.get('name') ?? '', fileName: exact ?? parameters.get('filename') ?? null }
}

const PARAMETER = /;\s*([\w!#$&+.^`|~*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g

/**
 * Browsers write a quote and the ends of lines as %22, %0D and %0A (WHATWG), others put a backslash before a quote. Any other
 * backslash is a folder's: old browsers give a whole path.
 */
const unquoted = (text: string): string =>
  text.replace(/\\"/g, '"').replace(/%22/g, '"').replace(/%0d/gi, '\r').replace(/%0a/gi, '\n')

const ENCODINGS = new Map([
  ['utf-8', 'utf-8'],
  ['iso-8859-1', 'windows-1252'],
])

/** `UTF-8''%C3%A9t%C3%A9.csv` (RFC 8187), which a form should not use, and which some programs do; null: not understood. */
function extended(text: string): string | null {
  const [, charset = '', escaped = ''] = /^([\w-]+)'[^']*'(.*)$/.exec(text) ?? []
  const encoding = ENCODINGS.get(charset.toLowerCase())
  if (encoding === undefined || /%(?![\da-f]{2})/i.test(escaped)) return null
  const bytes = new TextEncoder().encode(escaped)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(unescaped(bytes))
  } catch {
    return null
  }
}

const PERCENT = 37

/** The bytes that %XX stand for. */
function unescaped(bytes: Uint8Array): Uint8Array {
  const made: number[] = []
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    const pair = byte === PERCENT ? String.fromCharCode(...bytes.subarray(at + 1, at + 3)) : null
    made.push(pair === null ? byte : Number.parseInt(pair, 16))
    if (pair !== null) at += 2
  }
  return Uint8Array.from(made)
}
