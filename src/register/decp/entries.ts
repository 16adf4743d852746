import type { Place } from '../issues.js'

export type JsonObject = Record<string, unknown>

/** How places are told: by JSON pointers (RFC 6901), by XPath, or by the cell that stands for a pointer within the record. */
export type Syntax = 'xml' | ((pointer: string, value: string | null) => Place) | undefined

/** One record as published, with its place: a JSON pointer, or what `syntax` says. */
export interface DecpEntry {
  readonly type: 'marche' | 'concession'
  readonly pointer: string
  readonly syntax?: Syntax
  /** Not an object in damaged files. */
  readonly value: unknown
}

/** Asked of every value of every record: a schema would cost more than the reading. */
export const asObject = (value: unknown): JsonObject | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null
