import { integer, typographic as t } from '../../../french.js'
import { labelOf } from '../../../tasks/import/place.js'
import type { RegisterReport, ReportAsked } from '../../../tasks/registers.js'
import { Pagination } from '../../ui/pagination.js'
import { reportHref } from './address.js'

interface RejectedRowsProps {
  readonly report: RegisterReport
  readonly asked: ReportAsked
}

/** Rows set aside with all their cells: nothing is lost, and what to mend is in front of the eyes. */
export function RejectedRows({ report: { summary, rejected }, asked }: RejectedRowsProps) {
  if (rejected.total === 0) return null
  return (
    <section aria-labelledby="mises-de-cote">
      <h2 id="mises-de-cote">{t(`Lignes mises de côté (${integer(rejected.total)})`)}</h2>
      <p>
        {t(
          'Elles ne sont pas comptées. Corrigez-les dans le fichier, puis déposez-le de nouveau : les autres lignes seront reconnues et resteront telles quelles.',
        )}
      </p>
      <ul class="rejected">
        {rejected.items.map(({ place, cells }) => (
          <li>
            <strong>{labelOf(place)}</strong>
            <Cells cells={cells} />
          </li>
        ))}
      </ul>
      <Pagination
        page={rejected.page}
        pages={rejected.pages}
        href={(at) => reportHref(summary.id, { ...asked, rejectedPage: at }, 'mises-de-cote')}
      />
    </section>
  )
}

function Cells({ cells }: { readonly cells: Readonly<Record<string, string>> }) {
  const filled = Object.entries(cells).filter(([, value]) => value !== '')
  if (filled.length === 0) return <p class="note">Aucune cellule remplie.</p>
  return (
    <dl class="cells">
      {filled.map(([column, value]) => (
        <>
          <dt>{column}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  )
}
