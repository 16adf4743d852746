import { cellOf, jsonOf } from '../../register/decp/flat/cells.js'
import { PathColumns, PathOrder, REST, UNREAD } from '../../register/decp/flat/columns.js'
import { missingIdentity } from '../../register/decp/flat/identity.js'
import { type Leaf, leavesOf } from '../../register/decp/flat/leaves.js'
import { headerOf } from '../../register/decp/flat/path.js'
import type { RawRecord } from '../../register/decp/xml/entries.js'
import type { Cell } from '../../register/types.js'

/** Characters a cell holds in a spreadsheet. */
const LONGEST = 32_767

interface Places {
  readonly headers: readonly string[]
  readonly byHeader: ReadonlyMap<string, number>
  readonly byPath: PathColumns
}

/** The columns under which records stand: one for each place that says something, and ours for what has none. */
export class RecordColumns {
  private readonly order = new PathOrder()
  private hasUnread = false
  /** Columns that the values without one of their own take. */
  private pieces = 0
  private places: Places | null = null

  constructor(private readonly type: RawRecord['type']) {}

  /** Every record is met before columns are asked for. */
  meet(record: RawRecord): void {
    const leaves = leavesIn(record)
    this.order.meet(leaves.map(([path]) => path))
    this.hasUnread ||= leaves.length === 0 && unreadOf(record) !== ''
    this.pieces = Math.max(this.pieces, piecesOf(leaves.filter((leaf) => !this.hasCell(leaf))).length)
  }

  get headers(): readonly string[] {
    return this.settled.headers
  }

  /** Cells of a record, and how many of its values have no column of their own. */
  cells(record: RawRecord): { readonly cells: (Cell | undefined)[]; readonly apart: number } {
    const { byHeader } = this.settled
    const cells: (Cell | undefined)[] = []
    const put = (header: string, cell: Cell) => {
      cells[byHeader.get(header) ?? 0] = cell
    }
    const leaves = leavesIn(record)
    const apart = leaves.filter((leaf) => !this.hasCell(leaf))
    for (const leaf of leaves) if (this.hasCell(leaf)) put(headerOf(leaf[0]), cellOf(leaf[1]))
    for (const [index, text] of piecesOf(apart).entries()) put(restHeader(index), { kind: 'text', text })
    const unread = leaves.length === 0 ? unreadOf(record) : ''
    if (unread !== '') put(UNREAD, { kind: 'text', text: unread })
    return { cells, apart: apart.length }
  }

  /** The column a finding is about, by what follows the place of its record: `/acheteur/id`, `/titulaires/0/id`. */
  placeOf(path: string): number | undefined {
    return this.settled.byPath.at(path)
  }

  private get settled(): Places {
    this.places ??= this.settle()
    return this.places
  }

  private settle(): Places {
    const { paths } = this.order
    const rest = Array.from({ length: this.pieces }, (_, index) => restHeader(index))
    const said = paths.map(headerOf)
    const own = [...rest, ...(this.hasUnread ? [UNREAD] : [])]
    // Without them the copy would be refused when it comes back.
    const known = said.length + own.length > 0 ? missingIdentity(this.type, said) : []
    const headers = [...said, ...known, ...own]
    const byHeader = new Map(headers.map((header, column) => [header, column]))
    return { headers, byHeader, byPath: new PathColumns(paths) }
  }

  private hasCell([path, value]: Leaf): boolean {
    return this.order.has(path) && (typeof value !== 'string' || cellOf(value).text.length <= LONGEST)
  }
}

const restHeader = (index: number): string => (index === 0 ? REST : `${REST} ${index + 1}`)

const leavesIn = ({ value, unread }: RawRecord): Leaf[] =>
  unread === null && typeof value === 'object' && value !== null ? leavesOf(value) : []

/** The text of a record that says nothing by place; '' of a blank. */
const unreadOf = ({ value, unread }: RawRecord): string => unread ?? (value === null ? '' : jsonOf(value))

/** Values as JSON, each with the header it would have, in as many cells as they take; never cut through a character. */
function piecesOf(leaves: readonly Leaf[]): string[] {
  if (leaves.length === 0) return []
  const text = jsonOf(leaves.map(([path, value]) => [headerOf(path), value]))
  const pieces: string[] = []
  for (let at = 0; at < text.length; ) {
    const cut = text.slice(at, at + LONGEST)
    const piece = /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut
    pieces.push(piece)
    at += piece.length
  }
  return pieces
}
