import { DEFINITIONS } from '../../../indicators/definitions.js'
import { type Objective, type Plan, UNITS } from '../../../indicators/plan.js'
import { unitOfIndicator } from '../../../indicators/units.js'
import type { ShownScheme } from '../../../tasks/schemes/shown.js'
import { editHref } from './address.js'
import { Choice, EditForm, Field, Lines } from './fields.js'
import { TARGET_EXAMPLES, UNIT_NAMES } from './words.js'

/** Indicators of the same unit, built in then the plan's own: a target is held against both readings alike. */
export function readingChoices({ definitions = [] }: Plan, unit: Objective['unit']): [string, string][] {
  return [...DEFINITIONS, ...definitions]
    .filter(({ id }) => unitOfIndicator(id, definitions) === unit)
    .map(({ id, label }) => [id, label])
}

/** An objective more. */
export function AddObjective({ shown: { standing, edited } }: { readonly shown: ShownScheme }) {
  if (!edited) return null
  return (
    <details class="no-print">
      <summary>Ajouter un objectif</summary>
      <EditForm
        action={editHref(standing.plan.id, 'objectif')}
        revision={edited.revision}
        year={standing.year}
        class="edit"
      >
        <Field id="nouvel-intitule" name="intitule" label="Intitulé" required />
        <Lines id="nouvelle-phrase" name="phrase" label="Ce que dit le schéma, mot pour mot" required />
        <Lines id="nouvelle-lecture" name="lecture" label="Comment cette phrase est comprise" required />
        <Choice
          id="nouvel-indicateur"
          name="indicateur"
          label="Ce qui le mesure"
          options={indicatorChoices(standing.plan)}
        />
        <Choice
          id="nouveau-sens"
          name="sens"
          label="Sens"
          options={[
            ['>=', 'au moins'],
            ['<=', 'au plus'],
          ]}
        />
        <Field
          id="nouvelle-cible"
          name="cible"
          label="Cible de toutes les années (facultatif)"
          hint={`Un taux s’écrit ${TARGET_EXAMPLES.ratio}, des heures ${TARGET_EXAMPLES.hour} ; une cible par année se fixe ensuite dans le tableau.`}
        />
        <Choice
          id="nouvelle-unite"
          name="unite"
          label="Si rien ici ne le mesure : on y compte"
          options={UNITS.map((unit) => [unit, UNIT_NAMES[unit]])}
        />
        <Field id="nouveau-manque" name="manque" label="Si rien ici ne le mesure : ce qui manque, et qui l’a" />
        <button type="submit">Ajouter cet objectif</button>
      </EditForm>
    </details>
  )
}

/** Indicators that no objective of the plan is measured by yet: built in, then the plan's own. */
export function indicatorChoices(plan: Pick<Plan, 'definitions' | 'objectives'>): [string, string][] {
  const taken = new Set(plan.objectives.map(({ indicator }) => indicator))
  const all = [...DEFINITIONS, ...(plan.definitions ?? [])].filter(({ id }) => !taken.has(id))
  return [...all.map(({ id, label }): [string, string] => [id, label]), ['', 'rien ici ne le mesure']]
}
