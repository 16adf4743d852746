import { typographic as t } from '../../../french.js'
import { readDigest } from '../../../tasks/import/bound.js'
import { reasonFor } from '../../../tasks/review/reason.js'
import { quoted } from '../../../tasks/review/words.js'
import type { QuestionCard, Review } from '../../../tasks/review.js'
import { filterSearch, nextHref, placeOf, placeText, REVIEW_PATH } from './address.js'
import { LONGEST_DOCUMENT, LONGEST_REASON, QUICK_REASONS } from './words.js'

/** Fields of the form; `decision` and `lu` name the decision and the texts that were shown, so that no other is passed over. */
export const ANSWER_FIELDS = {
  uid: 'marche',
  kind: 'fait',
  answer: 'reponse',
  reason: 'motif',
  quick: 'motif-choisi',
  document: 'piece',
  yes: 'motif-oui',
  no: 'motif-non',
  over: 'decision',
  read: 'lu',
  place: 'place',
  filter: 'filtre',
} as const

/** What `reponse` says where the question is put off. */
export const LATER = 'plus-tard'

interface AnswerProps {
  readonly card: QuestionCard
  readonly review: Review
}

const reasonsOf = ({ item, decision, dossier: { contract } }: QuestionCard) => ({
  yes: reasonFor('yes', item.kind, contract, decision),
  no: reasonFor('no', item.kind, contract, decision),
})

/** What an answer is given as its reason where nobody says another. */
export function Written({ card }: Pick<AnswerProps, 'card'>) {
  const reasons = reasonsOf(card)
  return (
    <p class="note">
      {t('Sans autre motif, ')}
      <strong>oui</strong>
      {t(' écrit : ')}
      {t(quoted(reasons.yes))}
      {t(' ; ')}
      <strong>non</strong>
      {t(' écrit : ')}
      {t(`${quoted(reasons.no)}.`)}
    </p>
  )
}

/** The keys may be switched off, and stay so. */
export function Keys() {
  return (
    <p class="note" data-review-keys hidden>
      <label>
        <input type="checkbox" checked /> Répondre aux touches O, N, ?, M, U, J et K dans ce cadre
      </label>
    </p>
  )
}

/** Yes, no, later, back: a form that works without script, and one key each where scripts run. */
export function Answer({ card, review }: AnswerProps) {
  const { item, decision, dossier } = card
  const { contract } = dossier
  const { filter, previous } = review
  const place = placeOf(item)
  const reasons = reasonsOf(card)
  const hidden = {
    ...{ uid: item.uid, kind: item.kind, yes: reasons.yes, no: reasons.no },
    ...{ over: String(decision?.seq ?? 0), place: placeText(place), filter: filterSearch(filter).toString() },
    read: readDigest(contract.record),
  }
  const next = nextHref(filter, { apres: place })
  return (
    <form class="answer" method="post" action={REVIEW_PATH} data-review-form aria-label="Répondre">
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={ANSWER_FIELDS[name as keyof typeof hidden]} value={value} />
      ))}
      {/* Enter in a field presses the first button of a form: this one, which sends nothing. */}
      <button type="submit" disabled hidden />
      <Reasons document={decision?.document ?? undefined} />
      <div class="actions">
        <button class="primary" type="submit" name={ANSWER_FIELDS.answer} value="oui" data-key="o">
          Oui <kbd>O</kbd>
        </button>
        <button class="primary" type="submit" name={ANSWER_FIELDS.answer} value="non" data-key="n">
          Non <kbd>N</kbd>
        </button>
        <button type="submit" name={ANSWER_FIELDS.answer} value={LATER} data-key="?">
          Plus tard <kbd>?</kbd>
        </button>
        {previous && (
          <a href={nextHref(filter, { voir: placeOf(previous) })} data-key="k" data-review-link>
            ← Précédente <kbd>K</kbd>
          </a>
        )}
        <a href={next} data-key="j" data-review-link>
          Suivante → <kbd>J</kbd>
        </a>
      </div>
    </form>
  )
}

function Reasons({ document }: { readonly document: string | undefined }) {
  return (
    <details class="reasons" open={document !== undefined} data-review-reasons>
      <summary>
        Nommer la pièce, choisir le motif <kbd>M</kbd>
      </summary>
      <p class="note keys">
        <kbd>Entrée</kbd> revient aux boutons, pour répondre ; <kbd>Échap</kbd> quitte les champs.
      </p>
      <div class="field">
        <label for="piece">Pièce, article, page (facultatif)</label>
        <input
          id="piece"
          name={ANSWER_FIELDS.document}
          value={document}
          maxlength={LONGEST_DOCUMENT}
          autocomplete="off"
        />
      </div>
      <div class="field">
        <label for="motif-choisi">Motif</label>
        <select id="motif-choisi" name={ANSWER_FIELDS.quick}>
          <option value="">celui ci-dessus</option>
          {QUICK_REASONS.map((reason) => (
            <option value={reason}>{reason}</option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="motif">ou en vos mots</label>
        <input id="motif" name={ANSWER_FIELDS.reason} maxlength={LONGEST_REASON} autocomplete="off" />
      </div>
    </details>
  )
}
