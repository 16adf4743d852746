import { countOf, integer, typographic as t } from '../../../french.js'
import type { LastDone } from '../../../tasks/decide/last.js'
import type { QuestionCounts } from '../../../tasks/review/queue.js'
import type { Told } from '../../../tasks/review/told.js'
import type { Review } from '../../../tasks/review.js'
import { page } from '../../ui/layout.js'
import { CORRECTIONS_PATH, JOURNAL_PATH, nextHref, QUESTION_ID, RECONFIRM_PATH, REVIEW_PATH } from './address.js'
import { Card } from './card.js'
import { Filters, namesOf } from './filters.js'
import { Last, Resume } from './last.js'
import { ToldText } from './told.js'

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
        <a href={JOURNAL_PATH}>Journal des décisions</a> · <a href={CORRECTIONS_PATH}>Journal des corrections</a>
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
      <div class="review-status" id={QUESTION_ID} role="status" data-review-status>
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
          <a href={nextHref(filter)} data-review-first>
            Les reprendre
          </a>
        </p>
      )}
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
