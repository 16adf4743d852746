import { noteMissingString } from '../cellFindings.js'
import type { IssueLog } from '../issueLog.js'
import type { Cell, ReadLimits } from '../types.js'
import { toCell } from '../xlsx/cells.js'
import { errorText } from './cellErrors.js'
import type { BiffWorkbook } from './globals.js'
import { BIFF, type BiffRecord, type BiffStream } from './records.js'
import { rkNumber } from './rkNumber.js'
import { Continued, readText, type TextForm } from './strings.js'

export interface BiffSheetContext {
  readonly sheet: string
  readonly workbook: BiffWorkbook
  readonly limits: ReadLimits
  readonly log: IssueLog
}

const FORMULAS = [0x0006, 0x0206, 0x0406]
/** Numbers, whole numbers, texts and booleans of Excel 2: three bytes of format instead of two. */
export const OLD = { integer: 0x0002, number: 0x0003, label: 0x0004, boolErr: 0x0005, string: 0x0007 } as const

/** A cell of a sheet, both counted from 0. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** Reads the records that hold one cell each. */
export class CellReader {
  /** Where the text of the formula just met belongs: it comes in a record of its own. */
  private awaiting: Place | null = null

  constructor(
    private readonly stream: BiffStream,
    private readonly context: BiffSheetContext,
  ) {}

  /** Where the text that comes belongs; each is awaited once. */
  awaited(): Place | null {
    const { awaiting } = this
    this.awaiting = null
    return awaiting
  }

  /** The text that a formula gives, in the record after it. */
  computedText(record: BiffRecord): Cell | undefined {
    return textCell(this.text(record, 0))
  }

  cell(record: BiffRecord, place: Place): Cell | undefined {
    const { stream } = this
    const { type } = record
    if (FORMULAS.includes(type)) return this.formula(record, place)
    switch (type) {
      case BIFF.rk:
        stream.uint32(record, 6)
        return this.number(rkNumber(stream.view, record.start + 6), stream.uint16(record, 4))
      case BIFF.number:
        return this.number(stream.double(record, 6), stream.uint16(record, 4))
      case BIFF.boolErr:
        return boolOrError(stream.uint8(record, 6), stream.uint8(record, 7))
      case BIFF.labelSst:
        return this.shared(stream.uint32(record, 6), place)
      case BIFF.label:
      case BIFF.rString:
        return textCell(this.text(record, 6))
      case OLD.integer:
        return this.number(stream.uint16(record, 7), null)
      case OLD.number:
        return this.number(stream.double(record, 7), null)
      case OLD.label:
        return textCell(readText(new Continued(stream, record, 7), 1, this.context.workbook.text))
      default:
        return boolOrError(stream.uint8(record, 7), stream.uint8(record, 8))
    }
  }

  private text(record: BiffRecord, offset: number): string {
    const { text } = this.context.workbook
    return readText(new Continued(this.stream, record, offset), lengthBytes(text), text)
  }

  /** The value last computed: a number, or what two bytes full say it is ([MS-XLS] 2.5.133). */
  private formula(record: BiffRecord, place: Place): Cell | undefined {
    const { stream } = this
    const offset = this.context.workbook.text.version === 2 ? 7 : 6
    if (stream.uint16(record, offset + 6) !== 0xffff) {
      return this.number(stream.double(record, offset), offset === 6 ? stream.uint16(record, 4) : null)
    }
    const kind = stream.uint8(record, offset)
    if (kind === 0) this.awaiting = place
    return kind === 1 || kind === 2 ? boolOrError(stream.uint8(record, offset + 2), kind - 1) : undefined
  }

  number(number: number, style: number | null): Cell | undefined {
    const { formats, date1904 } = this.context.workbook
    const stored = { type: 'n', style: style ?? -1, value: String(number), inline: null, formula: false }
    return toCell(stored, { strings: [], formats, date1904 }) ?? undefined
  }

  private shared(index: number, { row, column }: Place): Cell | undefined {
    const { sheet, workbook, log } = this.context
    const text = workbook.strings[index]
    if (text === undefined) noteMissingString({ sheet, row: row + 1, column }, String(index), log)
    return textCell(text ?? '')
  }
}

const CELLS: ReadonlySet<number> = new Set([
  ...FORMULAS,
  BIFF.rk,
  BIFF.number,
  BIFF.boolErr,
  BIFF.labelSst,
  BIFF.label,
  BIFF.rString,
  OLD.integer,
  OLD.number,
  OLD.label,
  OLD.boolErr,
])

/** Whether a record of this type is one cell. */
export const isCell = (type: number): boolean => CELLS.has(type)

const lengthBytes = ({ version }: TextForm): 1 | 2 => (version === 2 ? 1 : 2)

function textCell(text: string): Cell | undefined {
  return text === '' ? undefined : { kind: 'text', text }
}

function boolOrError(value: number, isError: number): Cell {
  if (isError !== 0) return { kind: 'error', text: errorText(value) }
  return { kind: 'boolean', text: value === 0 ? 'FAUX' : 'VRAI' }
}
