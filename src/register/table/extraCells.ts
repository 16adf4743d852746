import type { ColumnDecision } from '../columns/decision.js'
import type { Field } from '../columns/fields.js'
import { AMOUNT_FIELDS } from '../columns/fields.js'
import { type Kind, kindOf } from '../columns/profile.js'
import type { Cell, SheetRow } from '../types.js'
import { isAbsent } from '../values/parsed.js'
import { isFilled } from './cells.js'
import type { TableLayout } from './layout.js'

/** What a row with more cells than its header is: as it stands, put right, or not to be trusted. */
export type Righted =
  | { readonly as: 'given'; readonly isDoubtful: boolean }
  | { readonly as: 'joined'; readonly row: SheetRow; readonly header: string }
  | { readonly as: 'shifted' }

type Cells = SheetRow['cells']

/** A row with texts made whole: what followed their separators stands in `parts`. */
interface Joining {
  readonly header: string
  readonly cells: Cells
  readonly parts: Cells
}

const isSpaced = ({ parts }: Joining): boolean => parts.every((part) => part?.text.startsWith(' '))

/** Texts in which a separator may stand; numbers and codes hold none. */
const FREE: ReadonlySet<Field | null> = new Set<Field | null>([
  'objet',
  'lotObjet',
  'titulaireNom',
  'acheteurNom',
  'direction',
  'description',
  'criteres',
  'conditions',
  'informations',
  'colonne',
])

/** More separators than that in one text are no sentence: joined at every place they could stand, they would cost for nothing. */
const MOST_EXTRA = 16

/**
 * The rows of a CSV file whose text holds an unquoted separator: all that follows it has slipped to the right. It shows
 * where a date, an amount or an identifier fits its column once moved back, and not as it stands.
 */
export class ExtraCells {
  private readonly width: number
  private readonly telling: readonly (readonly [column: number, kinds: readonly Kind[]])[]
  private readonly free: readonly ColumnDecision[]

  constructor(
    { headers, headerRow, columns }: TableLayout,
    private readonly delimiter: string,
  ) {
    this.width = headerRow === 0 ? Number.POSITIVE_INFINITY : headers.length
    this.free = columns.filter(({ field }) => FREE.has(field) && field !== null)
    this.telling = columns.flatMap(({ column, field }) => {
      const kinds = kindsOf(field)
      return kinds === null ? [] : [[column, kinds] as const]
    })
  }

  /** Null for a row that has no more cells than its header. */
  righted({ number, cells }: SheetRow): Righted | null {
    const extra = cells.length - this.width
    if (extra <= 0) return null
    const slipped = this.telling.filter(([column, kinds]) => this.isSlipped(cells, column, kinds, extra))
    if (!this.isProved(cells, slipped.length)) {
      return { as: 'given', isDoubtful: !this.isVouchedFor(cells) && this.isOdd(cells) }
    }
    const joined = extra > MOST_EXTRA ? null : this.joining(cells, extra)
    return joined === null
      ? { as: 'shifted' }
      : { as: 'joined', row: { number, cells: joined.cells }, header: joined.header }
  }

  /** Where all beyond the header is blank, one cell that would fit to its left is a hazard: several, and none in its place. */
  private isProved(cells: Cells, slipped: number): boolean {
    if (cells.slice(this.width).some(isFilled)) return slipped > 0
    return slipped > 1 && !this.isVouchedFor(cells)
  }

  /** Fits its column once moved back, and not where it stands. */
  private isSlipped(cells: Cells, column: number, kinds: readonly Kind[], extra: number): boolean {
    return fits(cells[column], kinds) === false && fits(cells[column + extra], kinds) === true
  }

  /** Something right of a text is where it belongs: the cells in excess are after the last column. */
  private isVouchedFor(cells: Cells): boolean {
    const from = Math.min(...this.free.map(({ column }) => column))
    return this.telling.some(([column, kinds]) => column > from && fits(cells[column], kinds) === true)
  }

  /** Filled beyond its header, or with what is not of its column: blanks alone at the end of a line say nothing. */
  private isOdd(cells: Cells): boolean {
    const misfit = this.telling.some(([column, kinds]) => fits(cells[column], kinds) === false)
    return misfit || cells.slice(this.width).some(isFilled)
  }

  /**
   * The one text, or the two, which made whole put all that tells in its place. Of several ways, the one whose parts go on
   * with a space, as a sentence does after its comma; null where that leaves a choice.
   */
  private joining(cells: Cells, extra: number): Joining | null {
    const inOne = this.sound(this.inOneText(cells, extra))
    if (inOne.length === 1) return inOne[0] ?? null
    const all = [...inOne, ...this.sound(this.inTwoTexts(cells, extra))]
    const [joining, ...others] = all.length === 1 ? all : all.filter(isSpaced)
    return others.length > 0 ? null : (joining ?? null)
  }

  private inOneText(cells: Cells, extra: number): readonly Joining[] {
    return this.free.map(({ column, header }) => ({
      header,
      cells: this.joined(cells, column, extra),
      parts: cells.slice(column + 1, column + extra + 1),
    }))
  }

  private inTwoTexts(cells: Cells, extra: number): readonly Joining[] {
    const ways = Array.from({ length: extra - 1 }, (_, more) => more + 1)
    return this.free.flatMap(({ column, header }, index) =>
      this.free.slice(index + 1).flatMap(({ column: second, header: other }) =>
        ways.map((first) => {
          const [at, rest] = [second + first, extra - first]
          return {
            header: `${header}" et "${other}`,
            cells: this.joined(this.joined(cells, at, rest), column, first),
            parts: [...cells.slice(column + 1, column + first + 1), ...cells.slice(at + 1, at + rest + 1)],
          }
        }),
      ),
    )
  }

  private sound(made: readonly Joining[]): readonly Joining[] {
    return made.filter((joining) => this.telling.every(([at, kinds]) => fits(joining.cells[at], kinds) !== false))
  }

  private joined(cells: Cells, column: number, extra: number): Cells {
    const parts = cells.slice(column, column + extra + 1).map((cell) => cell?.text ?? '')
    const whole: Cell = { kind: 'text', text: parts.join(this.delimiter) }
    return [...cells.slice(0, column), whole, ...cells.slice(column + extra + 1)]
  }
}

/** What the cells of a telling column look like; null for one that takes any text. */
function kindsOf(field: Field | null): readonly Kind[] | null {
  if (field === null) return null
  if (field.startsWith('date')) return ['date']
  if (AMOUNT_FIELDS.has(field)) return ['money', 'number', 'cpv', 'siren']
  if (field === 'titulaireId' || field === 'acheteur') return ['siret', 'siren']
  return field === 'codeCPV' ? ['cpv'] : null
}

/** Null where the cell says nothing. */
function fits(cell: Cell | undefined, kinds: readonly Kind[]): boolean | null {
  return !isFilled(cell) || isAbsent(cell) ? null : kinds.includes(kindOf(cell))
}
