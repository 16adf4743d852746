import type { Siret } from '../../../contract.js'
import type { Issue } from '../../../errors.js'
import { columnName } from '../../cellRef.js'
import { damagedRecord, duplicateColumn, noDataRow, type Place, rowTooLong, unreadColumns } from '../../issues.js'
import { filledCells, isFilled } from '../../table/cells.js'
import { CellPlace, rowPlace, sheetPlace } from '../../table/places.js'
import type { Cell, IgnoredReason, RecordHeader, RegisterItem, Sheet, SheetRow } from '../../types.js'
import { readEntry } from '../record.js'
import { leafOf } from './cells.js'
import { PathColumns, REST } from './columns.js'
import { type Leaf, objectOf } from './leaves.js'
import { OWN, type Path, pathOf } from './path.js'

/** A sheet of an annotated copy of essential data: each row is a record, each column a place of it. */
export interface RecordSheet extends RecordHeader {
  readonly sheet: Sheet
}

interface FlatContext {
  readonly acheteur: Siret | null
  /** Characters of the cells of a row, together. */
  readonly maxRowLength: number
}

const LONGEST_QUOTE = 2000

/** The records of these sheets, each read as it was where it was published: by the rules of DECP, and none of columns. */
export async function* readRecordSheets(
  sheets: readonly RecordSheet[],
  context: FlatContext,
  notes: Issue[],
): AsyncGenerator<readonly RegisterItem[]> {
  for (const each of sheets) {
    const reader = new SheetReader(each, context)
    for await (const rows of each.sheet.rows()) yield rows.map((row) => reader.read(row))
    notes.push(...reader.notes(), ...each.sheet.issues)
  }
}

class SheetReader {
  private headers: Headers | null = null
  private records = 0
  private readonly nameless = new Set<number>()

  constructor(
    private readonly given: RecordSheet,
    private readonly context: FlatContext,
  ) {}

  read(row: SheetRow): RegisterItem {
    const place = rowPlace(this.given.sheet.name, row.number)
    if (row.number === this.given.row) this.headers = headersOf(row)
    const { headers } = this
    if (headers === null) return ignored(place, 'title')
    if (row.number === this.given.row) return ignored(place, 'header')
    if (!row.cells.some(isFilled)) return ignored(place, 'blank')
    this.records += 1
    for (const { column } of filledCells(row)) if (!headers.texts[column]) this.nameless.add(column)
    const { maxRowLength } = this.context
    if (lengthOf(row) <= maxRowLength) return this.record(row, headers, place)
    return rejected(place, cellsOf(row, headers), rowTooLong(place, Math.ceil(maxRowLength / 1024 ** 2)))
  }

  /** Findings of the whole sheet, once it is read through. */
  notes(): readonly Issue[] {
    const at = sheetPlace(this.given.sheet.name)
    const nameless = [...this.nameless].map((column) => `colonne ${columnName(column)}, sans en-tête`)
    return [
      ...(this.headers?.repeated ?? []).map(([first, second, header]) =>
        duplicateColumn({ ...at, value: header }, columnName(first), columnName(second)),
      ),
      ...(nameless.length > 0 ? [unreadColumns(at, nameless)] : []),
      ...(this.records === 0 ? [noDataRow(at)] : []),
    ]
  }

  private record(row: SheetRow, headers: Headers, place: Place): RegisterItem {
    const { sheet, type } = this.given
    const leaves = leavesOf(row, headers)
    if (leaves === null) return rejected(place, cellsOf(row, headers), damagedRecord(place))
    const cellAt = (path: string, text: string | null): Place => {
      const column = headers.byPath.at(path)
      return column === undefined ? place : new CellPlace(sheet.name, row.number, column, text)
    }
    const syntax = (path: string, text: string | null) => new FlatPlace(text, () => cellAt(path, text))
    const item = readEntry({ type, pointer: '', syntax, value: objectOf(leaves) }, this.context.acheteur)
    if (item.outcome === 'read') return { ...item, record: { ...item.record, columns: [...headers.members] } }
    return item.outcome === 'rejected' ? { ...item, cells: cellsOf(row, headers) } : item
  }
}

/** The cell of a value, looked for only where something is said of it. */
class FlatPlace implements Place {
  constructor(
    readonly value: string | null,
    private readonly found: () => Place,
  ) {}

  get cell(): string | null {
    return this.found().cell
  }

  get label(): string {
    return this.found().label
  }
}

interface Headers {
  readonly texts: readonly string[]
  /** null: of no value, or one of our own columns. */
  readonly paths: readonly (Path | null)[]
  readonly byPath: PathColumns
  /** Members that have a column, and their own members: a record says nothing of any other. */
  readonly members: readonly string[]
  /** Our own columns of values that have none. */
  readonly rest: readonly number[]
  readonly repeated: readonly (readonly [first: number, second: number, header: string])[]
}

function headersOf({ cells }: SheetRow): Headers {
  const texts = Array.from(cells, (cell) => cell?.text.trim() ?? '')
  const paths = texts.map((text) => (text === '' || text.startsWith(OWN) ? null : pathOf(text)))
  const first = new Map(texts.map((text, column) => [text, column] as const).reverse())
  const repeated = texts.flatMap((text, column) => {
    const before = first.get(text) ?? column
    return text === '' || before === column ? [] : [[before, column, text] as const]
  })
  const rest = texts.flatMap((text, column) => (text.startsWith(REST) ? [column] : []))
  return { texts, paths, byPath: new PathColumns(paths), members: membersIn(paths), rest, repeated }
}

/** `acheteur`, `acheteur.id`: how far it matters that one has no column. */
const membersIn = (paths: readonly (Path | null)[]): string[] => [
  ...new Set(
    paths.flatMap((path) => {
      const [name, member] = path ?? []
      if (name === undefined) return []
      return typeof member === 'string' ? [String(name), `${name}.${member}`] : [String(name)]
    }),
  ),
]

/** What a row says, value by value; null: the text of what has no column is broken. */
function leavesOf({ cells }: SheetRow, { paths, rest }: Headers): Leaf[] | null {
  const leaves: Leaf[] = []
  for (const [column, path] of paths.entries()) {
    const cell = cells[column]
    if (path !== null && cell !== undefined && cell.text !== '') leaves.push([path, leafOf(cell)])
  }
  const others = restOf(rest.map((column) => cells[column]?.text ?? '').join(''))
  return others && [...leaves, ...others]
}

/** Values that have no column of their own; null: somebody broke the text. */
function restOf(text: string): Leaf[] | null {
  try {
    const pairs: unknown = JSON.parse(text === '' ? '[]' : text)
    return Array.isArray(pairs) ? pairs.map(([header, value]): Leaf => [pathOf(String(header)), value]) : null
  } catch {
    return null
  }
}

const lengthOf = ({ cells }: SheetRow): number => cells.reduce((length, cell) => length + (cell?.text.length ?? 0), 0)

const ignored = (place: Place, reason: IgnoredReason): RegisterItem => ({
  outcome: 'ignored',
  place: place.cell ?? '',
  reason,
})

const rejected = (place: Place, cells: Record<string, string>, issue: Issue): RegisterItem => ({
  outcome: 'rejected',
  place: place.cell ?? '',
  cells,
  issues: [issue],
})

/** Cells by header, long ones by their beginning. */
function cellsOf({ cells }: SheetRow, { texts }: Headers): Record<string, string> {
  const filled = texts.flatMap((text, column): [string, Cell][] => {
    const cell = cells[column]
    return isFilled(cell) ? [[text, cell]] : []
  })
  return Object.fromEntries(filled.map(([text, cell]) => [text, cell.text.slice(0, LONGEST_QUOTE)]))
}
