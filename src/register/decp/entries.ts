export type JsonObject = Record<string, unknown>

/** One record as published, with its place: a JSON pointer (RFC 6901), or an XPath where `syntax` says so. */
export interface DecpEntry {
  readonly type: 'marche' | 'concession'
  readonly pointer: string
  readonly syntax?: 'xml'
  /** Not an object in damaged files. */
  readonly value: unknown
}

/** Asked of every value of every record: a schema would cost more than the reading. */
export const asObject = (value: unknown): JsonObject | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null
