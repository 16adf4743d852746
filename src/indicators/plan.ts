import { z } from 'zod'
import { isoDateSchema } from '../contract.js'
import { parseGiven } from '../givenJson.js'
import { DEFINITIONS, definitionOf } from './definitions.js'
import { closestTo } from './spelling.js'
import type { Target } from './types.js'

/** A scheme's plan file: its objectives, where each was read, and how its sentence was understood (docs/plan.md). */
const text = z.string().trim().min(1, 'texte vide')
const year = z
  .int('année attendue, par exemple 2025')
  .min(1900, 'année invraisemblable')
  .max(2200, 'année invraisemblable')
const value = z.number('nombre attendu, sans guillemets ni signe %').min(0, 'nombre négatif')

const sourceSchema = z.strictObject({
  document: text,
  url: z.url({ protocol: /^https?$/, error: 'adresse web attendue, en http ou https' }).optional(),
  date: isoDateSchema.optional(),
})

const periodSchema = z
  .strictObject({ from: isoDateSchema, to: isoDateSchema })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'la fin de la période précède son début' })

const objectiveSchema = z
  .strictObject({
    id: text,
    label: text,
    indicator: text.refine((id) => definitionOf(id) !== undefined, {
      error: ({ input }) => unknownIndicator(String(input)),
    }),
    direction: z.enum(['>=', '<='], 'écrire ">=" (au moins) ou "<=" (au plus)'),
    unit: z.enum(['ratio', 'hour'], 'écrire "ratio" (entre 0 et 1) ou "hour" (heures)'),
    target: z.strictObject({ value }).optional(),
    targets: z
      .array(z.strictObject({ year, value }))
      .min(1, 'au moins une cible')
      .refine((targets) => isUnique(targets.map((target) => target.year)), 'deux cibles pour une même année')
      .optional(),
    sentence: text,
    reading: text,
    owner: text.optional(),
  })
  .superRefine((objective, context) => {
    for (const problem of problemsOf(objective)) context.addIssue({ code: 'custom', ...problem })
  })

export const planSchema = z.strictObject({
  id: text,
  title: text,
  organisation: text,
  source: sourceSchema,
  period: periodSchema,
  objectives: z
    .array(objectiveSchema)
    .min(1, 'au moins un objectif')
    .refine((objectives) => isUnique(objectives.map(({ id }) => id)), 'deux objectifs portent le même "id"')
    .refine(
      (objectives) => isUnique(objectives.map(({ indicator }) => indicator)),
      'deux objectifs visent le même indicateur : en garder un par plan',
    ),
})
export type Plan = z.infer<typeof planSchema>
export type Objective = Plan['objectives'][number]

/** Reads a plan file's text; throws AppError `planInvalid` that lists every fault with its place, in French. */
export function parsePlan(json: string): Plan {
  return parseGiven(json, planSchema, { code: 'planInvalid', subject: 'Le plan n’est pas lisible' })
}

function unknownIndicator(id: string): string {
  const close = closestTo(
    id,
    DEFINITIONS.map((definition) => definition.id),
  )
  return `indicateur inconnu « ${id} » ; les plus proches : ${close.join(', ')}`
}

/** What one field cannot see alone: the unit against the indicator, one sort of target and not two. */
function problemsOf(objective: {
  readonly indicator: string
  readonly unit: string
  readonly target?: { readonly value: number } | undefined
  readonly targets?: readonly { readonly value: number }[] | undefined
}) {
  const problems: { path: string[]; message: string }[] = []
  const unit = definitionOf(objective.indicator)?.unit
  if (unit !== undefined && unit !== objective.unit) {
    problems.push({ path: ['unit'], message: `cet indicateur se compte en "${unit}"` })
  }
  if ((objective.target === undefined) === (objective.targets === undefined)) {
    problems.push({
      path: [],
      message: 'donner soit "target" (toute la période), soit "targets" (par année), pas les deux',
    })
  }
  const values = [objective.target, ...(objective.targets ?? [])].flatMap((target) => target?.value ?? [])
  if (objective.unit === 'ratio' && values.some((given) => given > 1)) {
    problems.push({ path: [], message: 'un taux s’écrit entre 0 et 1 : 0.25 pour 25 %' })
  }
  return problems
}

function isUnique(items: readonly unknown[]): boolean {
  return new Set(items).size === items.length
}

/**
 * The target that stands for a question's period, null where the plan sets none. A year without its own figure takes
 * the latest earlier one; after the plan's end the last one stays as a reference, and its source says so. Yearly hours
 * add up when several years are asked for; rates do not, and take the last year's.
 */
export function targetFor(plan: Plan, indicatorId: string, from: string, to: string): Target | null {
  const objective = plan.objectives.find(({ indicator }) => indicator === indicatorId)
  if (!objective || to < plan.period.from || from.slice(0, 4) < plan.period.from.slice(0, 4)) return null
  const values = yearsOf(objective.unit === 'ratio' ? to : from, to).map((asked) => standing(objective, asked))
  if (values.some((standingValue) => standingValue === null)) return null
  const total = objective.target?.value ?? values.reduce<number>((sum, standingValue) => sum + (standingValue ?? 0), 0)
  return { value: total, direction: objective.direction, source: sourceOf(plan, objective, from, to) }
}

function standing({ target, targets = [] }: Objective, asked: number): number | null {
  const set = targets.filter((candidate) => candidate.year <= asked).sort((a, b) => b.year - a.year)[0]
  return target?.value ?? set?.value ?? null
}

function sourceOf(plan: Plan, objective: Objective, from: string, to: string): string {
  const horizon = plan.period.to.slice(0, 4)
  const notes = [
    objective.target && objective.unit === 'hour' ? 'cible pour toute la période du plan' : null,
    objective.targets && objective.unit === 'hour' && yearsOf(from, to).length > 1
      ? 'cumul des cibles annuelles'
      : null,
    objective.targets && objective.unit === 'hour' && !isWholeYears(from, to)
      ? 'cible de l’année entière, période plus courte'
      : null,
    to > plan.period.to ? `objectif à l’horizon ${horizon}, hors de la période du plan` : null,
  ].filter((note) => note !== null)
  return [plan.title, ...notes].join(' – ')
}

const isWholeYears = (from: string, to: string): boolean => from.endsWith('-01-01') && to.endsWith('-12-31')

function yearsOf(from: string, to: string): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
