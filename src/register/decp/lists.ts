import { parseList } from '../values/list.js'
import { isNotCommunicated } from '../values/parsed.js'
import { asObject, type JsonObject, type Syntax } from './entries.js'
import { literalOf } from './literal.js'

/** No list of DECP is nested deeper, whoever wrote it; what is, is there to exhaust a stack. */
const MAX_DEPTH = 32

/** A value, or what it holds where it is a list or an object written as text. */
export const structured = (value: unknown): unknown => (typeof value === 'string' ? literalOf(value) : value)

/**
 * Strings of a DECP list however it is nested: `{"technique": ["…"]}`, a plain list, one string, or a list written as
 * text. Null: the field is absent or empty, which is no answer.
 */
export function stringList(value: unknown): string[] | null {
  if (value === null || value === undefined) return null
  const strings: string[] = []
  if (typeof value === 'string') pushText(value, strings)
  else pushStrings(value, strings, 0)
  return strings.length > 0 ? strings : null
}

function pushText(text: string, into: string[]): void {
  const literal = literalOf(text)
  pushStrings(literal === null ? (parseList(text) ?? []) : literal, into, 0)
}

function pushStrings(value: unknown, into: string[], depth: number): void {
  if (typeof value === 'string') {
    const text = value.trim()
    if (!isNotCommunicated(text)) into.push(text)
  } else if (typeof value === 'object' && value !== null && depth <= MAX_DEPTH) {
    const items: readonly unknown[] = Array.isArray(value) ? value : Object.values(value)
    for (const item of items) pushStrings(item, into, depth + 1)
  }
}

export interface Nested {
  readonly object: JsonObject
  readonly pointer: string
}

/** The place of an item of a list: JSON pointers count from 0, XPath from 1. */
const itemAt = (pointer: string, index: number, syntax: Syntax): string =>
  syntax === 'xml' ? `${pointer}[${index + 1}]` : `${pointer}/${index}`

/**
 * Objects of a DECP list: `[{"titulaire": {…}}]`, `[{…}]`, `{"titulaire": […]}`, one object alone, lists within lists, or
 * any of these as text; each with its pointer. Anything else is no element. `wrappers`: the names an object may stand under.
 */
export function objectList(
  value: unknown,
  wrappers: readonly string[],
  pointer: string,
  syntax: Syntax,
  depth = 0,
): readonly Nested[] {
  const said = structured(value)
  if (depth > MAX_DEPTH) return []
  if (Array.isArray(said)) {
    const listed: Nested[] = []
    for (let index = 0; index < said.length; index += 1) {
      // One by one: a list may hold more than a call takes arguments.
      const inner = objectList(said[index], wrappers, itemAt(pointer, index, syntax), syntax, depth + 1)
      for (const each of inner) listed.push(each)
    }
    return listed
  }
  const object = asObject(said)
  if (object === null) return []
  const wrapper = wrappers.find((name) => name in object)
  if (wrapper !== undefined) return objectList(object[wrapper], wrappers, `${pointer}/${wrapper}`, syntax, depth + 1)
  return [{ object, pointer }]
}
