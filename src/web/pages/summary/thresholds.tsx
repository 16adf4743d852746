import { countOf, typographic as t } from '../../../french.js'
import type { IndicatorsResult } from '../../../indicators/compute.js'
import type { ComputedIndicator } from '../../../indicators/types.js'
import { headlineText } from '../../../indicators/wording.js'
import { PUBLISHED_FROM, type Summary } from '../../../tasks/summary.js'
import { Scroll } from '../../ui/data-table.js'
import { Count, Fraction } from './count.js'
import type { BuiltInHeadline } from './headlines.js'
import { ValueNote } from './valueNote.js'
import { countedIn, hoursBehind, type View } from './view.js'

interface ThresholdsProps {
  readonly data: Summary
  readonly headlines: readonly BuiltInHeadline[]
}

const CAPTION = 'La même mesure sur tous les marchés et à partir de 40 000 € HT, seuil des données publiées'

/** Sources differ in what they hold: the same rate over all contracts and from 40 000 € HT, side by side. */
export function Thresholds({ data, headlines }: ThresholdsProps) {
  const columns = [
    { heading: 'Tous les marchés', result: data.all, view: data },
    { heading: '40 000 € HT et plus', result: data.above40k, view: { ...data, minAmount: PUBLISHED_FROM } },
  ]
  if (headlines.length === 0) return null
  const inValue = headlines.filter(({ indicator }) => indicator.base === 'euro')
  return (
    <section class="no-print pair" aria-labelledby="seuils">
      <h2 id="seuils">Selon le seuil</h2>
      <Scroll label={CAPTION}>
        <table>
          <caption>{t(CAPTION)}</caption>
          <thead>
            <tr>
              <th scope="col">Mesure</th>
              {columns.map(({ heading, result, view }) => (
                <th scope="col">
                  {t(heading)}
                  <br />
                  <Population result={result} view={view} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {headlines.map(({ title, indicator: { id } }) => (
              <tr>
                <th scope="row">{t(title)}</th>
                {columns.map(({ result, view }) => (
                  <td>
                    <Cell indicator={result.indicators.find((each) => each.id === id)} view={view} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {columns.map(({ heading, result, view }) => (
        <ValueNote of={heading.toLowerCase()} headlines={inValue} result={result} view={view} />
      ))}
    </section>
  )
}

function Population({ result, view }: { readonly result: IndicatorsResult; readonly view: View }) {
  const { contracts } = result.population
  return <Count of={{ query: countedIn(view), contracts }}>{countOf(contracts, 'marché', 'marchés')}</Count>
}

function Cell({ indicator, view }: { readonly indicator: ComputedIndicator | undefined; readonly view: View }) {
  if (!indicator) return null
  return (
    <>
      {headlineText(indicator) ?? 'non calculable'}{' '}
      <span class="note">
        (
        {indicator.family === 'hours' ? (
          <>
            relevées sur <Count of={hoursBehind(indicator, view)} />
          </>
        ) : (
          <Fraction share={indicator} view={view} />
        )}
        )
      </span>
    </>
  )
}
