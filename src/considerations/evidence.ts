import type { TextField } from '../contract.js'

/** Where something is read: `text.slice(start, end) === quote`, UTF-16 offsets into the text as received. */
export interface Evidence {
  readonly field: TextField
  readonly column: string | null
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly cell: string | null
}
