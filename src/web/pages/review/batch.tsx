import type { Tag } from '../../../considerations/types.js'
import { capital, countOf, date, integer, shortened, typographic as t } from '../../../french.js'
import { definitionOf } from '../../../indicators/definitions.js'
import type { AnyIndicator } from '../../../indicators/figures/figure.js'
import { fractionText, headlineText, intervalText } from '../../../indicators/wording.js'
import { KIND_LABELS } from '../../../states.js'
import type { StoredContract } from '../../../store/contracts.js'
import type { BatchAsked, BatchPreview, YearEffect } from '../../../tasks/review/batch.js'
import { contraryOf } from '../../../tasks/review/proof.js'
import { placeOfWords, quoted, wordsOf } from '../../../tasks/review/words.js'
import type { QuestionLine } from '../../../tasks/review.js'
import { contractHref } from '../../query.js'
import { Table } from '../../ui/data-table.js'
import { Euros } from '../../ui/euros.js'
import { page } from '../../ui/layout.js'
import { StateBadge } from '../../ui/state.js'
import { statusText, targetShown } from '../objectives/words.js'
import { type Back, backHref, batchHref } from './address.js'
import { marksOf, marksText, numberText } from './identity.js'
import { DOUBT_WORDS, LONGEST_DOCUMENT, LONGEST_REASON, QUICK_REASONS } from './words.js'

const SCOPES: Record<BatchAsked['by'], string> = {
  consultation: 'les questions d’une même consultation',
  family: 'les questions qui portent les mêmes mots',
  filter: 'les questions de la file affichée',
}

const yearsText = (asked: BatchAsked): string =>
  asked.by === 'filter' && asked.filter.year !== undefined ? ` de ${asked.filter.year}` : ', toutes années'

/** Many questions and one answer: the list and what it changes, then the button that applies it. */
export function batchPage(preview: BatchPreview, back: Back) {
  const { asked, answer, items, decided, lines, years } = preview
  const word = answer === 'yes' ? 'oui' : 'non'
  const other = answer === 'yes' ? 'no' : 'yes'
  return page(
    { title: 'Répondre à plusieurs questions', section: '/a-verifier', wide: true },
    <>
      <nav class="breadcrumb" aria-label="Fil d’Ariane">
        <a href={backHref(back)}>À vérifier</a>
      </nav>
      <h1>{t(`Répondre ${word} à ${countOf(items.length, 'question', 'questions')}`)}</h1>
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
        <Apply preview={preview} back={back} />
      )}
      {years.map((year) => (
        <Year effect={year} />
      ))}
      {lines.length > 0 && <Lines lines={lines} total={items.length} />}
    </>,
  )
}

function Apply({ preview, back }: { readonly preview: BatchPreview; readonly back: Back }) {
  const { asked, answer, items, seen, reasons } = preview
  return (
    <form class="answer" id={FORM} method="post" action={batchHref(asked, answer, back)}>
      <input type="hidden" name="vu" value={seen} />
      <div class="field">
        <label for="motif">Motif, gardé au journal pour chacune (facultatif)</label>
        <input
          id="motif"
          name="motif"
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
        <input id="piece" name="piece" maxlength={LONGEST_DOCUMENT} autocomplete="off" />
      </div>
      <div class="actions">
        <button class="primary" type="submit">
          {t(`Appliquer : ${answer === 'yes' ? 'oui' : 'non'} aux questions cochées`)}
        </button>
        <a href={backHref(back)}>Ne rien changer</a>
      </div>
      <p class="note">
        {t(
          'Seules les questions cochées reçoivent la réponse ; les chiffres ci-dessous les supposent toutes cochées. Le groupe entier s’annulera d’un coup, depuis le journal ou par la touche U.',
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

/** As it reads everywhere, "28,5 % (61/214) ✔ atteint"; with its bounds where nothing else tells it from the other. */
function figureText(figure: AnyIndicator, other: AnyIndicator): string {
  const { status, target } = figure
  const plain = plainText(figure)
  const bounds = plain === plainText(other) ? intervalText(figure) : null
  return [plain, bounds && (bounds.includes(' à ') ? `de ${bounds}` : bounds), status && statusText(status, target)]
    .filter(Boolean)
    .join(' · ')
}

const plainText = (figure: AnyIndicator): string =>
  `${headlineText(figure) ?? 'non calculable'} (${fractionText(figure)})`

function Lines({ lines, total }: { readonly lines: readonly QuestionLine[]; readonly total: number }) {
  const caption =
    lines.length < total ? `Les ${lines.length} premières des ${integer(total)} questions` : 'Les questions'
  return (
    <Table caption={caption} headings={['Répondre', 'Marché', 'Montant', 'Ce qui est lu', 'Question', 'Aujourd’hui']}>
      {lines.map((line) => (
        <Line line={line} />
      ))}
    </Table>
  )
}

/** Which of the questions listed are answered: those listed, less those unticked. */
export const BATCH_FIELDS = { listed: 'listee', kept: 'retenue' } as const
const FORM = 'reponse-du-groupe'

function Line({ line: { item, contract, proof } }: { readonly line: QuestionLine }) {
  const { acheteur, direction } = contract.record
  const marks = marksOf(contract)
  const said = [acheteur.nom, direction, contract.yearDate ? date(contract.yearDate) : 'sans date']
  return (
    <tr>
      <td>
        <input type="hidden" form={FORM} name={BATCH_FIELDS.listed} value={item.uid} />
        <input
          type="checkbox"
          form={FORM}
          name={BATCH_FIELDS.kept}
          value={item.uid}
          aria-label={t(`Répondre pour le ${numberText(marks)}`)}
          checked
        />
      </td>
      <th scope="row">
        <a href={contractHref(item.uid)}>{shortened(contract.record.objet.trim(), 120)}</a>
        <div class="note">{t(marksText(marks))}</div>
        <div class="note">{t(said.filter(Boolean).join(' · '))}</div>
      </th>
      <td class="number">{contract.montantFirst === null ? '–' : <Euros amount={contract.montantFirst / 100} />}</td>
      <td>{proof ? <Read contract={contract} proof={proof} /> : 'aucune preuve'}</td>
      <td>{DOUBT_WORDS[item.doubt].name}</td>
      <td>
        <StateBadge state={contract.states[item.kind]} />
      </td>
    </tr>
  )
}

/** The words with their column or their sentence, and what says the contrary. */
function Read({ contract, proof }: { readonly contract: StoredContract; readonly proof: Tag }) {
  return (
    <>
      {[proof, ...contraryOf(contract, proof)].map((tag) => (
        <p>{t(`${capital(placeOfWords(tag))} : ${quoted(wordsOf(contract, tag))}`)}</p>
      ))}
    </>
  )
}
