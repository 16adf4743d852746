import type { Issue } from '../../errors.js'
import { type Place, repeatedElement } from '../issues.js'
import type { Cell } from '../types.js'
import { isNotCommunicated, type Parsed } from '../values/parsed.js'
import type { JsonObject, Syntax } from './entries.js'

type Parser<T> = (cell: Cell | undefined, at: Place) => Parsed<T>

/** DECP numbers have a decimal point and no separator of thousands: "104.333" is a hundred and four. */
const NUMBER = /^\s*-?\d{1,15}(?:\.\d{1,10})?\s*$/

/** The values of one object, read by the same parsers as cells; each value's place is its JSON pointer or its XPath. */
export class JsonValues {
  constructor(
    readonly object: JsonObject,
    readonly pointer: string,
    readonly issues: Issue[],
    readonly syntax: Syntax = undefined,
  ) {}

  /** The values of an object within this one. */
  within(object: JsonObject, pointer: string): JsonValues {
    return new JsonValues(object, pointer, this.issues, this.syntax)
  }

  placeOf(key: string, value: string | null): Place {
    const pointer = `${this.pointer}/${this.syntax === 'xml' ? key : escaped(key)}`
    return typeof this.syntax === 'function' ? this.syntax(pointer, value) : new JsonPlace(pointer, value)
  }

  /** A scalar as a cell; of an element that is there several times, the first that says something. */
  cell(key: string): Cell | undefined {
    const value = this.object[key]
    return cellOf(Array.isArray(value) ? this.firstOf(key, value) : value)
  }

  text(key: string): string | null {
    const text = this.cell(key)?.text.trim()
    return text === undefined || isNotCommunicated(text) ? null : text
  }

  take<T>(key: string, parse: Parser<T>): T | null {
    return this.parse(key, this.cell(key), parse)
  }

  /** A number, also where it is written as text. */
  number<T>(key: string, parse: Parser<T>): T | null {
    const cell = this.cell(key)
    const isNumber = cell?.kind === 'text' && NUMBER.test(cell.text)
    return this.parse(key, isNumber ? { ...cell, kind: 'number', number: Number(cell.text) } : cell, parse)
  }

  private parse<T>(key: string, cell: Cell | undefined, parse: Parser<T>): T | null {
    if (cell === undefined) return null
    const { value, issues } = parse(cell, this.placeOf(key, cell.text))
    if (issues.length > 0) this.issues.push(...issues)
    return value
  }

  private firstOf(key: string, values: readonly unknown[]): unknown {
    const said = values.filter((value) => cellOf(value) !== undefined && !isNotCommunicated(String(value)))
    const [first] = said
    const found = repeatedElement(this.placeOf(key, first === undefined ? null : String(first)))
    const isSaid = this.issues.some(({ code, cell }) => code === found.code && cell === found.cell)
    if (!isSaid && said.some((value) => value !== first)) this.issues.push(found)
    return first
  }
}

/** Said of few values: most need no words for where they are. */
class JsonPlace implements Place {
  constructor(
    readonly cell: string,
    readonly value: string | null,
  ) {}

  get label(): string {
    return `Élément ${this.cell}`
  }
}

const escaped = (key: string): string => (/[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key)

function cellOf(value: unknown): Cell | undefined {
  if (typeof value === 'string') return { kind: 'text', text: value }
  if (typeof value === 'number') return { kind: 'number', text: String(value), number: value }
  return typeof value === 'boolean' ? { kind: 'boolean', text: String(value) } : undefined
}
