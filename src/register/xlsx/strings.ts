import { wellFormed } from '../cellText.js'
import type { XmlReader } from './xmlReader.js'

/** Characters XML cannot hold are written `_xHHHH_` (ECMA-376 §22.9.2.19, ST_Xstring). */
export function unescapeString(text: string): string {
  if (!text.includes('_x')) return wellFormed(text)
  return wellFormed(
    text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  )
}

/**
 * The text of the element the reader stands on (`si` or `is`): its runs joined, phonetic runs left out, cut a little
 * above `maxLength`.
 */
export function stringText(reader: XmlReader, element: string, maxLength: number): string {
  if (reader.selfClosing) return ''
  let text = ''
  let phonetic = false
  while (reader.next()) {
    if (reader.name === 'rPh') phonetic = !reader.closing && !reader.selfClosing
    if (!reader.closing) continue
    if (reader.name === element) break
    if (reader.name === 't' && !phonetic && text.length <= maxLength) text += reader.text()
  }
  return unescapeString(text)
}
