import type { z } from 'zod'
import { addUnder } from '../grouped.js'
import type { CustomDefinition } from './definition.js'
import { DEFINITIONS, definitionOf } from './definitions.js'
import type { Unit } from './plan.js'
import { closestTo } from './spelling.js'
import { unitOfIndicator } from './units.js'

/** A fault that one field cannot see alone: its place within what was given, and what to mend, in French. */
interface Fault {
  readonly path: (string | number)[]
  readonly message: string
}

interface GivenObjective {
  readonly id: string
  readonly indicator: string | null
  readonly unmeasured?: string | undefined
  readonly unit: Unit
  readonly target?: { readonly value: number } | undefined
  readonly targets?: readonly { readonly year: number; readonly value: number }[] | undefined
  readonly untargeted?: string | undefined
  readonly horizon?: number | undefined
  readonly baseline?: { readonly value: number } | undefined
  readonly alternatives?: readonly { readonly indicator: string }[] | undefined
}

interface GivenReferences {
  readonly period: { readonly from: string; readonly to: string }
  readonly definitions?: readonly CustomDefinition[] | undefined
  readonly objectives: readonly GivenObjective[]
}

/** One sort of target and not two, an indicator or why there is none, rates between 0 and 1. */
export function objectiveFaults(objective: GivenObjective): Fault[] {
  const { indicator, unmeasured, target, targets, untargeted, horizon, unit } = objective
  const faults: Fault[] = []
  if ((indicator === null) !== (unmeasured !== undefined)) {
    faults.push({ path: ['unmeasured'], message: 'à donner si et seulement si "indicator" est null : ce qui manque' })
  }
  if ([target, targets, untargeted].filter((given) => given !== undefined).length !== 1) {
    faults.push({
      path: [],
      message:
        'donner soit "target" (toute la période), soit "targets" (par année), soit "untargeted" (pourquoi pas de cible), un seul des trois',
    })
  }
  if (horizon !== undefined && untargeted !== undefined) {
    faults.push({ path: ['horizon'], message: 'pas d’horizon sans cible' })
  }
  if (horizon !== undefined && targets !== undefined) {
    faults.push({
      path: ['horizon'],
      message: '"horizon" va avec "target" ; avec "targets", chaque année a déjà la sienne : ôter "horizon"',
    })
  }
  const values = [target, ...(targets ?? []), objective.baseline].flatMap((given) => given?.value ?? [])
  if (unit === 'ratio' && values.some((given) => given > 1)) {
    faults.push({ path: [], message: 'un taux s’écrit entre 0 et 1 : 0.25 pour 25 %' })
  }
  return faults
}

/** Indicators that are neither built in nor the plan's own, built-in names taken, units and years that do not fit. */
export function misreferred({ period, definitions = [], objectives }: GivenReferences): Fault[] {
  const taken = definitions.flatMap(({ id }, at) =>
    definitionOf(id)
      ? [{ path: ['definitions', at, 'id'], message: `« ${id} » est déjà un indicateur de l’outil` }]
      : [],
  )
  const faults = objectives.flatMap((objective, at) => [
    ...indicatorFaults(['objectives', at], objective, definitions),
    ...horizonFaults(['objectives', at], objective.horizon, period),
    ...yearFaults(['objectives', at], objective, period),
  ])
  return [...taken, ...faults]
}

function indicatorFaults(
  path: (string | number)[],
  { indicator, unit, alternatives = [] }: GivenObjective,
  definitions: readonly CustomDefinition[],
): Fault[] {
  const counted = indicator === null ? unit : unitOfIndicator(indicator, definitions)
  const own =
    counted === undefined
      ? [{ path: [...path, 'indicator'], message: unknownIndicator(indicator ?? '', definitions) }]
      : [{ path: [...path, 'unit'], message: `cet indicateur se compte en "${counted}"` }]
  return [
    ...(counted === unit ? [] : own),
    ...alternatives.flatMap(({ indicator: other }, nth) => {
      const otherUnit = unitOfIndicator(other, definitions)
      if (otherUnit === unit) return []
      const message =
        otherUnit === undefined
          ? unknownIndicator(other, definitions)
          : `cet indicateur se compte en "${otherUnit}", l’objectif en "${unit}"`
      return [{ path: [...path, 'alternatives', nth, 'indicator'], message }]
    }),
  ]
}

function horizonFaults(
  path: (string | number)[],
  horizon: number | undefined,
  { from, to }: GivenReferences['period'],
): Fault[] {
  if (horizon === undefined || (horizon >= yearOf(from) && horizon <= yearOf(to))) return []
  return [{ path: [...path, 'horizon'], message: 'année hors de la période du plan' }]
}

function yearFaults(
  path: (string | number)[],
  { targets = [] }: GivenObjective,
  { from, to }: GivenReferences['period'],
): Fault[] {
  const [first, last] = [yearOf(from), yearOf(to)]
  return targets.flatMap(({ year }, nth) =>
    year >= first && year <= last
      ? []
      : [
          {
            path: [...path, 'targets', nth, 'year'],
            message: `${year} : année hors de la période du plan, de ${first} à ${last}`,
          },
        ],
  )
}

/** Of each indicator that several objectives are measured by, which they are. */
export function sameIndicator(objectives: readonly Pick<GivenObjective, 'id' | 'indicator'>[]): string[] {
  const by = new Map<string, string[]>()
  for (const { id, indicator } of objectives) {
    if (indicator !== null) addUnder(by, indicator, id)
  }
  return [...by].flatMap(([indicator, ids]) =>
    ids.length < 2
      ? []
      : [
          `deux objectifs visent le même indicateur « ${indicator} » : ${ids.map((id) => `« ${id} »`).join(', ')} ; en garder un par plan`,
        ],
  )
}

/** Refuses a list in which two bear the same key, and says which key. */
export function twice<T>(keyOf: (item: T) => string | number, message: string) {
  return (items: readonly T[], context: z.RefinementCtx): void => {
    const keys = items.map(keyOf)
    const repeated = [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))]
    for (const key of repeated) context.addIssue({ code: 'custom', message: `${message} : « ${key} »` })
  }
}

function unknownIndicator(id: string, definitions: readonly CustomDefinition[]): string {
  const close = closestTo(id, [...DEFINITIONS.map((definition) => definition.id), ...definitions.map((own) => own.id)])
  return `indicateur inconnu « ${id} » ; les plus proches : ${close.join(', ')}`
}

const yearOf = (day: string): number => Number(day.slice(0, 4))
