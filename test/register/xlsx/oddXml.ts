import type { MinimalWorkbook } from './minimalXlsx.js'

const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const override = (path: string, type: string) =>
  `<Override PartName="/xl/${path}.xml" ContentType="${MAIN}.${type}+xml"/>`
/** Which part is what: SheetJS goes by it, we go by relationships. */
const CONTENT_TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('workbook', 'sheet.main')}${override('worksheets/sheet1', 'worksheet')}${override('sharedStrings', 'sharedStrings')}${override('styles', 'styles')}</Types>`

/** A cell to write: a text, a number as its writer wrote it, a boolean. */
export interface OddCell {
  readonly row: number
  readonly column: number
  readonly value: string | number | boolean
}

/** How a writer may put the same sheet: each answer is a number below `choices`. */
export type Choose = (choices: number) => number

function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter
}

const shuffled = <T>(items: readonly T[], choose: Choose): T[] => {
  const left = [...items]
  return items.flatMap(() => left.splice(choose(left.length), 1))
}

/** Writes a sheet in legal but unusual XML: quotes, spaces, order of attributes, entities, runs, sections, prefixes. */
export class OddWriter {
  private readonly strings: string[] = []
  private readonly prefix: string

  constructor(
    private readonly choose: Choose,
    /** Prefixes, sections and line ends in tags too, which not all readers know. */
    private readonly everything: boolean,
  ) {
    this.prefix = everything && choose(2) === 1 ? 'x:' : ''
  }

  workbook(name: string, cells: readonly OddCell[]): MinimalWorkbook {
    const placed = new Map<number, Map<number, OddCell>>()
    for (const cell of cells) {
      const row = placed.get(cell.row) ?? new Map<number, OddCell>()
      placed.set(cell.row, row.set(cell.column, cell))
    }
    const rows = [...placed].sort(([a], [b]) => a - b)
    const data = rows.map(([number, row]) => this.row(number, [...row.values()])).join(this.space())
    const worksheet = `<${this.prefix}worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><${this.prefix}sheetData>${data}</${this.prefix}sheetData></${this.prefix}worksheet>`
    return {
      sheets: [{ name, data: '' }],
      strings: this.strings.join(''),
      parts: { 'xl/worksheets/sheet1.xml': worksheet, '[Content_Types].xml': CONTENT_TYPES },
    }
  }

  private row(number: number, cells: OddCell[]): string {
    const written = cells.sort((a, b) => a.column - b.column).map((cell) => this.cell(cell))
    return this.element('row', { r: String(number), spans: '1:40' }, written.join(this.space()))
  }

  private cell({ row, column, value }: OddCell): string {
    const r = `${columnLetters(column)}${row}`
    if (typeof value === 'boolean') return this.element('c', { r, t: 'b' }, this.element('v', {}, value ? '1' : '0'))
    if (typeof value === 'number') return this.number(r, value)
    const kind = this.choose(3)
    if (kind === 0) return this.element('c', { r, t: 'inlineStr' }, this.element('is', {}, this.runs(value)))
    if (kind === 1) return this.element('c', { r, t: 'str' }, this.element('v', {}, this.text(value)))
    this.strings.push(`<si>${this.bare(() => this.runs(value))}</si>`)
    return this.element('c', { r, t: 's' }, this.element('v', {}, String(this.strings.length - 1)))
  }

  private number(r: string, value: number): string {
    const written = [String(value), value.toExponential(), value.toExponential().toUpperCase()]
    const attributes: Record<string, string> = this.choose(2) === 0 ? { r } : { r, t: 'n' }
    const formula = this.choose(4) === 0 ? this.element('f', {}, 'A1+1') : ''
    return this.element('c', attributes, formula + this.element('v', {}, written[this.choose(written.length)] ?? ''))
  }

  /** The shared strings are a part of their own, without the prefix of the sheet. */
  private bare(write: () => string): string {
    return write().replaceAll(/<(\/?)x:/g, '<$1')
  }

  private runs(text: string): string {
    if (this.choose(3) > 0 || text.length < 2) return this.textElement(text)
    const [head, tail] = [text.slice(0, 1), text.slice(1)]
    if (/[\ud800-\udbff]$/.test(head)) return this.textElement(text)
    const phonetic = this.element('rPh', { sb: '0', eb: '1' }, this.textElement('カナ'))
    return `${this.element('r', {}, this.textElement(head))}${this.element('r', {}, this.textElement(tail))}${phonetic}`
  }

  private textElement(text: string): string {
    return this.element('t', { 'xml:space': 'preserve' }, this.text(text))
  }

  private text(text: string): string {
    if (this.everything && this.choose(5) === 0 && !text.includes(']]>')) return `<![CDATA[${text}]]>`
    const comment = this.everything && this.choose(5) === 0 ? '<!-- <v>9</v> -->' : ''
    return comment + [...text].map((character) => this.character(character)).join('')
  }

  private character(character: string): string {
    if (character === '&') return '&amp;'
    if (character === '<') return '&lt;'
    const code = character.codePointAt(0) ?? 0
    // SheetJS 0.20.3 decodes a reference before it decodes UTF-8: beyond ASCII it reads another character.
    if (code < 32 || (code > 126 && !this.everything) || this.choose(12) > 0) return character
    return this.choose(2) === 0 ? `&#${code};` : `&#x${code.toString(16)};`
  }

  private element(name: string, attributes: Readonly<Record<string, string>>, content: string): string {
    const tag = this.prefix + name
    const written = shuffled(Object.entries(attributes), this.choose).map(([key, value]) => {
      const quote = this.choose(2) === 0 ? '"' : "'"
      return `${this.everything ? this.space() || ' ' : ' '}${key}=${quote}${value}${quote}`
    })
    return `<${tag}${written.join('')}${this.everything && this.choose(8) === 0 ? ' ' : ''}>${content}</${tag}>`
  }

  private space(): string {
    return ['', '', '', ' ', '\n  '][this.choose(5)] ?? ''
  }
}
