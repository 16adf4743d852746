import type { IsoDate } from '../../contract.js'
import { fold } from '../../fold.js'
import { ACTION_STATES, type Action, type Objective, type Plan, type Unit } from '../../indicators/plan.js'
import { ACTION_STATE_LABELS } from '../../indicators/scheme/changes.js'
import { freeId, withAction, withObjective, withTarget } from '../../indicators/scheme/edits.js'
import { parseDate } from '../../register/values/date.js'
import { readDecimal } from '../../register/values/decimal.js'

/** What a paste made of a plan, and the lines it could not take, each with its number and why. */
export interface Pasted {
  readonly plan: Plan
  readonly taken: number
  readonly refused: readonly { readonly line: number; readonly text: string; readonly why: string }[]
}

/**
 * Cells copied from a spreadsheet, as tabs and line breaks: a header "Objectif ⇥ 2024 ⇥ 2025…" and an objective a line sets
 * targets; "Action ⇥ Qui ⇥ Échéance ⇥ État ⇥ Note" adds or updates actions. An objective or an action is known by its label
 * or id, folded. Empty cells change nothing. Nothing is refused silently: what cannot be read is listed.
 */
export function pasteInto(plan: Plan, text: string): Pasted {
  const lines = text.split(/\r\n|\n|\r/).map((line, at) => ({ at: at + 1, cells: cellsOf(line) }))
  const [{ cells: header } = { cells: [] }, ...rows] = lines.filter(({ cells }) => cells.some((cell) => cell !== ''))
  const first = fold(header[0] ?? '')
  if (/^objectif/.test(first)) return pasteRows(plan, rows, (current, cells) => targetsRow(current, header, cells))
  if (/^action/.test(first)) return pasteRows(plan, rows, (current, cells) => actionRow(current, header, cells))
  const why = 'la première ligne doit commencer par « Objectif » ou par « Action »'
  return { plan, taken: 0, refused: [{ line: 1, text: header.join(' | '), why }] }
}

interface Line {
  /** As it was pasted, from 1. */
  readonly at: number
  readonly cells: readonly string[]
}

const cellsOf = (line: string): string[] => line.split('\t').map((cell) => cell.trim())

type Row = (plan: Plan, cells: readonly string[]) => Plan | string

function pasteRows(given: Plan, rows: readonly Line[], read: Row): Pasted {
  let [plan, taken] = [given, 0]
  const refused: { line: number; text: string; why: string }[] = []
  for (const { at, cells } of rows) {
    const read_ = read(plan, cells)
    if (typeof read_ === 'string') refused.push({ line: at, text: cells.join(' | '), why: read_ })
    else [plan, taken] = [read_, taken + 1]
  }
  return { plan, taken, refused }
}

function targetsRow(plan: Plan, header: readonly string[], cells: readonly string[]): Plan | string {
  const name = fold(cells[0] ?? '')
  const objective = plan.objectives.find(({ id, label }) => fold(label) === name || fold(id) === name)
  if (!objective) return 'aucun objectif du schéma ne porte ce nom'
  let edited: Objective = objective
  for (const [at, cell] of cells.entries()) {
    if (at === 0 || cell === '') continue
    const year = /^\d{4}$/.test(header[at] ?? '') ? Number(header[at]) : null
    if (year === null) return `la colonne ${at + 1} n’a pas d’année en tête`
    const value = targetIn(cell, objective.unit)
    if (value === null) return `cible illisible : « ${cell} »`
    edited = withTarget(edited, year, value)
  }
  return edited === objective ? 'aucune cible sur cette ligne' : withObjective(plan, edited)
}

/** What may follow a number, by unit, and what it is multiplied by; a rate is "25 %" or a number below 1. */
const SCALES: Readonly<Partial<Record<Unit, Readonly<Record<string, number>>>>> = {
  ratio: { '%': 0.01, '': 1 },
  hour: { '': 1, h: 1, heure: 1, heures: 1 },
  euro: { '': 1, '€': 1, 'k€': 1e3, 'm€': 1e6 },
}
const PLAIN: Readonly<Record<string, number>> = { '': 1 }

/** "25 %", "0,25", "300 000 h", "1,2 M€"; null: not a target of that unit, or one that reads in two ways. */
export function targetIn(text: string, unit: Unit): number | null {
  const [, digits = '', suffix = ''] = /^([\d\s.,'’]+?)\s*([%a-z€]*)$/iu.exec(text.trim()) ?? []
  const sign = suffix.toLowerCase()
  const scale = (SCALES[unit] ?? PLAIN)[sign]
  const read = readDecimal(digits, unit === 'ratio' || scale !== 1)
  if (scale === undefined || !read || read.negative || read.doubtful) return null
  const value = Number((Number(`${read.whole}.${read.fraction || '0'}`) * scale).toFixed(6))
  if (unit !== 'ratio') return value
  // A bare 1 may be 1 % or the whole.
  return value > 1 || (value === 1 && sign === '') ? null : value
}

const ACTION_COLUMNS: readonly (readonly [keyof Action, RegExp])[] = [
  ['label', /^action/],
  ['who', /^(?:qui|pilote|responsable|porteur|suivi)/],
  ['when', /^(?:quand|echeance|date|delai)/],
  ['state', /^(?:etat|avancement|statut)/],
  ['note', /^(?:note|commentaire|observation|remarque)/],
]

function actionRow(plan: Plan, header: readonly string[], cells: readonly string[]): Plan | string {
  const given: Partial<Record<keyof Action, string>> = {}
  for (const [at, name] of header.entries()) {
    const column = ACTION_COLUMNS.find(([, pattern]) => pattern.test(fold(name)))?.[0]
    if (column && cells[at]) given[column] = cells[at]
  }
  if (!given.label) return 'l’action n’a pas de nom'
  const actions = plan.actions ?? []
  const label = given.label
  const known = actions.find((each) => fold(each.label) === fold(label) || fold(each.id) === fold(label))
  const state = given.state === undefined ? (known?.state ?? 'planned') : actionStateIn(given.state)
  if (state === null) return `état inconnu : « ${given.state} » (${Object.values(ACTION_STATE_LABELS).join(', ')})`
  const when = given.when === undefined ? known?.when : dayIn(given.when)
  if (when === null) return `échéance illisible : « ${given.when} » (écrire 31/12/2025)`
  const base = known ?? {
    id: freeId(
      label,
      actions.map(({ id }) => id),
    ),
    label,
    state,
  }
  const { who = known?.who, note = known?.note } = given
  return withAction(plan, {
    ...base,
    state,
    ...(who ? { who } : {}),
    ...(when ? { when } : {}),
    ...(note ? { note } : {}),
  })
}

/** "En cours", "faite", "terminé", "à faire". */
function actionStateIn(text: string): Action['state'] | null {
  const folded = fold(text)
  const named = ACTION_STATES.find((state) => fold(ACTION_STATE_LABELS[state]) === folded || state === folded)
  if (named) return named
  return OTHER_WORDS.find(([, pattern]) => pattern.test(folded))?.[0] ?? null
}

const OTHER_WORDS: readonly (readonly [Action['state'], RegExp])[] = [
  ['done', /^(?:fait|faite|realisee?|terminee?|acheve)/],
  ['underway', /^(?:en cours|engagee?|lancee?|demarree?)/],
  ['planned', /^(?:prevue?|a faire|a venir|a lancer|non demarree?|planifiee?)/],
  ['dropped', /^(?:abandonnee?|annulee?|suspendue?)/],
]

function dayIn(text: string): IsoDate | null {
  return parseDate({ kind: 'text', text }, { cell: null, label: 'échéance', value: text }).value
}
