import { HOURS } from './hours.js'
import { SHARES } from './shares.js'
import type { Definition } from './types.js'

/** Every built-in indicator, in the order in which they are computed and shown (SPEC §4). */
export const DEFINITIONS: readonly Definition[] = [...SHARES, ...HOURS]

/** Grows each time what a built-in indicator counts changes: a frozen figure names the version it was counted by. */
export const BUILT_IN_VERSION = 1

const BY_ID = new Map(DEFINITIONS.map((definition) => [definition.id, definition]))

/** The definition of a built-in id; undefined for an id we do not have. */
export function definitionOf(id: string): Definition | undefined {
  return BY_ID.get(id)
}
