import { columnRuleOf, isYesNo } from '../../considerations/columns.js'
import { AppError } from '../../errors.js'
import type { MappedSheet, MappingFile } from '../../register/mapping.js'

type MappedColumn = MappedSheet['columns'][number]

/** Whether an empty cell of a column may be decided to say no: only yes/no columns answer. */
export function mayBlankSayNo({ header, field }: Pick<MappedColumn, 'header' | 'field'>): boolean {
  const rule = field === 'colonne' ? columnRuleOf(header) : null
  return rule !== null && isYesNo(rule)
}

/** Throws AppError `blankNotYesNo` where a mapping decides so of another column. */
export function checkBlanks({ sheets }: MappingFile): void {
  for (const { columns } of sheets) {
    const wrong = columns.find((column) => column.blank === 'no' && !mayBlankSayNo(column))
    if (wrong) throw notYesNo(wrong.header)
  }
}

const notYesNo = (header: string): AppError =>
  new AppError(
    'blankNotYesNo',
    `Correspondance refusée : « vide = non » (blank) ne se décide que d’une colonne oui/non sur une clause, un critère ou une réservation, lue comme « colonne » ; la colonne « ${header} » n’en est pas une. Retirez-y « blank ». Rien n’est lu.`,
  )

/** The same decisions, signed by whoever gives them now where nobody has yet. */
export const signed = (mapping: MappingFile, by: { readonly actor: string; readonly at: string }): MappingFile =>
  withColumns(mapping, (column) => (column.blank ? { ...column, blankBy: column.blankBy ?? by } : column))

/** What is read, whoever decided it and when. */
export const unsigned = (mapping: MappingFile): MappingFile =>
  withColumns(mapping, ({ blankBy: _, ...column }) => column)

function withColumns({ sheets }: MappingFile, change: (column: MappedColumn) => MappedColumn): MappingFile {
  return { sheets: sheets.map((sheet) => ({ ...sheet, columns: sheet.columns.map(change) })) }
}
