import { capital, countOf, integer, percentBeside, typographic as t } from '../../../french.js'
import { definitionOf } from '../../../indicators/definitions.js'
import type { ComputedIndicator } from '../../../indicators/types.js'
import { KIND_LABELS } from '../../../states.js'
import type { BatchAsked, BatchPreview, YearEffect } from '../../../tasks/review/batch.js'
import type { QuestionLine } from '../../../tasks/review.js'
import { contractHref } from '../../query.js'
import { Table } from '../../ui/data-table.js'
import { Euros } from '../../ui/euros.js'
import { page } from '../../ui/layout.js'
import { StateBadge } from '../../ui/state.js'
import { shortened } from '../contract/excerpt.js'
import { statusText, targetShown } from '../objectives/words.js'
import { BATCH_PATH, batchHref, REVIEW_PATH } from './address.js'
import { DOUBT_WORDS, LONGEST_DOCUMENT, LONGEST_REASON, QUICK_REASONS } from './words.js'

const SCOPES: Record<BatchAsked['by'], string> = {
  consultation: 'les questions d’une même consultation',
  family: 'les questions qui portent les mêmes mots',
  filter: 'les questions de la file affichée',
}

/** Many questions and one answer: the list and what it changes, then the button that applies it. */
export function batchPage(preview: BatchPreview) {
  const { asked, answer, items, decided, lines, years } = preview
  const word = answer === 'yes' ? 'oui' : 'non'
  const other = answer === 'yes' ? 'no' : 'yes'
  return page(
    { title: 'Répondre à plusieurs questions', section: '/a-verifier', wide: true },
    <>
      <nav class="breadcrumb" aria-label="Fil d’Ariane">
        <a href={REVIEW_PATH}>À vérifier</a>
      </nav>
      <h1>{t(`Répondre ${word} à ${countOf(items.length, 'question', 'questions')}`)}</h1>
      <p class="lead">
        {t(`${capital(KIND_LABELS[asked.kind])} : ${SCOPES[asked.by]}. Rien n’est encore écrit. `)}
        <a href={batchHref(asked, other)}>{t(`Voir plutôt l’effet de « ${other === 'yes' ? 'oui' : 'non'} »`)}</a>
      </p>
      {decided > 0 && (
        <p class="notice">
          {t(
            `${countOf(decided, 'autre question a', 'autres questions ont')} déjà reçu la décision d’un agent : ce lot n’y touche pas.`,
          )}
        </p>
      )}
      {items.length === 0 ? <p>{t('Aucune question ouverte dans ce lot.')}</p> : <Apply preview={preview} />}
      {years.map((year) => (
        <Year effect={year} />
      ))}
      {lines.length > 0 && <Lines lines={lines} total={items.length} />}
    </>,
  )
}

function Apply({ preview: { asked, answer, items, seen } }: { readonly preview: BatchPreview }) {
  return (
    <form class="answer" method="post" action={`${BATCH_PATH}?${batchHref(asked, answer).split('?')[1] ?? ''}`}>
      <input type="hidden" name="vu" value={seen} />
      <div class="field">
        <label for="motif">Motif, gardé au journal pour chacune</label>
        <input id="motif" name="motif" list="motifs" maxlength={LONGEST_REASON} required autocomplete="off" />
        <datalist id="motifs">
          {QUICK_REASONS.map((reason) => (
            <option value={reason} />
          ))}
        </datalist>
      </div>
      <div class="field">
        <label for="piece">Pièce, article, page (facultatif)</label>
        <input id="piece" name="piece" maxlength={LONGEST_DOCUMENT} autocomplete="off" />
      </div>
      <div class="actions">
        <button class="primary" type="submit">
          {t(`Appliquer : ${answer === 'yes' ? 'oui' : 'non'} à ${countOf(items.length, 'question', 'questions')}`)}
        </button>
        <a href={REVIEW_PATH}>Ne rien changer</a>
      </div>
      <p class="note">{t('Le lot entier s’annulera d’un coup, depuis le journal ou par la touche U.')}</p>
    </form>
  )
}

function Year({ effect: { year, before, after } }: { readonly effect: YearEffect }) {
  const rows = [...before.indicators, ...before.own].flatMap((indicator) => {
    const now = [...after.indicators, ...after.own].find(({ id }) => id === indicator.id)
    const moved =
      now && (now.numerator !== indicator.numerator || now.known !== indicator.known || now.high !== indicator.high)
    return moved ? [{ indicator, now }] : []
  })
  if (rows.length === 0) return <p class="note">{t(`Aucun chiffre de ${year} ne change.`)}</p>
  return (
    <Table caption={`Effet sur les chiffres de ${year}`} headings={['Chiffre', 'Aujourd’hui', 'Après']}>
      {rows.map(({ indicator, now }) => (
        <tr>
          <th scope="row">
            {t(definitionOf(indicator.id)?.label ?? ('label' in indicator ? indicator.label : indicator.id))}
            {indicator.target && indicator.unit === 'ratio' && (
              <span class="note">{t(` (objectif ${targetShown(indicator.target, 'ratio')})`)}</span>
            )}
          </th>
          <td>{t(figureText(indicator, now))}</td>
          <td>{t(figureText(now, indicator))}</td>
        </tr>
      ))}
    </Table>
  )
}

type Shown = Pick<ComputedIndicator, 'unit' | 'numerator' | 'denominator' | 'low' | 'high' | 'status' | 'target'>

/** "28,5 % à 41 % (61/214) ✔ atteint". */
function figureText({ unit, numerator, denominator, low, high, status, target }: Shown, beside: Shown): string {
  const total = `${integer(numerator ?? 0)}/${integer(denominator)}`
  const standing = status === null ? '' : ` ${statusText(status, target)}`
  if (unit !== 'ratio') return `${total}${standing}`
  if (low === null) return `non calculable (${total})`
  const lowest = percentBeside(low, beside.low ?? low)
  const highest = high === null ? lowest : percentBeside(high, beside.high ?? high)
  return `${lowest === highest ? lowest : `${lowest} à ${highest}`} (${total})${standing}`
}

function Lines({ lines, total }: { readonly lines: readonly QuestionLine[]; readonly total: number }) {
  const caption =
    lines.length < total ? `Les ${lines.length} premières des ${integer(total)} questions` : 'Les questions'
  return (
    <Table caption={caption} headings={['Marché', 'Montant', 'Ce qui est lu', 'Question', 'Aujourd’hui']}>
      {lines.map(({ item, contract, proof }) => (
        <tr>
          <th scope="row">
            <a href={contractHref(item.uid)}>{shortened(contract.record.objet, 120)}</a>
            <span class="note">
              {t(` ${contract.record.acheteur.nom ?? ''} ${contract.yearDate?.slice(0, 4) ?? 'sans date'}`)}
            </span>
          </th>
          <td class="number">
            {contract.montantFirst === null ? '–' : <Euros amount={contract.montantFirst / 100} />}
          </td>
          <td>{proof ? t(`« ${shortened(proof.quote, 120)} »`) : 'aucune preuve'}</td>
          <td>{DOUBT_WORDS[item.doubt].name}</td>
          <td>
            <StateBadge state={contract.states[item.kind]} />
          </td>
        </tr>
      ))}
    </Table>
  )
}
