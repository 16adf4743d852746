import { shortened, typographic as t } from '../../../french.js'
import type { StoredContract } from '../../../store/contracts.js'
import type { Decision } from '../../../store/decisions.js'
import { proofOf } from '../../../tasks/review/proof.js'
import { placeOfWords, quoted, wordsOf } from '../../../tasks/review/words.js'
import type { QuestionCard } from '../../../tasks/review.js'
import { FIELD_NAMES } from '../contract/facts.js'

interface SinceProps extends Pick<QuestionCard, 'since'> {
  readonly contract: StoredContract
  readonly decision: Pick<Decision, 'kind' | 'reason'>
}

/** What was read then and is no more, and what came since; where the reading of then is gone, what was said of it and what is read. */
export function Since({ since, contract, decision }: SinceProps) {
  if (since === null) return <Gone contract={contract} decision={decision} />
  const line = (
    sign: string,
    word: string,
    { column, field, text }: { column: string | null; field: keyof typeof FIELD_NAMES; text: string },
  ) => (
    <p>
      <strong>{t(`${sign} ${word} `)}</strong>
      <span class="note">{t(`(${column === null ? FIELD_NAMES[field] : `colonne ${quoted(column)}`}) : `)}</span>
      {t(quoted(shortened(text, 300)))}
    </p>
  )
  return (
    <div class="evidence">
      {since.removed.map((text) => line('−', 'retiré', text))}
      {since.added.map((text) => line('+', 'ajouté', text))}
    </div>
  )
}

function Gone({ contract, decision: { kind, reason } }: Omit<SinceProps, 'since'>) {
  const proof = proofOf(contract, kind)
  const now = proof ? `${placeOfWords(proof)} : ${quoted(wordsOf(contract, proof))}` : 'rien n’en parle'
  return (
    <div class="evidence">
      <p>{t(`Alors, le motif écrit : ${quoted(reason)}`)}</p>
      <p>{t(`Aujourd’hui, ce qui est lu : ${now}`)}</p>
      <p class="note">
        {t('Le texte entier d’alors n’est dans aucun des registres importés, ou le marché a été corrigé depuis.')}
      </p>
    </div>
  )
}
