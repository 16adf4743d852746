import type { Severity } from '../../../errors.js'
import { capital, countOf, shortened, typographic as t } from '../../../french.js'
import { NOT_STATED } from '../../../indicators/selection.js'
import { fieldLabel, isRecordField } from '../../../tasks/correct/fields.js'
import type { RegisterReport } from '../../../tasks/registers.js'
import type { RemarkNamed } from '../../../tasks/remarks.js'
import { contractHref, contractsHref } from '../../query.js'
import { Pagination } from '../../ui/pagination.js'
import { mendHref } from '../contract/correction/address.js'
import { reportHref } from './address.js'
import type { FindingsProps } from './findings.js'
import { FindingsFilter } from './findingsFilter.js'
import { setAsideHref } from './setAsideForm.js'
import { headingOf } from './severityBadge.js'
import { settlementWords } from './words.js'

/** Findings one by one, each at its place. */
export function FindingList({ report, asked }: FindingsProps) {
  const { summary, findings } = report
  return (
    <section aria-labelledby="liste">
      <h3 id="liste">{t(`${countOf(findings.total, 'remarque listée', 'remarques listées')}, à leur place`)}</h3>
      <FindingsFilter report={report} asked={asked} />
      {findings.total === 0 && <p>{t('Aucune remarque ne répond à ces filtres.')}</p>}
      {bySheet(findings.items).map(({ severity, sheet, items }) => (
        <>
          <h4>{t(`${headingOf(severity)}${sheet === null ? '' : `, feuille « ${sheet} »`}`)}</h4>
          <ul class="findings">
            {items.map((finding) => (
              <Finding finding={finding} importId={summary.id} />
            ))}
          </ul>
        </>
      ))}
      <Pagination
        page={findings.page}
        pages={findings.pages}
        href={(at) => reportHref(summary.id, { ...asked, page: at }, 'liste')}
      />
    </section>
  )
}

type Placed = RegisterReport['findings']['items'][number]

/** Consecutive findings of the same gravity in the same sheet. */
function bySheet(findings: readonly Placed[]) {
  const groups: { severity: Severity; sheet: string | null; items: Placed[] }[] = []
  for (const finding of findings) {
    const last = groups.at(-1)
    if (last && last.severity === finding.severity && last.sheet === finding.sheet) last.items.push(finding)
    else groups.push({ severity: finding.severity, sheet: finding.sheet, items: [finding] })
  }
  return groups
}

interface FindingProps {
  readonly finding: Placed
  readonly importId: number
}

const LONGEST = 300

function Finding({ finding, importId }: FindingProps) {
  const { severity, message, value, settlement } = finding
  return (
    <li class={settlement ? undefined : severity}>
      {t(message)}
      {value && !message.includes(value) && <p class="note">{t(`Valeur lue : « ${shortened(value, LONGEST)} »`)}</p>}
      {settlement && settlement.how !== 'undone' && (
        <p class="note">
          <span aria-hidden="true">✔ </span>
          {t(`${capital(settlementWords(settlement))}.`)}
        </p>
      )}
      <Leads finding={finding} importId={importId} />
    </li>
  )
}

/** To the very field where the contract can be put right, else to the contract, to the row set aside, or to what is alike. */
function Leads({ finding: { seq, code, severity, lead, settlement }, importId }: FindingProps) {
  const isOpen = settlement === null && (severity !== 'info' || code === 'missingAmount')
  const leads = lead ? leadsOf(lead, { importId, seq }, isOpen) : isOpen ? (OF_FILE[code] ?? []) : []
  if (leads.length === 0) return null
  return (
    <p class="note no-print">
      {leads.map(({ href, name }, at) => (
        <>
          {at > 0 && ' · '}
          <a href={href}>{t(name)}</a>
        </>
      ))}
    </p>
  )
}

interface Link {
  readonly href: string
  readonly name: string
}

function leadsOf(lead: NonNullable<Placed['lead']>, remark: RemarkNamed, isOpen: boolean): readonly Link[] {
  if ('seq' in lead) {
    const verb = lead.isCorrectable && isOpen ? 'Corriger' : 'Voir'
    return [{ href: setAsideHref(remark.importId, [lead.seq]), name: `${verb} la ligne ▸` }]
  }
  const { uid, field } = lead
  const contract = { href: contractHref(uid), name: 'Voir le marché ▸' }
  if (!isOpen || field === null || !isRecordField(field)) return [contract]
  return [{ href: mendHref({ ...remark, uid, field }), name: `Corriger « ${fieldLabel(field)} » ▸` }, contract]
}

/** Where a finding about the file as a whole is put right. */
const OF_FILE: Readonly<Record<string, readonly Link[]>> = {
  missingBuyer: [
    { href: '#acheteur-du-depot', name: 'Donner l’acheteur de ce dépôt ▸' },
    { href: contractsHref({ acheteur: NOT_STATED }), name: 'Voir les marchés sans acheteur ▸' },
  ],
  onlyBuyerDiffers: [{ href: '#semblables', name: 'Les comparer ▸' }],
  wholeAndLots: [{ href: '#en-entier-et-par-lots', name: 'Les comparer ▸' }],
}
