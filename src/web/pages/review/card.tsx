import type { Tag } from '../../../considerations/types.js'
import { capital, countOf, date, dayInFrance, integer, shortened, typographic as t } from '../../../french.js'
import { KIND_LABELS } from '../../../states.js'
import { contraryOf } from '../../../tasks/review/proof.js'
import { placeOfWords, quoted, wordsOf } from '../../../tasks/review/words.js'
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
import { Answer, Keys, Written } from './answer.js'
import { Effect } from './effect.js'
import { marksOf, marksText } from './identity.js'
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

/** Why it is asked, what the register and the rule say. */
function Why({ card }: { readonly card: QuestionCard }) {
  const { item, proof, dossier, decision, since } = card
  return (
    <section aria-labelledby="pourquoi">
      <h3 id="pourquoi">{t('Pourquoi cette question ?')}</h3>
      <p>
        {t(`${DOUBT_WORDS[item.doubt].why} Aujourd’hui : `)}
        <StateBadge state={dossier.contract.states[item.kind]} />.
      </p>
      {decision && <DecisionTaken decision={decision} toReconfirm={false} />}
      {decision && item.doubt === 'toReconfirm' && (
        <Since since={since} contract={dossier.contract} decision={decision} />
      )}
      {[...(proof ? [proof, ...contraryOf(dossier.contract, proof)] : [])].map((tag) => (
        <Words tag={tag} card={card} />
      ))}
      <Columns card={card} />
    </section>
  )
}

interface WordsProps {
  readonly tag: Tag
  readonly card: QuestionCard
}

/** Words that speak of the fact, in their sentence; where they stand, and what the rule makes of them. */
function Words({ tag, card: { dossier } }: WordsProps) {
  const place = dossier.contract.record.texts.find(
    (text) => text.cell === tag.cell && text.field === tag.field && text.column === tag.column,
  )
  const said = [
    tag.source === 'declared' ? `colonne ${quoted(tag.column ?? tag.field)}` : `texte, ${FIELD_NAMES[tag.field]}`,
    ...(tag.cell === null ? [] : [tag.cell]),
    `règle ${quoted(dossier.ruleTitle(tag.rule))} (${tag.rule}), qui dit : `,
  ]
  return (
    <div class="evidence">
      <p>{place ? <Quoted span={tag} text={place.text} /> : t(quoted(shortened(tag.quote, 220)))}</p>
      <p class="note">
        {t(said.join(' · '))}
        <StateBadge state={tag.state} />
        {' · '}
        <a href={reviewHref({ rule: tag.rule })}>ne voir que cette règle</a>
      </p>
      {tag.legalRefs.length > 0 && (
        <p class="note">
          <ArticleList ids={tag.legalRefs} />
        </p>
      )}
    </div>
  )
}

/** What the columns declare of the fact, where the words shown are not theirs. */
function Columns({ card: { item, proof, dossier } }: { readonly card: QuestionCard }) {
  const contrary = proof ? contraryOf(dossier.contract, proof) : []
  const declared = dossier.contract.considerations.tags.filter(
    (tag) => tag.kind === item.kind && tag.source === 'declared' && tag !== proof && !contrary.includes(tag),
  )
  if (declared.length === 0) {
    return proof?.source === 'declared' || contrary.length > 0 ? null : (
      <p class="note">Le registre ne déclare rien de ce fait.</p>
    )
  }
  return (
    <>
      {declared.map((tag) => (
        <p class="note">
          {t(`${capital(placeOfWords(tag))} dit : ${quoted(wordsOf(dossier.contract, tag))} `)}
          <StateBadge state={tag.state} />
        </p>
      ))}
    </>
  )
}

/** How many, and by which words. */
const familyText = (count: number | null, words: string): string =>
  count === null
    ? `toutes celles où ${words} (plus de 250 à lire : la page suivante les compte)`
    : `les ${integer(count)} où ${words}`

/** One answer for many questions, shown before it is applied. */
function Together({ card, review }: CardProps) {
  const { item, proof, inConsultation, inFamily } = card
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
        {proof &&
          inFamily !== 1 &&
          links(
            { by: 'family', uid, kind },
            familyText(inFamily, `${placeOfWords(proof)} dit ${quoted(shortened(proof.quote, 120))}`),
          )}
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
