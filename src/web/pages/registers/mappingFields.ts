import { FIELDS } from '../../../register/columns/fields.js'
import type { ColumnEdit, DepositColumns, SheetEdit } from '../../../tasks/columns.js'

/** Name of a field of the form of columns, about a sheet (by its place among those shown). */
export const fieldName = (sheet: number, what: 'ligne'): string => `f${sheet}-${what}`

/** The same about a column of it (by its place in the file). */
export const columnField = (sheet: number, column: number, what: 'champ' | 'unite' | 'vide'): string =>
  `f${sheet}-c${column}-${what}`

type Form = Readonly<Record<string, unknown>>

/** What a form says of the sheets shown, in their order; undefined: nothing of that sheet. */
export function editsIn(form: Form, { sheets }: DepositColumns): (SheetEdit | undefined)[] {
  const asked = sheets.map((sheet, at) => ({ sheet, at })).filter(({ sheet }) => !sheet.hidden)
  return asked.map(({ sheet, at }) => {
    const line = form[fieldName(at, 'ligne')]
    if (typeof line !== 'string') return undefined
    const columns = sheet.columns.flatMap(({ column, power }) => {
      const edit = columnEdit(form, at, column, power)
      return edit ? [[column, edit] as const] : []
    })
    return { headerRow: /^\d{1,7}$/.test(line) ? Number(line) : null, columns: new Map(columns) }
  })
}

function columnEdit(form: Form, sheet: number, column: number, known: number): ColumnEdit | null {
  const [name, unit] = [form[columnField(sheet, column, 'champ')], form[columnField(sheet, column, 'unite')]]
  if (typeof name !== 'string') return null
  const blank = form[columnField(sheet, column, 'vide')] === 'non' ? ({ blank: 'no' } as const) : {}
  const power = typeof unit === 'string' && /^[036]$/.test(unit) ? Number(unit) : known
  return { field: FIELDS.find((field) => field === name) ?? null, power, ...blank }
}
