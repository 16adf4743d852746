export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A cell holds no more characters in a spreadsheet. */
export const LONGEST = 32_767

const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const CODED = /_x(?=[0-9a-fA-F]{4}_)/g
const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => MARKS[mark] ?? mark)

/** A text as a workbook holds it (ECMA-376 §22.9.2.19): what XML cannot write goes by its code. */
export const textXml = (text: string): string =>
  escaped(
    text
      .replace(CODED, '_x005F_x')
      .replace(UNWRITABLE, (character) => `_x${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`)
      .replace(/\r/g, '_x000D_'),
  )

/** A text as the value of an attribute. */
export const attributeXml = (text: string): string => escaped(text.replace(UNWRITABLE, ' '))

/** Cut where a cell ends, and never through a character. */
export function fitting(text: string): string {
  if (text.length <= LONGEST) return text
  const cut = text.slice(0, LONGEST)
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut
}
