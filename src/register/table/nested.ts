import { isBracketed, type Literal, parseLiteral } from '../literal.js'
import type { Cell } from '../types.js'

/** An object printed inside a cell. */
export type Nested = ReadonlyMap<string, Literal>

const isObject = (value: Literal): value is Nested => value instanceof Map

/** The objects a cell holds, wrappers such as `{'titulaire': {…}}` taken off; none where it holds a plain value. */
export function objectsIn(cell: Cell | undefined): readonly Nested[] {
  return cell !== undefined && isBracketed(cell.text.trimStart()) ? flattened(parseLiteral(cell.text) ?? null) : []
}

/** The objects of a list, however deep; an object whose values are all lists or objects only wraps them. */
export function flattened(value: Literal): readonly Nested[] {
  if (Array.isArray(value)) return value.flatMap(flattened)
  if (value === null || !isObject(value)) return []
  const inner = [...value.values()]
  const wraps = inner.length > 0 && inner.every((item) => item !== null && typeof item !== 'string')
  return wraps ? inner.flatMap(flattened) : [value]
}

/** A value of an object as the cell it would be. */
export function cellIn(object: Nested, key: string): Cell | undefined {
  const value = object.get(key)
  return typeof value === 'string' ? { kind: 'text', text: value } : undefined
}

/** Trimmed text of a value; null where there is none. */
export function textIn(object: Nested, key: string): string | null {
  const text = cellIn(object, key)?.text.trim() ?? ''
  return text === '' ? null : text
}

/**
 * The plain value a cell holds in brackets (`['SIRET']`, `{'id': '…'}`, `{'code': '…'}`); undefined when the brackets are
 * empty; the cell itself when they hold several values or are only part of its text.
 */
export function unwrapped(cell: Cell): Cell | undefined {
  const value = parseLiteral(cell.text)
  if (value === undefined) return cell
  const only = single(value)
  if (only === null) return undefined
  return only === undefined ? cell : { kind: 'text', text: only }
}

/** undefined: several values; null: none. */
function single(value: Literal): string | null | undefined {
  if (value === null || typeof value === 'string') return value
  if (isObject(value)) return value.size === 0 ? null : (textIn(value, 'id') ?? textIn(value, 'code') ?? undefined)
  if (value.length > 1) return undefined
  const [first = null] = value
  return first !== null && isObject(first) ? undefined : single(first)
}
