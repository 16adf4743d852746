import { AppError } from '../../../errors.js'
import { type Plan, parsePlan } from '../../../indicators/plan.js'
import { presetOf } from '../../../indicators/presets/list.js'
import { freeId } from '../../../indicators/scheme/edits.js'
import { type Again, givenAgain } from '../../../tasks/schemes/again.js'
import { saveScheme, schemesOf, withdrawnSchemes } from '../../../tasks/schemes.js'
import type { WebParts } from '../../parts.js'
import { badEdit, blankScheme, type Form, typed } from './given.js'
import { PLAN_FILE_FIELD } from './start.js'

type Parts = Pick<WebParts, 'database' | 'scope' | 'now' | 'plan'>

/**
 * Keeps the scheme a form gives or points at, under an id that none has; gives it as it is kept. One that is here already is
 * not kept twice unless the form says so: what it would change is given instead.
 */
export async function createScheme(parts: Parts, form: Form): Promise<Plan | Again> {
  const { database, scope, now } = parts
  const { plan, summary } = await planGiven(parts, form)
  const again = typed(form, 'a-part') === 'oui' ? null : await givenAgain(database, scope, plan)
  if (again) return again
  const known = [...(await schemesOf(database, scope)), ...(await withdrawnSchemes(database, scope))]
  const taken = known.map((each) => each.plan.id)
  const id = taken.includes(plan.id) ? freeId(plan.id, taken) : plan.id
  const kept = { ...plan, id }
  await saveScheme(database, scope, now, { id, seen: 0, plan: kept, summary })
  return kept
}

async function planGiven({ plan: started }: Parts, form: Form): Promise<{ plan: Plan; summary: string }> {
  const preset = typed(form, 'modele')
  if (preset !== '') return fromPreset(preset)
  if (typed(form, 'demarrage') === 'oui' && started) {
    return { plan: started, summary: 'Schéma repris du fichier donné au démarrage du service' }
  }
  if (typed(form, 'titre') !== '') return { plan: blankScheme(form), summary: 'Schéma créé' }
  const text = await textGiven(form)
  if (text === '') throw badEdit('donnez un fichier de plan, ou collez-en le texte')
  return { plan: parsePlan(text), summary: 'Schéma enregistré d’après un fichier de plan' }
}

function fromPreset(id: string): { plan: Plan; summary: string } {
  const plan = presetOf(id)
  if (!plan) throw new AppError('badEdit', `Aucun modèle « ${id} » n’est connu. Rien n’est enregistré.`)
  return { plan, summary: `Schéma repris du modèle « ${plan.title} »` }
}

async function textGiven(form: Form): Promise<string> {
  const file = form[PLAN_FILE_FIELD]
  if (file instanceof Blob && file.size > 0) return file.text()
  return typeof form.texte === 'string' ? form.texte.trim() : ''
}
