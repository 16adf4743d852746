import { cellAddress } from './cellRef.js'
import type { IssueLog } from './issueLog.js'
import type { Cell, ReadLimits } from './types.js'

const SURROGATE = /[\ud800-\udfff]/
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Half a character cannot be stored as UTF-8, nor quoted back: it becomes U+FFFD, at the same length. */
export function wellFormed(text: string): string {
  return SURROGATE.test(text) ? text.replace(LONE_SURROGATE, '\ufffd') : text
}

/** Where a cell is, for what is said of it. */
export interface CellPlace {
  readonly sheet: string | null
  readonly row: number
  readonly column: number
}

/** Cuts a text at `maxCellLength` and says so. */
export function boundedText(text: string, place: CellPlace, limits: ReadLimits, log: IssueLog): string {
  if (text.length <= limits.maxCellLength) return text
  const cell = cellAddress(place.sheet, place.row, place.column)
  log.add({
    code: 'cellTooLong',
    severity: 'warning',
    cell,
    value: null,
    message: `${cell} : texte de plus de ${limits.maxCellLength} caractères, coupé à cette longueur. Raccourcissez la cellule.`,
  })
  return wellFormed(text.slice(0, limits.maxCellLength))
}

/** Whether a row says something: a cell of spaces only says nothing. */
export function hasContent(cells: readonly (Cell | undefined)[]): boolean {
  return cells.some((cell) => cell !== undefined && /\S/.test(cell.text))
}
