import Papa from 'papaparse'
import { dayInFrance, timeInFrance } from '../french.js'
import { KIND_LABELS, KINDS, STATE_LABELS, type State } from '../states.js'
import type { JournalLine } from '../store/journal.js'
import { actorText } from '../tasks/actor.js'
import { cellOf } from './csv.js'

type Value = string | number | null
/** Its heading, and what a line says under it. */
export type Column<Line> = readonly [string, (line: Line) => Value]

const stateOf = (state: State | null): string | null => state && STATE_LABELS[state]

/** "clause sociale : oui"; null: it changed no other fact. */
const impliedOf = (implied: JournalLine['implied']): string | null =>
  KINDS.flatMap((kind) => (implied[kind] ? [`${KIND_LABELS[kind]} : ${STATE_LABELS[implied[kind]]}`] : [])).join(
    ' ; ',
  ) || null

/** As the page shows it: the day and the hour in France. */
export function momentIn(at: string): string {
  const moment = new Date(at)
  return `${dayInFrance(moment)} ${timeInFrance(moment)}`
}

/** Columns in their order. */
const COLUMNS: readonly Column<JournalLine>[] = [
  ['Numéro', ({ seq }) => seq],
  ['Date et heure (France)', ({ at }) => momentIn(at)],
  ['Instant (UTC)', ({ at }) => at],
  ['Auteur', ({ actor }) => actorText(actor)],
  ['Identifiant', ({ uid }) => uid],
  ['N° de marché', ({ id }) => id],
  ['Lot', ({ lot }) => lot],
  ['Consultation', ({ consultation }) => consultation],
  ['Titulaires', ({ holders }) => holders],
  ['Objet', ({ objet }) => objet],
  ['Fait', ({ kind }) => KIND_LABELS[kind]],
  ['État avant', ({ stateBefore }) => stateOf(stateBefore)],
  ['Décision', ({ state }) => stateOf(state) ?? 'décision retirée'],
  ['État après', ({ stateAfter }) => stateOf(stateAfter)],
  ['Motif', ({ reason }) => reason],
  ['Pièce', ({ document }) => document],
  ['Groupe de réponses', ({ batch }) => batch],
  ['Annule la ligne', ({ undoes }) => undoes],
  ['Annulée par la ligne', ({ undoneBy }) => undoneBy],
  ['En vigueur', ({ inForce }) => (inForce ? 'oui' : 'non')],
  ['Conséquences', ({ implied }) => impliedOf(implied)],
]

const OPTIONS = { delimiter: ';', newline: '\r\n', header: false } as const
const lineOf = (cells: readonly string[]): string => `${Papa.unparse([cells], OPTIONS)}\r\n`

/** The journal of decisions as a table for spreadsheets set in French, a line each. */
export const journalCsv = (lines: AsyncIterable<JournalLine>): AsyncGenerator<string> => tableOf(COLUMNS, lines)

/** A table of so many columns, line after line. */
export async function* tableOf<Line>(
  columns: readonly Column<Line>[],
  lines: AsyncIterable<Line>,
): AsyncGenerator<string> {
  yield `\ufeff${lineOf(columns.map(([name]) => name))}`
  for await (const line of lines) yield lineOf(columns.map(([, value]) => cellOf(value(line))))
}
