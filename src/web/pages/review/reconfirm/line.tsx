import type { Child } from 'hono/jsx'
import { date, dayInFrance, shortened, typographic as t } from '../../../../french.js'
import { LOCAL } from '../../../../store/database.js'
import { quoted } from '../../../../tasks/review/words.js'
import { contractHref } from '../../../query.js'
import { RECONFIRM_PATH } from '../address.js'
import { type Marks, marksText } from '../identity.js'
import { RECONFIRM_FIELDS } from './address.js'

interface LineProps {
  readonly uid: string
  /** Null: it is not visible. */
  readonly marks: Marks | null
  readonly objet: string | null
  /** What was said, where no title above says it. */
  readonly said?: string
  readonly by: {
    readonly actor: string
    readonly at: string
    readonly reason: string
    readonly document: string | null
  }
  readonly tick?: Child
  readonly children: Child
}

/** What somebody said of a contract, with why; what registers say since, and what may be done, follow. */
export function Line({ uid, marks, objet, said, by: { actor, at, reason, document }, tick, children }: LineProps) {
  return (
    <tr>
      {tick}
      <th scope="row">
        {objet === null ? uid : <a href={contractHref(uid)}>{shortened(objet.trim(), 100)}</a>}
        {marks && <div class="note">{t(marksText(marks))}</div>}
      </th>
      {said !== undefined && <td>{t(said)}</td>}
      <td>
        {actor === LOCAL.actor ? 'Un agent' : actor}, le <time datetime={at}>{date(dayInFrance(new Date(at)))}</time>
        {t(` : ${quoted(reason)}`)}
        <div class="note">{t(document === null ? 'Aucune pièce.' : `Pièce : ${document}`)}</div>
      </td>
      {children}
    </tr>
  )
}

type Fields = Partial<Readonly<Record<keyof typeof RECONFIRM_FIELDS, string>>>

export function Acts({ fields, what }: { readonly fields: Fields; readonly what: string }) {
  return (
    <td>
      <form class="acts" method="post" action={RECONFIRM_PATH}>
        {Object.entries(fields).map(([name, value]) => (
          <input type="hidden" name={RECONFIRM_FIELDS[name as keyof Fields]} value={value} />
        ))}
        <button type="submit" name={RECONFIRM_FIELDS.act} value="confirme" aria-label={`Confirmer ${what}`}>
          Confirmer
        </button>{' '}
        <button type="submit" name={RECONFIRM_FIELDS.act} value="retire" aria-label={`Retirer ${what}`}>
          Retirer
        </button>
      </form>
    </td>
  )
}
