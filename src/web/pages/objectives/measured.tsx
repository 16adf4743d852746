import type { Child } from 'hono/jsx'
import { capital, date, typographic as t } from '../../../french.js'
import { DEFINITIONS, definitionOf } from '../../../indicators/definitions.js'
import type { AnyIndicator } from '../../../indicators/figures/figure.js'
import { asidesOf, foretoldText, methodText } from '../../../indicators/landingWords.js'
import { pastErrorText } from '../../../indicators/pastErrorMeasured.js'
import { type Objective, type Plan, UNITS } from '../../../indicators/plan.js'
import { partYearNote } from '../../../indicators/planTargets.js'
import { reasonSentence } from '../../../indicators/reasons.js'
import type { Question } from '../../../indicators/types.js'
import { unitOfIndicator } from '../../../indicators/units.js'
import { fractionText, headlineText, intervalText, limitsOf, sinceText } from '../../../indicators/wording.js'
import { civilYear } from '../../../tasks/indicators.js'
import type { ShownScheme } from '../../../tasks/schemes/shown.js'
import type { Foretold, ObjectiveStanding, ReadingStanding } from '../../../tasks/schemes/standing.js'
import { Table } from '../../ui/data-table.js'
import { dueOf } from '../summary/card.js'
import { editHref, objectiveHref } from './address.js'
import { Defined } from './defined.js'
import { Choice, EditForm, Field, Lines } from './fields.js'
import { statusText, TARGET_EXAMPLES, targetShown, targetTyped, UNIT_NAMES } from './words.js'

/** Each objective: its sentence, how it is read, what is counted, where it stands and what it takes. */
export function Measured({ shown }: { readonly shown: ShownScheme }) {
  const measured = shown.standing.objectives.filter(({ indicator }) => indicator !== null)
  if (measured.length === 0) return null
  return (
    <section aria-labelledby="objectifs">
      <h2 id="objectifs">{t(`Chaque objectif en ${shown.standing.year}`)}</h2>
      {measured.map((each) => (
        <Objectived of={each} shown={shown} />
      ))}
    </section>
  )
}

/** What nothing here measures, what is missing, and who could supply it. */
export function Unmeasured({ shown }: { readonly shown: ShownScheme }) {
  const unmeasured = shown.standing.objectives.filter(({ indicator }) => indicator === null)
  if (unmeasured.length === 0) return null
  return (
    <section aria-labelledby="non-mesures">
      <h2 id="non-mesures">Ce que rien ici ne mesure</h2>
      {unmeasured.map((each) => (
        <Objectived of={each} shown={shown} />
      ))}
    </section>
  )
}

function Objectived({ of, shown }: { readonly of: ObjectiveStanding; readonly shown: ShownScheme }) {
  const { objective, indicator, effort, landing } = of
  const { plan, year } = shown.standing
  const cumulated = of.years.find((point) => point.year === year && !point.from.startsWith(String(year)))
  const key = `objectif-${shown.standing.objectives.indexOf(of) + 1}`
  return (
    <article class="objective" id={key} aria-labelledby={`${key}-titre`}>
      <h3 id={`${key}-titre`}>
        <a href={objectiveHref(plan.id, objective.id, year, shown.acheteur)}>{t(objective.label)}</a>
      </h3>
      {cumulated && <p class="note">{t(capital(sinceText(cumulated)))}</p>}
      <PartYear plan={plan} objective={objective} days={civilYear(year)} />
      {indicator ? <Figure of={indicator} /> : <p>{t(`Non mesuré : ${objective.unmeasured ?? ''}`)}</p>}
      {objective.untargeted && <p class="note">{t(`Sans cible : ${objective.untargeted}`)}</p>}
      {effort && <p>{t(`${capital(effort)}.`)}</p>}
      {landing && <Landed of={landing} objective={objective} />}
      <Terms of={of} plan={plan} />
      <Alternatives of={of} shown={shown} />
      {shown.edited && <EditObjective objective={objective} shown={shown} id={key} revision={shown.edited.revision} />}
    </article>
  )
}

interface PartYearProps {
  readonly plan: Plan
  readonly objective: Objective
  readonly days: Pick<Question, 'from' | 'to'>
}

/** Of the year in which the scheme begins or ends: that it is counted whole. */
export function PartYear({ plan, objective, days }: PartYearProps) {
  const note = objective.indicator === null ? null : partYearNote(plan, objective, days)
  return note && <p class="note">{t(`${capital(note)}.`)}</p>
}

/** The figure of the year, its status in word and shape, and what limits it. */
export function Figure({ of: indicator }: { readonly of: AnyIndicator }) {
  const { status, target, reason, unit } = indicator
  const interval = intervalText(indicator)
  return (
    <>
      <p>
        <strong>{headlineText(indicator) ?? 'non calculable'}</strong>
        {indicator.value !== null && ` (${fractionText(indicator)})`}
        {target && !status && t(` : objectif ${targetShown(target, unit)}, ${dueOf(target.source)}`)}
        {status && target && (
          <>
            {t(' : ')}
            <strong
              class={indicator.solid && (status === 'met' || status === 'missed') ? `standing ${status}` : undefined}
            >
              {statusText(status, target)}
            </strong>
            {t(` (${targetShown(target, unit)})`)}
          </>
        )}
      </p>
      {interval && indicator.base !== 'hour' && (
        <p class="note">{t(`De ${interval}, selon ce qui reste à qualifier.`)}</p>
      )}
      {reason && <p class="note">{t(`${capital(reasonSentence(reason))}.`)}</p>}
      {[...limitsOf(indicator), ...openHours(indicator)].map((note) => (
        <p class="note">{t(`${capital(note)}.`)}</p>
      ))}
    </>
  )
}

/** Once the period is over, why hours short of their target are not said to miss it: their most is never known (SPEC §3). */
function openHours({ base, status, target }: AnyIndicator): string[] {
  if (base !== 'hour' || status !== 'undetermined' || target === null || target.until !== undefined) return []
  const verdict = target.direction === '>=' ? 'la cible soit manquée' : 'le plafond soit tenu'
  return [`le registre peut ne pas dire toutes les heures : rien n’établit que ${verdict}`]
}

/** A forecast says so, with its method. */
export function Landed({
  of,
  objective: { unit, indicator },
}: {
  readonly of: Foretold
  readonly objective: Pick<Objective, 'unit' | 'indicator'>
}) {
  const { landing } = of
  if (landing.low === null) return <p class="note">{t(`Prévision : ${foretoldText(of, unit)}.`)}</p>
  const asides = 'overdue' in landing ? asidesOf(landing) : []
  return (
    <details>
      <summary>{t(`Prévision : ${foretoldText(of, unit)}`)}</summary>
      <p class="note">{t(methodText(landing))}</p>
      {landing.basis.kind !== 'result' && <p class="note">{t(pastErrorText(indicator ?? ''))}</p>}
      {asides.map((aside) => (
        <p class="note">{t(`${capital(aside)}.`)}</p>
      ))}
    </details>
  )
}

/** The sentence, how it is read, what is counted, who answers for it. */
export function Terms({
  of: { objective, counted },
  plan,
}: {
  readonly of: Pick<ObjectiveStanding, 'objective' | 'counted'>
  readonly plan: Plan
}) {
  const { sentence, reading, owner, decision, toVerify, source, indicator } = objective
  const builtIn = indicator !== null && definitionOf(indicator) !== undefined
  const document = (source ?? plan.source).document
  return (
    <dl class="terms">
      <Term name="Ce que dit le schéma">{t(`« ${sentence} »`)}</Term>
      <Term name="Lecture retenue">{t(reading)}</Term>
      {counted && (
        <Term name="Ce qui est compté">
          {t(counted)} {builtIn && <a href={`/methode#${indicator}`}>La méthode</a>}
          {indicator && <Defined indicator={indicator} plan={plan} />}
        </Term>
      )}
      {toVerify && <Term name="Texte à vérifier">{t(toVerify)}</Term>}
      {owner && <Term name="Suivi par">{t(owner)}</Term>}
      {decision && <Term name="Délibération">{t(decision)}</Term>}
      <Term name="Source">
        {t(document)}
        {source?.date ? `, ${date(source.date)}` : ''}
      </Term>
    </dl>
  )
}

function Term({ name, children }: { readonly name: string; readonly children: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The other ways of understanding the sentence, each with the figure it gives. */
function Alternatives({ of, shown }: { readonly of: ObjectiveStanding; readonly shown: ShownScheme }) {
  const { objective, alternatives } = of
  if (alternatives.length === 0) return null
  const caption = `Autres lectures possibles : ${objective.label}`
  return (
    <details>
      <summary>{t(`Autres lectures possibles de cette phrase (${alternatives.length})`)}</summary>
      <Table caption={caption} headings={['Lecture', 'Chiffre qu’elle donne', ...(shown.edited ? ['Retenir'] : [])]}>
        {alternatives.map((each) => (
          <tr>
            <th scope="row">
              {t(each.label)} <span class="note">{t(each.reading)}</span>
            </th>
            <td>
              <ReadingFigure of={each} />
            </td>
            {shown.edited && (
              <td>
                <Switch objective={objective} to={each} shown={shown} revision={shown.edited.revision} />
              </td>
            )}
          </tr>
        ))}
      </Table>
    </details>
  )
}

/** What a reading would give, and whether the target would then be reached. */
export function ReadingFigure({ of: { indicator } }: { readonly of: ReadingStanding }) {
  if (!indicator) return <>non calculable</>
  return (
    <>
      {headlineText(indicator) ?? 'non calculable'} <span class="note">({fractionText(indicator)})</span>
      {indicator.status && <div>{statusText(indicator.status, indicator.target)}</div>}
    </>
  )
}

interface SwitchProps {
  readonly objective: Objective
  readonly to: ReadingStanding
  readonly shown: ShownScheme
  readonly revision: number
}

function Switch({ objective, to: { indicator, label }, shown: { standing }, revision }: SwitchProps) {
  if (!indicator) return null
  return (
    <EditForm action={editHref(standing.plan.id, 'lecture')} revision={revision} year={standing.year}>
      <input type="hidden" name="objectif" value={objective.id} />
      <input type="hidden" name="indicateur" value={indicator.id} />
      <button type="submit" aria-label={t(`Retenir la lecture « ${label} » : ${objective.label}`)}>
        Retenir
      </button>
    </EditForm>
  )
}

interface EditObjectiveProps {
  readonly objective: Objective
  readonly shown: ShownScheme
  readonly id: string
  readonly revision: number
}

function EditObjective({ objective, shown: { standing }, id, revision }: EditObjectiveProps) {
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

/** Indicators of the same unit, built in then the plan's own: a target is held against both readings alike. */
function readingChoices({ definitions = [] }: Plan, unit: Objective['unit']): [string, string][] {
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
