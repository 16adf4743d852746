import { decideColumns } from '../columns.js'
import type { CellRange } from '../types.js'

type Headers = readonly (string | undefined)[]

/**
 * The headers of a table whose first row groups those of its second: "Titulaire" over "Nom" and "SIRET" gives
 * "Titulaire – Nom" and "Titulaire – SIRET". `merges` says exactly how far a group reaches (0-based columns); where the
 * file does not say it (null), a group reaches over the blanks on its right, as far as it helps.
 */
export function underGroups(groups: Headers, second: Headers, merges: readonly CellRange[] | null): Headers {
  const width = Math.max(groups.length, second.length)
  let carried: string | undefined
  return Array.from({ length: width }, (_, column) => {
    const own = groups[column]
    const below = second[column]
    carried = own ?? (below === undefined ? undefined : carried)
    if (below === undefined || own === undefined) {
      const group = merges ? groupIn(merges, groups, column) : carried
      return below === undefined ? own : merges ? joined(group, below) : helped(group, below)
    }
    return joined(own, below)
  })
}

function groupIn(merges: readonly CellRange[], groups: Headers, column: number): string | undefined {
  const range = merges.find(({ firstColumn, lastColumn }) => firstColumn <= column && column <= lastColumn)
  return range && groups[range.firstColumn]
}

const joined = (group: string | undefined, below: string): string =>
  group === undefined || group.trim() === below.trim() ? below : `${group.trim()} – ${below.trim()}`

/** A group that only covers up what the header below says of itself is none of its own: "Montant", then "Observations". */
function helped(group: string | undefined, below: string): string {
  if (group === undefined) return below
  const [alone, whole] = [fieldOf(below), fieldOf(joined(group, below))]
  if (alone === null) return joined(group, below)
  return whole === null || (whole !== alone && whole === fieldOf(group)) ? below : joined(group, below)
}

const fieldOf = (header: string) => decideColumns([header])[0]?.field ?? null
