import type { Tag } from '../../../considerations/types.js'
import { capital, date, integer, shortened, typographic as t } from '../../../french.js'
import type { StoredContract } from '../../../store/contracts.js'
import type { BatchPreview } from '../../../tasks/review/batchPreview.js'
import { contraryOf } from '../../../tasks/review/proof.js'
import { placeOfWords, quoted, wordsOf } from '../../../tasks/review/words.js'
import type { QuestionLine } from '../../../tasks/review.js'
import { contractHref } from '../../query.js'
import { Table } from '../../ui/data-table.js'
import { Euros } from '../../ui/euros.js'
import { StateBadge } from '../../ui/state.js'
import { marksOf, marksText, numberText } from './identity.js'
import { DOUBT_WORDS } from './words.js'

/** Which of the questions listed are answered: those listed, less those unticked. */
export const BATCH_FIELDS = { listed: 'listee', kept: 'retenue' } as const
export const BATCH_FORM = 'reponse-du-groupe'

/** The questions of a group, each with what is read of it and a box to leave it out. */
export function BatchLines({ preview: { lines, items, kept } }: { readonly preview: BatchPreview }) {
  const total = items.length
  const ticked = new Set(kept)
  const caption =
    lines.length < total ? `Les ${lines.length} premières des ${integer(total)} questions` : 'Les questions'
  return (
    <Table caption={caption} headings={['Répondre', 'Marché', 'Montant', 'Ce qui est lu', 'Question', 'Aujourd’hui']}>
      {lines.map((line) => (
        <Line line={line} isTicked={ticked.has(line.item)} />
      ))}
    </Table>
  )
}

interface LineProps {
  readonly line: QuestionLine
  readonly isTicked: boolean
}

function Line({ line: { item, contract, proof }, isTicked }: LineProps) {
  const { acheteur, direction } = contract.record
  const marks = marksOf(contract)
  const said = [acheteur.nom, direction, contract.yearDate ? date(contract.yearDate) : 'sans date']
  return (
    <tr>
      <td>
        <input type="hidden" form={BATCH_FORM} name={BATCH_FIELDS.listed} value={item.uid} />
        <input
          type="checkbox"
          form={BATCH_FORM}
          name={BATCH_FIELDS.kept}
          value={item.uid}
          aria-label={t(`Répondre pour le ${numberText(marks)}`)}
          checked={isTicked}
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
