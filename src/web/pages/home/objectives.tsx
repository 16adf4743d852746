import { typographic as t } from '../../../french.js'
import type { AnyIndicator } from '../../../indicators/figures/figure.js'
import { statusWords } from '../../../indicators/reasons.js'
import { headlineText, sinceText, targetText } from '../../../indicators/wording.js'
import type { Summary } from '../../../tasks/summary.js'
import { Buyers } from '../summary/buyers.js'
import { dueOf, toneOf } from '../summary/card.js'
import { Count, Fraction } from '../summary/count.js'
import { headlinesOf } from '../summary/headlines.js'
import { ownMadeOf } from '../summary/madeOf.js'
import { Opened } from '../summary/opened.js'
import { expiredSince, gravestFirst } from '../summary/standing.js'
import { UnmeasuredCount } from '../summary/unmeasured.js'
import { hoursBehind, type View } from '../summary/view.js'

/** Where the objectives stand, one line each; the summary says more. */
export function Objectives({ summary }: { readonly summary: Summary }) {
  const { year, plan } = summary
  return (
    <section aria-labelledby="reperes">
      <h2 id="reperes">{t(plan ? `Où en sont les objectifs en ${year}` : `Premiers repères en ${year}`)}</h2>
      <Buyers data={summary} />
      <dl class="standings">
        {gravestFirst(headlinesOf(summary)).map(({ title, indicator, objective, days }) => (
          <div>
            <dt>{t(title)}</dt>
            <dd>
              <strong>
                <Opened {...{ indicator, objective }} view={{ ...summary, days }}>
                  {headlineText(indicator) ?? 'non calculable'}
                </Opened>
              </strong>{' '}
              <span class="note">
                (<MadeOf indicator={indicator} view={{ ...summary, days }} />
                {days && t(`, ${sinceText(days)}`)})
              </span>
            </dd>
            <dd>
              <Standing indicator={indicator} expired={expiredSince(plan, year)} />
            </dd>
          </div>
        ))}
      </dl>
      <UnmeasuredCount plan={plan} year={year} />
      <p>
        <a href={`/synthese?annee=${year}`}>{t(`La synthèse ${year}`)}</a>
      </p>
    </section>
  )
}

interface Props {
  readonly indicator: AnyIndicator
  readonly view: View
}

function MadeOf({ indicator, view }: Props) {
  if (indicator.family === 'own') return <>{ownMadeOf(indicator)}</>
  if (indicator.family === 'share') return <Fraction share={indicator} view={view} />
  return (
    <>
      relevées sur <Count of={hoursBehind(indicator, view)} />
    </>
  )
}

function Standing({ indicator, expired }: Pick<Props, 'indicator'> & { readonly expired: number | null }) {
  const { status, target } = indicator
  if (target === null) return <span class="note">sans objectif</span>
  if (status === null) return <span class="note">{t(`${targetText(indicator)}, ${dueOf(target.source)}`)}</span>
  const { shape, word } = statusWords(status, target)
  return (
    <span class={`standing ${toneOf(indicator)}`}>
      <span aria-hidden="true">{shape}</span> {word}{' '}
      <span class="note">
        {targetText(indicator)}
        {expired !== null && ` (${expired}, hors période du plan)`}
      </span>
    </span>
  )
}
