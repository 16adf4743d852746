import { countOf, integer, typographic as t } from '../../../french.js'
import type { FindingCount } from '../../../store/settled.js'
import type { FindingSort } from '../../../tasks/findingSorts.js'
import { findingsRemedy, findingsSentence } from '../../../tasks/findingWords.js'
import type { RegisterReport, ReportAsked } from '../../../tasks/registers.js'
import { Table } from '../../ui/data-table.js'
import { reportHref } from './address.js'
import { FindingList } from './findingList.js'
import { SeverityBadge } from './severityBadge.js'
import { mendedOf } from './words.js'

export interface FindingsProps {
  readonly report: RegisterReport
  readonly asked: ReportAsked
}

type Sort = Omit<FindingSort, 'sheet'>

/** What is to be put right of the rows kept and of the file; then, folded, how they were read. */
export function Findings({ report, asked }: FindingsProps) {
  const sorts = sortsOf(report)
  const serious = sorts.filter(({ severity }) => severity !== 'info')
  const info = sorts.filter(({ severity }) => severity === 'info')
  return (
    <section aria-labelledby="remarques">
      <h2 id="remarques">{t(`Remarques (${mendedOf(summed(serious))})`)}</h2>
      {serious.length === 0 && <p>{t(report.summary.rejected === 0 ? NOTHING : NOTHING_ELSE)}</p>}
      {serious.length > 0 && (
        <Sorts sorts={serious} report={report} asked={asked} caption={captionOf(summed(serious))} />
      )}
      {info.length > 0 && <Information sorts={info} report={report} asked={asked} />}
      {sorts.length > 0 && <FindingList report={report} asked={asked} />}
    </section>
  )
}

const captionOf = ({ count, settled }: FindingCount): string =>
  settled < count ? 'Ce qui est à régler, le plus grave d’abord' : 'Ce qui a été remarqué, et qui est réglé'

const NOTHING = 'Rien à régler : tout a été lu sans défaut.'
const NOTHING_ELSE = 'Rien d’autre à régler : le reste a été lu sans défaut.'

const summed = (sorts: readonly Sort[]) => ({
  count: sorts.reduce((sum, { count }) => sum + count, 0),
  settled: sorts.reduce((sum, { settled }) => sum + settled, 0),
})

interface SortsProps extends FindingsProps {
  readonly sorts: readonly Sort[]
}

/** Ways of reading, told so that they can be checked: nothing waits for anybody. */
function Information({ sorts, report, asked }: SortsProps) {
  const { count } = summed(sorts)
  return (
    <details class="information">
      <summary>
        {t(`${countOf(count, 'information', 'informations')} : comment le fichier a été lu, à vérifier si vous voulez`)}
      </summary>
      <Sorts sorts={sorts} report={report} asked={asked} caption="Comment le fichier a été lu, par sorte" />
    </details>
  )
}

/** Alike findings together, with what to do; each sort opens its own list. */
function Sorts({ sorts, report: { summary }, asked, caption }: SortsProps & { readonly caption: string }) {
  return (
    <Table caption={caption} headings={['Gravité', 'Ce qui a été trouvé, et que faire', 'Nombre']}>
      {sorts.map((sort) => (
        <SortRow
          sort={sort}
          href={reportHref(
            summary.id,
            { ...asked, filter: { severity: sort.severity, code: sort.code }, page: 1 },
            'liste',
          )}
        />
      ))}
    </Table>
  )
}

function SortRow({ sort, href }: { readonly sort: Sort; readonly href: string }) {
  const { severity, count, settled } = sort
  const [sentence, remedy] = [findingsSentence(sort, count), findingsRemedy(sort, count)]
  return (
    <tr>
      <td>
        <SeverityBadge severity={severity} />
      </td>
      <td>
        {t(sentence)}
        {'. '}
        {settled < count && remedy !== null && <span class="note">{t(remedy)}</span>}
      </td>
      <td class="number">
        <a href={href} aria-label={t(`${sentence} : lister`)}>
          {integer(count)}
        </a>
        {settled > 0 && <p class="note"> {t(`dont ${countOf(settled, 'réglée', 'réglées')}`)}</p>}
      </td>
    </tr>
  )
}

/** The same finding in several sheets is one sort. Of an import undone nothing is mended: it counts no more. */
function sortsOf({ groups, summary }: RegisterReport): readonly Sort[] {
  const sorts = new Map<string, Sort>()
  for (const { severity, code, count, settled } of groups) {
    const key = `${severity} ${code}`
    const before = sorts.get(key) ?? { count: 0, settled: 0 }
    const mended = summary.state === 'undone' ? 0 : before.settled + settled
    sorts.set(key, { severity, code, count: before.count + count, settled: mended })
  }
  return [...sorts.values()]
}
