import type { ContractRecord } from '../../../contract.js'
import { date, eurosExact, typographic as t } from '../../../french.js'
import { holders, months } from '../../../tasks/contractFields.js'
import { Table } from '../../ui/data-table.js'

/** Acts of subcontracting as published: what they pass on is a part of the contract's amount. */
export function Subcontracting({ record }: { readonly record: ContractRecord }) {
  const { actesSousTraitance: acts = [], modificationsActesSousTraitance: changes = [] } = record
  if (acts.length === 0 && changes.length === 0) return null
  const headings = ['Acte', 'Notifié', 'Sous-traitant', 'Montant HT', 'Durée', 'Prix']
  return (
    <section aria-labelledby="sous-traitance">
      <h2 id="sous-traitance">Sous-traitance déclarée</h2>
      <Table caption={t('Actes de sous-traitance ; leur montant est compris dans celui du marché')} headings={headings}>
        {acts.map((act) => (
          <tr>
            <td>{act.id ?? <Unsaid />}</td>
            <td class="date">{day(act.dateNotification)}</td>
            <td>{holders([act.sousTraitant]) ?? <Unsaid />}</td>
            <td class="number">{amount(act.montant)}</td>
            <td>{months(act.dureeMois) ?? <Unsaid />}</td>
            <td>{act.variationPrix ?? <Unsaid />}</td>
          </tr>
        ))}
        {changes.map((change) => (
          <tr>
            <td>{change.id === null ? 'modification' : `${change.id}, modifié`}</td>
            <td class="date">{day(change.dateNotificationModificationSousTraitance)}</td>
            <td>—</td>
            <td class="number">{amount(change.montant)}</td>
            <td>{months(change.dureeMois) ?? <Unsaid />}</td>
            <td>—</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

const Unsaid = () => <span class="unsaid">non renseigné</span>
const day = (iso: string | null) => (iso === null ? <Unsaid /> : date(iso))
const amount = (cents: number | null) => (cents === null ? <Unsaid /> : eurosExact(cents / 100))
