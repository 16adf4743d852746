import { fold } from '../../fold.js'
import type { ColumnDecision } from '../columns/decision.js'
import type { SheetRow } from '../types.js'
import { isFilled } from './cells.js'
import { toldOf } from './score.js'

const NAMES = /^(?:(?:marche|contrat)s?(?: publics?)?|achats?(?: concernes?)?|descriptions?(?: de l achat)?|besoins?)$/
const FEWEST_TOLD = 2

/**
 * "Marché" beside "N°", "Achat", "Description" name the contracts of a table without an objet that says two things of them
 * at least: who holds them, for how much, since when.
 */
export function withNames(columns: readonly ColumnDecision[], rows: readonly SheetRow[]): readonly ColumnDecision[] {
  if (toldOf(columns) < FEWEST_TOLD) return columns
  const name = columns.find(({ header, field }) => field !== 'id' && NAMES.test(fold(header)))
  if (name === undefined || holdsCodes(name, rows)) return columns
  const said = { confidence: 0.75, alternatives: [], refuted: null, yieldsTo: null }
  return columns.map((column) =>
    column === name ? { ...column, field: 'objet', reason: 'seul nom des marchés dans le tableau', ...said } : column,
  )
}

/** "Marché" over "2024-12" is a number, whatever stands beside it. */
function holdsCodes({ column }: ColumnDecision, rows: readonly SheetRow[]): boolean {
  const cells = rows.map(({ cells }) => cells[column]).filter(isFilled)
  return cells.length > 0 && cells.filter(({ text }) => /\p{L}{3}/u.test(text)).length * 2 < cells.length
}
