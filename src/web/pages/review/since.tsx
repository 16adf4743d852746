import { typographic as t } from '../../../french.js'
import type { StoredContract } from '../../../store/contracts.js'
import type { Decision } from '../../../store/decisions.js'
import { excerptOf } from '../../../tasks/excerpt.js'
import { type PlaceChanged, placesChanged } from '../../../tasks/review/changed.js'
import { differenceOf } from '../../../tasks/review/difference.js'
import { proofOf } from '../../../tasks/review/proof.js'
import { placeOfWords, quoted, wordsOf } from '../../../tasks/review/words.js'
import type { QuestionCard } from '../../../tasks/review.js'
import { FIELD_NAMES } from '../contract/facts.js'

interface SinceProps extends Pick<QuestionCard, 'since'> {
  readonly contract: StoredContract
  readonly decision: Pick<Decision, 'kind' | 'reason'>
}

/** What each place said and says; where the reading of then is gone, what was said of it and what is read. */
export function Since({ since, contract, decision }: SinceProps) {
  if (since === null) return <Gone contract={contract} decision={decision} />
  const places = placesChanged(since)
  return (
    <div class="evidence">
      {places.map((place) => (
        <p>
          <span class="note">{t(`${placeName(place)} : `)}</span>
          <Changed of={place} />
        </p>
      ))}
      {places.length === 0 && <p>Le numéro de lot n’est plus le même.</p>}
    </div>
  )
}

/** A column by its header, a text by what it is. */
export const placeName = ({ column, field }: Pick<PlaceChanged, 'column' | 'field'>): string =>
  column === null ? FIELD_NAMES[field] : `colonne ${quoted(column)}`

/** The sentence of then, that of now, what is not the same marked in each. */
export function Changed({ of: { before, after } }: { readonly of: Pick<PlaceChanged, 'before' | 'after'> }) {
  const spans = differenceOf(before ?? '', after ?? '')
  return (
    <>
      {before === null ? <em>rien n’était dit</em> : <Sentence text={before} span={spans.before} mark="del" />}
      {' → '}
      {after === null ? <em>plus rien n’est dit</em> : <Sentence text={after} span={spans.after} mark="ins" />}
    </>
  )
}

interface SentenceProps {
  readonly text: string
  readonly span: { readonly start: number; readonly end: number }
  readonly mark: 'del' | 'ins'
}

function Sentence({ text, span, mark: Mark }: SentenceProps) {
  const { before, quote, after } = excerptOf(text, span)
  return (
    <>
      {t('« ')}
      {before}
      {quote !== '' && <Mark>{quote}</Mark>}
      {after}
      {'\u202f»'}
    </>
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
