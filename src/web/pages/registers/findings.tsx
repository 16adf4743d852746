import type { Severity } from '../../../errors.js'
import { capital, countOf, integer, typographic as t } from '../../../french.js'
import { fieldLabel, isRecordField } from '../../../tasks/correct/fields.js'
import { findingsRemedy, findingsSentence } from '../../../tasks/findingWords.js'
import type { FindingSort, RegisterReport, ReportAsked } from '../../../tasks/registers.js'
import { contractHref } from '../../query.js'
import { Table } from '../../ui/data-table.js'
import { Pagination } from '../../ui/pagination.js'
import { fieldHref } from '../contract/correction/address.js'
import { OPEN, OPEN_FIELD, reportHref, severityName } from './address.js'
import { setAsideHref } from './setAsideForm.js'
import { mendedOf, SEVERITY_WORDS, settlementWords } from './words.js'

interface FindingsProps {
  readonly report: RegisterReport
  readonly asked: ReportAsked
}

/** Every finding about the file: by sort first, then one by one, each at its place. */
export function Findings({ report, asked }: FindingsProps) {
  const all = {
    count: report.groups.reduce((sum, { count }) => sum + count, 0),
    settled: report.groups.reduce((sum, { settled }) => sum + settled, 0),
  }
  return (
    <section aria-labelledby="remarques">
      <h2 id="remarques">{t(`Remarques (${mendedOf(all)})`)}</h2>
      {all.count === 0 ? (
        <p>{t('Aucune : tout a été lu sans doute ni défaut.')}</p>
      ) : (
        <>
          <Sorts report={report} asked={asked} />
          <Listed report={report} asked={asked} />
        </>
      )}
    </section>
  )
}

/** Alike findings together, with what they mean; each sort opens its own list. */
function Sorts({ report: { summary, groups }, asked }: FindingsProps) {
  return (
    <Table
      caption="Remarques par sorte, les plus graves d’abord"
      headings={['Gravité', 'Ce qui a été trouvé, et que faire', 'Nombre']}
    >
      {sortsOf(groups).map(({ severity, code, count, settled }) => (
        <tr>
          <td>
            <SeverityBadge severity={severity} />
          </td>
          <td>
            {t(findingsSentence(code, count))}
            {'. '}
            <span class="note">{t(settled < count ? (findingsRemedy(code) ?? '') : '')}</span>
          </td>
          <td class="number">
            <a
              href={reportHref(summary.id, { ...asked, filter: { severity, code }, page: 1 }, 'liste')}
              aria-label={t(`${findingsSentence(code, count)} : lister`)}
            >
              {integer(count)}
            </a>
            {settled > 0 && <p class="note"> {t(`dont ${countOf(settled, 'réglée', 'réglées')}`)}</p>}
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** The same finding in several sheets is one sort. */
function sortsOf(groups: RegisterReport['groups']): Omit<FindingSort, 'sheet'>[] {
  const sorts = new Map<string, Omit<FindingSort, 'sheet'>>()
  for (const { severity, code, count, settled } of groups) {
    const key = `${severity} ${code}`
    const before = sorts.get(key) ?? { count: 0, settled: 0 }
    sorts.set(key, { severity, code, count: before.count + count, settled: before.settled + settled })
  }
  return [...sorts.values()]
}

function Listed({ report, asked }: FindingsProps) {
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
            {items.map((issue) => (
              <Finding issue={issue} importId={summary.id} />
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
function bySheet(issues: readonly Placed[]) {
  const groups: { severity: Severity; sheet: string | null; items: Placed[] }[] = []
  for (const issue of issues) {
    const last = groups.at(-1)
    if (last && last.severity === issue.severity && last.sheet === issue.sheet) last.items.push(issue)
    else groups.push({ severity: issue.severity, sheet: issue.sheet, items: [issue] })
  }
  return groups
}

interface FindingProps {
  readonly issue: Placed
  readonly importId: number
}

function Finding({ issue: { severity, message, value, lead, settlement }, importId }: FindingProps) {
  return (
    <li class={settlement ? undefined : severity}>
      {t(message)}
      {value && !message.includes(value) && <p class="note">{t(`Valeur lue : « ${shortened(value)} »`)}</p>}
      {settlement && (
        <p class="note">
          <span aria-hidden="true">✔ </span>
          {t(`${capital(settlementWords(settlement))}.`)}
        </p>
      )}
      {lead && (
        <p class="note no-print">
          <Lead lead={lead} importId={importId} isOpen={settlement === null && severity !== 'info'} />
        </p>
      )}
    </li>
  )
}

interface LeadProps extends Pick<FindingProps, 'importId'> {
  readonly lead: NonNullable<Placed['lead']>
  readonly isOpen: boolean
}

/** To the very field where the contract can be put right, else to the contract, or to the row set aside. */
function Lead({ lead, importId, isOpen }: LeadProps) {
  if ('seq' in lead) {
    const verb = lead.isCorrectable && isOpen ? 'Corriger' : 'Voir'
    return <a href={setAsideHref(importId, [lead.seq])}>{verb} la ligne ▸</a>
  }
  const { uid, field } = lead
  return (
    <>
      {isOpen && field !== null && isRecordField(field) && (
        <>
          <a href={fieldHref(uid, field)}>{t(`Corriger « ${fieldLabel(field)} » ▸`)}</a>
          {' · '}
        </>
      )}
      <a href={contractHref(uid)}>Voir le marché ▸</a>
    </>
  )
}

const LONGEST = 300
const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  const { shape, one } = SEVERITY_WORDS[severity]
  return (
    <span class="state">
      <span aria-hidden="true">{shape}</span> {one}
    </span>
  )
}

const headingOf = (severity: Severity): string => {
  const { many } = SEVERITY_WORDS[severity]
  return `${many.charAt(0).toUpperCase()}${many.slice(1)}`
}

/** A plain form: what is chosen stands in the address. */
function FindingsFilter({ report: { summary, groups }, asked: { filter } }: FindingsProps) {
  const sheets = [...new Set(groups.flatMap(({ sheet }) => sheet ?? []))]
  const severities = [...new Set(groups.map(({ severity }) => severity))]
  const hasSettled = groups.some(({ settled }) => settled > 0)
  return (
    <form class="filters" method="get" action={`/registres/${summary.id}#liste`}>
      <div class="field">
        <label for="gravite">Gravité</label>
        <select id="gravite" name="gravite">
          <option value="">Toutes</option>
          {severities.map((severity) => (
            <option value={severityName(severity)} selected={severity === filter.severity}>
              {headingOf(severity)}
            </option>
          ))}
        </select>
      </div>
      {sheets.length > 0 && (
        <div class="field">
          <label for="feuille">Feuille</label>
          <select id="feuille" name="feuille">
            <option value="">Toutes</option>
            {sheets.map((sheet) => (
              <option value={sheet} selected={sheet === filter.sheet}>
                {sheet}
              </option>
            ))}
          </select>
        </div>
      )}
      {hasSettled && (
        <label>
          <input type="checkbox" name={OPEN_FIELD} value={OPEN} checked={filter.open === true} /> Seulement ce qui reste
          à régler
        </label>
      )}
      {filter.code && <input type="hidden" name="code" value={filter.code} />}
      <button type="submit">Filtrer</button>
      {(filter.code || filter.severity || filter.sheet || filter.open) && (
        <a href={`/registres/${summary.id}#liste`}>Toutes les remarques</a>
      )}
    </form>
  )
}
