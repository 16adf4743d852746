import { typographic as t } from '../../../french.js'
import type { Division } from '../../../indicators/figures/parts.js'
import { fractionText, headlineText, intervalText } from '../../../indicators/wording.js'
import type { State } from '../../../states.js'
import type { ObjectiveShown, PartFigure } from '../../../tasks/schemes/objective.js'
import { contractsHref } from '../../query.js'
import { Table } from '../../ui/data-table.js'
import { figureQuery, partQuery } from './lists.js'
import { spanOf, statusText } from './words.js'

const DIVISION_WORDS: Readonly<Record<Division, { readonly title: string; readonly one: string }>> = {
  direction: { title: 'Par direction', one: 'Direction' },
  categorie: { title: 'Par catégorie', one: 'Catégorie' },
  cpv: { title: 'Par nature d’achat (divisions du vocabulaire CPV)', one: 'Division CPV' },
  acheteur: { title: 'Par acheteur', one: 'Acheteur' },
  amount: { title: 'Par taille (montant HT)', one: 'Montant' },
}

interface DividedProps {
  readonly division: Division
  readonly parts: readonly PartFigure[]
  readonly shown: ObjectiveShown
}

/** The same figure in each part of the register; a part that counts nothing is left out. */
export function Divided({ division, parts, shown }: DividedProps) {
  if (parts.length === 0) return null
  const { title, one } = DIVISION_WORDS[division]
  const held = parts.some(({ indicator }) => indicator.target !== null)
  const { plan, question } = shown
  return (
    <section aria-labelledby={`par-${division}`}>
      <h2 id={`par-${division}`}>{title}</h2>
      <Table
        caption={`Le même chiffre, ${title.charAt(0).toLowerCase()}${title.slice(1)}, ${spanOf(question)}`}
        headings={[one, 'Chiffre', 'Fait de', 'Intervalle', ...(held ? ['Où il en est'] : [])]}
      >
        {parts.map(({ name, key, indicator }) => {
          const part = partQuery(division, key)
          const listed = (states: readonly State[] | null) =>
            contractsHref({ ...figureQuery(plan, indicator, question, states), ...part })
          return (
            <tr>
              <th scope="row">{t(name)}</th>
              <td>
                <a href={listed(indicator.base === 'hour' ? null : ['yes'])}>
                  {headlineText(indicator) ?? 'non calculable'}
                </a>
              </td>
              <td>
                <a href={listed(null)}>{fractionText(indicator)}</a>
              </td>
              <td>{indicator.base === 'hour' ? '' : (intervalText(indicator) ?? '')}</td>
              {held && <td>{indicator.status && statusText(indicator.status, indicator.target)}</td>}
            </tr>
          )
        })}
      </Table>
    </section>
  )
}
