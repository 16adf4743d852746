import { columnName } from '../../register/cellRef.js'
import type { Cell } from '../../register/types.js'
import type { Fill, Styles } from './styles.js'
import { fitting, textXml } from './xml.js'

const [DAY, MOMENT] = ['dd/mm/yyyy', 'dd/mm/yyyy hh:mm']
const EPOCH = Date.UTC(1899, 11, 30)
const [MINUTE, A_DAY] = [60_000, 86_400_000]
/** The first day after the one that never was, which spreadsheets count (29 February 1900). */
const FIRST_DAY = '1900-03-01'
const OFFSET_1904 = 1462
const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/
/** Errors a cell may hold (ECMA-376 §18.17.3). */
const ERRORS = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#GETTING_DATA'])

/** Cells as a workbook holds them: values of their kind, never a formula. */
export class CellWriter {
  /** Texts longer than a cell may be. */
  cut = 0

  constructor(
    private readonly styles: Styles,
    private readonly date1904: boolean,
    /** The format of texts: none, or the one under which what is typed in their place is one too. */
    private readonly ofTexts: '' | '@',
  ) {}

  xml(cell: Cell | undefined, row: number, column: number, fill: Fill | null): string {
    if (cell === undefined || cell.text === '') {
      return fill === null ? '' : `<c r="${columnName(column)}${row}" s="${this.styles.of('', fill)}"/>`
    }
    const { type, format, body } = this.stored(cell)
    const style = this.styles.of(format, fill)
    return `<c r="${columnName(column)}${row}"${style === 0 ? '' : ` s="${style}"`}${type}>${body}</c>`
  }

  private stored(cell: Cell): { readonly type: string; readonly format: string; readonly body: string } {
    switch (cell.kind) {
      case 'number':
        return this.number(cell)
      case 'date':
        return this.date(cell)
      case 'boolean':
        return { type: ' t="b"', format: '', body: `<v>${cell.text === 'VRAI' ? 1 : 0}</v>` }
      case 'error':
        return { type: ' t="e"', format: '', body: `<v>${ERRORS.has(cell.text) ? cell.text : '#VALUE!'}</v>` }
      case 'text':
        return this.text(cell.text)
    }
  }

  private text(text: string) {
    const kept = fitting(text)
    if (kept.length < text.length) this.cut += 1
    return {
      type: ' t="inlineStr"',
      format: this.ofTexts,
      body: `<is><t xml:space="preserve">${textXml(kept)}</t></is>`,
    }
  }

  /** An identifier shown with zeros in front keeps them. */
  private number({ text, number, digits }: Cell) {
    if (digits !== undefined && number !== undefined) {
      return { type: '', format: '0'.repeat(digits), body: `<v>${number}</v>` }
    }
    return PLAIN.test(text) ? { type: '', format: '', body: `<v>${text}</v>` } : this.text(text)
  }

  private date({ text }: Cell) {
    const serial = this.serialOf(text)
    if (serial === null) return this.text(text)
    return { type: '', format: text.includes('T') ? MOMENT : DAY, body: `<v>${serial}</v>` }
  }

  /** Days as the workbook counts them, rounded to the minute; null before those it counts well. */
  private serialOf(iso: string): number | null {
    const at = Date.parse(iso.includes('T') ? `${iso}:00Z` : `${iso}T00:00:00Z`)
    if (Number.isNaN(at) || iso < (this.date1904 ? '1904-01-02' : FIRST_DAY)) return null
    const days = Math.round((at - EPOCH) / MINUTE) / (A_DAY / MINUTE)
    return this.date1904 ? days - OFFSET_1904 : days
  }
}
