import { capital, typographic as t } from '../../../french.js'
import { definitionOf } from '../../../indicators/definitions.js'
import { effortText } from '../../../indicators/effort/words.js'
import { effortOf, type Now, timeAt } from '../../../indicators/effort.js'
import type { AnyIndicator, OwnIndicator } from '../../../indicators/figures/figure.js'
import type { Objective, Plan } from '../../../indicators/plan.js'
import { reasonSentence, statusWords } from '../../../indicators/reasons.js'
import type { ComputedIndicator } from '../../../indicators/types.js'
import { quantityText } from '../../../indicators/unitWords.js'
import { headlineText, intervalText, limitsOf, sinceText } from '../../../indicators/wording.js'
import { Defined } from '../objectives/defined.js'
import { OwnDays } from '../objectives/figure.js'
import { Bar } from './bar.js'
import { Beside } from './beside.js'
import { Open } from './count.js'
import { MadeOf, type PartProps, unsurveyed } from './madeOf.js'
import { Opened } from './opened.js'
import { PlanWords } from './planWords.js'
import { expiredSince } from './standing.js'
import type { View } from './view.js'

export interface CardProps {
  readonly title: string
  readonly indicator: AnyIndicator
  /** What stands beside it: the same fact in value, or the hours contracted. */
  readonly beside: ComputedIndicator | null
  readonly view: View
  readonly now: Now
  /** The objective held against, with the plan it is of; null: a figure without objective. */
  readonly objective: { readonly of: Objective; readonly plan: Plan } | null
}

/** One objective: figure, n/N, status in words and shape, what is missing, who answers for it, and the plan's own words. */
export function Card({ title, indicator, beside, view, now, objective }: CardProps) {
  const headline = headlineText(indicator) ?? 'non calculable'
  return (
    <article class={`card ${toneOf(indicator)}`}>
      <h3>{t(title)}</h3>
      {objective && <OwnDays plan={objective.plan} indicator={indicator} />}
      {view.days && <p class="note">{t(capital(sinceText(view.days)))}</p>}
      <p class={headline.length > LONG ? 'headline-figure long' : 'headline-figure'}>
        <Opened {...{ indicator, view, objective }}>{headline}</Opened>
      </p>
      <p class="made-of">
        <MadeOf indicator={indicator} view={view} />
      </p>
      <Bar indicator={indicator} />
      <Status indicator={indicator} year={view.year} expired={expiredSince(objective?.plan ?? null, view.year)} />
      <div class="detail">
        <Notes indicator={indicator} view={view} now={now} />
        {beside && <Beside indicator={beside} view={view} />}
      </div>
      {objective?.of.owner && <p class="owner">{t(`Responsable : ${objective.of.owner}`)}</p>}
      {objective ? (
        <PlanWords {...objective} indicator={indicator} year={view.year} />
      ) : (
        <Defined indicator={indicator.id} plan={{}} sentence={definitionOf(indicator.id)?.sentence} />
      )}
    </article>
  )
}

/** A colour is a verdict: none where too little is known (SPEC §3), nor where the verdict is still open. */
export function toneOf({ status, solid }: AnyIndicator): 'met' | 'missed' | 'plain' {
  return solid && (status === 'met' || status === 'missed') ? status : 'plain'
}

/** Letters that the big type has room for in the narrowest card. */
const LONG = 10

function Status({
  indicator: { status, target, unit },
  year,
  expired,
}: Pick<CardProps, 'indicator'> & { readonly year: number; readonly expired: number | null }) {
  if (!target) return <p class="status">sans objectif pour {year}</p>
  const aim = `${target.direction === '>=' ? 'au moins' : 'au plus'} ${quantityText(target.value, unit)}`
  if (!status) return <p class="status">{t(`Objectif : ${aim}, ${dueOf(target.source)}`)}</p>
  const { shape, word } = statusWords(status, target)
  return (
    <p class="status">
      <strong>
        <span aria-hidden="true">{shape}</span> {word}
      </strong>
      {t(` : objectif ${expired === null ? year : `${expired}, hors période du plan`}, ${aim}`)}
    </p>
  )
}

/** Of a target that no status is told of, why: its source says by when it is due, or that the plan is over. */
export function dueOf(source: string): string {
  const notes = source.split(' – ').slice(1)
  return notes.length === 0 ? 'dont l’échéance n’est pas venue' : notes.join(', ')
}

/** Why there is no figure or what limits it, the interval left open, and what the target still needs. */
function Notes({ indicator, view, now }: PartProps & Pick<CardProps, 'now'>) {
  const effort = effortOf(indicator, timeAt(indicator, now))
  const survey = indicator.family === 'hours' ? unsurveyed(indicator, view) : null
  return (
    <>
      {indicator.reason && <p>{t(`${capital(reasonSentence(indicator.reason))}.`)}</p>}
      {indicator.family === 'share' && <Open share={indicator} view={view} />}
      {indicator.family === 'own' && ownNotes(indicator).map((note) => <p>{t(`${capital(note)}.`)}</p>)}
      {effort && <p>{t(`${capital(effortText(effort))}.`)}</p>}
      {survey && <p>{t(survey)}</p>}
    </>
  )
}

/** Between which bounds it lies, and what it leaves aside. */
function ownNotes(indicator: OwnIndicator): string[] {
  const interval = indicator.base === 'hour' ? null : intervalText(indicator)
  return [...(interval ? [`de ${interval}, selon ce qui reste à qualifier`] : []), ...limitsOf(indicator)]
}
