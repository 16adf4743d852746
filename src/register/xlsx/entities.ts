const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])
/** Characters between `&` and `;`, at most: `#x10ffff`. */
const LONGEST = 8
const SEMICOLON = 59
const ZERO = 48

/**
 * Text as XML means it: the five entities and character references decoded, line ends as one (XML 1.0 §2.11). Anything
 * else stays as written, nothing is ever expanded.
 */
export function textOfXml(text: string): string {
  const decoded = text.includes('&') ? decodeEntities(text) : text
  return decoded.includes('\r') ? decoded.replaceAll('\r\n', '\n') : decoded
}

/** From one `&` to the next: programs that write ASCII have one for each letter with an accent. */
function decodeEntities(text: string): string {
  let decoded = ''
  let from = 0
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    const end = endOfEntity(text, at + 1)
    const meant = end < 0 ? undefined : meaningOf(text.slice(at + 1, end))
    if (meant === undefined) continue
    decoded += text.slice(from, at) + meant
    from = end + 1
  }
  return decoded + text.slice(from)
}

function endOfEntity(text: string, from: number): number {
  for (let at = from; at <= from + LONGEST; at++) if (text.charCodeAt(at) === SEMICOLON) return at
  return -1
}

function meaningOf(entity: string): string | undefined {
  if (!entity.startsWith('#')) return NAMED.get(entity)
  const code = decimalOf(entity) ?? hexadecimalOf(entity)
  return code === null || code > 0x10ffff ? undefined : String.fromCodePoint(code)
}

/** Of `#233`, digit by digit: a pattern would cost three times as much. */
function decimalOf(reference: string): number | null {
  let code = 0
  for (let at = 1; at < reference.length; at++) {
    const digit = reference.charCodeAt(at) - ZERO
    if (digit < 0 || digit > 9) return null
    code = code * 10 + digit
  }
  return reference.length > 1 ? code : null
}

function hexadecimalOf(reference: string): number | null {
  return /^#x[0-9a-f]{1,6}$/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : null
}
