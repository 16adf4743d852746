import { shortened, typographic as t } from '../../../french.js'
import type { QuestionCard } from '../../../tasks/review.js'
import { FIELD_NAMES } from '../contract/facts.js'

/** What was read then and is no more, and what came since. */
export function Since({ since }: Pick<QuestionCard, 'since'>) {
  if (since === null) {
    return (
      <p class="note">
        {t('Ce qui avait été lu alors n’est plus au registre : comparez la décision à ce qui est lu aujourd’hui.')}
      </p>
    )
  }
  const line = (
    sign: string,
    word: string,
    { column, field, text }: { column: string | null; field: keyof typeof FIELD_NAMES; text: string },
  ) => (
    <p>
      <strong>{t(`${sign} ${word} `)}</strong>
      <span class="note">{t(`(${column === null ? FIELD_NAMES[field] : `colonne « ${column} »`}) : `)}</span>
      {t(`« ${shortened(text, 300)} »`)}
    </p>
  )
  return (
    <div class="evidence">
      {since.removed.map((text) => line('−', 'retiré', text))}
      {since.added.map((text) => line('+', 'ajouté', text))}
    </div>
  )
}
