import { countOf, date, hours, plural, typographic as t } from '../../../french.js'
import type { OwnIndicator } from '../../../indicators/figures/figure.js'
import { quantityText } from '../../../indicators/unitWords.js'
import type { ObjectiveShown } from '../../../tasks/schemes/objective.js'
import { contractHref, contractsHref } from '../../query.js'
import { Table } from '../../ui/data-table.js'
import { Pagination } from '../../ui/pagination.js'
import { objectiveHref } from './address.js'
import { figureQuery } from './lists.js'

/** "10 fournisseurs, " where contracts are not what is counted: the list below is longer than the figure. */
function unitsBehind({ base, counts }: OwnIndicator): string {
  if (base !== 'consultation' && base !== 'supplier') return ''
  return `${quantityText(counts?.yes ?? 0, base)}, `
}

/** The contracts themselves, those established or those still to qualify. */
export function Contracts({ shown: { standing, plan, year, behind, question } }: { readonly shown: ObjectiveShown }) {
  const { objective, indicator } = standing
  if (!indicator) return null
  const open = behind.states.includes('unknown')
  const here = objectiveHref(plan.id, objective.id, year, question.acheteur)
  const list = contractsHref(figureQuery(plan, indicator, question, indicator.base === 'hour' ? null : behind.states))
  const what = open
    ? 'à qualifier'
    : indicator.base === 'hour'
      ? 'dont les heures sont connues'
      : plural(behind.total, 'établi', 'établis')
  const number = countOf(behind.total, 'marché', 'marchés')
  const units = open || indicator.family !== 'own' ? '' : unitsBehind(indicator)
  return (
    <section aria-labelledby="marches">
      <h2 id="marches">Les marchés derrière ce chiffre</h2>
      <p>
        {t(`${units}${number} ${what}. `)}
        {indicator.base !== 'hour' && (
          <a class="no-print" href={`${here}${open ? '' : '&etat=a-qualifier'}#marches`}>
            {open ? 'Voir ceux qui sont établis' : 'Voir ceux qui restent à qualifier'}
          </a>
        )}
        {indicator.base !== 'hour' && ' · '}
        <a class="no-print" href={list}>
          {t('Les mêmes, à trier, filtrer ou télécharger')}
        </a>
      </p>
      {behind.total > 0 && (
        <Table
          caption={`Marchés ${what === 'établi' ? 'établis' : what}`}
          headings={['Objet', 'Date', 'Direction', ...(indicator.base === 'hour' ? ['Heures comptées'] : [])]}
        >
          {behind.contracts.map((contract) => (
            <tr>
              <th scope="row">
                <a href={contractHref(contract.uid)}>{t(contract.objet ?? contract.uid)}</a>
              </th>
              <td class="date">{contract.yearDate && date(contract.yearDate)}</td>
              <td>{contract.direction}</td>
              {indicator.base === 'hour' && <td class="number">{hours((contract.hours ?? 0) / 100)}</td>}
            </tr>
          ))}
        </Table>
      )}
      <Pagination
        page={behind.page}
        pages={behind.pages}
        href={(to) => `${here}${open ? '&etat=a-qualifier' : ''}&page=${to}#marches`}
      />
    </section>
  )
}
