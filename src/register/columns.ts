import { afterAmendments, amountsOfYears, besideHours, besideSubcontractor, hoursOfClause } from './columns/beside.js'
import { bestClaims } from './columns/best.js'
import { withValues } from './columns/byValues.js'
import { type ColumnDecision, decided } from './columns/decision.js'
import { type Cells, type Draft, draftOf, slotOf } from './columns/draft.js'
import { hoursOfEach } from './columns/hourRates.js'
import { headerTokens } from './columns/tokens.js'
import { besideUnits, inItsUnit } from './columns/units.js'
import type { ColumnMapping } from './types.js'

/** Below it a decision is applied and said, for somebody to look. */
export const DOUBTFUL = 0.6

/**
 * What each header of a row is taken for: whole synonym first, then a synonym inside a longer header, typos mended.
 * `samples`, rows from under the header, are heard as a second witness: they confirm, deny, or name a column whose header
 * says nothing. Where two columns claim one datum the better claim wins; the other says to whom it yields. The order of the
 * columns counts for nothing but between two headers that are the same.
 */
export function decideColumns(
  headers: readonly (string | undefined)[],
  samples: readonly Cells[] = [],
): readonly ColumnDecision[] {
  const drafts: Draft[] = []
  const width = samples.length > 0 ? widthOf(headers, samples) : headers.length
  const rows = samples.slice(0, rowsHeard(width))
  for (let column = 0; column < width; column += 1) {
    const header = headers[column] ?? ''
    if (rows.length > 0 || /\S/.test(header))
      drafts.push(inItsUnit(hoursOfEach(draftOf(header, column, rows, width <= WIDEST_MENDED))))
  }
  const named = besideSubcontractor(drafts)
  const witnessed = rows.length > 0 ? withValues(named) : named
  const settled = besideUnits(
    hoursOfClause(besideHours(rows.length > 0 ? amountsOfYears(afterAmendments(witnessed)) : witnessed), samples),
    samples,
  )
  const best = bestClaims(settled)
  return settled
    .filter(({ header, claim }) => /\S/.test(header) || claim.field !== null)
    .map((draft) => decided(draft, best.get(slotOf(draft))))
}

const CELLS_HEARD = 50_000
const ROWS_HEARD = 200

/** However wide the table, the cells looked at are bounded. */
const rowsHeard = (width: number): number =>
  Math.max(FEWEST_ROWS, Math.min(ROWS_HEARD, Math.floor(CELLS_HEARD / width)))
const FEWEST_ROWS = 3

const widthOf = (headers: readonly unknown[], samples: readonly Cells[]): number =>
  samples.reduce((width, row) => Math.max(width, row.length), headers.length)

/** No register is as wide: beyond, typos are left. */
const WIDEST_MENDED = 512

/** Two headers that say the same, whatever their case and accents. */
export function hasSameHeader(a: Pick<ColumnMapping, 'header'>, b: Pick<ColumnMapping, 'header'>): boolean {
  return headerTokens(a.header).join('') === headerTokens(b.header).join('')
}
