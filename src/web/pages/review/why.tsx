import type { Tag } from '../../../considerations/types.js'
import { capital, shortened, typographic as t } from '../../../french.js'
import { contraryOf } from '../../../tasks/review/proof.js'
import { placeOfWords, quoted, wordsOf } from '../../../tasks/review/words.js'
import type { QuestionCard } from '../../../tasks/review.js'
import { ArticleList } from '../../ui/article.js'
import { StateBadge } from '../../ui/state.js'
import { DecisionTaken } from '../contract/decision.js'
import { FIELD_NAMES, Quoted } from '../contract/facts.js'
import { reviewHref } from './address.js'
import { Since } from './since.js'
import { DOUBT_WORDS } from './words.js'

/** Why it is asked: the words first, which are to be read without a gesture; then what the register and the rule say. */
export function Why({ card }: { readonly card: QuestionCard }) {
  const { item, proof, dossier, decision, since } = card
  return (
    <section aria-labelledby="pourquoi">
      <h3 id="pourquoi">{t('Pourquoi cette question ?')}</h3>
      {[...(proof ? [proof, ...contraryOf(dossier.contract, proof)] : [])].map((tag) => (
        <Words tag={tag} card={card} />
      ))}
      <p>
        {t(`${DOUBT_WORDS[item.doubt].why} Aujourd’hui : `)}
        <StateBadge state={dossier.contract.states[item.kind]} />.
      </p>
      {decision && <DecisionTaken decision={decision} toReconfirm={false} />}
      {decision && item.doubt === 'toReconfirm' && (
        <Since since={since} contract={dossier.contract} decision={decision} />
      )}
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
      <p data-review-words>{place ? <Quoted span={tag} text={place.text} /> : t(quoted(shortened(tag.quote, 220)))}</p>
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
