import { capital, countOf, date, listOf } from './french.js'
import { type IndicatorsResult, indicatorIn } from './indicators/compute.js'
import type { Action, Objective, Plan } from './indicators/plan.js'
import { ACTION_STATE_LABELS } from './indicators/scheme/changes.js'
import type { ComputedIndicator, Question } from './indicators/types.js'
import { excludedTexts, importedText } from './indicators/wording.js'
import { type Answer, buyerNotes, noTarget, ofBuyer, severalOf } from './table/buyers.js'
import { type TableOptions, wrap } from './table/lines.js'
import { objectiveRow, plainRow, type Row } from './table/rows.js'
import { listing, section } from './table/section.js'

const NARROWEST = 40

/** The indicators as a table for people: objectives first, then everything else that is measured. */
export function indicatorTable(
  result: Answer,
  plan: Plan | undefined,
  options: TableOptions,
  question?: Question,
): string {
  const screen = { ...options, width: Math.max(options.width, NARROWEST) }
  const aimed = aimsOf(plan)
  const rest = result.indicators.filter(({ id }) => !aimed.has(id))
  const rows = (base: ComputedIndicator['base']) => rest.filter((one) => one.base === base).map(plainRow)
  return [
    [
      ...population(result, screen.width),
      ...(question?.asOf ? wrap(`${capital(importedText(question.asOf))}.`, screen.width) : []),
      ...(question ? buyerNotes(result, plan, question) : []).flatMap((note) => wrap(note, screen.width)),
    ],
    section(`Objectifs – ${plan?.title ?? ''}`, plan ? objectiveRows(result, plan, question) : [], screen),
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

/** What objectives measure, each once: of two, the last holds. */
const aimsOf = (plan: Plan | undefined) =>
  new Map((plan?.objectives ?? []).map((objective) => [objective.indicator, objective]))

function objectiveRows(result: Answer, plan: Plan, question: Question | undefined): Row[] {
  return [...aimsOf(plan)].flatMap(([id, objective]) => {
    const found = indicatorIn(result, id)
    const why = question ? noTarget(plan, objective, question) : null
    return found ? [objectiveRow(found, objective.label, why)] : []
  })
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

function unmeasuredText({ label, unmeasured }: Objective): string[] {
  return unmeasured === undefined ? [] : [`${label} : ${unmeasured}`]
}

function actionText({ label, state, who, when, note }: Action): string {
  const details = [ACTION_STATE_LABELS[state], who, when && `pour le ${date(when)}`].filter((detail) => detail)
  return `${label} (${details.join(', ')})${note === undefined ? '' : ` : ${note}`}`
}
