import { decideColumns } from '../columns.js'
import type { CellRange } from '../types.js'

type Headers = readonly (string | undefined)[]

/** Headers looked at to see whether a group helps them: no register has as many, and each is read three times. */
const MOST_HELPED = 256

/**
 * The headers of a table whose first row groups those of its second: "Titulaire" over "Nom" and "SIRET" gives
 * "Titulaire – Nom" and "Titulaire – SIRET". `merges` says exactly how far a group reaches (0-based columns); where the
 * file does not say it (null), a group reaches over the blanks on its right, as far as it helps.
 */
export function underGroups(groups: Headers, second: Headers, merges: readonly CellRange[] | null): Headers {
  const width = Math.max(groups.length, second.length)
  let carried: string | undefined
  const grouped = merges && new GroupColumns(merges)
  let left = MOST_HELPED
  const help = (group: string | undefined, header: string) => (left-- > 0 ? helped(group, header) : header)
  return Array.from({ length: width }, (_, column) => {
    const own = groups[column]
    const below = second[column]
    carried = own ?? (below === undefined ? undefined : carried)
    if (below === undefined || own === undefined) {
      const first = grouped?.firstOf(column)
      const group = grouped === null ? carried : first === undefined ? undefined : groups[first]
      return below === undefined ? own : grouped ? joined(group, below) : help(group, below)
    }
    return joined(own, below)
  })
}

/** The merged ranges of one row, asked column after column: each is looked at once, however many there are. */
class GroupColumns {
  private readonly ranges: readonly CellRange[]
  private begun = 0

  constructor(merges: readonly CellRange[]) {
    this.ranges = merges.toSorted((a, b) => a.firstColumn - b.firstColumn)
  }

  /** First column of the range that reaches over this one. */
  firstOf(column: number): number | undefined {
    while ((this.ranges[this.begun]?.firstColumn ?? Number.POSITIVE_INFINITY) <= column) this.begun += 1
    const range = this.ranges[this.begun - 1]
    return range && range.lastColumn >= column ? range.firstColumn : undefined
  }
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
