import { date, dayInFrance, shortened, typographic as t } from '../../../french.js'
import { KIND_LABELS } from '../../../states.js'
import type { QuestionCard, Review } from '../../../tasks/review.js'
import { contractHref } from '../../query.js'
import { Euros } from '../../ui/euros.js'
import { proofsOf } from '../contract/proofs.js'
import { Texts } from '../contract/texts.js'
import { Answer, Keys, Written } from './answer.js'
import { Effect } from './effect.js'
import { marksOf, marksText } from './identity.js'
import { Together } from './together.js'
import { Why } from './why.js'
import { questionText } from './words.js'

interface CardProps {
  readonly card: QuestionCard
  readonly review: Review
}

/** One question: what is asked, why, on what words, what the answer changes; beside it, all that was read. */
export function Card({ card, review }: CardProps) {
  const { item, dossier } = card
  const { contract } = dossier
  const tags = contract.considerations.tags.filter(({ kind }) => kind === item.kind)
  const proofs = proofsOf(contract.record.texts, tags)
  return (
    <article class="review-card" aria-labelledby="question" tabindex={-1} data-review-card>
      <h2 id="question">{t(questionText(item.kind))}</h2>
      <Contract card={card} />
      <div class="dossier">
        <div>
          <Why card={card} />
          <Written card={card} />
          <Effect card={card} />
          <Answer card={card} review={review} />
          <Together card={card} review={review} />
          <Keys />
        </div>
        <Texts proofs={proofs} />
      </div>
    </article>
  )
}

function Contract({ card: { item, dossier, others } }: { readonly card: QuestionCard }) {
  const { contract } = dossier
  const { record, uid, yearDate, montantFirst } = contract
  const said = [
    record.acheteur.nom ?? record.acheteur.id ?? 'acheteur non renseigné',
    yearDate ? date(yearDate) : 'sans date',
    record.direction,
  ].filter(Boolean)
  return (
    <>
      <p class="lead">
        <a href={contractHref(uid)}>{shortened(record.objet.trim(), 200)}</a>
      </p>
      <p>{t(marksText(marksOf(contract)))}</p>
      <p class="note">
        {t(said.join(' · '))}
        {' · '}
        {montantFirst === null ? 'montant non renseigné' : <Euros amount={montantFirst / 100} />}
        {others.length > 0 && t(` · aussi en question : ${others.map(({ kind }) => KIND_LABELS[kind]).join(', ')}`)}
        {item.postponedAt && t(` · remise à plus tard le ${date(dayInFrance(new Date(item.postponedAt)))}`)}
      </p>
    </>
  )
}
