import { date, dayInFrance, typographic as t } from '../../../french.js'
import { LOCAL } from '../../../store/database.js'
import type { CorrectionShown, CorrectionsShown } from '../../../tasks/correct/shown.js'
import { contractHref } from '../../query.js'
import { withdrawHref } from './correction/address.js'

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
          {t(
            ` le ${date(dayInFrance(new Date(line.at)))} par ${line.actor === LOCAL.actor ? 'un agent' : line.actor} : « ${line.reason} ». `,
          )}
          <a href="#corrections">Voir les corrections</a>
          <form method="post" action={withdrawHref(uid, line.seq)}>
            <button type="submit">{line.action === 'merge' ? 'Annuler la réunion' : 'Annuler la scission'}</button>
          </form>
        </li>
      ))}
    </ul>
  )
}

/** A part shows no more: its readings are below, under its own identifier. */
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
        Réuni avec <a href="#versions">{part}</a>
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
