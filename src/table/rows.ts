import { definitionOf } from '../indicators/definitions.js'
import type { AnyIndicator } from '../indicators/figures/figure.js'
import { statusWords } from '../indicators/reasons.js'
import type { Status } from '../indicators/types.js'
import { fractionText, headlineText, intervalText, notesOf, targetText } from '../indicators/wording.js'

/** One indicator of the table. */
export interface Row {
  readonly label: string
  readonly cells: readonly string[]
  readonly notes: readonly string[]
  /** Colour of the last cell; null: none, as for a figure that is not solid (SPEC §3). */
  readonly colour: number | null
}

const COLOURS: Record<Status, number | null> = { met: 32, missed: 31, undetermined: 33, notComputable: null }

/** An indicator beside its objective; `why`: why that has no target. */
export function objectiveRow(indicator: AnyIndicator, label: string, why: string | null): Row {
  const { status } = indicator
  const said = status && statusWords(status, indicator.target)
  const words = said ? `${said.shape} ${said.word}` : ''
  return {
    label,
    cells: [...figures(indicator), targetText(indicator) ?? 'aucun', words],
    notes: [...notesOf(indicator), ...(indicator.target === null && why !== null ? [why] : [])],
    colour: status && indicator.solid ? COLOURS[status] : null,
  }
}

export function plainRow(indicator: AnyIndicator): Row {
  const label = indicator.family === 'own' ? indicator.label : (definitionOf(indicator.id)?.shortLabel ?? indicator.id)
  return { label, cells: figures(indicator), notes: notesOf(indicator), colour: null }
}

function figures(indicator: AnyIndicator): string[] {
  const [headline, interval] = [headlineText(indicator), intervalText(indicator)]
  return [headline ?? '–', fractionText(indicator), headline === interval ? '' : (interval ?? '')]
}
