import {
  type BuyerGroup,
  NATIONAL_FIGURES,
  type NationalFigure,
  OECP_BREAK,
  SERIES,
} from '../../../codes/nationalSeries.js'
import { capital, integer, listOf, percent, typographic as t } from '../../../french.js'
import { GROUP_NAMES } from '../../../indicators/comparison.js'
import { FACTS } from '../../../indicators/facts.js'
import { Table } from '../../ui/data-table.js'

const HEADINGS = ['Année', 'Série', 'Fait', 'Unité', 'Seuil', 'Acheteurs', 'Part', 'Source']

/** Every national figure found, oldest first, with the line where the series breaks. */
export function Series() {
  const lines = NATIONAL_FIGURES.toSorted((a, b) => a.year - b.year)
  return (
    <section aria-labelledby="serie">
      <h2 id="serie">Tous les chiffres nationaux retrouvés</h2>
      <ul>
        {Object.values(SERIES).map(({ label, perimeter, source }) => (
          <li>{t(`${label} : ${perimeter}. Source : ${source}.`)}</li>
        ))}
      </ul>
      <p>
        {t(
          'Une année, une unité ou un groupe d’acheteurs qui n’est pas là n’a pas été retrouvé : ce n’est pas zéro. Les considérations (clauses ou critères) ne sont pas les clauses.',
        )}
      </p>
      <Table caption="Chiffres nationaux, par année" headings={HEADINGS}>
        {lines
          .filter(({ year }) => year < OECP_BREAK.year)
          .map((line) => (
            <Line of={line} />
          ))}
        <tr>
          <td colspan={HEADINGS.length}>
            <strong>{t(BREAK_TEXT)}</strong>
          </td>
        </tr>
        {lines
          .filter(({ year }) => year >= OECP_BREAK.year)
          .map((line) => (
            <Line of={line} />
          ))}
      </Table>
    </section>
  )
}

function Line({ of }: { readonly of: NationalFigure }) {
  const { year, series, fact, unit, threshold, buyers, category, value, source, verified, note } = of
  return (
    <tr>
      <th scope="row">{year}</th>
      <td>
        <abbr title={SERIES[series].label}>{series}</abbr>
      </td>
      <td>
        {t(FACTS[fact].label)}
        {category && t(' (travaux seuls)')}
      </td>
      <td>{unit === 'number' ? 'en nombre' : 'en valeur'}</td>
      <td class="number">{`${integer(threshold)} €`}</td>
      <td>{buyersText(buyers)}</td>
      <td class="number">{percent(value)}</td>
      <td>{t([source, ...(verified ? [] : ['texte à vérifier']), ...(note ? [note] : [])].join(' ; '))}</td>
    </tr>
  )
}

const buyersText = (buyers: readonly BuyerGroup[] | null): string =>
  buyers === null ? 'tous' : capital(listOf(buyers.map((group) => GROUP_NAMES[group])))

/** What the break of the OECP changes. */
const BREAK_TEXT = `Rupture de la série OECP entre ${OECP_BREAK.year - 1} et ${OECP_BREAK.year} : à partir des résultats de ${OECP_BREAK.year}, l’OECP compte les marchés d’au moins ${integer(OECP_BREAK.threshold)} € HT, tirés des données essentielles. Aucun de ces chiffres n’a été retrouvé, et ils ne prolongeraient pas les précédents.`
