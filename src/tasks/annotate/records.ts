import type { RawRecord } from '../../register/decp/xml/entries.js'
import type { Cell } from '../../register/types.js'

/** Columns a sheet of records may have; what is beyond stands in the last one as JSON. */
const MOST_COLUMNS = 200
const UNREAD = 'texte non lu'

/** The columns under which records stand: their own names, those of a plain object after a dot. */
export class RecordColumns {
  private readonly places = new Map<string, number>()

  get headers(): readonly string[] {
    return [...this.places.keys()]
  }

  meet(record: RawRecord): void {
    for (const [name] of valuesOf(record)) {
      if (!this.places.has(name) && this.places.size < MOST_COLUMNS) this.places.set(name, this.places.size)
    }
  }

  /** Cells of a record, and how many of its values have no column. */
  cells(record: RawRecord): { readonly cells: (Cell | undefined)[]; readonly left: number } {
    const cells: (Cell | undefined)[] = []
    let left = 0
    for (const [name, value] of valuesOf(record)) {
      const place = this.places.get(name)
      if (place === undefined) left += 1
      else cells[place] = cellOf(value)
    }
    return { cells, left }
  }

  /** The column a finding is about, by what follows the place of its record: `/acheteur/id`, `/titulaires/0/id`. */
  placeOf(path: string): number | undefined {
    const names = path.split('/').filter((name) => name !== '')
    return this.places.get(names.slice(0, 2).join('.')) ?? this.places.get(names[0] ?? '')
  }
}

function valuesOf({ value, unread }: RawRecord): [string, unknown][] {
  if (unread !== null) return [[UNREAD, unread]]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [['valeur', value]]
  return Object.entries(value).flatMap(([name, each]) => (isPlain(each) ? dotted(name, each) : [[name, each]]))
}

const dotted = (name: string, object: object): [string, unknown][] =>
  Object.entries(object).map(([key, value]) => [`${name}.${key}`, value])

/** An object of texts and numbers alone. */
const isPlain = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((each) => typeof each !== 'object' || each === null)

function cellOf(value: unknown): Cell | undefined {
  if (value === null || value === undefined || value === '') return undefined
  if (typeof value === 'number') return { kind: 'number', text: String(value), number: value }
  return { kind: 'text', text: typeof value === 'string' ? value : JSON.stringify(value) }
}
