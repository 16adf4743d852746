import { capital, countOf, date, dayInFrance, integer, shortened, typographic as t } from '../../../french.js'
import { KIND_LABELS } from '../../../states.js'
import type { QuestionCard, Review } from '../../../tasks/review.js'
import { contractHref } from '../../query.js'
import { ArticleList } from '../../ui/article.js'
import { Euros } from '../../ui/euros.js'
import { StateBadge } from '../../ui/state.js'
import { DecisionTaken } from '../contract/decision.js'
import { FIELD_NAMES, Quoted } from '../contract/facts.js'
import { proofsOf } from '../contract/proofs.js'
import { Texts } from '../contract/texts.js'
import { batchHref, placeOf, reviewHref } from './address.js'
import { Answer } from './answer.js'
import { Effect } from './effect.js'
import { Since } from './since.js'
import { DOUBT_WORDS, questionText } from './words.js'

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
          <Effect card={card} />
          <Answer card={card} review={review} />
          <Together card={card} review={review} />
        </div>
        <Texts proofs={proofs} />
      </div>
    </article>
  )
}

function Contract({ card: { item, dossier, others } }: { readonly card: QuestionCard }) {
  const { contract } = dossier
  const { record, uid, lot, yearDate, montantFirst } = contract
  const said = [
    record.acheteur.nom ?? record.acheteur.id ?? 'acheteur non renseigné',
    lot && `lot ${lot}`,
    yearDate ? date(yearDate) : 'sans date',
    record.direction,
  ].filter(Boolean)
  return (
    <>
      <p class="lead">
        <a href={contractHref(uid)}>{shortened(record.objet, 200)}</a>
      </p>
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

/** Why it is asked, what the register and the rule say. */
function Why({ card }: { readonly card: QuestionCard }) {
  const { item, proof, dossier, decision, since } = card
  const place =
    proof &&
    dossier.contract.record.texts.find(
      (text) => text.cell === proof.cell && text.field === proof.field && text.column === proof.column,
    )
  return (
    <section aria-labelledby="pourquoi">
      <h3 id="pourquoi">{t('Pourquoi cette question ?')}</h3>
      <p>
        {t(`${DOUBT_WORDS[item.doubt].why} Aujourd’hui : `)}
        <StateBadge state={dossier.contract.states[item.kind]} />.
      </p>
      {decision && <DecisionTaken decision={decision} toReconfirm={false} />}
      {item.doubt === 'toReconfirm' && <Since since={since} />}
      {proof && (
        <div class="evidence">
          <p>{place ? <Quoted span={proof} text={place.text} /> : t(`« ${shortened(proof.quote, 220)} »`)}</p>
          <p class="note">
            {t(
              [
                proof.source === 'declared'
                  ? `colonne « ${proof.column ?? proof.field} »`
                  : `texte, ${FIELD_NAMES[proof.field]}`,
                ...(proof.cell === null ? [] : [proof.cell]),
                `règle « ${dossier.ruleTitle(proof.rule)} » (${proof.rule}), qui dit : `,
              ].join(' · '),
            )}
            <StateBadge state={proof.state} />
            {' · '}
            <a href={reviewHref({ rule: proof.rule })}>ne voir que cette règle</a>
          </p>
          {proof.legalRefs.length > 0 && (
            <p class="note">
              <ArticleList ids={proof.legalRefs} />
            </p>
          )}
        </div>
      )}
      <Columns card={card} />
    </section>
  )
}

/** What the columns declare of the fact, where the words shown are not theirs. */
function Columns({ card: { item, proof, dossier } }: { readonly card: QuestionCard }) {
  const declared = dossier.contract.considerations.tags.filter(
    (tag) => tag.kind === item.kind && tag.source === 'declared' && tag !== proof,
  )
  if (declared.length === 0) {
    return proof?.source === 'declared' ? null : <p class="note">Aucune colonne du registre ne déclare ce fait.</p>
  }
  return (
    <>
      {declared.map((tag) => (
        <p class="note">
          {t(`La colonne « ${tag.column ?? tag.field} » dit : « ${shortened(tag.quote, 120)} » `)}
          <StateBadge state={tag.state} />
        </p>
      ))}
    </>
  )
}

/** One answer for many questions, shown before it is applied. */
function Together({ card, review }: CardProps) {
  const { item, proof, inConsultation } = card
  const { uid, kind } = item
  const { filter, counts } = review
  const back = { filter, at: placeOf(item) }
  const links = (asked: Parameters<typeof batchHref>[0], name: string) => (
    <li>
      {t(`${name} : `)}
      <a href={batchHref(asked, 'yes', back)} aria-label={`Oui pour ${name}`}>
        oui
      </a>
      {t(' ou ')}
      <a href={batchHref(asked, 'no', back)} aria-label={`Non pour ${name}`}>
        non
      </a>
    </li>
  )
  return (
    <details>
      <summary>Répondre à plusieurs questions d’un coup</summary>
      <ul>
        {inConsultation > 1 &&
          links({ by: 'consultation', uid, kind }, `les ${integer(inConsultation)} questions de cette consultation`)}
        {proof && links({ by: 'family', uid, kind }, 'toutes celles qui portent les mêmes mots')}
        {links(
          { by: 'filter', kind, filter },
          `toutes celles de la file affichée sur ce fait (${capital(KIND_LABELS[kind])}${filter.kind === kind ? `, ${countOf(counts.total, 'question', 'questions')}` : ''})`,
        )}
      </ul>
      <p class="note">
        {t('La liste et son effet sont montrés avant d’être appliqués. Ce qu’un agent a déjà décidé n’est pas touché.')}
      </p>
    </details>
  )
}
