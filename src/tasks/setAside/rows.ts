import { saysAmendment } from '../../contract/nature.js'
import type { Severity } from '../../errors.js'
import { cellAddress } from '../../register/cellRef.js'
import type { RejectedTable } from '../../register/types.js'
import type { RejectedRowView } from '../../store/rejected.js'
import { labelOf } from '../import/place.js'

/** One value of a row set aside, under its own name. */
export interface SetAsideField {
  /** By which a corrected value is given: the number of its column, or the name in its record. */
  readonly key: string
  readonly name: string
  readonly value: string
  /** Its place in the file; null: it had none. */
  readonly cell: string | null
  readonly notes: readonly { readonly severity: Severity; readonly message: string }[]
  /** Something is said of it, or it lacks and must not. */
  readonly atFault: boolean
}

/** What it is read again by. */
export type SetAsideSource =
  | {
      readonly kind: 'row'
      readonly number: number
      readonly table: RejectedTable
      readonly headings: readonly string[]
      readonly cells: readonly string[]
    }
  | {
      readonly kind: 'record'
      readonly type: 'marche' | 'concession'
      readonly value: Readonly<Record<string, unknown>>
    }

export interface SetAsideRow extends Pick<RejectedRowView, 'seq' | 'place' | 'action'> {
  readonly label: string
  /** Why it was set aside. */
  readonly reasons: readonly string[]
  readonly fields: readonly SetAsideField[]
  /** null: it cannot be corrected here. */
  readonly source: SetAsideSource | null
}

type KeptSource =
  | { kind: 'row'; table: number; headings: readonly string[]; cells: readonly string[] }
  | Extract<SetAsideSource, { kind: 'record' }>

/** A row as people see it, nothing said of it yet. `tables`: JSON of how each table was read, by its number. */
export function shownRow(
  { seq, place, cells, source: json, action }: RejectedRowView,
  tables: ReadonlyMap<number, string>,
): SetAsideRow {
  const source = json === null ? null : sourceOf(JSON.parse(json) as KeptSource, tables)
  const fields = source === null ? asReceived(cells) : fieldsOf(source, place)
  return { seq, place, action, label: labelOf(place), reasons: [], fields, source }
}

function sourceOf(kept: KeptSource, tables: ReadonlyMap<number, string>): SetAsideSource | null {
  if (kept.kind === 'record') return kept
  const table = tables.get(kept.table)
  if (table === undefined) return null
  return { ...kept, number: kept.table, table: JSON.parse(table) as RejectedTable }
}

const blank = { cell: null, notes: [], atFault: false } as const

const asReceived = (cells: Readonly<Record<string, string>>): SetAsideField[] =>
  Object.entries(cells).map(([name, value]) => ({ ...blank, key: name, name, value }))

function fieldsOf(source: SetAsideSource, place: string): SetAsideField[] {
  return source.kind === 'row' ? cellFields(source, place) : recordFields(source.value, place)
}

/** Columns that are read, and those that hold something. */
function cellFields({ table, cells }: Extract<SetAsideSource, { kind: 'row' }>, place: string): SetAsideField[] {
  const headers = new Map(table.columns.map(({ column, header }) => [column, header]))
  const read = new Set(table.columns.flatMap(({ column, field }) => (field === null ? [] : [column])))
  const objet = table.columns.find(({ field }) => field === 'objet')?.column
  const asked = saysAmendment(cells[objet ?? -1] ?? '') ? columnsNaming(table) : []
  const width = Math.max(cells.length, ...[...headers.keys()].map((column) => column + 1))
  return Array.from({ length: width }, (_, column) => column)
    .filter((column) => read.has(column) || !isBlank(cells[column]))
    .map((column) => ({
      ...{ key: String(column), name: headers.get(column) || `Colonne ${column + 1}`, value: cells[column] ?? '' },
      ...{
        cell: cellIn(place, column),
        notes: [],
        atFault: asked.includes(column) || (column === objet && isBlank(cells[column])),
      },
    }))
}

const isBlank = (text: string | undefined): boolean => !/\S/.test(text ?? '')

const NAMING: ReadonlySet<string | null> = new Set(['id', 'lot', 'objet'])

/** Of an amendment: what says which contract it amends, or that it is one. */
const columnsNaming = ({ columns }: RejectedTable): number[] =>
  columns.filter(({ field }) => NAMING.has(field)).map(({ column }) => column)

function recordFields(value: Readonly<Record<string, unknown>>, place: string): SetAsideField[] {
  const names = [...new Set([...('objet' in value ? [] : ['objet']), ...Object.keys(value)])]
  return names.map((name) => {
    const text = textOf(value[name])
    return {
      key: name,
      name,
      value: text,
      cell: `${place}/${name}`,
      notes: [],
      atFault: name === 'objet' && text === '',
    }
  })
}

const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)

/** The place of a cell in the row at a place: `Marchés 2025!12` and 5 make `Marchés 2025!F12`. */
export function cellIn(place: string, column: number): string {
  const { sheet, row = '' } = /^(?:(?<sheet>.*)!|ligne )(?<row>\d+)$/s.exec(place)?.groups ?? {}
  return cellAddress(sheet ?? null, Number(row), column)
}
