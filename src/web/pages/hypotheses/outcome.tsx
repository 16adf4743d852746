import type { Child } from 'hono/jsx'
import { typographic as t } from '../../../french.js'
import type { Supposition } from '../../../tasks/hypotheses/suppose.js'
import type { Hypotheses } from '../../../tasks/hypotheses.js'
import { countedBy } from '../../../tasks/schemes/standing.js'
import { Table } from '../../ui/data-table.js'
import { Defined } from '../objectives/defined.js'
import { hypothesesHref } from './address.js'
import { forecastNotes, inShort, outcomeLines, supposedText } from './lines.js'

/** The figure before and after, side by side, against the same target. */
export function Outcome({ of }: { readonly of: Hypotheses }) {
  const caption = of.supposing
    ? `Le chiffre d’aujourd’hui, et ce qu’il serait avec ${supposedText(of)}`
    : 'Le chiffre d’aujourd’hui ; rien n’est encore supposé'
  const { indicator } = of.objective.now.objective
  return (
    <section aria-labelledby="resultat">
      <h2 id="resultat">Ce que cela donnerait</h2>
      <Table caption={caption} headings={['Mesure', 'Aujourd’hui', ...(of.supposing ? ['Et si…'] : [])]}>
        {outcomeLines(of).map(({ name, before, after }) => (
          <tr>
            <th scope="row">{name}</th>
            <td>{before ?? '–'}</td>
            {of.supposing && <td>{before === after ? (after ?? '–') : <strong>{after ?? '–'}</strong>}</td>}
          </tr>
        ))}
      </Table>
      <Defined indicator={indicator ?? ''} plan={of.plan} sentence={countedBy(of.plan, indicator)} />
      <Forecast of={of} />
    </section>
  )
}

/** A forecast says its method and what it is worth. */
function Forecast({ of }: { readonly of: Hypotheses }) {
  const notes = forecastNotes(of)
  if (notes.length === 0) return null
  return (
    <details>
      <summary>Comment la prévision est faite, ce qu’elle vaut</summary>
      {notes.map((note) => (
        <p class="note">{note}</p>
      ))}
    </details>
  )
}

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
      <td>{inShort(now)}</td>
      <td>{inShort(supposed)}</td>
    </tr>
  )
}
