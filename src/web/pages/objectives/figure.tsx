import { capital, typographic as t } from '../../../french.js'
import type { AnyIndicator } from '../../../indicators/figures/figure.js'
import { asidesOf, foretoldText, methodText } from '../../../indicators/landingWords.js'
import { pastErrorText } from '../../../indicators/pastErrorMeasured.js'
import type { Objective, Plan } from '../../../indicators/plan.js'
import { partYearNote } from '../../../indicators/planTargets.js'
import { reasonSentence } from '../../../indicators/reasons.js'
import type { Question } from '../../../indicators/types.js'
import { daysText, fractionText, headlineText, intervalText, limitsOf } from '../../../indicators/wording.js'
import type { Foretold } from '../../../tasks/schemes/foretold.js'
import { dueOf } from '../summary/card.js'
import { statusText, targetShown } from './words.js'

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

/** The days of a figure whose definition has its own: months up to some day, or all since one. */
export function OwnDays({ plan, indicator }: { readonly plan: Plan; readonly indicator: AnyIndicator }) {
  const own = plan.definitions?.find(({ id }) => id === indicator.id)
  const days = own?.period === undefined || own.period.kind === 'civilYear' ? null : daysText(indicator)
  return days && <p class="note">{t(`Compté ${days}.`)}</p>
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
