import { combine, type OfficerDecisions } from './combine.js'
import { type DeclaredRead, type Read, standingIn } from './declaredCells.js'
import { gapsOf } from './gaps.js'
import { topicsOf } from './subjects.js'
import type { BoughtObject, Considerations } from './types.js'

/** What one text of a contract says, and the cell it stands in; `known` where it is a declared cell met again and again. */
export interface Said {
  readonly read: Read & Partial<Pick<DeclaredRead, 'known'>>
  readonly cell: string | null
}

/** What several texts, and an officer's decisions, establish together. */
export function together(said: readonly Said[], officer: OfficerDecisions): Considerations {
  return establishedBefore(said, officer) ?? established(said, officer)
}

function established(said: readonly Said[], officer: OfficerDecisions): Considerations {
  const found = said.map(({ read, cell }) => (read.known === undefined ? read : standingIn(read, cell)))
  const tags = found.flatMap((one) => one.tags)
  const combined = combine(tags, officer)
  return {
    ...combined,
    objects: objectsOf(said),
    topics: topicsOf(combined),
    gaps: gapsOf(tags),
    quantities: found.flatMap((one) => one.quantities),
  }
}

const objectsOf = (said: readonly Said[]): BoughtObject[] => said.flatMap(({ read }) => read.objects)

/** Considerations with, for each of its proofs, which of the cells it stands in. */
interface Pattern {
  readonly considerations: Considerations
  readonly tags: readonly number[]
  readonly quantities: readonly number[]
}

const KEPT = 4_096
const patterns = new Map<string, Pattern>()

/**
 * Most contracts say something in declared cells alone, in words that thousands of others say: what those establish is
 * worked out once, and holds for the next with its own cells. Null where it must be worked out.
 */
function establishedBefore(said: readonly Said[], officer: OfficerDecisions): Considerations | null {
  const speaking = said.filter(({ read }) => read.tags.length > 0 || read.quantities.length > 0)
  const cells = speaking.map(({ cell }) => cell)
  if (!speaking.every(isKnown) || new Set(cells).size < cells.length || Object.keys(officer).length > 0) return null
  const key = speaking.map(({ read }) => read.known).join()
  let pattern = patterns.get(key)
  if (pattern === undefined) {
    pattern = patternOf(established(speaking, officer), cells)
    if (patterns.size >= KEPT) patterns.clear()
    patterns.set(key, pattern)
  }
  return { ...pattern.considerations, ...standing(pattern, cells), objects: objectsOf(said) }
}

const isKnown = ({ read }: Said): boolean => typeof read.known === 'number'

function patternOf(considerations: Considerations, cells: readonly (string | null)[]): Pattern {
  const { tags, quantities } = considerations
  return {
    considerations,
    tags: tags.map(({ cell }) => cells.indexOf(cell)),
    quantities: quantities.map(({ cell }) => cells.indexOf(cell)),
  }
}

function standing({ considerations, tags, quantities }: Pattern, cells: readonly (string | null)[]) {
  const at = (index: number | undefined): string | null => cells[index ?? -1] ?? null
  return {
    tags: considerations.tags.map((tag, index) => ({ ...tag, cell: at(tags[index]) })),
    quantities: considerations.quantities.map((one, index) => ({ ...one, cell: at(quantities[index]) })),
  }
}
