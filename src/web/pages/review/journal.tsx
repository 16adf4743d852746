import { capital, countOf, date, dayInFrance, shortened, typographic as t, timeInFrance } from '../../../french.js'
import { KIND_LABELS, KINDS, STATE_LABELS } from '../../../states.js'
import { LOCAL } from '../../../store/database.js'
import type { JournalFilter, JournalLine } from '../../../store/journal.js'
import type { JournalPage } from '../../../tasks/journal.js'
import type { Told } from '../../../tasks/review/told.js'
import { Scroll } from '../../ui/data-table.js'
import { page } from '../../ui/layout.js'
import { Pagination } from '../../ui/pagination.js'
import { factHref } from '../contract/decision.js'
import { JOURNAL_PATH, RECONFIRM_PATH, REVIEW_PATH, UNDO_PATH } from './address.js'
import { marksText } from './identity.js'
import { journalHref } from './journalAddress.js'
import { ToldText } from './told.js'
import { impliedTexts } from './words.js'

interface JournalProps {
  readonly journal: JournalPage
  readonly filter: JournalFilter
  /** What was just done. */
  readonly told: Told | null
  readonly notices: readonly string[]
}

/** Every decision ever taken, and what became of it; each can be taken back from here. */
export function journalPageOf({ journal, filter, told, notices }: JournalProps) {
  const { lines, total, page: shown, pages } = journal
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
        <a href={RECONFIRM_PATH}>À reconfirmer</a>
      </p>
      <div role="status">{told && <ToldText told={told} />}</div>
      {notices.map((notice) => (
        <p class="notice">{t(notice)}</p>
      ))}
      <Filters journal={journal} filter={filter} />
      {lines.length === 0 ? <p>Aucune décision pour ce choix.</p> : <Lines lines={lines} />}
      <Pagination page={shown} pages={pages} href={(to) => journalHref(filter, to)} />
      {total > 0 && (
        <p>
          <a href={journalHref(filter, 1, `${JOURNAL_PATH}.csv`)}>Télécharger ces lignes (CSV)</a>
        </p>
      )}
    </>,
  )
}

function Filters({ journal: { actors }, filter }: Pick<JournalProps, 'journal' | 'filter'>) {
  return (
    <form class="filters" method="get" action={JOURNAL_PATH} aria-label="Filtrer le journal">
      <div class="field">
        <label for="choix-fait">Fait</label>
        <select id="choix-fait" name="fait">
          <option value="">tous</option>
          {KINDS.map((kind) => (
            <option value={kind} selected={kind === filter.kind}>
              {capital(KIND_LABELS[kind])}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="choix-lignes">Lignes</label>
        <select id="choix-lignes" name="lignes">
          <option value="">toutes</option>
          <option value="en-vigueur" selected={filter.only === 'inForce'}>
            décisions en vigueur
          </option>
          <option value="sans-piece" selected={filter.only === 'undocumented'}>
            en vigueur sans pièce
          </option>
        </select>
      </div>
      {actors.length > 1 && (
        <div class="field">
          <label for="choix-auteur">Auteur</label>
          <select id="choix-auteur" name="auteur">
            <option value="">tous</option>
            {actors.map((actor) => (
              <option value={actor} selected={actor === filter.actor}>
                {whoText(actor)}
              </option>
            ))}
          </select>
        </div>
      )}
      <Day name="du" label="Du" value={filter.from} />
      <Day name="au" label="Au" value={filter.to} />
      <button type="submit">Afficher</button>
    </form>
  )
}

function Day({
  name,
  label,
  value,
}: {
  readonly name: string
  readonly label: string
  readonly value: string | undefined
}) {
  return (
    <div class="field">
      <label for={`choix-${name}`}>{label}</label>
      <input type="date" id={`choix-${name}`} name={name} value={value} />
    </div>
  )
}

const whoText = (actor: string): string => (actor === LOCAL.actor ? 'un agent (service sans comptes)' : actor)

function Lines({ lines }: { readonly lines: readonly JournalLine[] }) {
  return (
    <Scroll label="Décisions">
      <table class="journal">
        <thead>
          <tr>
            {['N°', 'Quand, par qui', 'Marché et fait', 'Avant → après', 'Motif et pièce', 'Suite'].map((heading) => (
              <th scope="col">{t(heading)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line line={line} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Line({ line }: { readonly line: JournalLine }) {
  const { seq, at, actor, uid, kind, objet, visible, reason, document, batch } = line
  const title = shortened((objet ?? uid).trim(), 100)
  return (
    <tr id={`decision-${seq}`}>
      <th scope="row">{seq}</th>
      <td>
        <time datetime={at}>{t(momentText(at))}</time>
        <div class="note">{t(whoText(actor))}</div>
        {batch !== null && (
          <div class="note">
            <a href={journalHref({ batch })}>{t(`groupe n° ${batch}`)}</a>
          </div>
        )}
      </td>
      <td>
        {visible ? <a href={factHref(uid, kind)}>{title}</a> : t(`${title} (plus au registre)`)}
        <div class="note">{t(marksText(line))}</div>
        <div>{KIND_LABELS[kind]}</div>
      </td>
      <td>
        {t(changeText(line))}
        {impliedTexts(line.implied, line.undoes === null ? line.state : line.stateAfter).map((text) => (
          <div class="note">{t(text)}</div>
        ))}
      </td>
      <td>
        {t(reason || 'sans motif')}
        <div class="note">{t(document === null ? 'aucune pièce' : `pièce : ${document}`)}</div>
      </td>
      <td>
        <Outcome line={line} />
      </td>
    </tr>
  )
}

/** "23 novembre 2026, 17 h 37": an audit asks for the hour. */
function momentText(at: string): string {
  const moment = new Date(at)
  return `${date(dayInFrance(moment))}, ${timeInFrance(moment).replaceAll(' ', '\u00a0')}`
}

function changeText({ state, stateBefore, stateAfter }: JournalLine): string {
  const before = stateBefore === null ? '' : `${STATE_LABELS[stateBefore]} → `
  if (state === null)
    return `${before}${stateAfter === null ? 'décision retirée' : `${STATE_LABELS[stateAfter]} (décision retirée)`}`
  const after = stateAfter !== null && stateAfter !== state ? ` (retenu : ${STATE_LABELS[stateAfter]})` : ''
  return `${before}${STATE_LABELS[state]}${after}`
}

/** What became of it, and the way to take it back. */
function Outcome({ line: { seq, state, undoes, undoneBy, batch, holds } }: { readonly line: JournalLine }) {
  if (undoes !== null) return <>{t(`annule la décision n° ${undoes}`)}</>
  if (undoneBy !== null) return <>{t(`annulée par la ligne n° ${undoneBy}`)}</>
  if (!holds) return <>reprise depuis</>
  return (
    <form method="post" action={UNDO_PATH}>
      <input type="hidden" name="numero" value={String(seq)} />
      <input type="hidden" name="vers" value="journal" />
      {state === null ? 'décision retirée' : 'en vigueur'}{' '}
      <button type="submit" name="seul" value="oui" aria-label={`Annuler la décision n° ${seq}`}>
        Annuler
      </button>
      {batch !== null && (
        <>
          {' '}
          <button type="submit" aria-label={`Annuler tout le groupe n° ${batch}`}>
            Annuler tout le groupe
          </button>
        </>
      )}
    </form>
  )
}
