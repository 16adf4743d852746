import { countOf, typographic as t } from '../../../french.js'
import { definitionOf } from '../../../indicators/definitions.js'
import type { AnyIndicator } from '../../../indicators/figures/figure.js'
import { fractionText, headlineText, intervalText } from '../../../indicators/wording.js'
import type { BatchPreview, YearEffect } from '../../../tasks/review/batchPreview.js'
import { Table } from '../../ui/data-table.js'
import { statusText, targetShown } from '../objectives/words.js'

/** What the answer changes of the figures, for the questions left ticked. */
export function BatchEffect({ preview: { kept, items, years } }: { readonly preview: BatchPreview }) {
  return (
    <section aria-labelledby="effet">
      <h2 id="effet">Ce que la réponse change</h2>
      <p role="status" data-batch-live>
        {t(suppositionText(kept.length, items.length - kept.length))}
      </p>
      <div data-batch-live>
        {years.map((year) => (
          <Year effect={year} />
        ))}
      </div>
    </section>
  )
}

function suppositionText(kept: number, left: number): string {
  if (kept === 0) return 'Aucune question n’est cochée : rien ne changerait.'
  const but = left === 0 ? '' : ` ; ${countOf(left, 'décochée reste', 'décochées restent')} dans la file`
  return `Effet pour ${countOf(kept, 'question cochée', 'questions cochées')}${but}.`
}

function Year({ effect: { year, before, after } }: { readonly effect: YearEffect }) {
  const rows = [...before.indicators, ...before.own].flatMap((indicator) => {
    const now = [...after.indicators, ...after.own].find(({ id }) => id === indicator.id)
    const moved =
      now && (now.numerator !== indicator.numerator || now.known !== indicator.known || now.high !== indicator.high)
    return moved ? [{ indicator, now }] : []
  })
  if (rows.length === 0) return <p class="note">{t(`Aucun chiffre de ${year} ne change.`)}</p>
  return (
    <Table caption={`Effet sur les chiffres de ${year}`} headings={['Chiffre', 'Aujourd’hui', 'Après']}>
      {rows.map(({ indicator, now }) => (
        <tr>
          <th scope="row">
            {t(definitionOf(indicator.id)?.label ?? ('label' in indicator ? indicator.label : indicator.id))}
            {indicator.target && indicator.unit === 'ratio' && (
              <span class="note">{t(` (objectif ${targetShown(indicator.target, 'ratio')})`)}</span>
            )}
          </th>
          <td>{t(figureText(indicator, now))}</td>
          <td>{t(figureText(now, indicator))}</td>
        </tr>
      ))}
    </Table>
  )
}

/** As it reads everywhere, "28,5 % (61/214) ✔ atteint"; with its bounds where nothing else tells it from the other. */
function figureText(figure: AnyIndicator, other: AnyIndicator): string {
  const { status, target } = figure
  const plain = plainText(figure)
  const bounds = plain === plainText(other) ? intervalText(figure) : null
  return [plain, bounds && (bounds.includes(' à ') ? `de ${bounds}` : bounds), status && statusText(status, target)]
    .filter(Boolean)
    .join(' · ')
}

const plainText = (figure: AnyIndicator): string =>
  `${headlineText(figure) ?? 'non calculable'} (${fractionText(figure)})`
