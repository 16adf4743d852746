import { fold } from '../../fold.js'
import type { ByteSource } from '../../register/byteSource.js'
import type { HeaderRow } from '../../register/layouts.js'
import { type MappedSheet, type ProposedColumn, proposeMapping } from '../../register/mapping.js'
import type { RememberedLayout } from '../mapping.js'

/** A row of headers that are those of a presentation, each in its place, but for a few. */
export interface Near {
  readonly row: HeaderRow
  readonly layout: RememberedLayout
  /** The few, as written. */
  readonly renamed: readonly string[]
}

/** One header in so many may be another: of fewer headers, a presentation is known whole or not at all. */
const HEADERS_FOR_ONE = 6

/** The presentation of which the fewest headers are others; null: too many are, of each. The last settled first. */
export function nearest(rows: readonly HeaderRow[], layouts: readonly RememberedLayout[]): Near | null {
  const near = rows.flatMap((row) =>
    layouts.flatMap((layout) => {
      const renamed = renamedOf(row, layout)
      return renamed && renamed.length * HEADERS_FOR_ONE <= row.headers.length ? [{ row, layout, renamed }] : []
    }),
  )
  return near.sort((a, b) => a.renamed.length - b.renamed.length || (a.layout.at < b.layout.at ? 1 : -1))[0] ?? null
}

/** null: they are not as many. */
function renamedOf({ headers }: HeaderRow, layout: RememberedLayout): string[] | null {
  if (headers.length !== layout.headers.length) return null
  return headers.filter((header, at) => fold(header) !== fold(layout.headers[at] ?? ''))
}

interface Recalled {
  readonly sheet: string | null
  readonly near: Near
  readonly columns: MappedSheet['columns']
}

/** The columns recalled, those under other headers as they are recognised today. Throws AppError like `readRegister`. */
export async function withAnew(file: ByteSource, recalled: Recalled): Promise<MappedSheet['columns']> {
  const { sheet, near, columns } = recalled
  const proposal = (await proposeMapping(file)).sheets.find((each) => each.sheet === sheet)
  const isOther = (at: number): boolean => fold(near.row.headers[at] ?? '') !== fold(near.layout.headers[at] ?? '')
  const anew = (proposal?.columns ?? []).filter(({ column }) => isOther(column)).map(asMapped)
  return [...columns.filter(({ column }) => !isOther(column)), ...anew].sort((a, b) => a.column - b.column)
}

/** Member by member: samples are no part of a mapping. */
const asMapped = ({ column, header, field, holder, period, power, declares }: ProposedColumn) => ({
  ...{ column, header, field, holder, period },
  ...(power === undefined ? {} : { power }),
  ...(declares === undefined ? {} : { declares }),
})
