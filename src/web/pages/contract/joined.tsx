import { date, dayInFrance, typographic as t } from '../../../french.js'
import { actorInPassing } from '../../../tasks/actor.js'
import type { ContractDossier } from '../../../tasks/contract.js'
import { type Change, changesOf } from '../../../tasks/contractFields.js'
import type { CorrectionShown, CorrectionsShown } from '../../../tasks/correct/shown.js'
import { contractHref } from '../../query.js'
import { Table } from '../../ui/data-table.js'
import { withdrawHref } from './correction/address.js'

const JOINED_ID = 'reunis'

/** What each contract that is part of this one says otherwise: it stands by itself again once that is withdrawn. */
export function JoinedSay({ contract, corrections: { joined } }: Pick<ContractDossier, 'contract' | 'corrections'>) {
  if (joined.length === 0) return null
  return (
    <section aria-labelledby={JOINED_ID}>
      <h2 id={JOINED_ID}>{t('Ce que dit chaque marché réuni à celui-ci')}</h2>
      {joined.map(({ uid, record }) => (
        <SaysOtherwise uid={uid} changes={changesOf(record, contract.record)} />
      ))}
    </section>
  )
}

function SaysOtherwise({ uid, changes }: { readonly uid: string; readonly changes: readonly Change[] }) {
  if (changes.length === 0) return <p>{t(`${uid} ne dit rien d’autre que ce marché.`)}</p>
  return (
    <Table caption={`Ce que ${uid} dit autrement`} headings={['Champ', 'Il dit', 'Ce marché dit']}>
      {changes.map(({ label, before, after }) => (
        <tr>
          <th scope="row">{t(label)}</th>
          <td>{before ?? <Unsaid />}</td>
          <td>{after ?? <Unsaid />}</td>
        </tr>
      ))}
    </Table>
  )
}

const Unsaid = () => <span class="unsaid">non renseigné</span>

/** At the head of a contract: what it was made one with, and what was made of it; who, when, why, and the way back. */
export function Joined({
  uid,
  corrections: { lines },
}: {
  readonly uid: string
  readonly corrections: CorrectionsShown
}) {
  const holding = lines.filter(({ inForce, action }) => inForce && (action === 'merge' || action === 'split'))
  if (holding.length === 0) return null
  return (
    <ul class="notice joined">
      {holding.map((line) => (
        <li>
          <Said uid={uid} line={line} />
          {t(` le ${date(dayInFrance(new Date(line.at)))} par ${actorInPassing(line.actor)} : « ${line.reason} ». `)}
          <a href="#corrections">Voir les corrections</a>
          <form method="post" action={withdrawHref(uid, line.seq)}>
            <button type="submit">{line.action === 'merge' ? 'Annuler la réunion' : 'Annuler la scission'}</button>
          </form>
        </li>
      ))}
    </ul>
  )
}

/** A part shows no more: what it says is below, under its own identifier. */
function Said({
  uid,
  line: { action, part, before, after },
}: {
  readonly uid: string
  readonly line: CorrectionShown
}) {
  if (action === 'merge') {
    return (
      <>
        Réuni avec <a href={`#${JOINED_ID}`}>{part}</a>
      </>
    )
  }
  const other = (uid === after ? before : after) ?? ''
  return (
    <>
      {uid === after ? 'Séparé de ' : 'Scindé ; en a été séparé '}
      <a href={contractHref(other)}>{other}</a>
    </>
  )
}
