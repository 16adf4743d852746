import type { XmlAttributes } from '../xmlPush.js'

/** Inside a cell, what is not its text: comments, drawings, notes, readings of characters, tables. */
const ASIDE = /^(?:office:annotation|office:event|draw:|dr3d:|form:|text:note|text:ruby-text|table:|svg:)/

/** The text of one cell as its paragraphs are met, joined by line breaks; null where it has none. */
export class CellText {
  private text: string | null = null
  /** Depth inside something that is not the cell's text. */
  private aside = 0
  private paragraphs = 0

  /** Keeps a little more than `maxLength`, for the cut to be seen. */
  constructor(private readonly maxLength: number) {}

  get value(): string | null {
    return this.text
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.aside > 0 || ASIDE.test(name)) this.aside += 1
    else if (name === 'text:p' || name === 'text:h') this.startParagraph()
    else if (name === 'text:s') this.add(' '.repeat(this.spaces(attributes['text:c'])))
    else if (name === 'text:tab') this.add('\t')
    else if (name === 'text:line-break') this.add('\n')
  }

  close(name: string): void {
    if (this.aside > 0) this.aside -= 1
    else if (name === 'text:p' || name === 'text:h') this.paragraphs -= 1
  }

  /** Line breaks and tabs of the XML itself are only layout (OpenDocument 1.3, part 3, §6.1.2). */
  write(text: string): void {
    if (this.aside === 0 && this.paragraphs > 0) this.add(text.replace(/(?<! ) *[\t\r\n][ \t\r\n]*/g, ' '))
  }

  private startParagraph(): void {
    this.paragraphs += 1
    if (this.text === null) this.text = ''
    else this.add('\n')
  }

  private add(text: string): void {
    const kept = this.text ?? ''
    if (kept.length <= this.maxLength) this.text = kept + text
  }

  private spaces(count: string | undefined): number {
    const number = Number(count ?? 1)
    return Number.isFinite(number) ? Math.max(0, Math.min(Math.trunc(number), this.maxLength + 1)) : 1
  }
}
