import { capital, date, typographic as t } from '../../../french.js'
import type { AnyIndicator } from '../../../indicators/figures/figure.js'
import { objectiveHref } from '../objectives/address.js'
import { Defined } from '../objectives/defined.js'
import type { CardProps } from './card.js'

/** The objective as the assembly voted it, and how it was understood: the reader can judge the figure. */
export function PlanWords({
  of,
  plan,
  indicator,
  year,
}: NonNullable<CardProps['objective']> & { readonly indicator: AnyIndicator; readonly year: number }) {
  const { document, url, date: on } = plan.source
  const note = indicator.target?.source.split(' – ').slice(1).join(' ; ')
  return (
    <details class="plan-words">
      <summary>Ce que dit le plan</summary>
      <blockquote>
        <p>{t(`« ${of.sentence} »`)}</p>
      </blockquote>
      <p>{t(`Lecture retenue : ${of.reading}`)}</p>
      {note && <p>{t(`${capital(note)}.`)}</p>}
      <p>
        {t('Source : ')}
        {url ? <a href={url}>{t(document)}</a> : t(document)}
        {on && `, ${date(on)}`}
      </p>
      {indicator.family === 'own' ? (
        <p>{t(`Ce qui est compté : ${indicator.sentence}`)}</p>
      ) : (
        <p>
          <a href={`/methode#${of.indicator}`}>Comment ce chiffre est compté</a>
        </p>
      )}
      <Defined indicator={indicator.id} plan={plan} />
      <p class="no-print">
        <a href={objectiveHref(plan.id, of.id, year)}>{t('Cet objectif, année par année')}</a>
      </p>
    </details>
  )
}
