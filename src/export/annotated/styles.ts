import type { Mark } from '../../tasks/annotate/notes.js'
import { attributeXml, DECLARATION } from './xml.js'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** Backgrounds, none first; a workbook has two of its own before ours (ECMA-376 §18.8.21). */
const FILLS = {
  error: 'FFF8D0CC',
  warning: 'FFFFE9B8',
  info: 'FFDCE9F7',
  settled: 'FFD9EFD9',
  head: 'FFE6E6E6',
} as const
export type Fill = Mark | 'head'
const FILL_NAMES = Object.keys(FILLS) as Fill[]
/** Numbers of formats below are the workbook's own. */
const FIRST_FORMAT = 164

/** The styles cells ask for, each written once. */
export class Styles {
  private readonly known = new Map<string, number>([['|', 0]])
  private readonly formats = new Map<string, number>()

  /** `format`: of numbers; '': as they are. */
  of(format: string, fill: Fill | null): number {
    const key = `${format}|${fill ?? ''}`
    const known = this.known.get(key) ?? this.known.size
    this.known.set(key, known)
    if (format !== '' && !this.formats.has(format)) this.formats.set(format, FIRST_FORMAT + this.formats.size)
    return known
  }

  xml(): string {
    const formats = [...this.formats].map(
      ([code, id]) => `<numFmt numFmtId="${id}" formatCode="${attributeXml(code)}"/>`,
    )
    const styles = [...this.known.keys()].map((key) => this.style(key))
    return [
      `${DECLARATION}<styleSheet xmlns="${MAIN}">`,
      formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` : '',
      '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
      `<fills count="${FILL_NAMES.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>`,
      ...FILL_NAMES.map(
        (name) => `<fill><patternFill patternType="solid"><fgColor rgb="${FILLS[name]}"/></patternFill></fill>`,
      ),
      '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      `<cellXfs count="${styles.length}">${styles.join('')}</cellXfs></styleSheet>`,
    ].join('')
  }

  private style(key: string): string {
    const [format = '', fill = ''] = key.split(/\|(?=[^|]*$)/)
    const id = format === '' ? 0 : (this.formats.get(format) ?? 0)
    const background = FILL_NAMES.map(String).indexOf(fill)
    const font = fill === 'head' ? 1 : 0
    return `<xf numFmtId="${id}" fontId="${font}" fillId="${background === -1 ? 0 : background + 2}" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" applyFont="1"/>`
  }
}
