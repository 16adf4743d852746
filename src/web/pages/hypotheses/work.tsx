import { countOf, date, hours, typographic as t } from '../../../french.js'
import type { HoursContract, Hypotheses, Supposable } from '../../../tasks/hypotheses.js'
import { contractHref } from '../../query.js'
import { Table } from '../../ui/data-table.js'
import { Pagination } from '../../ui/pagination.js'
import { HYPOTHESES_PATH, hoursField, isHoursField } from './address.js'

interface WorkProps {
  readonly of: Hypotheses
  readonly workable: Supposable<HoursContract>
  readonly parameters: URLSearchParams
}

const CAPTION = 'Marchés qui peuvent apporter des heures à ce chiffre'

/** So many hours more of these contracts; those of other pages stay supposed. */
export function Work({ of, workable, parameters }: WorkProps) {
  const { total, contracts, page, pages } = workable
  const here = new Set(contracts.map(({ uid }) => hoursField(uid)))
  const elsewhere = [...parameters].filter(([name]) => isHoursField(name) && !here.has(name))
  const next = (to: number) => {
    const search = new URLSearchParams(parameters)
    search.set('page', String(to))
    return `${HYPOTHESES_PATH}?${search}#heures`
  }
  return (
    <fieldset id="heures">
      <legend>
        {t(countOf(total, 'marché qui peut apporter des heures', 'marchés qui peuvent apporter des heures'))}
      </legend>
      <p class="hint">
        {t(
          `En face de chacun, combien d’heures il apporterait de plus que ce qui en est compté, d’ici à la fin de la période. Un marché où rien n’est écrit reste ${of.objective.now.landing ? 'prévu comme les autres' : 'comme il est'}.`,
        )}
      </p>
      {elsewhere.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <details open={of.worked.contracts > 0 || page > 1}>
        <summary>Dire les heures, marché par marché</summary>
        <Table
          caption={CAPTION}
          headings={['Marché', 'Heures de plus', 'Reste dû', 'Comptées', 'Contractualisées', 'Terme']}
        >
          {contracts.map((contract) => (
            <WorkRow of={contract} value={parameters.get(hoursField(contract.uid)) ?? ''} />
          ))}
        </Table>
        <Pagination page={page} pages={pages} href={next} />
      </details>
    </fieldset>
  )
}

function WorkRow({ of, value }: { readonly of: HoursContract; readonly value: string }) {
  const { uid, objet, end, contracted, counted, left } = of
  const name = objet ?? uid
  const inHours = (known: number | null) => (known === null ? 'non connues' : hours(known))
  return (
    <tr>
      <th scope="row">
        <a href={contractHref(uid)}>{t(name)}</a>
      </th>
      <td>
        <input
          type="text"
          inputmode="decimal"
          name={hoursField(uid)}
          value={value}
          size={8}
          maxlength={20}
          aria-label={t(`Heures de plus : ${name}`)}
        />
      </td>
      <td class="number">{left === null ? 'non connu' : hours(left)}</td>
      <td class="number">{inHours(counted)}</td>
      <td class="number">{inHours(contracted)}</td>
      <td class="date">{end ? date(end) : 'non connu'}</td>
    </tr>
  )
}
