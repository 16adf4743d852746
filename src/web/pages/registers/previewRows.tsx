import { countOf, integer, plural, typographic as t } from '../../../french.js'
import { findingsRemedy, findingsSentence } from '../../../tasks/findingWords.js'
import type { AsideRow } from '../../../tasks/preview/rejected.js'
import type { Preview } from '../../../tasks/preview.js'
import { Table } from '../../ui/data-table.js'
import { SeverityBadge } from './severityBadge.js'

/** Rows that would be set aside, then what would be remarked of the others, by sort; how they were read, folded. */
export function PreviewRows({ preview: { rejected, duplicates, effect } }: { readonly preview: Preview }) {
  const serious = effect.findings.filter(({ severity }) => severity !== 'info')
  const open = serious.filter(({ count, settled }) => settled < count)
  const info = effect.findings.filter(({ severity }) => severity === 'info')
  return (
    <>
      {rejected > 0 && <AsideRows rows={effect.rejected} total={rejected} settled={effect.rejectedSettled} />}
      {serious.length > 0 && (
        <section aria-labelledby="remarques">
          <h2 id="remarques">{t(`Remarques (${integer(leftIn(serious))})`)}</h2>
          <AlreadySettled count={settledIn(serious)} />
          {open.length > 0 && (
            <>
              <p>
                {t(
                  `Le compte rendu de l’import ${plural(leftIn(open), 'la donnera', 'donnera chacune')} à sa place dans le fichier, avec le champ où la corriger.`,
                )}
              </p>
              <Sorts findings={open} caption="Ce qui resterait à régler, le plus grave d’abord" />
            </>
          )}
        </section>
      )}
      <Repeats messages={effect.repeats} total={duplicates} />
      {info.length > 0 && (
        <details class="information">
          <summary>
            {t(`${countOf(summed(info), 'information', 'informations')} : comment le fichier a été lu`)}
          </summary>
          <Sorts findings={info} caption="Comment le fichier a été lu, par sorte" />
        </details>
      )}
    </>
  )
}

/** Rows told with the contract of another, each at its place. */
function Repeats({ messages, total }: { readonly messages: readonly string[]; readonly total: number }) {
  if (messages.length === 0) return null
  return (
    <details class="information">
      <summary>
        {t(
          `${countOf(total, 'ligne qui répète ou complète', 'lignes qui répètent ou complètent')} un marché du fichier, compté une fois`,
        )}
      </summary>
      <ul>
        {messages.map((message) => (
          <li>{t(message)}</li>
        ))}
      </ul>
      {messages.length < total && <p class="note">{t('Le compte rendu de l’import les liste.')}</p>}
    </details>
  )
}

type Findings = Preview['effect']['findings']

const summed = (findings: Findings): number => findings.reduce((sum, { count }) => sum + count, 0)
const settledIn = (findings: Findings): number => findings.reduce((sum, { settled }) => sum + settled, 0)
const leftIn = (findings: Findings): number => summed(findings) - settledIn(findings)

/** Fields put right by hand stay so: what the file says of them again is no work. */
function AlreadySettled({ count }: { readonly count: number }) {
  if (count === 0) return null
  return (
    <p class="note">
      <span aria-hidden="true">✔ </span>
      {t(
        `En plus, ${countOf(count, 'remarque est déjà réglée sur les pages : le champ y est corrigé', 'remarques sont déjà réglées sur les pages : les champs y sont corrigés')}, et la correction continue de l’emporter.`,
      )}
    </p>
  )
}

interface AsideRowsProps {
  readonly rows: readonly AsideRow[]
  readonly total: number
  readonly settled: number
}

function AsideRows({ rows, total, settled }: AsideRowsProps) {
  return (
    <section aria-labelledby="de-cote">
      <h2 id="de-cote">{t(`Lignes qui seraient mises de côté (${integer(total)})`)}</h2>
      <p>
        {t(
          settled < total
            ? 'Elles ne seraient pas comptées, mais gardées avec leurs cellules : vous les corrigerez sur le compte rendu.'
            : 'Il ne resterait rien à y corriger.',
        )}
        {settled > 0 &&
          t(
            ` ${countOf(settled, 'est déjà réglée', 'sont déjà réglées')} sur les pages, et le ${plural(settled, 'resterait', 'resteraient')}.`,
          )}
      </p>
      <ul class="rejected">
        {rows.map((row) => (
          <Aside row={row} />
        ))}
      </ul>
      {rows.length < total && <p class="note">{t(`Les ${integer(rows.length)} premières.`)}</p>}
    </section>
  )
}

function Aside({ row: { place, reasons, settled, cells } }: { readonly row: AsideRow }) {
  return (
    <li>
      <strong>{t(place)}</strong>
      {settled === null ? reasons.map((reason) => <p>{t(reason)}</p>) : <p class="note">{t(settled)}</p>}
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

function Sorts({ findings, caption }: { readonly findings: Findings; readonly caption: string }) {
  return (
    <Table caption={caption} headings={['Gravité', 'Ce qui a été trouvé, et que faire', 'Feuille', 'Nombre']}>
      {findings.map((each) => (
        <tr>
          <td>
            <SeverityBadge severity={each.severity} />
          </td>
          <td>
            {t(findingsSentence(each, each.count - each.settled))}
            {'. '}
            <span class="note">{t(findingsRemedy(each, each.count - each.settled) ?? '')}</span>
          </td>
          <td>{each.sheet ?? 'fichier'}</td>
          <td class="number">{integer(each.count - each.settled)}</td>
        </tr>
      ))}
    </Table>
  )
}
