import { factOf } from '../../considerations/columns.js'
import { AppError } from '../../errors.js'
import { fold } from '../../fold.js'
import type { MappedSheet, MappingFile } from '../../register/mapping.js'

type MappedColumn = MappedSheet['columns'][number]

/** Whether an empty cell of a column may be decided to say no: only yes/no columns answer. */
export function mayBlankSayNo({
  header,
  field,
  declares,
}: Pick<MappedColumn, 'header' | 'field' | 'declares'>): boolean {
  return field === 'colonne' && factOf({ column: header, declares }) !== null
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

/**
 * The same decisions, signed by whoever gives them now; what a file says of who decided is believed only of columns that
 * the organisation keeps signed so.
 */
export function signed(
  mapping: MappingFile,
  by: NonNullable<MappedColumn['blankBy']>,
  kept: readonly MappedColumn[],
): MappingFile {
  const known = new Set(kept.filter(({ blank, blankBy }) => blank && blankBy).map(signature))
  return withColumns(mapping, ({ blankBy, ...column }) => {
    if (!column.blank) return column
    return { ...column, blankBy: blankBy && known.has(signature({ ...column, blankBy })) ? blankBy : by }
  })
}

const signature = ({ column, header, blankBy }: MappedColumn): string =>
  JSON.stringify([column, header, blankBy?.actor, blankBy?.at])

/** What is read, whoever decided it and when: an empty cell that says nothing, decided or not, reads the same. */
export const unsigned = (mapping: MappingFile): MappingFile =>
  withColumns(mapping, ({ blankBy: _, blank, ...column }) => (blank === 'no' ? { ...column, blank } : column))

/** The same mapping, where columns of which nobody decided what their empty cells say have the answer last given of their header. */
export function answeredBefore(mapping: MappingFile, kept: readonly MappedColumn[]): MappingFile {
  const answers = new Map<string, MappedColumn>()
  for (const column of kept) {
    const header = fold(column.header)
    if (column.blank && !answers.has(header)) answers.set(header, column)
  }
  return withColumns(mapping, (column) => {
    const answer = column.blank === undefined && mayBlankSayNo(column) ? answers.get(fold(column.header)) : undefined
    if (!answer) return column
    const { blank, blankBy } = answer
    return { ...column, blank, ...(blankBy ? { blankBy } : {}) }
  })
}

function withColumns({ sheets }: MappingFile, change: (column: MappedColumn) => MappedColumn): MappingFile {
  return { sheets: sheets.map((sheet) => ({ ...sheet, columns: sheet.columns.map(change) })) }
}
