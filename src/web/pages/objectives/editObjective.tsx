import { typographic as t } from '../../../french.js'
import type { Objective, Plan } from '../../../indicators/plan.js'
import type { ShownScheme } from '../../../tasks/schemes/shown.js'
import { readingChoices } from './addObjective.js'
import { editHref } from './address.js'
import { Choice, EditForm, Field, Lines } from './fields.js'
import { TARGET_EXAMPLES, targetTyped } from './words.js'

interface EditObjectiveProps {
  readonly objective: Objective
  readonly shown: ShownScheme
  readonly id: string
  readonly revision: number
}

export function EditObjective({ objective, shown: { standing }, id, revision }: EditObjectiveProps) {
  const edit = { revision, year: standing.year }
  return (
    <details class="no-print">
      <summary>
        Modifier<span class="visually-hidden">{t(` : ${objective.label}`)}</span>
      </summary>
      <EditForm {...edit} action={editHref(standing.plan.id, 'objectif')} class="edit">
        <input type="hidden" name="objectif" value={objective.id} />
        <Field id={`${id}-intitule`} name="intitule" label="Intitulé" value={objective.label} required />
        <Lines id={`${id}-phrase`} name="phrase" label="Ce que dit le schéma" value={objective.sentence} required />
        <Lines id={`${id}-lecture`} name="lecture" label="Lecture retenue" value={objective.reading} required />
        <Field id={`${id}-suivi`} name="suivi" label="Suivi par" value={objective.owner} />
        <Field id={`${id}-deliberation`} name="deliberation" label="Délibération" value={objective.decision} />
        <Field
          id={`${id}-verifier`}
          name="verifier"
          label="Texte à vérifier (vide : vérifié)"
          value={objective.toVerify}
        />
        <Field
          id={`${id}-horizon`}
          name="horizon"
          label="À atteindre d’ici l’année (pour une cible unique)"
          value={objective.horizon === undefined ? '' : String(objective.horizon)}
        />
        <Baseline id={id} objective={objective} />
        <button type="submit">Enregistrer cet objectif</button>
      </EditForm>
      <EditReadings objective={objective} plan={standing.plan} id={id} edit={edit} />
      {standing.plan.objectives.length > 1 && (
        <EditForm {...edit} action={editHref(standing.plan.id, 'objectif')} class="inline-form">
          <input type="hidden" name="objectif" value={objective.id} />
          <button class="danger" type="submit" name="retirer" value="oui">
            Retirer cet objectif du schéma
          </button>
        </EditForm>
      )}
    </details>
  )
}

/** Where it started from: a year and a figure, or nothing. */
function Baseline({ id, objective: { baseline, unit } }: { readonly id: string; readonly objective: Objective }) {
  return (
    <fieldset>
      <legend>Point de départ</legend>
      <Field
        id={`${id}-depart-annee`}
        name="depart-annee"
        label="Année"
        value={baseline === undefined ? '' : String(baseline.year)}
      />
      <Field
        id={`${id}-depart-valeur`}
        name="depart-valeur"
        label="Valeur"
        value={baseline === undefined ? '' : targetTyped(baseline.value, unit)}
        hint={`Par exemple ${TARGET_EXAMPLES[unit]}`}
      />
      <Field id={`${id}-depart-source`} name="depart-source" label="Source" value={baseline?.source} />
    </fieldset>
  )
}

interface EditReadingsProps {
  readonly objective: Objective
  readonly plan: Plan
  readonly id: string
  readonly edit: { readonly revision: number; readonly year: number }
}

/** The other ways of understanding the sentence: one is added, or taken out, at a time. */
function EditReadings({ objective, plan, id, edit }: EditReadingsProps) {
  const { alternatives = [], indicator } = objective
  if (indicator === null) return null
  const action = editHref(plan.id, 'autre-lecture')
  const taken = new Set([indicator, ...alternatives.map((each) => each.indicator)])
  const options = readingChoices(plan, objective.unit).filter(([each]) => !taken.has(each))
  return (
    <>
      {alternatives.map(({ label, indicator: other }) => (
        <EditForm {...edit} action={action} class="inline-form">
          <input type="hidden" name="objectif" value={objective.id} />
          <button class="danger" type="submit" name="retirer" value={other}>
            {t(`Retirer la lecture « ${label} »`)}
          </button>
        </EditForm>
      ))}
      {options.length > 0 && (
        <EditForm {...edit} action={action} class="edit">
          <input type="hidden" name="objectif" value={objective.id} />
          <Field id={`${id}-autre-nom`} name="nom" label="Autre lecture possible : son nom" required />
          <Choice id={`${id}-autre-chiffre`} name="indicateur" label="Le chiffre qu’elle donne" options={options} />
          <Lines id={`${id}-autre-lecture`} name="lecture" label="Comment elle comprend la phrase" required />
          <button type="submit">Ajouter cette lecture</button>
        </EditForm>
      )}
    </>
  )
}
