import type { Child } from 'hono/jsx'
import { capital, typographic as t } from '../../../french.js'
import type { AnyIndicator } from '../../../indicators/figures/figure.js'
import { landingText } from '../../../indicators/landingWords.js'
import { fractionText, headlineText, intervalText } from '../../../indicators/wording.js'
import type { Hypotheses, StandingOfYear, Supposition } from '../../../tasks/hypotheses.js'
import { Table } from '../../ui/data-table.js'
import { statusText, targetShown } from '../objectives/words.js'
import { hypothesesHref } from './address.js'
import { supposedText } from './page.js'

/** The figure before and after, side by side, against the same target. */
export function Outcome({ of }: { readonly of: Hypotheses }) {
  const { now, supposed } = of.objective
  const caption = of.supposing
    ? `Le chiffre d’aujourd’hui, et ce qu’il serait avec ${supposedText(of)}`
    : 'Le chiffre d’aujourd’hui ; rien n’est encore supposé'
  return (
    <section aria-labelledby="resultat">
      <h2 id="resultat">Ce que cela donnerait</h2>
      <Table caption={caption} headings={['Mesure', 'Aujourd’hui', ...(of.supposing ? ['Et si…'] : [])]}>
        {LINES.map(({ name, of: line }) => {
          const [before, after] = [line(now), line(supposed)]
          if (before === null && after === null) return null
          return (
            <tr>
              <th scope="row">{name}</th>
              <td>{before ?? '–'}</td>
              {of.supposing && <td>{before === after ? (after ?? '–') : <strong>{after ?? '–'}</strong>}</td>}
            </tr>
          )
        })}
      </Table>
    </section>
  )
}

interface Line {
  readonly name: string
  readonly of: (standing: StandingOfYear) => string | null
}

const figured = (read: (indicator: AnyIndicator) => string | null) => (standing: StandingOfYear) =>
  standing.indicator && read(standing.indicator)

const LINES: readonly Line[] = [
  { name: 'Chiffre', of: figured((each) => headlineText(each) ?? 'non calculable') },
  { name: 'Fait de', of: figured(fractionText) },
  { name: 'Intervalle', of: figured((each) => (each.base === 'hour' ? null : intervalText(each))) },
  { name: 'Cible', of: figured(({ target, unit }) => target && targetShown(target, unit)) },
  { name: 'Où il en est', of: figured(({ status, target }) => status && statusText(status, target)) },
  { name: 'Ce qu’il faut', of: ({ effort }) => effort && t(capital(effort)) },
  {
    name: 'Prévision',
    // Of shares, contracts to come are in the forecast already: it is told of hours, which those notified will owe.
    of: ({ landing, objective }) =>
      landing && objective.unit === 'hour' ? t(landingText(landing.landing, objective.unit)) : null,
  },
]

/** The other objectives that the same contracts would move. */
export function Others({ of }: { readonly of: Hypotheses }): Child {
  const { others, shown } = of
  if (others.length === 0) return null
  return (
    <section aria-labelledby="autres-objectifs">
      <h2 id="autres-objectifs">Les autres objectifs qui bougeraient</h2>
      <Table caption="Autres objectifs du schéma, aujourd’hui et avec les mêmes marchés" headings={HEADINGS}>
        {others.map((other) => (
          <Other of={other} shown={shown} />
        ))}
      </Table>
    </section>
  )
}

const HEADINGS = ['Objectif', 'Aujourd’hui', 'Et si…']

function Other({ of: { now, supposed }, shown }: { readonly of: Supposition; readonly shown: Hypotheses['shown'] }) {
  const { plan, year } = shown.standing
  const { objective } = now
  const href = hypothesesHref({ scheme: plan.id, objective: objective.id, year, acheteur: shown.acheteur })
  return (
    <tr>
      <th scope="row">
        <a href={href}>{t(objective.label)}</a>
      </th>
      <td>{inShort(now.indicator)}</td>
      <td>{inShort(supposed.indicator)}</td>
    </tr>
  )
}

function inShort(indicator: AnyIndicator | null): string {
  if (indicator === null) return ''
  const status = indicator.status === null ? '' : `, ${statusText(indicator.status, indicator.target)}`
  return t(`${headlineText(indicator) ?? 'non calculable'} (${fractionText(indicator)})${status}`)
}
