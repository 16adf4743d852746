import { factOf, ruleOf } from '../../../considerations/columns.js'
import { FIELDS, type Field } from '../../../register/columns/fields.js'
import { FIELD_LABELS } from '../../../register/columns/labels.js'
import type { MappedColumn } from '../../../register/mapping.js'
import { KIND_LABELS, KINDS, type Kind } from '../../../states.js'
import { type ColumnEdit, type DepositColumns, isAskedOfBlanks, type SheetEdit } from '../../../tasks/columns.js'
import { mayBlankSayNo } from '../../../tasks/mapping/blanks.js'

/** Name of a field of the form of columns, about a sheet (by its place among those shown). */
export const fieldName = (sheet: number, what: 'ligne'): string => `f${sheet}-${what}`

/** The same about a column of it (by its place in the file). */
export const columnField = (sheet: number, column: number, what: 'champ' | 'unite' | 'vide' | 'rang'): string =>
  `f${sheet}-c${column}-${what}`

/** Value of the choice that says which fact a column declares. */
export const factChoice = (kind: Kind): string => `colonne:${kind}`

type ReadColumn = Pick<MappedColumn, 'header' | 'declares'> & { readonly field: Field }

/** What a column is read as, among the choices of its list. */
export function choiceOf({ header, field, declares }: ReadColumn): string {
  const fact = field === 'colonne' ? factOf({ column: header, declares }) : null
  return fact === null ? field : factChoice(fact)
}

/** The same as people read it: of a declared column, which fact, or what its header speaks of. */
export function readAs({ header, field, declares }: ReadColumn): string {
  if (field !== 'colonne') return FIELD_LABELS[field]
  const fact = factOf({ column: header, declares })
  if (fact !== null) return `${KIND_LABELS[fact]} (déclaré)`
  return ruleOf({ column: header, declares })?.title ?? FIELD_LABELS.colonne
}

type Form = Readonly<Record<string, unknown>>

/**
 * What a form says of the sheets shown, in their order; undefined: nothing of that sheet. `isLast`: whoever was asked of empty
 * cells and goes on has passed.
 */
export function editsIn(form: Form, { sheets }: DepositColumns, isLast: boolean): (SheetEdit | undefined)[] {
  const asked = sheets.map((sheet, at) => ({ sheet, at })).filter(({ sheet }) => !sheet.hidden)
  return asked.map(({ sheet, at }) => {
    const line = form[fieldName(at, 'ligne')]
    if (typeof line !== 'string') return undefined
    const columns = sheet.columns.flatMap((column) => {
      const edit = columnEdit(form, at, column, isLast && isAskedOfBlanks(column, sheet.heard))
      return edit ? [[column.column, edit] as const] : []
    })
    return { headerRow: /^\d{1,7}$/.test(line) ? Number(line) : null, columns: new Map(columns) }
  })
}

type ShownColumn = DepositColumns['sheets'][number]['columns'][number]

function columnEdit(form: Form, sheet: number, shown: ShownColumn, isAsked: boolean): ColumnEdit | null {
  const { column } = shown
  const [name, unit] = [form[columnField(sheet, column, 'champ')], form[columnField(sheet, column, 'unite')]]
  if (typeof name !== 'string') return null
  const said = saidBy(name, shown)
  const isTicked = form[columnField(sheet, column, 'vide')] === 'non'
  const isAnswered = (isAsked || shown.blank !== undefined) && mayBlankSayNo({ header: shown.header, ...said })
  const blank = isTicked ? BLANK_NO : isAnswered ? BLANK_UNKNOWN : {}
  const power = typeof unit === 'string' && /^[036]$/.test(unit) ? Number(unit) : shown.power
  return { ...said, power, ...blank }
}

const BLANK_NO = { blank: 'no' } as const
const BLANK_UNKNOWN = { blank: 'unknown' } as const

/** The datum chosen, and the fact it declares where the header does not say it. */
function saidBy(name: string, shown: ShownColumn): Pick<ColumnEdit, 'field' | 'declares'> {
  const { header, field, declares } = shown
  if (field !== null && name === choiceOf({ header, field, declares }))
    return declares ? { field, declares } : { field }
  const fact = KINDS.find((kind) => name === factChoice(kind))
  if (fact === undefined) return { field: FIELDS.find((each) => each === name) ?? null }
  return factOf({ column: header }) === fact ? { field: 'colonne' } : { field: 'colonne', declares: fact }
}
