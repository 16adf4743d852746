import { type ByteSource, pieces } from '../byteSource.js'
import { decodeText, detectEncoding } from '../csv/decode.js'

/** What a file of tags is: a web page, a spreadsheet of Excel 2003 or of OpenDocument on one XML file, or other XML. */
export type Markup = 'html' | 'spreadsheetml' | 'fods' | 'xml'

const SPREADSHEETML = /urn:schemas-microsoft-com:office:spreadsheet["']/
const HTML_START = /^<(?:!doctype html|html|head|body|meta|title|style|link|table|div|center|p|font|br|form)\b/i
/** Declaration and comments before the first element. */
const PROLOGUE = /^(?:\s+|<\?[^>]{0,1000}>|<!--[\s\S]{0,10000}?-->|<!doctype (?!html)[^>[]{0,1000}>)/i

/** A declaration that holds others ends further than its first `>`: its name tells enough to refuse it as what it is. */
const WORKBOOK_DTD = /^<!doctype\s+(?:\w+:)?workbook\b/i

/** By the first characters of a file; null where it is no markup. */
export function markupKind(start: string): Markup | null {
  if (!/^\s*<(?:[!?]|[a-z][\w:.-]*[\s/>])/i.test(start)) return null
  let rest = start
  for (let prologue = PROLOGUE.exec(rest); prologue; prologue = PROLOGUE.exec(rest))
    rest = rest.slice(prologue[0].length)
  if (HTML_START.test(rest)) return 'html'
  if (WORKBOOK_DTD.test(rest)) return 'spreadsheetml'
  const root = rest.slice(0, rest.indexOf('>') + 1)
  if (/^<(?:\w+:)?Workbook\b/.test(root) && SPREADSHEETML.test(root)) return 'spreadsheetml'
  return /^<office:document\b/.test(root) ? 'fods' : 'xml'
}

/** A page whose table does not begin before this holds none for us: scripts and styles are shorter. */
const TABLE_WITHIN = 4 * 1024 * 1024

/** Whether a page has a table, in its first megabytes. */
export async function hasTable(source: ByteSource): Promise<boolean> {
  let kept = ''
  for await (const piece of pieces(source, 0, Math.min(source.size, TABLE_WITHIN))) {
    const text = kept + [...decodeText(piece, detectEncoding(piece))].join('')
    if (/<table[\s>]/i.test(text)) return true
    kept = text.slice(-7)
  }
  return false
}
