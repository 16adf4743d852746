import type { RejectedRow } from '../../register/types.js'

type WithSource = Pick<RejectedRow, 'source'>
type Written<T extends WithSource> = Omit<T, 'source'> & { readonly source: string | null }

/** What rows set aside are read again by, as JSON: how their table is read is written once, and named by its number. */
export class RejectedSources {
  private readonly tables = new Map<string, number>()

  get count(): number {
    return this.tables.size
  }

  /** The rows as they are kept; `tables`: those met for the first time, numbered from those known before. */
  written<T extends WithSource>(
    rows: readonly T[],
  ): { readonly written: readonly Written<T>[]; readonly tables: readonly string[] } {
    const tables: string[] = []
    const written = rows.map(({ source, ...row }) => ({ ...row, source: this.json(source, tables) }))
    return { written, tables }
  }

  private json(source: RejectedRow['source'], tables: string[]): string | null {
    if (source === undefined) return null
    if (source.kind === 'record') return JSON.stringify(source)
    const { table, headings, cells } = source
    return JSON.stringify({ kind: 'row', table: this.numberOf(JSON.stringify(table), tables), headings, cells })
  }

  private numberOf(table: string, tables: string[]): number {
    const known = this.tables.get(table)
    if (known !== undefined) return known
    tables.push(table)
    this.tables.set(table, this.tables.size)
    return this.tables.size - 1
  }
}
