import { actorText } from '../tasks/actor.js'
import type { LogLine } from '../tasks/correct/log.js'
import { type Column, momentIn, tableOf } from './journal.js'

/** Columns in their order. */
const COLUMNS: readonly Column<LogLine>[] = [
  ['Numéro', ({ seq }) => seq],
  ['Date et heure (France)', ({ at }) => momentIn(at)],
  ['Instant (UTC)', ({ at }) => at],
  ['Auteur', ({ actor }) => actorText(actor)],
  ['Identifiant', ({ uid }) => uid],
  ['Objet', ({ objet }) => objet],
  ['Quoi', ({ label }) => label],
  ['Avant', ({ before }) => before],
  ['Après', ({ after }) => after],
  ['Motif', ({ reason }) => reason],
  ['Pièce', ({ document }) => document],
  ['Annulée par la ligne', ({ withdrawnBy }) => withdrawnBy],
  ['En vigueur', ({ inForce }) => (inForce ? 'oui' : 'non')],
]

/** The journal of what was put right by hand as a table for spreadsheets set in French, a line each. */
export const correctionsCsv = (lines: AsyncIterable<LogLine>): AsyncGenerator<string> => tableOf(COLUMNS, lines)
