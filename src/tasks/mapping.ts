import { z } from 'zod'
import { AppError, type Issue } from '../errors.js'
import { date, dayInFrance } from '../french.js'
import type { ByteSource } from '../register/byteSource.js'
import { withoutFoundUnits } from '../register/foundUnits.js'
import { rememberedMapping } from '../register/issues.js'
import { headerRows } from '../register/layouts.js'
import { DEFAULT_LIMITS } from '../register/limits.js'
import { type MappedSheet, type MappingFile, mappedColumnSchema } from '../register/mapping.js'
import { sheetPlace } from '../register/table/places.js'
import type { ReadLimits } from '../register/types.js'
import type { Database, Scope } from '../store/database.js'
import { forgetLayout, layoutStatement, listLayouts, type StoredLayout } from '../store/layouts.js'
import { signed } from './mapping/blanks.js'
import { nearest, withAnew } from './mapping/nearly.js'

/** A presentation known again by its header, and how the organisation reads it. */
export interface RememberedLayout {
  readonly fingerprint: string
  readonly headers: readonly string[]
  readonly columns: MappedSheet['columns']
  /** The file it was settled for. */
  readonly file: string
  readonly actor: string
  /** ISO instant. */
  readonly at: string
}

export async function rememberedLayouts(db: Database, scope: Scope): Promise<RememberedLayout[]> {
  return (await listLayouts(db, scope)).map(readLayout)
}

const headersSchema = z.array(z.string())
const columnsSchema = z.array(mappedColumnSchema)

const readLayout = ({ headers, columns, fileName, ...layout }: StoredLayout): RememberedLayout => ({
  ...layout,
  headers: headersSchema.parse(JSON.parse(headers)),
  columns: columnsSchema.parse(JSON.parse(columns)),
  file: fileName,
})

/** Forgets one presentation. Throws `noSuchLayout` where the organisation knows none of that fingerprint. */
export async function forgetRemembered(db: Database, scope: Scope, fingerprint: string): Promise<void> {
  if (await forgetLayout(db, scope, fingerprint)) return
  throw new AppError(
    'noSuchLayout',
    `Aucune présentation « ${fingerprint} » n’est retenue. « spaser mapping --list » en donne la liste.`,
  )
}

/** What a file is read by where nobody says: the mappings its headers recall, and one finding for each. */
export interface RecalledMapping {
  readonly mapping: MappingFile
  readonly notes: readonly Issue[]
}

interface Read {
  readonly file: ByteSource
  readonly limits?: Partial<ReadLimits> | undefined
}

/**
 * The mapping recalled by the headers of a file, where some of many may have been renamed since: these are recognised anew. null
 * where no sheet has a presentation the organisation settled.
 */
export async function recalledMapping(
  db: Database,
  scope: Scope,
  { file, limits }: Read,
): Promise<RecalledMapping | null> {
  const known = new Map((await rememberedLayouts(db, scope)).map((layout) => [layout.fingerprint, layout]))
  if (known.size === 0) return null
  const sheets: MappedSheet[] = []
  const notes: Issue[] = []
  for (const { sheet, rows } of await headerRows(file, { ...DEFAULT_LIMITS, ...limits })) {
    const found = rows.find(({ fingerprint }) => known.has(fingerprint))
    const layout = found && known.get(found.fingerprint)
    const near = layout ? null : nearest(rows, [...known.values()])
    if (found && layout) {
      sheets.push({ sheet, headerRow: found.row, columns: columnsIn(layout, found.headers) })
      notes.push(noteOf(sheet, found.row, layout))
    } else if (near) {
      const columns = columnsIn(near.layout, near.row.headers)
      sheets.push({ sheet, headerRow: near.row.row, columns: await withAnew(file, { sheet, near, columns }) })
      notes.push(noteOf(sheet, near.row.row, near.layout, near.renamed))
    }
  }
  return sheets.length === 0 ? null : { mapping: { sheets }, notes }
}

/** The columns under the headers of a file, which fold as those kept but may be written otherwise. */
function columnsIn({ headers, columns }: RememberedLayout, written: readonly string[]): MappedSheet['columns'] {
  return columns.map((column) => {
    const at = headers[column.column] === column.header.trim() ? column.column : headers.indexOf(column.header.trim())
    return { ...column, header: written[at] ?? column.header }
  })
}

/** Where somebody chose its unit once, it is told at each file: nothing in this one may say it. */
function noteOf(
  sheet: string | null,
  row: number,
  { at, columns }: RememberedLayout,
  renamed: readonly string[] = [],
): Issue {
  const scaled = columns.flatMap(({ header, power }) => (power ? [{ header: header.trim(), power }] : []))
  return rememberedMapping(sheetPlace(sheet), row, date(dayInFrance(new Date(at))), { scaled, renamed })
}

interface Given {
  readonly mapping: MappingFile
  /** It was signed as it was given, to a deposit. */
  readonly isSigned?: boolean
  readonly name: string
  /** ISO instant. */
  readonly at: string
}

/** Columns of every presentation the organisation keeps, and who decided what of them. */
export const rememberedColumns = async (db: Database, scope: Scope): Promise<MappedSheet['columns']> =>
  (await rememberedLayouts(db, scope)).flatMap(({ columns }) => columns)

/** Keeps the mapping given for a file under the fingerprint of each header it is for; one without a header has none. */
export async function rememberMapping(
  db: Database,
  scope: Scope,
  { file, limits, mapping, isSigned = false, name, at }: Read & Given,
): Promise<void> {
  if (!mapping.sheets.some(({ headerRow }) => headerRow !== null && headerRow > 0)) return
  const found = await headerRows(file, { ...DEFAULT_LIMITS, ...limits })
  const own = isSigned ? mapping.sheets.flatMap(({ columns }) => columns) : await rememberedColumns(db, scope)
  const lasting = await withoutFoundUnits(file, { ...DEFAULT_LIMITS, ...limits }, mapping)
  const { sheets } = signed(lasting, { actor: scope.actor, at }, own)
  const statements = sheets.flatMap(({ sheet, headerRow, columns }) => {
    const rows = found.find((each) => each.sheet === sheet)?.rows ?? []
    const header = rows.find(({ row }) => row === headerRow)
    if (!header) return []
    const { fingerprint, headers } = header
    const kept = { headers: JSON.stringify(headers), columns: JSON.stringify(columns) }
    return [layoutStatement(scope, { fingerprint, ...kept, fileName: name, at })]
  })
  await db.atomically(statements)
}
