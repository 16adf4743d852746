import { countOf, hours, plural } from '../../french.js'
import { buyerTypesOf } from '../../indicators/figures/buyers.js'
import { HOURS_FIGURES, type HoursFigure } from '../../indicators/hours.js'
import { nextDay } from '../../indicators/landing/days.js'
import type { Objective, Plan } from '../../indicators/plan.js'
import type { Question } from '../../indicators/types.js'
import { type Workable, workableFor } from '../../indicators/whatIf/workable.js'
import type { Work } from '../../indicators/whatIf/working.js'
import { lastKnownDay, type Measures } from '../schemes/measures.js'

/** Hours more that contracts are supposed to bring, by uid. */
export type HoursAsked = Readonly<Record<string, number>>

/** Which quantity of hours an objective counts; null: it counts something else. */
export function hoursFigureOf({ definitions = [] }: Plan, { indicator }: Objective): HoursFigure | null {
  const own = definitions.find(({ id }) => id === indicator)
  return HOURS_FIGURES.find((figure) => own?.counts === figure || indicator === `insertionHours.${figure}`) ?? null
}

/** The contracts of which hours may be supposed for an objective. */
export function workableOf(
  { plan, contracts, frameworks }: Measures,
  objective: Objective,
  question: Question,
): Workable[] {
  const figure = hoursFigureOf(plan, objective)
  if (figure === null) return []
  const own = plan.definitions?.find(({ id }) => id === objective.indicator)
  return workableFor(figure, own, contracts, question, { frameworks, buyerTypes: buyerTypesOf(plan) })
}

interface Worked {
  /** null: nothing is supposed of hours. */
  readonly work: Work | null
  readonly contracts: number
  readonly hours: number
  readonly remarks: readonly string[]
}

const NONE: Worked = { work: null, contracts: 0, hours: 0, remarks: [] }

/** What is supposed of hours: of contracts that may bring some, from the day after the last that is known. */
export function workedBy(
  measures: Measures,
  objective: Objective,
  { question, workable, asked }: { question: Question; workable: readonly Workable[]; asked: HoursAsked },
): Worked {
  const uids = Object.keys(asked)
  if (uids.length === 0) return NONE
  const figure = hoursFigureOf(measures.plan, objective)
  if (figure === null) return { ...NONE, remarks: [NOT_IN_HOURS] }
  const chosen = workable.filter(({ contract }) => uids.includes(contract.uid))
  const kept = Object.fromEntries(chosen.map(({ contract: { uid } }) => [uid, asked[uid] ?? 0]))
  const { from, to } = question
  return {
    work: chosen.length === 0 ? null : { work: figure, from, to, since: sinceOf(question, measures), hours: kept },
    contracts: chosen.length,
    hours: Object.values(kept).reduce((sum, each) => sum + each, 0),
    remarks: [...strangers(uids.length - chosen.length), ...beyond(figure, chosen, kept)],
  }
}

const NOT_IN_HOURS = 'des heures ne se supposent que d’un objectif en heures : rien n’en est supposé'

/** The first day of which nothing is known yet; of days that are over, their last. */
function sinceOf(question: Question, measures: Measures): Question['to'] {
  const { from, to } = question
  const day = lastKnownDay(question, measures)
  const next = day < to ? nextDay(day) : to
  return next < from ? from : next
}

function strangers(count: number): string[] {
  if (count === 0) return []
  return [
    `${countOf(count, 'marché n’est', 'marchés ne sont')} pas de ceux dont ce chiffre peut compter des heures : rien n’en est supposé`,
  ]
}

/** Nothing forbids it, and it is seldom meant. */
function beyond(figure: HoursFigure, chosen: readonly Workable[], asked: HoursAsked): string[] {
  if (figure === 'contracted') return []
  const over = chosen.filter(({ contract: { uid }, left }) => left !== null && (asked[uid] ?? 0) * 100 > left)
  if (over.length === 0) return []
  const more = over.reduce((sum, { contract: { uid }, left }) => sum + (asked[uid] ?? 0) - (left ?? 0) / 100, 0)
  return [
    `${countOf(over.length, 'marché ferait', 'marchés feraient')} plus d’heures qu’${plural(over.length, 'il n’en doit', 'ils n’en doivent')} encore : ${hours(more)} de trop, comptées tout de même`,
  ]
}
