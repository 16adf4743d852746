import type { Child } from 'hono/jsx'
import { DOUBTS } from '../../../considerations/doubts.js'
import { capital, countOf, integer, typographic as t } from '../../../french.js'
import { KIND_LABELS, KINDS } from '../../../states.js'
import type { LastDone } from '../../../tasks/decide/last.js'
import type { QuestionCounts, ReviewFilter } from '../../../tasks/review/queue.js'
import type { Told } from '../../../tasks/review/told.js'
import type { Review } from '../../../tasks/review.js'
import { BuyerChoice } from '../../ui/buyer-choice.js'
import { page } from '../../ui/layout.js'
import {
  filterSearch,
  JOURNAL_PATH,
  questionText,
  RECONFIRM_PATH,
  RESUME_PATH,
  REVIEW_PATH,
  reviewHref,
  UNDO_PATH,
} from './address.js'
import { Card } from './card.js'
import { changeOf, questionNamed, ToldText } from './told.js'
import { DOUBT_WORDS } from './words.js'

interface ReviewPageProps {
  readonly review: Review
  /** How much people said over registers that changed since. */
  readonly toReconfirm: number
  /** What the actor did last that can be taken back. */
  readonly last: LastDone | null
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
        {last && <Last last={last} told={told} filter={review.filter} />}
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

function statusText({ card, passed, counts, all, filter }: Review): string {
  if (!card) return counts.total === 0 ? '' : 'Fin de la file.'
  const put = counts.postponed === 0 ? '' : `, dont ${countOf(counts.postponed, 'remise', 'remises')} à plus tard`
  const chosen = counts.total === all.total ? '' : ` (${namesOf(filter)} ; ${integer(all.total)} en tout)`
  const skipped = passed === 0 ? '' : ` ${countOf(passed, 'passée reste', 'passées restent')} dans la file.`
  return `Question ${integer(passed + 1)} sur ${integer(counts.total)}${put}${chosen}.${skipped}`
}

interface LastProps {
  readonly last: LastDone
  readonly told: Told | null
  readonly filter: ReviewFilter
}

/** What was done last, to be taken back in one key; what was just told is not said twice. */
function Last({ last, told, filter }: LastProps) {
  const number = last.did === 'answer' ? String(last.line.seq) : questionText(last.item)
  return (
    <form class="review-last" method="post" action={UNDO_PATH} data-review-form data-review-undo>
      <input type="hidden" name={last.did === 'answer' ? 'numero' : 'remise'} value={number} />
      <input type="hidden" name="filtre" value={filterSearch(filter).toString()} />
      {!isTold(last, told) && <span class="note">{t(lastText(last))}</span>}{' '}
      <button type="submit">
        {t(undoName(last))} <kbd>U</kbd>
      </button>
    </form>
  )
}

function isTold(last: LastDone, told: Told | null): boolean {
  if (last.did === 'postpone') return told?.did === 'postpone'
  return told?.did === 'answer' && (told.line.batch ?? told.line.seq) === (last.line.batch ?? last.line.seq)
}

function lastText(last: LastDone): string {
  if (last.did === 'postpone') {
    return `Remise à plus tard en dernier : ${questionNamed({ kind: last.item.kind, contract: last.contract })}.`
  }
  const { line, lines } = last
  if (line.batch === null) return `Dernière réponse : ${changeOf(line)}.`
  return `Dernière réponse : un groupe de ${countOf(lines, 'réponse', 'réponses')} (${KIND_LABELS[line.kind]}).`
}

/** It says how much it takes back. */
function undoName(last: LastDone): string {
  if (last.did === 'postpone') return 'Annuler « plus tard »'
  return last.line.batch === null || last.lines < 2
    ? 'Annuler'
    : `Annuler les ${integer(last.lines)} réponses du groupe`
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
function Filters({ review: { filter, all, years, choices, rules } }: { readonly review: Review }) {
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
        <BuyerChoice buyers={choices.buyers} chosen={filter.acheteur} all="tous" />
        <Typed name="direction" label="Direction" value={filter.direction}>
          {choices.directions.map((direction) => direction !== null && <option value={direction} />)}
        </Typed>
        <Typed name="regle" label="Règle" value={filter.rule}>
          {rules.map(({ id, title }) => (
            <option value={id}>{t(title)}</option>
          ))}
        </Typed>
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

interface TypedProps {
  readonly name: string
  readonly label: string
  readonly value: string | undefined
  /** What may be chosen instead of typed. */
  readonly children?: Child
}

function Typed({ name, label, value, children }: TypedProps) {
  const list = children === undefined ? undefined : `liste-${name}`
  return (
    <div class="field">
      <label for={`choix-${name}`}>{label}</label>
      <input type="text" id={`choix-${name}`} name={name} value={value} list={list} autocomplete="off" />
      {list && <datalist id={list}>{children}</datalist>}
    </div>
  )
}

function Order() {
  return (
    <p class="note">
      {t(
        'L’ordre : d’abord les réponses qui resserrent le plus d’objectifs encore à préciser, puis celles qui en touchent le plus, puis les plus gros montants. Ce qu’un agent a laissé à vérifier vient en dernier. « Plus tard » met la question après toutes les autres, pour tous, jusqu’à ce qu’on la reprenne ; elle reste comptée.',
      )}
    </p>
  )
}
