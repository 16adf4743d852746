import { countOf, typographic as t } from '../../../french.js'
import type { JournalFilter } from '../../../store/journal.js'
import type { JournalPage } from '../../../tasks/journal.js'
import type { Told } from '../../../tasks/review/told.js'
import { page } from '../../ui/layout.js'
import { Pagination } from '../../ui/pagination.js'
import { CORRECTIONS_PATH, JOURNAL_PATH, RECONFIRM_PATH, REVIEW_PATH } from './address.js'
import { journalHref } from './journalAddress.js'
import { JournalFilters } from './journalFilters.js'
import { JournalLines } from './journalLines.js'
import { ToldText } from './told.js'

interface JournalProps {
  readonly journal: JournalPage
  readonly filter: JournalFilter
  /** What was just done. */
  readonly told: Told | null
  readonly notices: readonly string[]
}

/** Every decision ever taken, and what became of it; each can be taken back from here. */
export function journalPageOf({ journal, filter, told, notices }: JournalProps) {
  const { lines, total, page: shown, pages, actors } = journal
  return page(
    { title: 'Journal des décisions', section: '/a-verifier', wide: true },
    <>
      <nav class="breadcrumb" aria-label="Fil d’Ariane">
        <a href={REVIEW_PATH}>À vérifier</a>
      </nav>
      <h1>Journal des décisions</h1>
      <p class="lead">
        {t(
          `${countOf(total, 'ligne', 'lignes')}, la dernière d’abord. Rien ne s’y efface : une annulation s’y ajoute. `,
        )}
        <a href={RECONFIRM_PATH}>À reconfirmer</a> · <a href={CORRECTIONS_PATH}>Journal des corrections</a>
      </p>
      <div role="status">{told && <ToldText told={told} />}</div>
      {notices.map((notice) => (
        <p class="notice">{t(notice)}</p>
      ))}
      <JournalFilters actors={actors} filter={filter} />
      {lines.length === 0 ? <p>Aucune décision pour ce choix.</p> : <JournalLines lines={lines} />}
      <Pagination page={shown} pages={pages} href={(to) => journalHref(filter, to)} />
      {total > 0 && (
        <p>
          <a href={journalHref(filter, 1, `${JOURNAL_PATH}.csv`)}>Télécharger ces lignes (CSV)</a>
        </p>
      )}
    </>,
  )
}
