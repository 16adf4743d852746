import { parseList, stringsIn } from '../values/list.js'
import { asObject, type JsonObject } from './entries.js'

/**
 * Strings of a DECP list however it is nested: `{"technique": ["…"]}`, a plain list, one string, or a list written as
 * text. Null: the field is absent or empty, which is no answer.
 */
export function stringList(value: unknown): string[] | null {
  const strings = typeof value === 'string' ? (parseList(value) ?? []) : stringsIn(value)
  const kept = strings.map((text) => text.trim()).filter((text) => text !== '')
  return kept.length > 0 ? kept : null
}

export interface Nested {
  readonly object: JsonObject
  readonly pointer: string
}

/**
 * Objects of a DECP list: `[{"titulaire": {…}}]`, `[{…}]`, `{"titulaire": […]}` or one object alone; each with its
 * pointer. Anything else is no element.
 */
export function objectList(value: unknown, wrapper: string, pointer: string): readonly Nested[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => objectList(item, wrapper, `${pointer}/${index}`))
  const object = asObject(value)
  if (object === null) return []
  if (wrapper in object) return objectList(object[wrapper], wrapper, `${pointer}/${wrapper}`)
  return [{ object, pointer }]
}
