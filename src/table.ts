import { capital, countOf, date, listOf, plural, typographic } from './french.js'
import { type BuyerFigures, type IndicatorsResult, indicatorIn } from './indicators/compute.js'
import { definitionOf } from './indicators/definitions.js'
import { binds, isShared } from './indicators/figures/buyers.js'
import type { AnyIndicator } from './indicators/figures/figure.js'
import type { Action, Objective, Plan } from './indicators/plan.js'
import { noTargetReason } from './indicators/planTargets.js'
import { statusWords } from './indicators/reasons.js'
import { ACTION_STATE_LABELS } from './indicators/scheme/changes.js'
import type { ComputedIndicator, Question, Status } from './indicators/types.js'
import {
  excludedTexts,
  footnotesOf,
  fractionText,
  headlineText,
  importedText,
  intervalText,
  notesOf,
  targetText,
} from './indicators/wording.js'

export interface TableOptions {
  readonly colour: boolean
  /** Columns of the terminal. */
  readonly width: number
}

type Answer = IndicatorsResult & { readonly byBuyer?: readonly BuyerFigures[] }

interface Row {
  readonly label: string
  readonly cells: readonly string[]
  readonly notes: readonly string[]
  /** Colour of the last cell; null: none, as for a figure that is not solid (SPEC §3). */
  readonly colour: number | null
}

const NARROWEST = 40
const GAP = '  '
const HEADINGS = ['Résultat', 'n/N', 'Intervalle', 'Objectif', 'Statut']
const COLOURS: Record<Status, number | null> = { met: 32, missed: 31, undetermined: 33, notComputable: null }

/** The indicators as a table for people: objectives first, then everything else that is measured. */
export function indicatorTable(
  result: Answer,
  plan: Plan | undefined,
  options: TableOptions,
  question?: Question,
): string {
  const screen = { ...options, width: Math.max(options.width, NARROWEST) }
  const aimed = new Map((plan?.objectives ?? []).map((objective) => [objective.indicator, objective]))
  const rest = result.indicators.filter(({ id }) => !aimed.has(id))
  const objectives = [...aimed].flatMap(([id, objective]) => {
    const found = indicatorIn(result, id)
    return found && plan
      ? [objectiveRow(found, objective.label, question ? noTarget(plan, objective, question) : null)]
      : []
  })
  const rows = (base: ComputedIndicator['base']) => rest.filter((one) => one.base === base).map(plainRow)
  return [
    [
      ...population(result, screen.width),
      ...(question?.asOf ? wrap(`${capital(importedText(question.asOf))}.`, screen.width) : []),
      ...(question ? buyerNotes(result, plan, question) : []).flatMap((note) => wrap(note, screen.width)),
    ],
    section(`Objectifs – ${plan?.title ?? ''}`, objectives, screen),
    section('Parts en nombre de marchés', rows('contract'), screen),
    section('Parts en valeur (montants contractuels, maximum des accords-cadres inclus)', rows('euro'), screen),
    section('Heures d’insertion', rows('hour'), screen),
    section('Autres mesures du plan', result.own.filter(({ id }) => !aimed.has(id)).map(plainRow), screen),
    ...severalOf(result.byBuyer).map((buyer) => ofBuyer(buyer, plan, screen)),
    listing('Objectifs que rien ici ne mesure', (plan?.objectives ?? []).flatMap(unmeasuredText), screen),
    listing('Actions sans chiffre', (plan?.actions ?? []).map(actionText), screen),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => line.trimEnd()).join('\n'))
    .join('\n\n')
}

function population(
  { population: { contracts, excluded, orphanCallOffs } }: IndicatorsResult,
  width: number,
): string[] {
  const left = excludedTexts(excluded)
  const sentences = [
    `${countOf(contracts, 'marché compté', 'marchés comptés')}.`,
    left.length > 0 ? `Laissés de côté : ${listOf(left)}.` : '',
    orphanCallOffs > 0
      ? `Comptés avec les autres, faute de leur accord-cadre dans le registre : ${countOf(orphanCallOffs, 'marché subséquent', 'marchés subséquents')}.`
      : '',
  ]
  return sentences.flatMap((sentence) => wrap(sentence, width))
}

/** What the reader must know of the buyers whose figures these are. */
function buyerNotes({ byBuyer = [] }: Answer, plan: Plan | undefined, { acheteur }: Question): string[] {
  if (!plan?.buyers) return []
  if (acheteur !== undefined) {
    return binds(plan, acheteur)
      ? []
      : [`${acheteur} n’est pas l’un des acheteurs du plan « ${plan.title} » : ses chiffres sont donnés sans cible.`]
  }
  const absent = byBuyer.filter(({ inRegister }) => !inRegister).map(({ name, siren }) => `${name} (${siren})`)
  const all = `Chiffres des acheteurs du plan, ensemble : ${listOf(plan.buyers.map(({ name }) => name))}.`
  if (absent.length === 0) return [all]
  if (absent.length === byBuyer.length)
    return ['Aucun des acheteurs du plan n’est dans le registre : SIREN à vérifier.']
  return [all, `${plural(absent.length, 'N’est', 'Ne sont')} pas dans le registre : ${listOf(absent)}.`]
}

/** The figures of an only buyer are those of the plan. */
const severalOf = (buyers: readonly BuyerFigures[] = []) => (buyers.length > 1 ? buyers : [])

/** The objectives of one buyer of the plan. */
function ofBuyer({ siren, name, inRegister, result }: BuyerFigures, plan: Plan | undefined, screen: TableOptions) {
  const rows = (plan?.objectives ?? []).flatMap((objective) => {
    const found = indicatorIn(result, objective.indicator)
    const why = plan && sharedAim(plan, objective)
    return found ? [{ ...objectiveRow(found, objective.label, null), notes: why ? [why] : [] }] : []
  })
  return inRegister ? section(`${name} (SIREN ${siren})`, rows, screen) : []
}

/** Why an objective that has targets has none for the days asked. */
function noTarget(plan: Plan, objective: Objective, { from, to, acheteur }: Question): string | null {
  const shared = acheteur === undefined ? null : sharedAim(plan, objective)
  return shared ?? noTargetReason(plan, objective, from, to)
}

function sharedAim(plan: Plan, objective: Objective): string | null {
  const isAim = objective.untargeted === undefined && isShared(plan, objective)
  return isAim ? 'cible de l’ensemble des acheteurs du plan' : null
}

function unmeasuredText({ label, unmeasured }: Objective): string[] {
  return unmeasured === undefined ? [] : [`${label} : ${unmeasured}`]
}

function actionText({ label, state, who, when, note }: Action): string {
  const details = [ACTION_STATE_LABELS[state], who, when && `pour le ${date(when)}`].filter((detail) => detail)
  return `${label} (${details.join(', ')})${note === undefined ? '' : ` : ${note}`}`
}

/** A heading, and a line for each of what has no figure. */
function listing(title: string, lines: readonly string[], { colour, width }: TableOptions): string[] {
  if (lines.length === 0) return []
  const body = lines.flatMap((line) => wrap(line, width - 4).map((part, at) => `${at === 0 ? '  – ' : '    '}${part}`))
  return [paint(title, 1, colour), ...body]
}

function objectiveRow(indicator: AnyIndicator, label: string, why: string | null): Row {
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

function plainRow(indicator: AnyIndicator): Row {
  const label = indicator.family === 'own' ? indicator.label : (definitionOf(indicator.id)?.shortLabel ?? indicator.id)
  return { label, cells: figures(indicator), notes: notesOf(indicator), colour: null }
}

function figures(indicator: AnyIndicator): string[] {
  const [headline, interval] = [headlineText(indicator), intervalText(indicator)]
  return [headline ?? '–', fractionText(indicator), headline === interval ? '' : (interval ?? '')]
}

function section(title: string, rows: readonly Row[], { colour, width }: TableOptions): string[] {
  if (rows.length === 0) return []
  const columns = (rows[0]?.cells ?? []).map((_, column) => {
    return Math.max(...[HEADINGS, ...rows.map(({ cells }) => cells)].map((cells) => cells[column]?.length ?? 0))
  })
  const taken = columns.reduce((total, column) => total + GAP.length + column, GAP.length)
  const heading = wrap(title, width).map((line) => paint(line, 1, colour))
  const { own, marks, shared } = footnotesOf(rows.map((row) => row.notes))
  const marked = rows.map((row, at) => ({
    ...row,
    label: [row.label, marks[at]].join('\u00a0').trim(),
    notes: own[at] ?? [],
  }))
  const end = shared.flatMap((footnote) => wrap(footnote, width - 2).map((line) => GAP + line))
  const label = Math.min(width - taken, Math.max(...marked.map((row) => row.label.length)))
  if (width - taken < 28) return [...heading, ...marked.flatMap((row) => stacked(row, colour, width)), ...end]
  const header = GAP + ''.padEnd(label) + aligned(HEADINGS, columns).join('')
  const body = marked.flatMap((row) => tabled(row, label, columns, colour, width))
  return [...heading, paint(header.trimEnd(), 2, colour), ...body, ...end]
}

function tabled(row: Row, label: number, columns: readonly number[], colour: boolean, width: number): string[] {
  const [first = '', ...others] = wrap(row.label, label)
  const cells = aligned(row.cells, columns)
  const last = paint(cells.at(-1) ?? '', row.colour, colour)
  const line = GAP + first.padEnd(label) + cells.slice(0, -1).join('') + last
  return [line, ...others.map((more) => GAP + more), ...notes(row, width)]
}

/** On a narrow terminal: the label, and below it what a row of the table would hold. */
function stacked(row: Row, colour: boolean, width: number): string[] {
  const cells = row.cells.filter((cell) => cell !== '' && cell !== '–')
  const lines = wrap(cells.join(' · '), width - 4).map((line) => `    ${paint(line, row.colour, colour)}`)
  return [...wrap(row.label, width - 2).map((line) => GAP + line), ...lines, ...notes(row, width)]
}

function notes(row: Row, width: number): string[] {
  return row.notes.flatMap((note) => wrap(note, width - 6)).map((line) => `      ${line}`)
}

/** Figures to the right, words (the fifth column, the status) to the left. */
function aligned(cells: readonly string[], columns: readonly number[]): string[] {
  return columns.map((column, index) => {
    const cell = cells[index] ?? ''
    return GAP + (index === 4 ? cell.padEnd(column) : cell.padStart(column))
  })
}

/** Breaks between words, at plain spaces only: no-break spaces hold. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of typographic(text).split(' ').filter(Boolean)) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}

function paint(text: string, code: number | null, colour: boolean): string {
  return colour && code !== null && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text
}
