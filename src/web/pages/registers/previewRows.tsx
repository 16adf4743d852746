import { integer, typographic as t } from '../../../french.js'
import { findingMeaning } from '../../../tasks/findingWords.js'
import type { AsideRow } from '../../../tasks/preview/rejected.js'
import type { Preview } from '../../../tasks/preview.js'
import { Table } from '../../ui/data-table.js'
import { SeverityBadge } from './findings.js'

/** Rows that would be set aside, and what would be remarked, by sort. */
export function PreviewRows({ preview: { rejected, issueCount, effect } }: { readonly preview: Preview }) {
  return (
    <>
      {rejected > 0 && (
        <section aria-labelledby="de-cote">
          <h2 id="de-cote">{t(`Lignes qui seraient mises de côté (${integer(rejected)})`)}</h2>
          <ul class="rejected">
            {effect.rejected.map((row) => (
              <Aside row={row} />
            ))}
          </ul>
          {effect.rejected.length < rejected && (
            <p class="note">{t(`Les ${integer(effect.rejected.length)} premières.`)}</p>
          )}
        </section>
      )}
      {issueCount > 0 && <Remarks findings={effect.findings} count={issueCount} />}
    </>
  )
}

function Aside({ row: { place, reasons, cells } }: { readonly row: AsideRow }) {
  return (
    <li>
      <strong>{t(place)}</strong>
      {reasons.map((reason) => (
        <p>{t(reason)}</p>
      ))}
      <dl class="cells">
        {cells.map(({ column, value }) => (
          <>
            <dt>{column}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </li>
  )
}

interface RemarksProps {
  readonly findings: Preview['effect']['findings']
  readonly count: number
}

function Remarks({ findings, count }: RemarksProps) {
  return (
    <section aria-labelledby="remarques">
      <h2 id="remarques">{t(`Remarques (${integer(count)})`)}</h2>
      <Table
        caption="Remarques par sorte ; le compte rendu de l’import les donnera une par une"
        headings={['Gravité', 'Ce que cela veut dire', 'Feuille', 'Nombre']}
      >
        {findings.map((each) => (
          <tr>
            <td>
              <SeverityBadge severity={each.severity} />
            </td>
            <td>{t(findingMeaning(each.code))}</td>
            <td>{each.sheet ?? 'fichier'}</td>
            <td class="number">{integer(each.count)}</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}
