import { AppError } from '../../errors.js'
import { addUnder } from '../../grouped.js'
import { type CorrectedRow, correctedCsv, correctedJson } from '../../register/corrected.js'
import type { MappingFile } from '../../register/mapping.js'
import type { CorrectedValues } from '../setAside.js'
import type { SetAsideRow, SetAsideSource } from './rows.js'

/** Corrected rows as a file to be read again. */
export interface CorrectedFile {
  readonly seqs: readonly number[]
  readonly text: string
  /** On which of its lines each row begins; none where they are records. */
  readonly lines: readonly number[]
  readonly extension: '.csv' | '.json'
  readonly mapping: MappingFile | null
}

interface Typed {
  readonly seq: number
  readonly source: SetAsideSource
  readonly values: CorrectedValues['values']
}

/** One file for each table, and for each set of headings that stood above its rows. Throws AppError `notCorrectable`. */
export function correctedFiles(rows: readonly SetAsideRow[], given: readonly CorrectedValues[]): CorrectedFile[] {
  const typed = new Map(given.map(({ seq, values }) => [seq, values]))
  const groups = new Map<string, Typed[]>()
  for (const row of rows) {
    const { seq, source, label } = row
    if (source === null) throw notCorrectable(label)
    if (isDoneWith(row)) throw alreadyCorrected(row)
    const key = source.kind === 'row' ? JSON.stringify([source.number, source.headings]) : source.kind
    addUnder(groups, key, { seq, source, values: typed.get(seq) ?? {} })
  }
  return [...groups.values()].map(fileOf)
}

function fileOf(rows: readonly Typed[]): CorrectedFile {
  const seqs = rows.map(({ seq }) => seq)
  const [first, ...rest] = rows.flatMap(({ source, values }) => (source.kind === 'row' ? [{ source, values }] : []))
  if (first) {
    const { text, lines, mapping } = correctedCsv(first.source.table, [rowOf(first), ...rest.map(rowOf)])
    return { seqs, text, lines, extension: '.csv', mapping }
  }
  const records = rows.flatMap(({ source, values }) =>
    source.kind === 'record' ? [{ type: source.type, value: recordOf(source.value, values) }] : [],
  )
  return { seqs, text: correctedJson(records), lines: [], extension: '.json', mapping: null }
}

function rowOf({
  source: { cells, headings, table },
  values,
}: {
  readonly source: Extract<SetAsideSource, { kind: 'row' }>
  readonly values: CorrectedValues['values']
}): CorrectedRow {
  const width = Math.max(cells.length, ...table.columns.map(({ column }) => column + 1))
  return { headings, cells: Array.from({ length: width }, (_, column) => values[column] ?? cells[column] ?? '') }
}

/** A value that was no text is read as JSON again, where it still is some; one emptied is absent. */
function recordOf(
  value: Readonly<Record<string, unknown>>,
  values: CorrectedValues['values'],
): Record<string, unknown> {
  const given = Object.entries(values).map(([name, text]) => [name, valueTyped(value[name], text)] as const)
  return Object.fromEntries([...Object.entries(value), ...given].filter(([, each]) => each !== undefined))
}

function valueTyped(before: unknown, text: string): unknown {
  if (text === '') return undefined
  if (before === undefined || before === null || typeof before === 'string') return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

const notCorrectable = (label: string): AppError =>
  new AppError(
    'notCorrectable',
    `${label} : cette ligne ne peut pas être corrigée ici. Corrigez-la dans le fichier, puis déposez celui-ci de nouveau.`,
  )

/** Whether it is a contract by now, or to be looked at in another import. */
export const isDoneWith = ({ action }: SetAsideRow): boolean => action !== null && action.action !== 'leave'

export const alreadyCorrected = ({ label, action }: SetAsideRow): AppError =>
  new AppError(
    'alreadyCorrected',
    action?.action === 'superseded'
      ? `${label} : l’import n° ${action.correctedImportId} reprend cette ligne. Si c’en est une autre, remettez-la d’abord à corriger. Rien n’a été changé.`
      : `${label} : cette ligne est déjà corrigée. Annulez d’abord l’import qui l’a apportée.`,
  )
