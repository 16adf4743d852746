import { typographic as t } from '../../../french.js'
import { STATUS_WORDS } from '../../../indicators/reasons.js'
import type { ComputedIndicator } from '../../../indicators/types.js'
import { headlineText, targetText } from '../../../indicators/wording.js'
import type { Summary } from '../../../tasks/summary.js'
import { Buyers } from '../summary/buyers.js'
import { toneOf } from '../summary/card.js'
import { Count, Fraction } from '../summary/count.js'
import { headlinesOf } from '../summary/headlines.js'
import { expiredSince, gravestFirst } from '../summary/standing.js'
import { behind, hoursBehind, type View } from '../summary/view.js'

/** Where the objectives stand, one line each; the summary says more. */
export function Objectives({ summary }: { readonly summary: Summary }) {
  const { year, plan } = summary
  return (
    <section aria-labelledby="reperes">
      <h2 id="reperes">{t(plan ? `Où en sont les objectifs en ${year}` : `Premiers repères en ${year}`)}</h2>
      <Buyers data={summary} />
      <dl class="standings">
        {gravestFirst(headlinesOf(summary)).map(({ title, indicator }) => (
          <div>
            <dt>{t(title)}</dt>
            <dd>
              <strong>
                <Count of={behind(indicator, summary)}>{headlineText(indicator) ?? 'non calculable'}</Count>
              </strong>{' '}
              <span class="note">
                (<MadeOf indicator={indicator} view={summary} />)
              </span>
            </dd>
            <dd>
              <Standing indicator={indicator} expired={expiredSince(plan, year)} />
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <a href={`/synthese?annee=${year}`}>{t(`La synthèse ${year}`)}</a>
      </p>
    </section>
  )
}

interface Props {
  readonly indicator: ComputedIndicator
  readonly view: View
}

function MadeOf({ indicator, view }: Props) {
  if (indicator.family === 'share') return <Fraction share={indicator} view={view} />
  return (
    <>
      relevées sur <Count of={hoursBehind(indicator, view)} />
    </>
  )
}

function Standing({ indicator, expired }: Pick<Props, 'indicator'> & { readonly expired: number | null }) {
  const { status } = indicator
  if (status === null) return <span class="note">sans objectif</span>
  const { shape, word } = STATUS_WORDS[status]
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
