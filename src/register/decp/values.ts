import type { Issue } from '../../errors.js'
import type { Place } from '../issues.js'
import type { Cell } from '../types.js'
import { isNotCommunicated, type Parsed } from '../values/parsed.js'
import type { JsonObject } from './entries.js'

type Parser<T> = (cell: Cell | undefined, at: Place) => Parsed<T>

/** The values of one JSON object, read by the same parsers as cells; each value's place is its JSON pointer. */
export class JsonValues {
  constructor(
    readonly object: JsonObject,
    readonly pointer: string,
    readonly issues: Issue[],
  ) {}

  placeOf(key: string, value: string | null): Place {
    const pointer = `${this.pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    return { cell: pointer, label: `Élément ${pointer}`, value }
  }

  /** A scalar as a cell; lists and objects are none. */
  cell(key: string): Cell | undefined {
    const value = this.object[key]
    if (typeof value === 'string') return { kind: 'text', text: value }
    if (typeof value === 'number') return { kind: 'number', text: String(value), number: value }
    return typeof value === 'boolean' ? { kind: 'boolean', text: String(value) } : undefined
  }

  text(key: string): string | null {
    const text = this.cell(key)?.text.trim() ?? ''
    return isNotCommunicated(text) ? null : text
  }

  take<T>(key: string, parse: Parser<T>): T | null {
    const cell = this.cell(key)
    const { value, issues } = parse(cell, this.placeOf(key, cell?.text ?? null))
    this.issues.push(...issues)
    return value
  }
}
