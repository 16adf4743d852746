import { typographic as t } from '../../../french.js'
import type { AnyIndicator } from '../../../indicators/figures/figure.js'
import type { Objective } from '../../../indicators/plan.js'
import type { TrajectoryPoint } from '../../../indicators/trajectory.js'
import { fractionText, headlineText } from '../../../indicators/wording.js'
import type { ShownScheme } from '../../../tasks/schemes/shown.js'
import type { ObjectiveStanding } from '../../../tasks/schemes/standing.js'
import { editHref, objectiveHref } from './address.js'
import { EditForm, EditTable } from './fields.js'
import { standingText, TARGET_EXAMPLES, targetShown, targetTyped } from './words.js'

const CAPTION = 'La cible de chaque année et, dessous, le résultat'

/** Targets and results, year by year; where the scheme may be edited, each cell is a field and each row is saved by itself. */
export function Targets({ shown }: { readonly shown: ShownScheme }) {
  const { standing, edited } = shown
  const years = yearsOf(standing.objectives)
  return (
    <section aria-labelledby="cibles">
      <h2 id="cibles">Cibles et résultats</h2>
      <p class="note">
        {t(
          'Une année sans cible reprend la dernière fixée avant elle, montrée en gris. Une seule cible pour toutes les années s’écrit dans la première colonne, les années restant vides.',
        )}
      </p>
      <EditTable caption={CAPTION} headings={['Objectif', 'Toutes les années', ...years]} edited={edited !== null}>
        {standing.objectives.map((each, at) => (
          <Row of={each} years={years} shown={shown} at={at + 1} />
        ))}
      </EditTable>
    </section>
  )
}

function yearsOf(objectives: readonly ObjectiveStanding[]): number[] {
  const years = objectives.flatMap(({ years: points }) => points.map(({ year }) => year))
  return [...new Set(years)].sort((a, b) => a - b)
}

interface RowProps {
  readonly of: ObjectiveStanding
  readonly years: readonly number[]
  readonly shown: ShownScheme
  readonly at: number
}

function Row({ of: { objective, years: points }, years, shown: { standing, edited }, at }: RowProps) {
  const form = `cibles-${at}`
  const { plan, year: asked } = standing
  const field = { objective, form, editable: edited !== null }
  return (
    <tr>
      <th scope="row">
        <a href={objectiveHref(plan.id, objective.id, asked)}>{t(objective.label)}</a>
        {edited && (
          <EditForm id={form} action={editHref(plan.id, 'cibles')} revision={edited.revision} year={asked}>
            <input type="hidden" name="objectif" value={objective.id} />
          </EditForm>
        )}
      </th>
      <td>
        <TargetField {...field} name="cible" when="toutes les années" value={objective.target?.value} />
      </td>
      {years.map((year) => {
        const point = points.find((each) => each.year === year)
        return (
          <td>
            <TargetField
              {...field}
              name={`cible-${year}`}
              when={String(year)}
              value={objective.targets?.find((each) => each.year === year)?.value}
              point={point}
            />
            {point && <Result of={point} />}
          </td>
        )
      })}
      {edited && (
        <td>
          <button type="submit" form={form} aria-label={t(`Enregistrer les cibles : ${objective.label}`)}>
            Enregistrer
          </button>
        </td>
      )}
    </tr>
  )
}

interface TargetFieldProps {
  readonly objective: Objective
  readonly form: string
  readonly editable: boolean
  readonly name: string
  readonly when: string
  readonly value: number | undefined
  readonly point?: TrajectoryPoint<AnyIndicator> | undefined
}

function TargetField({ objective, form, editable, name, when, value, point }: TargetFieldProps) {
  const { unit, label } = objective
  const standing = point?.target ? targetShown(point.target, unit) : undefined
  if (!editable)
    return <>{value === undefined ? <span class="note">{standing ?? ''}</span> : targetTyped(value, unit)}</>
  const id = `${form}-${name}`
  return (
    <>
      <label class="visually-hidden" for={id}>
        {t(`Cible de ${when} : ${label}`)}
      </label>
      <input
        id={id}
        form={form}
        name={name}
        value={value === undefined ? '' : targetTyped(value, unit)}
        placeholder={standing ?? ''}
        title={t(`Par exemple ${TARGET_EXAMPLES[unit]}`)}
        size={8}
        maxlength={40}
        autocomplete="off"
      />
    </>
  )
}

/** The result of a year with its status in word and shape; what it started from, where the plan says so. */
function Result({ of: point }: { readonly of: TrajectoryPoint<AnyIndicator> }) {
  const { result, baseline } = point
  const standing = standingText(point)
  return (
    <div class="result">
      {result && result.value !== null && (
        <span>
          <strong>{headlineText(result)}</strong>
          <span class="note"> ({fractionText(result)})</span>
        </span>
      )}
      {result && result.value === null && result.status === null && <span class="note">non calculable</span>}
      {standing && <span class={toneOf(point)}>{t(standing)}</span>}
      {baseline !== null && <span class="note">{t('point de départ')}</span>}
    </div>
  )
}

const toneOf = ({ status, result }: TrajectoryPoint<AnyIndicator>): string =>
  result?.solid && (status === 'met' || status === 'missed') ? `standing ${status}` : 'note'
