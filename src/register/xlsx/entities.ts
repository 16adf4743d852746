const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Text as XML means it: the five entities and character references decoded, line ends as one (XML 1.0 §2.11). Anything
 * else stays as written, nothing is ever expanded.
 */
export function textOfXml(text: string): string {
  const decoded = text.includes('&') ? decodeEntities(text) : text
  return decoded.includes('\r') ? decoded.replaceAll('\r\n', '\n') : decoded
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
