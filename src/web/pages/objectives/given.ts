import { z } from 'zod'
import type { BuyerType } from '../../../codes/euThresholds.js'
import { isoDateSchema } from '../../../contract.js'
import { AppError } from '../../../errors.js'
import { fold } from '../../../fold.js'
import { definitionOf } from '../../../indicators/definitions.js'
import { ACTION_STATES, type Action, type Objective, type Plan, UNITS, type Unit } from '../../../indicators/plan.js'
import { freeId, withOneTarget, withTargets } from '../../../indicators/scheme/edits.js'
import { unitOfIndicator } from '../../../indicators/units.js'
import { targetIn } from '../../../tasks/schemes/paste.js'
import { LONGEST_FIELD } from './fields.js'
import { BUYER_TYPE_NAMES, TARGET_EXAMPLES } from './words.js'

/** A form as it came; a field of several values, or a file, is none of these. */
export type Form = Readonly<Record<string, unknown>>

/** What a form says of one field, without the blanks around. Throws AppError `badEdit`. */
export function typed(form: Form, name: string): string {
  const value = form[name]
  const text = typeof value === 'string' ? value.trim() : ''
  if (text.length > LONGEST_FIELD) throw badEdit(`« ${name} » est trop long : 2 000 caractères au plus`)
  return text
}

export const badEdit = (what: string): AppError => new AppError('badEdit', `Rien n’est enregistré : ${what}.`)

/** The revision that the form was filled on. */
export function revisionGiven(form: Form): number {
  const text = typed(form, 'version')
  if (!/^\d{1,9}$/.test(text)) throw badEdit('la version du schéma manque ; rechargez la page')
  return Number(text)
}

export function objectiveNamed(plan: Plan, form: Form): Objective {
  const id = typed(form, 'objectif')
  const found = plan.objectives.find((each) => each.id === id)
  if (!found) throw badEdit('cet objectif n’est pas dans le schéma')
  return found
}

/** The targets of a row: one for all the years, or one a year. */
export function targetsGiven(objective: Objective, form: Form): Objective {
  const { unit, untargeted } = objective
  const single = typed(form, 'cible')
  const targets = Object.keys(form).flatMap((name) => {
    const year = /^cible-(\d{4})$/.exec(name)?.[1]
    const text = year === undefined ? '' : typed(form, name)
    return year === undefined || text === '' ? [] : [{ year: Number(year), value: valueGiven(text, unit, year) }]
  })
  if (single === '')
    return targets.length === 0 && untargeted !== undefined ? objective : withTargets(objective, targets)
  if (targets.length > 0) throw badEdit('donner soit une cible pour toutes les années, soit des cibles par année')
  return withOneTarget(objective, valueGiven(single, unit, 'toutes les années'))
}

/** A rate typed without its sign is one: "25" is 25 %, save 1, which may be 1 % or the whole. */
function valueGiven(text: string, unit: Unit, when: string): number {
  const value = targetIn(text, unit) ?? (unit === 'ratio' ? targetIn(`${text} %`, unit) : null)
  const isDoubtful = unit === 'ratio' && /^1(?:[.,]0*)?$/.test(text)
  if (value !== null && !isDoubtful) return value
  throw badEdit(`la cible « ${text} » (${when}) est illisible : écrire par exemple ${TARGET_EXAMPLES[unit]}`)
}

/** An objective as it is edited; what is left empty is taken out. */
export function objectiveGiven(objective: Objective, form: Form): Objective {
  const { owner: _, decision: __, toVerify: ___, horizon: ____, baseline: _____, ...rest } = objective
  return {
    ...rest,
    ...horizonGiven(objective, form),
    ...baselineGiven(objective, form),
    label: needed(form, 'intitule', 'l’intitulé'),
    sentence: needed(form, 'phrase', 'ce que dit le schéma'),
    reading: needed(form, 'lecture', 'la lecture retenue'),
    ...optional(form, { owner: 'suivi', decision: 'deliberation', toVerify: 'verifier' }),
  }
}

/** A form that has no such field says nothing of it. */
function horizonGiven({ horizon }: Objective, form: Form): Pick<Objective, 'horizon'> {
  if (!('horizon' in form)) return horizon === undefined ? {} : { horizon }
  return typed(form, 'horizon') === '' ? {} : { horizon: Number(yearGiven(form, 'horizon')) }
}

/** Both a year and a figure, or neither. */
function baselineGiven({ unit, baseline: known }: Objective, form: Form): Pick<Objective, 'baseline'> {
  if (!('depart-annee' in form)) return known === undefined ? {} : { baseline: known }
  const [year, value, source] = ['depart-annee', 'depart-valeur', 'depart-source'].map((name) => typed(form, name))
  if (!year && !value && !source) return {}
  if (!year || !value) throw badEdit('le point de départ demande une année et une valeur')
  const baseline = { year: Number(yearGiven(form, 'depart-annee')), value: valueGiven(value, unit, 'point de départ') }
  return { baseline: source ? { ...baseline, source } : baseline }
}

/** Another way of understanding the sentence. */
export function readingGiven(form: Form): NonNullable<Objective['alternatives']>[number] {
  return {
    label: needed(form, 'nom', 'le nom de cette lecture'),
    indicator: needed(form, 'indicateur', 'le chiffre que cette lecture donne'),
    reading: needed(form, 'lecture', 'comment cette lecture comprend la phrase'),
  }
}

/** The buyers a scheme binds, one a line: "214401093 Ville de Nantes ; other"; none: whoever is in the register. */
export function buyersGiven({ buyers: _, ...plan }: Plan, form: Form): Plan {
  const lines = typed(form, 'acheteurs')
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter(Boolean)
  return lines.length === 0 ? plan : { ...plan, buyers: lines.map(buyerIn) }
}

function buyerIn(line: string): NonNullable<Plan['buyers']>[number] {
  const [, digits = '', name = '', type = ''] =
    /^((?:\d\s*){9})[\s;,:–-]+([^;]+?)\s*(?:;\s*(.*?)\s*)?$/.exec(line) ?? []
  const siren = digits.replace(/\s/g, '')
  if (siren === '') throw badEdit(`l’acheteur « ${line} » est illisible : écrire un SIREN puis un nom`)
  if (type === '') return { siren, name }
  const known = Object.entries(BUYER_TYPE_NAMES).find(([id, words]) => fold(words) === fold(type) || id === type)
  if (!known) throw badEdit(`type d’acheteur inconnu : « ${type} » (${Object.values(BUYER_TYPE_NAMES).join(', ')})`)
  return { siren, name, type: known[0] as BuyerType }
}

/** An objective more, measured by an indicator or by nothing here. */
export function objectiveAdded(plan: Plan, form: Form): Objective {
  const label = needed(form, 'intitule', 'l’intitulé')
  const indicator = typed(form, 'indicateur') || null
  const unit = indicator === null ? unitGiven(form) : unitOfIndicator(indicator, plan.definitions ?? [])
  if (unit === undefined) throw badEdit('cet indicateur n’est pas connu')
  const base: Objective = {
    id: freeId(
      label,
      plan.objectives.map(({ id }) => id),
    ),
    label,
    indicator,
    direction: typed(form, 'sens') === '<=' ? '<=' : '>=',
    unit,
    untargeted: 'Suivi sans cible : aucune n’a été fixée.',
    sentence: needed(form, 'phrase', 'ce que dit le schéma'),
    reading: needed(form, 'lecture', 'la lecture retenue'),
    ...(indicator === null ? { unmeasured: needed(form, 'manque', 'ce qui manque pour le mesurer, et qui l’a') } : {}),
  }
  const cible = typed(form, 'cible')
  return cible === '' ? base : withOneTarget(base, valueGiven(cible, unit, 'toutes les années'))
}

function unitGiven(form: Form): Unit {
  const unit = UNITS.find((each) => each === typed(form, 'unite'))
  if (!unit) throw badEdit('dites ce qui est compté')
  return unit
}

/** An action as its row says it; null: it is taken out. */
export function actionGiven(plan: Plan, form: Form): Action {
  const label = needed(form, 'intitule', 'l’intitulé de l’action')
  const state = ACTION_STATES.find((each) => each === typed(form, 'etat'))
  if (!state) throw badEdit('l’état de l’action n’est pas connu')
  const taken = (plan.actions ?? []).map(({ id }) => id)
  const id = typed(form, 'action')
  if (id !== '' && !taken.includes(id)) throw badEdit('cette action n’est pas dans le schéma')
  const when = typed(form, 'echeance')
  return {
    id: id || freeId(label, taken),
    label,
    state,
    ...(when === '' ? {} : { when: dayGiven(when) }),
    ...optional(form, { who: 'qui', note: 'note' }),
  }
}

function dayGiven(text: string) {
  const day = z.iso.date().pipe(isoDateSchema).safeParse(text)
  if (!day.success) throw badEdit(`la date « ${text} » est illisible : écrire par exemple 2025-12-31`)
  return day.data
}

/** The scheme itself: its title, its period, its source. */
export function schemeGiven(plan: Plan, form: Form): Plan {
  const { toVerify: _, ...rest } = plan
  return {
    ...rest,
    title: needed(form, 'titre', 'le titre'),
    organisation: needed(form, 'organisation', 'l’organisation'),
    source: { ...plan.source, document: needed(form, 'document', 'la délibération ou le document') },
    period: { from: dayGiven(typed(form, 'de')), to: dayGiven(typed(form, 'a')) },
    ...optional(form, { toVerify: 'verifier' }),
  }
}

/** A new scheme of one objective, by the figure chosen. */
export function blankScheme(form: Form): Plan {
  const title = needed(form, 'titre', 'le titre')
  const [from, to] = [yearGiven(form, 'de'), yearGiven(form, 'a')]
  const indicator = definitionOf(typed(form, 'indicateur'))
  if (!indicator) throw badEdit('choisissez ce que mesure le premier objectif')
  const { label, sentence, unit, id } = indicator
  return {
    id: freeId(title, []),
    title,
    organisation: needed(form, 'organisation', 'l’organisation'),
    source: { document: needed(form, 'document', 'la délibération ou le document') },
    period: { from: dayGiven(`${from}-01-01`), to: dayGiven(`${to}-12-31`) },
    objectives: [
      {
        id: freeId(label, []),
        label,
        indicator: id,
        direction: '>=',
        unit,
        untargeted: 'Suivi sans cible : aucune n’a été fixée.',
        sentence: 'À recopier du schéma.',
        reading: sentence,
      },
    ],
  }
}

function yearGiven(form: Form, name: string): string {
  const text = typed(form, name)
  if (!/^[12]\d{3}$/.test(text)) throw badEdit('une année s’écrit en quatre chiffres, par exemple 2025')
  return text
}

function needed(form: Form, name: string, what: string): string {
  const text = typed(form, name)
  if (text === '') throw badEdit(`${what} manque`)
  return text
}

/** Fields that may be left empty, under the names they bear in the plan. */
function optional<K extends string>(form: Form, names: Readonly<Record<K, string>>): Partial<Record<K, string>> {
  const given = Object.entries<string>(names).flatMap(([key, name]) => {
    const text = typed(form, name)
    return text === '' ? [] : [[key, text] as const]
  })
  return Object.fromEntries(given) as Partial<Record<K, string>>
}
