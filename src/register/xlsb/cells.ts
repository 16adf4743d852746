import type { Cell } from '../types.js'
import { errorText } from '../xls/cellErrors.js'
import { rkNumber } from '../xls/rkNumber.js'
import { type CellContext, toCell } from '../xlsx/cells.js'
import { uint32, wideString } from './fields.js'
import type { BinaryRecord } from './records.js'

/** A cell as its record places it: style and, in the short form, no column (it follows the one before). */
export interface StoredBinaryCell {
  readonly column: number | null
  readonly cell: Cell | undefined
  /** Index of a shared string the workbook does not have. */
  readonly missing?: number
}

type Content = 'rk' | 'error' | 'boolean' | 'real' | 'text' | 'shared' | 'rich'

/** What the cell records hold after their place ([MS-XLSB] 2.4.312 and following); blank cells hold nothing. */
const CONTENT: readonly (Content | undefined)[] = [
  undefined,
  undefined,
  'rk',
  'error',
  'boolean',
  'real',
  'text',
  'shared',
  // Formulas: the value they last gave.
  'text',
  'real',
  'boolean',
  'error',
  undefined,
  // Short forms.
  'rk',
  'error',
  'boolean',
  'real',
  'text',
  'shared',
]
const FIRST_CELL = 1
const SHORT_BLANK = 12
const LAST_CELL = 18
const RICH_CELL = 62
const SIZES: Readonly<Partial<Record<Content, number>>> = { rk: 4, error: 1, boolean: 1, real: 8, shared: 4 }

/** Undefined for a record that is no cell; null for a cell cut short. */
export function readCell(record: BinaryRecord, context: CellContext): StoredBinaryCell | undefined | null {
  const { type, start, end } = record
  if (type !== RICH_CELL && (type < FIRST_CELL || type > LAST_CELL)) return undefined
  const short = type >= SHORT_BLANK && type <= LAST_CELL
  const offset = short ? 4 : 8
  if (start + offset > end) return null
  const column = short ? null : uint32(record, 0)
  const content = type === RICH_CELL ? 'rich' : CONTENT[type]
  if (content === undefined) return { column, cell: undefined }
  if (start + offset + (SIZES[content] ?? 4) > end) return null
  return { column, ...contentOf(record, offset, content, context) }
}

function contentOf(
  record: BinaryRecord,
  offset: number,
  content: Content,
  context: CellContext,
): Omit<StoredBinaryCell, 'column'> {
  const { view, start } = record
  const at = start + offset
  switch (content) {
    case 'rk':
      return { cell: numberCell(rkNumber(view, at), styleOf(record, offset), context) }
    case 'real':
      return { cell: numberCell(view.getFloat64(at, true), styleOf(record, offset), context) }
    case 'boolean':
      return { cell: { kind: 'boolean', text: view.getUint8(at) === 0 ? 'FAUX' : 'VRAI' } }
    case 'error':
      return { cell: { kind: 'error', text: errorText(view.getUint8(at)) } }
    case 'text':
      return { cell: textCell(wideString(record, offset) ?? '') }
    case 'rich':
      return { cell: textCell(wideString(record, offset + 1) ?? '') }
    case 'shared':
      return sharedCell(view.getUint32(at, true), context)
  }
}

/** Three bytes before the last one of the cell's place. */
function styleOf({ view, start }: BinaryRecord, offset: number): number {
  return view.getUint32(start + offset - 4, true) & 0xffffff
}

function numberCell(number: number, style: number, context: CellContext): Cell | undefined {
  return toCell({ type: 'n', style, value: String(number), inline: null, formula: false }, context) ?? undefined
}

function textCell(text: string): Cell | undefined {
  return text === '' ? undefined : { kind: 'text', text }
}

function sharedCell(index: number, { strings }: CellContext): Omit<StoredBinaryCell, 'column'> {
  const text = strings[index]
  return text === undefined ? { cell: undefined, missing: index } : { cell: textCell(text) }
}
