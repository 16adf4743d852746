import type { Child } from 'hono/jsx'
import { DOUBTS } from '../../../considerations/doubts.js'
import { capital, countOf, integer, typographic as t } from '../../../french.js'
import { KIND_LABELS, KINDS } from '../../../states.js'
import type { JournalLine } from '../../../store/journal.js'
import type { QuestionCounts, ReviewFilter } from '../../../tasks/review/queue.js'
import type { Told } from '../../../tasks/review/told.js'
import type { Review } from '../../../tasks/review.js'
import { page } from '../../ui/layout.js'
import {
  filterSearch,
  JOURNAL_PATH,
  RECONFIRM_PATH,
  RESUME_PATH,
  REVIEW_PATH,
  reviewHref,
  UNDO_PATH,
} from './address.js'
import { Card } from './card.js'
import { changeOf, ToldText } from './told.js'
import { DOUBT_WORDS } from './words.js'

interface ReviewPageProps {
  readonly review: Review
  /** How much people said over registers that changed since. */
  readonly toReconfirm: number
  /** The actor's last decision that can be taken back. */
  readonly last: JournalLine | null
  /** What was just done. */
  readonly told: Told | null
  readonly notices: readonly string[]
}

/** The queue of what waits for a person, one question at a time. */
export function reviewPage({ review, toReconfirm, last, told, notices }: ReviewPageProps) {
  const { all, card } = review
  return page(
    { title: 'À vérifier', section: '/a-verifier', wide: true },
    <>
      <h1>À vérifier</h1>
      <p class="lead">
        {t(
          all.total === 0
            ? 'Rien n’attend : tout ce qui est au registre est établi, ou n’est dit nulle part.'
            : `${questionsText(all)} sur ${countOf(all.contracts, 'marché', 'marchés')} : ce que ni la colonne ni le texte ne suffisent à établir.`,
        )}{' '}
        <a href={JOURNAL_PATH}>Journal des décisions</a>
        {toReconfirm > 0 && (
          <>
            {' · '}
            <a href={RECONFIRM_PATH}>{t(`À reconfirmer : ${integer(toReconfirm)}`)}</a>
          </>
        )}
      </p>
      {notices.map((notice) => (
        <p class="notice">{t(notice)}</p>
      ))}
      {all.total > 0 && <Filters review={review} />}
      <div class="review-status" role="status" data-review-status>
        {told && <ToldText told={told} />}
        <p>{t(statusText(review))}</p>
      </div>
      <div data-review>
        {last && <Last line={last} told={told} filter={review.filter} />}
        {all.postponed > 0 && <Resume count={all.postponed} filter={review.filter} />}
        {card ? <Card card={card} review={review} /> : all.total > 0 && <AtEnd review={review} />}
      </div>
      <Order />
    </>,
  )
}

/** "12 questions, dont 3 remises à plus tard," where some are. */
function questionsText({ total, postponed }: QuestionCounts): string {
  const put = postponed === 0 ? '' : `, dont ${countOf(postponed, 'remise', 'remises')} à plus tard,`
  return `${countOf(total, 'question', 'questions')}${put}`
}

function statusText({ card, passed, counts }: Review): string {
  if (!card) return counts.total === 0 ? '' : 'Fin de la file.'
  const put = counts.postponed === 0 ? '' : `, dont ${countOf(counts.postponed, 'remise', 'remises')} à plus tard`
  const skipped = passed === 0 ? '' : ` ${countOf(passed, 'passée reste', 'passées restent')} dans la file.`
  return `Question ${integer(passed + 1)} sur ${integer(counts.total)}${put}.${skipped}`
}

interface LastProps {
  readonly line: JournalLine
  readonly told: Told | null
  readonly filter: ReviewFilter
}

/** The last answer, to be taken back in one key; what was just told is not said twice. */
function Last({ line, told, filter }: LastProps) {
  const isTold = told?.did === 'answer' && (told.line.batch ?? told.line.seq) === (line.batch ?? line.seq)
  const what = line.batch === null ? changeOf(line) : `un lot de questions (${KIND_LABELS[line.kind]})`
  return (
    <form class="review-last" method="post" action={UNDO_PATH} data-review-form data-review-undo>
      <input type="hidden" name="numero" value={String(line.seq)} />
      <input type="hidden" name="filtre" value={filterSearch(filter).toString()} />
      {!isTold && <span class="note">{t(`Dernière réponse : ${what}.`)}</span>}{' '}
      <button type="submit">
        {isTold && line.batch !== null ? 'Annuler tout le lot' : 'Annuler'} <kbd>U</kbd>
      </button>
    </form>
  )
}

function Resume({ count, filter }: { readonly count: number; readonly filter: ReviewFilter }) {
  return (
    <form class="review-last" method="post" action={RESUME_PATH} data-review-form>
      <input type="hidden" name="filtre" value={filterSearch(filter).toString()} />
      <span class="note">
        {t(`${countOf(count, 'question remise', 'questions remises')} à plus tard, en fin de file.`)}
      </span>{' '}
      <button type="submit">Reprendre les questions remises à plus tard</button>
    </form>
  )
}

function AtEnd({ review: { filter, counts, passed } }: { readonly review: Review }) {
  return (
    <div class="notice done" tabindex={-1} data-review-card>
      {counts.total === 0 ? (
        <p>
          {t('Aucune question pour ce choix. ')}
          <a href={REVIEW_PATH}>Voir toute la file</a>
        </p>
      ) : (
        <p>
          {t(
            `Vous êtes au bout de la file : ${countOf(passed, 'question passée y reste', 'questions passées y restent')}. `,
          )}
          <a href={reviewHref(filter)} data-review-first>
            Les reprendre
          </a>
        </p>
      )}
    </div>
  )
}

/** Sorts of questions as links with their counts, the rest as a form whose answer is an address. */
function Filters({ review: { filter, all, years, sirens } }: { readonly review: Review }) {
  return (
    <details class="review-filters" open={Object.values(filter).some((value) => value !== undefined)}>
      <summary>{t(`Choisir : ${namesOf(filter)}`)}</summary>
      <ul class="chips">
        {DOUBTS.filter((doubt) => all.doubts[doubt] > 0).map((doubt) => (
          <li>
            <a href={reviewHref({ doubt })} aria-current={filter.doubt === doubt ? 'true' : undefined}>
              {t(`${DOUBT_WORDS[doubt].name} : ${integer(all.doubts[doubt])}`)}
            </a>
          </li>
        ))}
      </ul>
      <form class="filters" method="get" action={REVIEW_PATH} aria-label="Filtrer les questions">
        <Field name="question" label="Question">
          <option value="">toutes</option>
          {DOUBTS.map((doubt) => (
            <option value={filterSearch({ doubt }).get('question') ?? ''} selected={doubt === filter.doubt}>
              {DOUBT_WORDS[doubt].name}
            </option>
          ))}
        </Field>
        <Field name="fait" label="Fait">
          <option value="">tous</option>
          {KINDS.map((kind) => (
            <option value={kind} selected={kind === filter.kind}>
              {t(`${capital(KIND_LABELS[kind])} (${integer(all.kinds[kind])})`)}
            </option>
          ))}
        </Field>
        <Field name="annee" label="Année">
          <option value="">toutes</option>
          {years.map((year) => (
            <option value={String(year)} selected={year === filter.year}>
              {year}
            </option>
          ))}
        </Field>
        {(sirens.length > 1 || filter.acheteur) && (
          <Typed name="acheteur" label="Acheteur (SIREN ou SIRET)" value={filter.acheteur} />
        )}
        <Typed name="direction" label="Direction (comme au registre)" value={filter.direction} />
        <Typed name="regle" label="Règle (son nom)" value={filter.rule} />
        <Typed name="q" label="Mots" value={filter.q} />
        <button type="submit">Afficher</button>
      </form>
    </details>
  )
}

/** What is looked at, in words. */
function namesOf({ doubt, kind, year, acheteur, direction, rule, q }: ReviewFilter): string {
  const said = [
    doubt && DOUBT_WORDS[doubt].name,
    kind && KIND_LABELS[kind],
    year && String(year),
    acheteur,
    direction,
    rule && `règle ${rule}`,
    q && `« ${q} »`,
  ].filter(Boolean)
  return said.length === 0 ? 'toutes les questions' : said.join(', ')
}

function Field({ name, label, children }: { readonly name: string; readonly label: string; readonly children: Child }) {
  return (
    <div class="field">
      <label for={`choix-${name}`}>{label}</label>
      <select id={`choix-${name}`} name={name}>
        {children}
      </select>
    </div>
  )
}

function Typed({
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
      <input type="text" id={`choix-${name}`} name={name} value={value} autocomplete="off" />
    </div>
  )
}

function Order() {
  return (
    <p class="note">
      {t(
        'L’ordre : d’abord les réponses qui resserrent le plus d’objectifs du schéma en vigueur, puis celles qui en touchent le plus, puis les plus gros montants. Ce qu’un agent a laissé à vérifier vient en dernier. « Plus tard » met la question après toutes les autres, pour tous, jusqu’à ce qu’on la reprenne ; elle reste comptée.',
      )}
    </p>
  )
}
