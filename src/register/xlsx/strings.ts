import { wellFormed } from '../cellText.js'
import type { XmlScanner } from './xmlScanner.js'

/** Characters XML cannot hold are written `_xHHHH_` (ECMA-376 §22.9.2.19, ST_Xstring). */
export function unescapeString(text: string): string {
  if (!text.includes('_x')) return wellFormed(text)
  return wellFormed(
    text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  )
}

/** The text of an element such as `si` or `is`, from its tags: its runs joined, phonetic ones left out. */
export class RunsText {
  private runs = ''
  private phonetic = false

  constructor(private readonly maxLength: number) {}

  /** Takes the tag the scanner stands on, inside of the element. */
  read(scanner: XmlScanner): void {
    const { name, closing, selfClosing } = scanner
    if (name === 'rPh') this.phonetic = !closing && !selfClosing
    else if (name === 't' && closing && !this.phonetic && this.runs.length <= this.maxLength)
      this.runs += scanner.text()
  }

  /** What was read, cut a little above `maxLength`; the next element starts anew. */
  take(): string {
    const text = unescapeString(this.runs)
    this.runs = ''
    this.phonetic = false
    return text
  }
}
