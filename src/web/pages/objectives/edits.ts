import { definitionOf } from '../../../indicators/definitions.js'
import type { Plan } from '../../../indicators/plan.js'
import {
  withAction,
  withAlternative,
  withObjective,
  withoutAction,
  withoutAlternative,
  withoutObjective,
  withReading,
} from '../../../indicators/scheme/edits.js'
import {
  actionGiven,
  buyersGiven,
  type Form,
  objectiveAdded,
  objectiveGiven,
  objectiveNamed,
  readingGiven,
  schemeGiven,
  targetsGiven,
  typed,
} from './given.js'

/** What each form of the page makes of a scheme, and where the reader is led back to. */
export interface Edit {
  readonly anchor: string
  readonly apply: (plan: Plan, form: Form) => Plan
}

/** By the last part of the address a form is sent to. */
export const EDITS: Readonly<Record<string, Edit>> = {
  cibles: {
    anchor: 'version',
    apply: (plan, form) => withObjective(plan, targetsGiven(objectiveNamed(plan, form), form)),
  },
  objectif: { anchor: 'version', apply: editObjective },
  lecture: { anchor: 'version', apply: switchReading },
  'autre-lecture': { anchor: 'version', apply: editReadings },
  acheteurs: { anchor: 'version', apply: buyersGiven },
  action: { anchor: 'actions', apply: editAction },
  schema: { anchor: 'version', apply: schemeGiven },
}

function editObjective(plan: Plan, form: Form): Plan {
  if (typed(form, 'objectif') === '') return withObjective(plan, objectiveAdded(plan, form))
  const objective = objectiveNamed(plan, form)
  if (typed(form, 'retirer') === 'oui') return withoutObjective(plan, objective.id)
  return withObjective(plan, objectiveGiven(objective, form))
}

function switchReading(plan: Plan, form: Form): Plan {
  const objective = objectiveNamed(plan, form)
  const { indicator } = objective
  const own = plan.definitions?.find(({ id }) => id === indicator)
  const label = own?.label ?? definitionOf(indicator ?? '')?.label ?? 'Lecture précédente'
  return withObjective(plan, withReading(objective, typed(form, 'indicateur'), label))
}

function editReadings(plan: Plan, form: Form): Plan {
  const objective = objectiveNamed(plan, form)
  const removed = typed(form, 'retirer')
  if (removed !== '') return withObjective(plan, withoutAlternative(objective, removed))
  return withObjective(plan, withAlternative(objective, readingGiven(form)))
}

function editAction(plan: Plan, form: Form): Plan {
  const action = actionGiven(plan, form)
  return typed(form, 'retirer') === 'oui' ? withoutAction(plan, action.id) : withAction(plan, action)
}
