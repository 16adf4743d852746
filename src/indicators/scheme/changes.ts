import { date, listOf, sirenText } from '../../french.js'
import type { CustomDefinition } from '../definition.js'
import { definitionLines } from '../definitionWords.js'
import type { ACTION_STATES, Action, Objective, Plan } from '../plan.js'
import { quantityText } from '../unitWords.js'

/** What one revision of a plan changed, in words, and of which objective or action. */
export interface PlanChange {
  readonly of: 'plan' | 'objective' | 'action' | 'definition'
  /** Id of the objective, action or definition; of the plan, its own. */
  readonly id: string
  readonly label: string
  readonly what: string
}

export const ACTION_STATE_LABELS: Readonly<Record<(typeof ACTION_STATES)[number], string>> = {
  planned: 'prévue',
  underway: 'en cours',
  done: 'faite',
  dropped: 'abandonnée',
}

/** Every change between two revisions of a plan, in the order of the later; `before` null: it was not there. */
export function changesBetween(before: Plan | null, after: Plan | null): PlanChange[] {
  if (after === null) return before === null ? [] : [{ ...planNamed(before), what: 'schéma retiré' }]
  if (before === null) return [{ ...planNamed(after), what: 'schéma enregistré' }]
  return [
    ...planChanges(before, after),
    ...changesIn('objective', before.objectives, after.objectives, objectiveChanges, ['ajouté', 'retiré']),
    ...changesIn('definition', before.definitions ?? [], after.definitions ?? [], definitionChanges, [
      'ajoutée',
      'retirée',
    ]),
    ...changesIn('action', before.actions ?? [], after.actions ?? [], actionChanges, ['ajoutée', 'retirée']),
  ]
}

const planNamed = ({ id, title }: Plan) => ({ of: 'plan', id, label: title }) as const

function planChanges(before: Plan, after: Plan): PlanChange[] {
  const { period } = after
  const whats = [
    was('titre', before.title, after.title),
    was('organisation', before.organisation, after.organisation),
    was('source', before.source.document, after.source.document),
    was('période', periodText(before.period), periodText(period)),
    was('à vérifier', before.toVerify ?? null, after.toVerify ?? null),
    was('après la fin', afterEnd(before), afterEnd(after)),
    was('acheteurs', buyersText(before), buyersText(after)),
  ]
  return said(whats).map((what) => ({ ...planNamed(after), what }))
}

const afterEnd = ({ referenceAfterEnd = true }: Plan): string => (referenceAfterEnd ? 'repère gardé' : 'plus de cible')
const buyersText = ({ buyers }: Plan): string | null => (buyers === undefined ? null : listOf(buyers.map(buyerText)))
const buyerText = ({ siren, name, type }: NonNullable<Plan['buyers']>[number]): string =>
  `${name} (${sirenText(siren)}${type === undefined ? '' : `, ${type}`})`
const periodText = ({ from, to }: Plan['period']): string => `du ${date(from)} au ${date(to)}`

interface Named {
  readonly id: string
  readonly label: string
}

function changesIn<T extends Named>(
  of: PlanChange['of'],
  before: readonly T[],
  after: readonly T[],
  between: (before: T, after: T) => string[],
  [added, removed]: readonly [string, string],
): PlanChange[] {
  const known = new Map(before.map((item) => [item.id, item]))
  const kept = new Set(after.map(({ id }) => id))
  return [
    ...after.flatMap((item) => {
      const earlier = known.get(item.id)
      const whats = earlier ? between(earlier, item) : [added]
      return whats.map((what) => ({ of, id: item.id, label: item.label, what }))
    }),
    ...before.filter(({ id }) => !kept.has(id)).map(({ id, label }) => ({ of, id, label, what: removed })),
  ]
}

function objectiveChanges(before: Objective, after: Objective): string[] {
  return said([
    was('intitulé', before.label, after.label),
    was('indicateur', before.indicator, after.indicator),
    was('cibles', targetsText(before), targetsText(after)),
    was('horizon', yearText(before.horizon), yearText(after.horizon)),
    was('sans cible parce que', before.untargeted ?? null, after.untargeted ?? null),
    was('phrase', before.sentence, after.sentence),
    was('lecture', before.reading, after.reading),
    was('à vérifier', before.toVerify ?? null, after.toVerify ?? null),
    was('source', before.source?.document ?? null, after.source?.document ?? null),
    was('suivi par', before.owner ?? null, after.owner ?? null),
    was('délibération', before.decision ?? null, after.decision ?? null),
    same(before.baseline, after.baseline) ? null : 'point de départ modifié',
    same(before.alternatives, after.alternatives) ? null : 'autres lectures modifiées',
    before.unmeasured === after.unmeasured ? null : 'ce qui manque pour le mesurer : modifié',
  ])
}

const yearText = (year: number | undefined): string | null => (year === undefined ? null : String(year))

/** "≥ 20 % en 2024, 25 % en 2025"; "sans cible" where it is followed only. */
export function targetsText({ direction, unit, target, targets = [] }: Objective): string {
  const sign = direction === '>=' ? '≥' : '≤'
  if (target) return `${sign} ${quantityText(target.value, unit)}`
  if (targets.length === 0) return 'sans cible'
  return `${sign} ${targets.map(({ year, value }) => `${quantityText(value, unit)} en ${year}`).join(', ')}`
}

/** Line by line, as a definition is shown; what no line tells is said to have changed all the same. */
function definitionChanges(before: CustomDefinition, after: CustomDefinition): string[] {
  if (same(before, after)) return []
  const [earlier, later] = [before, after].map((each) => linesOf(each)) as [Lines, Lines]
  const names = new Set([...earlier.keys(), ...later.keys()])
  const found = said([...names].map((name) => was(name, earlier.get(name) ?? null, later.get(name) ?? null)))
  return found.length === 0 ? ['définition modifiée'] : found
}

type Lines = ReadonlyMap<string, string>

const linesOf = (definition: CustomDefinition): Lines =>
  new Map([
    ['intitulé', definition.label],
    ['phrase', definition.sentence],
    ...definitionLines(definition.id, [definition]).map(({ name, text }) => [uncapital(name), text] as const),
  ])

const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

function actionChanges(before: Action, after: Action): string[] {
  return said([
    was('intitulé', before.label, after.label),
    was('état', ACTION_STATE_LABELS[before.state], ACTION_STATE_LABELS[after.state]),
    was('qui', before.who ?? null, after.who ?? null),
    was('échéance', before.when ? date(before.when) : null, after.when ? date(after.when) : null),
    was('note', before.note ?? null, after.note ?? null),
  ])
}

const said = (whats: readonly (string | null)[]): string[] => whats.filter((what) => what !== null)
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** "cibles : ≥ 20 % → ≥ 25 %"; null where nothing changed. */
function was(name: string, before: string | null, after: string | null): string | null {
  return before === after ? null : `${name} : ${before ?? '(rien)'} → ${after ?? '(rien)'}`
}
