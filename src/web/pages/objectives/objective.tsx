import { capital, typographic as t } from '../../../french.js'
import { fractionText, headlineText, intervalText } from '../../../indicators/wording.js'
import type { KnownBuyer } from '../../../tasks/buyers.js'
import type { ObjectiveShown } from '../../../tasks/schemes/objective.js'
import type { Schemes } from '../../../tasks/schemes/shown.js'
import { BuyerChoice, buyerNamed } from '../../ui/buyer-choice.js'
import { Table } from '../../ui/data-table.js'
import { page } from '../../ui/layout.js'
import { SourcesNote } from '../../ui/sources.js'
import { hypothesesHref } from '../hypotheses/address.js'
import { OBJECTIVES_PATH, objectiveHref, objectivesHref } from './address.js'
import { Contracts } from './contractsBehind.js'
import { Divided } from './divided.js'
import { Choice } from './fields.js'
import { Figure, Landed, OwnDays, PartYear } from './figure.js'
import { History } from './history.js'
import { Readings } from './readings.js'
import { Terms } from './terms.js'
import { spanOf, standingText, targetShown } from './words.js'

/** One objective: what it counts, year by year, in each part of the register, contract by contract, and its history. */
export function objectivePage(shown: ObjectiveShown, { buyers, sources }: Pick<Schemes, 'buyers' | 'sources'>) {
  const { standing, plan, year, atEnd, question } = shown
  const { acheteur } = question
  const { objective, indicator, effort, landing } = standing
  return page(
    { title: objective.label, section: '/objectifs' },
    <>
      <p class="breadcrumb">
        <a href={objectivesHref({ scheme: plan.id, year, acheteur })}>{t(plan.title)}</a>
      </p>
      <h1>{t(objective.label)}</h1>
      <p class="lead">
        {t(`${capital(spanOf(question))}${acheteur === undefined ? '' : `, acheteur ${buyerNamed(buyers, acheteur)}`}`)}
      </p>
      <PartYear plan={plan} objective={objective} days={question} />
      <SourcesNote of={sources} />
      <ObjectiveChoice shown={shown} buyers={buyers} />
      <section aria-label={t(`Où en est l’objectif ${spanOf(question)}`)}>
        {indicator && <OwnDays plan={plan} indicator={indicator} />}
        {indicator ? <Figure of={indicator} /> : <p>{t(`Non mesuré : ${objective.unmeasured ?? ''}`)}</p>}
        {effort && <p>{t(`${capital(effort)}.`)}</p>}
        {objective.untargeted && <p class="note">{t(`Sans cible : ${objective.untargeted}`)}</p>}
        {landing && <Landed of={landing} objective={objective} />}
        {atEnd && (
          <>
            <p class="note">{t('À la fin du schéma :')}</p>
            <Landed of={atEnd} objective={objective} />
          </>
        )}
        {indicator && (
          <p class="no-print">
            <a href={hypothesesHref({ scheme: plan.id, objective: objective.id, year, acheteur })}>
              {t('Et si… des marchés étaient qualifiés, ou d’autres notifiés')}
            </a>
          </p>
        )}
      </section>
      <Terms of={standing} plan={plan} />
      <Years shown={shown} />
      <Readings shown={shown} />
      {shown.divisions.map(({ division, parts }) => (
        <Divided division={division} parts={parts} shown={shown} />
      ))}
      <Contracts shown={shown} />
      <History shown={shown} />
    </>,
  )
}

/** Year and buyer, as a form whose answer is an address. */
function ObjectiveChoice({
  shown: { standing, plan, year, question },
  buyers,
}: {
  readonly shown: ObjectiveShown
  readonly buyers: readonly KnownBuyer[]
}) {
  const { objective, years } = standing
  const all = new Set([year, ...years.map((point) => point.year)])
  return (
    <form class="filters" method="get" action={`${OBJECTIVES_PATH}/${encodeURIComponent(objective.id)}`}>
      <input type="hidden" name="schema" value={plan.id} />
      <Choice
        id="annee"
        name="annee"
        label="Année"
        value={String(year)}
        options={[...all].sort((a, b) => b - a).map((each) => [String(each), String(each)])}
      />
      <BuyerChoice buyers={buyers} chosen={question.acheteur} />
      <button type="submit">Montrer</button>
    </form>
  )
}

function Years({ shown: { standing, plan, question } }: { readonly shown: ObjectiveShown }) {
  const { objective, years } = standing
  return (
    <section aria-labelledby="annees">
      <h2 id="annees">Année par année</h2>
      <Table
        caption="Résultat de chaque année face à sa cible"
        headings={['Année', 'Cible', 'Résultat', 'Intervalle', 'Où il en est']}
      >
        {years.map((point) => (
          <tr>
            <th scope="row">
              <a href={objectiveHref(plan.id, objective.id, point.year, question.acheteur)}>{point.year}</a>
            </th>
            <td>{point.target ? targetShown(point.target, objective.unit) : 'sans cible'}</td>
            <td>
              {point.result
                ? `${headlineText(point.result) ?? 'non calculable'} (${fractionText(point.result)})`
                : (point.baseline !== null && 'point de départ du plan') || ''}
            </td>
            <td>{point.result && point.result.base !== 'hour' ? (intervalText(point.result) ?? '') : ''}</td>
            <td>{t(standingText(point) ?? '')}</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}
