import type { Severity } from '../../../errors.js'
import { countOf, integer, typographic as t } from '../../../french.js'
import type { FindingGroup } from '../../../store/findings.js'
import { findingsRemedy, findingsSentence } from '../../../tasks/findingWords.js'
import type { RegisterReport, ReportAsked } from '../../../tasks/registers.js'
import { contractHref } from '../../query.js'
import { Table } from '../../ui/data-table.js'
import { Pagination } from '../../ui/pagination.js'
import { reportHref, severityName } from './address.js'
import { setAsideHref } from './setAsideForm.js'
import { SEVERITY_WORDS } from './words.js'

interface FindingsProps {
  readonly report: RegisterReport
  readonly asked: ReportAsked
}

/** Every finding about the file: by sort first, then one by one, each at its place. */
export function Findings({ report, asked }: FindingsProps) {
  const total = report.groups.reduce((sum, { count }) => sum + count, 0)
  return (
    <section aria-labelledby="remarques">
      <h2 id="remarques">{t(`Remarques (${integer(total)})`)}</h2>
      {total === 0 ? (
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
      {sortsOf(groups).map(({ severity, code, count }) => (
        <tr>
          <td>
            <SeverityBadge severity={severity} />
          </td>
          <td>
            {t(findingsSentence(code, count))}
            {'. '}
            <span class="note">{t(findingsRemedy(code) ?? '')}</span>
          </td>
          <td class="number">
            <a
              href={reportHref(summary.id, { ...asked, filter: { severity, code }, page: 1 }, 'liste')}
              aria-label={t(`${findingsSentence(code, count)} : lister`)}
            >
              {integer(count)}
            </a>
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** The same finding in several sheets is one sort. */
function sortsOf(groups: RegisterReport['groups']): Omit<FindingGroup, 'sheet'>[] {
  const sorts = new Map<string, Omit<FindingGroup, 'sheet'>>()
  for (const { severity, code, count } of groups) {
    const key = `${severity} ${code}`
    sorts.set(key, { severity, code, count: count + (sorts.get(key)?.count ?? 0) })
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

function Finding({ issue: { severity, message, value, lead }, importId }: FindingProps) {
  return (
    <li class={severity}>
      {t(message)}
      {value && !message.includes(value) && <p class="note">{t(`Valeur lue : « ${shortened(value)} »`)}</p>}
      {lead && (
        <p class="note no-print">
          {'seq' in lead ? (
            <a href={setAsideHref(importId, [lead.seq])}>{lead.isCorrectable ? 'Corriger' : 'Voir'} la ligne ▸</a>
          ) : (
            <a href={contractHref(lead.uid)}>Voir le marché ▸</a>
          )}
        </p>
      )}
    </li>
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
      {filter.code && <input type="hidden" name="code" value={filter.code} />}
      <button type="submit">Filtrer</button>
      {(filter.code || filter.severity || filter.sheet) && (
        <a href={`/registres/${summary.id}#liste`}>Toutes les remarques</a>
      )}
    </form>
  )
}
