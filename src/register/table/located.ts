import type { ColumnDecision } from '../columns/decision.js'
import type { Place } from '../issues.js'
import type { Cell } from '../types.js'
import { isAbsent } from '../values/parsed.js'
import { remembered } from './memo.js'
import type { RowValues } from './rowValues.js'

/** What says that there is no value is no longer than this. */
const WORDIEST = 20

/** A cell that says something, under its column. Each is made once a row, for a row asks many of its cells again and again. */
export class Located {
  private place: Place | undefined
  private words: string | null | undefined

  constructor(
    readonly column: ColumnDecision,
    readonly cell: Cell,
    private readonly row: RowValues,
  ) {}

  /** Made only when asked for: most cells are sound. */
  get at(): Place {
    this.place ??= this.row.placeOf(this.column)
    return this.place
  }

  /** Trimmed; null for "NC" and the like, which are no text. */
  get text(): string | null {
    if (this.words === undefined) this.words = saysNothing(this.cell.text) ? null : received(this.cell).trim()
    return this.words
  }
}

const isNoValue = remembered((text) => isAbsent({ kind: 'text', text }))

/** A figure or a long text is told at once; the others come again and again. */
function saysNothing(text: string): boolean {
  const first = text.charCodeAt(0)
  const says = (first >= 0x30 && first <= 0x39) || (text.length > WORDIEST && first > 0x20 && first < 0x7f)
  return !says && isNoValue(text)
}

/**
 * A text as received; a number typed as an identifier is its digits, whatever the width of its column shows, with the
 * zeros its format puts in front.
 */
export function received(cell: Cell): string {
  if (cell.number === undefined || !Number.isSafeInteger(cell.number)) return cell.text
  return String(cell.number).padStart(cell.digits ?? 0, '0')
}
