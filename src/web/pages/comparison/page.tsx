import { type NationalFigure, SERIES } from '../../../codes/nationalSeries.js'
import { euros, percent, typographic as t } from '../../../french.js'
import { definitionOf } from '../../../indicators/definitions.js'
import { fractionText, headlineText, intervalText } from '../../../indicators/wording.js'
import type { ComparedShare, Comparisons } from '../../../tasks/comparisons.js'
import { BuyerChoice, buyerNamed } from '../../ui/buyer-choice.js'
import { Table } from '../../ui/data-table.js'
import { page } from '../../ui/layout.js'
import { SourcesNote } from '../../ui/sources.js'
import { Defined } from '../objectives/defined.js'
import { Choice } from '../objectives/fields.js'
import { COMPARISON_PATH, GROUP_OPTIONS, GROUP_WORDS, isGroupWord } from './address.js'
import { Series } from './series.js'

/** Each share beside the comparable national figure, else greyed with the reason; then the whole series. */
export function comparisonPage(comparisons: Comparisons, notices: readonly string[]) {
  const { year, years } = comparisons
  return page(
    { title: `Comparaison nationale ${year}`, section: '/synthese' },
    <>
      <h1>{t(`Comparaison nationale, marchés notifiés en ${year}`)}</h1>
      <p class="lead">
        {t(
          'Deux taux ne se comparent que s’ils comptent le même fait, la même année, dans la même unité et au même seuil. Où l’un manque, rien n’est comparé, et la raison est dite.',
        )}
      </p>
      <SourcesNote of={comparisons.sources} />
      {notices.map((notice) => (
        <p class="notice">{t(notice)}</p>
      ))}
      <Filters of={comparisons} />
      {!years.includes(year) && <p class="notice">{t(`Le registre n’a aucun marché de ${year}.`)}</p>}
      <Shares of={comparisons} />
      <Series />
    </>,
  )
}

function Filters({ of: { year, years, group, buyers, acheteur } }: { readonly of: Comparisons }) {
  const shown = [...new Set([year, ...years])].sort((a, b) => b - a)
  const word = Object.keys(GROUP_WORDS).find((each) => isGroupWord(each) && GROUP_WORDS[each] === group) ?? ''
  return (
    <form class="filters" action={COMPARISON_PATH}>
      <Choice
        id="annee"
        name="annee"
        label="Marchés notifiés en"
        value={String(year)}
        options={shown.map((each) => [String(each), String(each)])}
      />
      <BuyerChoice buyers={buyers} chosen={acheteur} />
      <Choice id="type" name="type" label="Type d’acheteur" value={word} options={GROUP_OPTIONS} />
      <button type="submit">Afficher</button>
    </form>
  )
}

const HEADINGS = ['Part', 'Selon le registre', 'Chiffre national']

function Shares({ of: { shares, year, buyers, acheteur } }: { readonly of: Comparisons }) {
  const whose = acheteur === undefined ? 'tous ses acheteurs ensemble' : buyerNamed(buyers, acheteur)
  const caption = `Parts de ${year} selon le registre, ${whose}, et chiffre national comparable`
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">Les parts de l’année</h2>
      <Table caption={caption} headings={HEADINGS}>
        {shares.map((share) => (
          <tr class={share.comparison.line ? undefined : 'greyed'}>
            <th scope="row">{t(share.label)}</th>
            <td>
              <Own of={share} />
              <Defined indicator={share.indicator.id} plan={{}} sentence={definitionOf(share.indicator.id)?.sentence} />
            </td>
            <td>
              <National of={share} />
            </td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

function Own({ of: { indicator, threshold } }: { readonly of: ComparedShare }) {
  const interval = intervalText(indicator)
  return (
    <>
      {headlineText(indicator) ?? 'non calculable'}{' '}
      <span class="note">
        {t(`(${fractionText(indicator)}, à partir de ${euros(threshold)} HT`)}
        {interval && !indicator.solid && t(` ; de ${interval}`)})
      </span>
    </>
  )
}

function National({ of: { comparison } }: { readonly of: ComparedShare }) {
  if (comparison.line === null) return <>{t(`Pas de comparaison : ${comparison.reason}.`)}</>
  const { line, caution } = comparison
  return (
    <>
      <strong>{percent(line.value)}</strong>
      {caution && <span class="note">{t(` ${caution}.`)}</span>}
      <br />
      <span class="note">{t(lineText(line))}</span>
    </>
  )
}

/** Perimeter, basis and source of a line. */
function lineText({ series, source, note, verified }: NationalFigure): string {
  const { perimeter, basis } = SERIES[series]
  const counts = basis === 'clause' ? 'clauses' : 'considérations'
  return [
    `${perimeter} ; compte les ${counts}`,
    `source : ${source}`,
    ...(verified ? [] : ['texte à vérifier']),
    ...(note ? [note] : []),
  ].join(' ; ')
}
