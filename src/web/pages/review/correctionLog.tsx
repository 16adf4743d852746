import { countOf, shortened, typographic as t } from '../../../french.js'
import { actorText } from '../../../tasks/actor.js'
import type { LogLine, LogPage } from '../../../tasks/correct/log.js'
import { contractHref } from '../../query.js'
import { page } from '../../ui/layout.js'
import { Pagination } from '../../ui/pagination.js'
import { shownHref } from '../contract/correction/address.js'
import { CORRECTIONS_PATH, JOURNAL_PATH, REVIEW_PATH } from './address.js'
import { Grounds, JournalTable, momentText } from './journalLines.js'

/** All that was put right by hand, and what became of it; each is taken back on the page of its contract. */
export function correctionLogPageOf({ lines, total, page: shown, pages }: LogPage) {
  return page(
    { title: 'Journal des corrections', section: '/a-verifier', wide: true },
    <>
      <nav class="breadcrumb" aria-label="Fil d’Ariane">
        <a href={REVIEW_PATH}>À vérifier</a>
      </nav>
      <h1>Journal des corrections</h1>
      <p class="lead">
        {t(
          `${countOf(total, 'ligne', 'lignes')}, la dernière d’abord : champs corrigés, marchés réunis, scindés, dits différents. Rien ne s’y efface : une annulation s’y ajoute. `,
        )}
        <a href={JOURNAL_PATH}>Journal des décisions</a>
      </p>
      {lines.length === 0 ? (
        <p>{t('Rien n’a été corrigé à la main. Un marché se corrige sur sa page.')}</p>
      ) : (
        <Lines lines={lines} />
      )}
      <Pagination page={shown} pages={pages} href={(to) => `${CORRECTIONS_PATH}?page=${to}`} />
      {total > 0 && (
        <p>
          <a href={`${CORRECTIONS_PATH}.csv`}>Télécharger ce journal (CSV)</a>
        </p>
      )}
    </>,
  )
}

const HEADINGS = ['N°', 'Quand, par qui', 'Marché', 'Quoi', 'Motif et pièce', 'Suite']

const Lines = ({ lines }: { readonly lines: readonly LogLine[] }) => (
  <JournalTable label="Corrections" headings={HEADINGS}>
    {lines.map((line) => (
      <Line line={line} />
    ))}
  </JournalTable>
)

function Line({ line }: { readonly line: LogLine }) {
  const { seq, at, actor, uid, objet, visible, label, reason, document } = line
  const title = shortened((objet ?? uid).trim(), 100)
  return (
    <tr id={`correction-${seq}`}>
      <th scope="row">{seq}</th>
      <td>
        <time datetime={at}>{t(momentText(at))}</time>
        <div class="note">{t(actorText(actor))}</div>
      </td>
      <td>
        {visible ? <a href={shownHref(uid)}>{title}</a> : t(`${title} (plus au registre)`)}
        <div class="note">{uid}</div>
      </td>
      <td>
        <div>{t(label)}</div>
        <What line={line} />
      </td>
      <Grounds reason={reason} document={document} />
      <td>{t(outcome(line))}</td>
    </tr>
  )
}

const SAID = 'non renseigné'

function What({ line: { action, before, after } }: { readonly line: LogLine }) {
  if (action === 'set') return <div>{t(`${before ?? SAID} → ${after ?? SAID}`)}</div>
  if (action === 'withdraw') return <div>{t(`de la ligne n° ${after}`)}</div>
  return (
    <div class="note">
      <a href={contractHref(after ?? '')}>{after}</a>
    </div>
  )
}

function outcome({ action, withdrawnBy, inForce }: LogLine): string {
  if (action === 'withdraw') return ''
  if (withdrawnBy !== null) return `annulée par la ligne n° ${withdrawnBy}`
  return inForce ? 'en vigueur' : 'remplacée depuis'
}
