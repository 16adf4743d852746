import { capital, countOf, typographic as t } from '../../../french.js'
import { KIND_LABELS } from '../../../states.js'
import type { BatchAsked } from '../../../tasks/review/batch.js'
import type { BatchPreview } from '../../../tasks/review/batchPreview.js'
import { page } from '../../ui/layout.js'
import { type Back, backHref, batchHref } from './address.js'
import { BatchEffect } from './batchEffect.js'
import { BATCH_FORM, BatchLines } from './batchLines.js'
import { LONGEST_DOCUMENT, LONGEST_REASON, QUICK_REASONS } from './words.js'

const SCOPES: Record<BatchAsked['by'], string> = {
  consultation: 'les questions d’une même consultation',
  family: 'les questions qui portent les mêmes mots',
  filter: 'les questions de la file affichée',
}

const yearsText = (asked: BatchAsked): string =>
  asked.by === 'filter' && asked.filter.year !== undefined ? ` de ${asked.filter.year}` : ', toutes années'

/** What somebody typed before the effect was reckoned again. */
export interface BatchTyped {
  readonly reason: string
  readonly document: string
}

/** The button that shows the effect for the questions left ticked, and writes nothing. */
export const AGAIN = { name: 'acte', value: 'recalculer' } as const

/** Many questions and one answer: the list and what it changes, then the button that applies it. */
export function batchPage(preview: BatchPreview, back: Back, typed: BatchTyped | null = null) {
  const { asked, answer, items, kept, decided, lines } = preview
  const word = answer === 'yes' ? 'oui' : 'non'
  const other = answer === 'yes' ? 'no' : 'yes'
  return page(
    { title: 'Répondre à plusieurs questions', section: '/a-verifier', wide: true },
    <>
      <nav class="breadcrumb" aria-label="Fil d’Ariane">
        <a href={backHref(back)}>À vérifier</a>
      </nav>
      <h1 data-batch-live>{t(`Répondre ${word} à ${countOf(kept.length, 'question', 'questions')}`)}</h1>
      <p class="lead">
        {t(`${capital(KIND_LABELS[asked.kind])} : ${SCOPES[asked.by]}${yearsText(asked)}. Rien n’est encore écrit. `)}
        <a href={batchHref(asked, other, back)}>{t(`Voir plutôt l’effet de « ${other === 'yes' ? 'oui' : 'non'} »`)}</a>
      </p>
      {decided > 0 && (
        <p class="notice">
          {t(
            `${countOf(decided, 'autre question a', 'autres questions ont')} déjà reçu la décision d’un agent : ce groupe n’y touche pas.`,
          )}
        </p>
      )}
      {items.length === 0 ? (
        <p>{t('Aucune question ouverte dans ce groupe.')}</p>
      ) : (
        <Apply preview={preview} back={back} typed={typed} />
      )}
      {items.length > 0 && <BatchEffect preview={preview} />}
      {lines.length > 0 && <BatchLines preview={preview} />}
    </>,
  )
}

interface ApplyProps {
  readonly preview: BatchPreview
  readonly back: Back
  readonly typed: BatchTyped | null
}

function Apply({ preview, back, typed }: ApplyProps) {
  const { asked, answer, items, seen, reasons } = preview
  return (
    <form class="answer" id={BATCH_FORM} method="post" action={batchHref(asked, answer, back)} data-batch>
      <input type="hidden" name="vu" value={seen} />
      <div class="field">
        <label for="motif">Motif, gardé au journal pour chacune (facultatif)</label>
        <input
          id="motif"
          name="motif"
          value={typed?.reason}
          list="motifs"
          maxlength={LONGEST_REASON}
          autocomplete="off"
          aria-describedby="motif-ecrit"
        />
        <datalist id="motifs">
          {QUICK_REASONS.map((reason) => (
            <option value={reason} />
          ))}
        </datalist>
        <p class="note" id="motif-ecrit">
          {t(reasonsText(reasons, items.length))}
        </p>
      </div>
      <div class="field">
        <label for="piece">Pièce, article, page (facultatif)</label>
        <input id="piece" name="piece" value={typed?.document} maxlength={LONGEST_DOCUMENT} autocomplete="off" />
      </div>
      <div class="actions">
        <button class="primary" type="submit">
          {t(`Appliquer : ${answer === 'yes' ? 'oui' : 'non'} aux questions cochées`)}
        </button>
        <button type="submit" {...AGAIN} data-batch-again>
          Recalculer l’effet des cochées
        </button>
        <a href={backHref(back)}>Ne rien changer</a>
      </div>
      <p class="note">
        {t(
          'Seules les questions cochées reçoivent la réponse. Le groupe entier s’annulera d’un coup, depuis le journal ou par la touche U.',
        )}
      </p>
    </form>
  )
}

/** The sentence that is written without a reason: the same for all, or that of each one's own words. */
function reasonsText(reasons: readonly string[], count: number): string {
  const [first = ''] = reasons
  if (reasons.length === 1 && count === 1) return `Sans autre motif, on écrit : ${first}.`
  const own = reasons.length === 1 ? 'pour chacune' : 'pour chacune ce qui est lu d’elle, comme'
  return `Sans autre motif, on écrit ${own} : ${first}.`
}
