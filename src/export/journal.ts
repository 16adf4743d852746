import Papa from 'papaparse'
import { KIND_LABELS, KINDS, STATE_LABELS, type State } from '../states.js'
import type { JournalLine } from '../store/journal.js'
import { cellOf } from './csv.js'

type Value = string | number | null

const stateOf = (state: State | null): string | null => state && STATE_LABELS[state]

/** "clause sociale : oui"; null: it changed no other fact. */
const impliedOf = (implied: JournalLine['implied']): string | null =>
  KINDS.flatMap((kind) => (implied[kind] ? [`${KIND_LABELS[kind]} : ${STATE_LABELS[implied[kind]]}`] : [])).join(
    ' ; ',
  ) || null

/** Columns in their order. */
const COLUMNS: readonly (readonly [string, (line: JournalLine) => Value])[] = [
  ['numero', ({ seq }) => seq],
  ['date', ({ at }) => at],
  ['auteur', ({ actor }) => actor],
  ['uid', ({ uid }) => uid],
  ['objet', ({ objet }) => objet],
  ['fait', ({ kind }) => KIND_LABELS[kind]],
  ['etatAvant', ({ stateBefore }) => stateOf(stateBefore)],
  ['decision', ({ state }) => stateOf(state) ?? 'décision retirée'],
  ['etatApres', ({ stateAfter }) => stateOf(stateAfter)],
  ['motif', ({ reason }) => reason],
  ['piece', ({ document }) => document],
  ['lot', ({ batch }) => batch],
  ['annule', ({ undoes }) => undoes],
  ['annuleePar', ({ undoneBy }) => undoneBy],
  ['enVigueur', ({ inForce }) => (inForce ? 'oui' : 'non')],
  ['consequences', ({ implied }) => impliedOf(implied)],
]

const OPTIONS = { delimiter: ';', newline: '\r\n', header: false } as const
const lineOf = (cells: readonly string[]): string => `${Papa.unparse([cells], OPTIONS)}\r\n`

/** The journal of decisions as a table for spreadsheets set in French, a line each. */
export async function* journalCsv(lines: AsyncIterable<JournalLine>): AsyncGenerator<string> {
  yield `\ufeff${lineOf(COLUMNS.map(([name]) => name))}`
  for await (const line of lines) yield lineOf(COLUMNS.map(([, value]) => cellOf(value(line))))
}
