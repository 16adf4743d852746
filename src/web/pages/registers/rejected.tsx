import { countOf, typographic as t } from '../../../french.js'
import type { RegisterReport, ReportAsked } from '../../../tasks/registers.js'
import type { SetAsideRow } from '../../../tasks/setAside/rows.js'
import { Pagination } from '../../ui/pagination.js'
import { reportHref } from './address.js'
import { ROW_FIELD, setAsideHref } from './setAsideForm.js'
import { mendedOf, moment } from './words.js'

interface RejectedRowsProps {
  readonly report: RegisterReport
  readonly asked: ReportAsked
}

/** Rows set aside with all their cells: nothing is lost, and what to mend is in front of the eyes. */
export function RejectedRows({ report: { summary, rejected, openRejected }, asked }: RejectedRowsProps) {
  if (rejected.total === 0) return null
  return (
    <section aria-labelledby="mises-de-cote">
      <h2 id="mises-de-cote">{t(`Lignes mises de côté (${countWords(summary, rejected.total, openRejected)})`)}</h2>
      <p>
        {t(
          summary.supersededBy !== null
            ? `L’import n° ${summary.supersededBy} dit tous les marchés de celui-ci, d’au moins autant de lignes : c’est là qu’elles se règlent.`
            : openRejected === 0
              ? 'Toutes sont corrigées, reprises par un import suivant, ou laissées de côté avec un motif.'
              : `Elles ne sont pas comptées ; ${countOf(openRejected, 'reste à corriger', 'restent à corriger')} : ici, ou, si le fichier est un tableau, dans sa copie annotée, à déposer de nouveau.`,
        )}
      </p>
      <form method="get" action={setAsideHref(summary.id)}>
        <ul class="rejected">
          {rejected.items.map((row) => (
            <li>
              <RejectedRow row={row} summary={summary} />
            </li>
          ))}
        </ul>
        {summary.state === 'done' && rejected.items.some(isCorrectable) && (
          <p class="no-print">
            <button type="submit">Corriger les lignes cochées</button>
          </p>
        )}
      </form>
      <Pagination
        page={rejected.page}
        pages={rejected.pages}
        href={(at) => reportHref(summary.id, { ...asked, rejectedPage: at }, 'mises-de-cote')}
      />
    </section>
  )
}

/** "3", "3, dont 1 réglée depuis". Of an import undone nothing is mended: it counts no more. */
const countWords = ({ state }: RegisterReport['summary'], count: number, open: number): string =>
  mendedOf({ count, settled: state === 'done' ? count - open : 0 })

/** What is settled is shown with what became of it. */
const isCorrectable = ({ source, action }: SetAsideRow): boolean => source !== null && action === null

interface RejectedRowProps {
  readonly row: SetAsideRow
  readonly summary: RegisterReport['summary']
}

function RejectedRow({ row, summary }: RejectedRowProps) {
  const { seq, label, reasons, fields, action } = row
  const filled = fields.filter(({ value }) => value !== '')
  const isOpen = summary.state === 'done'
  const next = isOpen ? nextStep(row, summary) : null
  return (
    <>
      <p class="actions">
        {isOpen && isCorrectable(row) ? (
          <label>
            <input type="checkbox" name={ROW_FIELD} value={String(seq)} /> <strong>{label}</strong>
          </label>
        ) : (
          <strong>{label}</strong>
        )}
        {next && (
          <a href={setAsideHref(summary.id, [seq])} aria-label={t(`${next} : ${label}`)}>
            {t(`${next} ▸`)}
          </a>
        )}
      </p>
      {action && <ActionTaken action={action} />}
      {!action && reasons.map((reason) => <p>{t(reason)}</p>)}
      {filled.length === 0 && <p class="note">Aucune cellule remplie.</p>}
      <dl class="cells">
        {filled.map(({ name, value }) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </>
  )
}

/** What can be done with a row; null: nothing here. */
function nextStep({ source, action }: SetAsideRow, { supersededBy }: RegisterReport['summary']): string | null {
  if (action === null) return source === null ? 'Voir, ou laisser de côté' : 'Corriger'
  if (action.action === 'correct' || supersededBy !== null) return null
  return action.action === 'leave' ? 'Revenir là-dessus' : 'Ce n’est pas elle ?'
}

const BECAME = { correct: 'Corrigée', leave: 'Laissée de côté', superseded: 'Reprise' } as const

/** What became of a row, by which import and when. */
export function ActionTaken({ action: taken }: { readonly action: NonNullable<SetAsideRow['action']> }) {
  const { action, correctedImportId, reason, at } = taken
  return (
    <p>
      <span aria-hidden="true">{action === 'leave' ? '–' : '✔'}</span>{' '}
      {correctedImportId === null ? (
        BECAME[action]
      ) : (
        <a href={`/registres/${correctedImportId}`}>{t(`${BECAME[action]} par l’import n° ${correctedImportId}`)}</a>
      )}
      {', le '}
      <time datetime={at}>{moment(at)}</time>
      {reason && t(` : « ${reason} »`)}
    </p>
  )
}
