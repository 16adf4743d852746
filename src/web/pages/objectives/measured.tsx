import { capital, typographic as t } from '../../../french.js'
import { sinceText } from '../../../indicators/wording.js'
import { civilYear } from '../../../tasks/indicators.js'
import type { ShownScheme } from '../../../tasks/schemes/shown.js'
import type { ObjectiveStanding } from '../../../tasks/schemes/standing.js'
import { objectiveHref } from './address.js'
import { EditObjective } from './editObjective.js'
import { Figure, Landed, OwnDays, PartYear } from './figure.js'
import { Alternatives } from './readings.js'
import { Terms } from './terms.js'

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
      {indicator && <OwnDays plan={plan} indicator={indicator} />}
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
