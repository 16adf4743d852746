import { bytesOf, startsWith } from './bytes.js'

export const DOCTYPE = bytesOf('<!DOCTYPE')
const CDATA = { opening: bytesOf('<![CDATA['), end: bytesOf(']]>'), isText: true }
const COMMENT = { opening: bytesOf('<!--'), end: bytesOf('-->'), isText: false }
const INSTRUCTION = { opening: bytesOf('<?'), end: bytesOf('?>'), isText: false }

/** A stretch of markup that is no tag, from its opening to its end. */
export type Section = typeof CDATA

/** The section that opens here; undefined: none, or its opening is not whole. */
export const sectionAt = (bytes: Uint8Array, at: number): Section | undefined =>
  [CDATA, COMMENT, INSTRUCTION].find(({ opening }) => startsWith(bytes, opening, at))
