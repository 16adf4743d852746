import { capital, countOf, integer, shortened, typographic as t } from '../../../french.js'
import { KIND_LABELS } from '../../../states.js'
import { placeOfWords, quoted } from '../../../tasks/review/words.js'
import type { QuestionCard, Review } from '../../../tasks/review.js'
import { batchHref, placeOf } from './address.js'

/** How many, and by which words. */
const familyText = (count: number | null, words: string): string =>
  count === null
    ? `toutes celles où ${words} (plus de 250 à lire : la page suivante les compte)`
    : `les ${integer(count)} où ${words}`

interface TogetherProps {
  readonly card: QuestionCard
  readonly review: Review
}

/** One answer for many questions, shown before it is applied. */
export function Together({ card, review }: TogetherProps) {
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
