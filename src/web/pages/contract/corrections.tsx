import { date, dayInFrance, typographic as t } from '../../../french.js'
import { LOCAL } from '../../../store/database.js'
import { actorInPassing } from '../../../tasks/actor.js'
import type { CorrectionShown, CorrectionsShown } from '../../../tasks/correct/shown.js'
import { contractHref } from '../../query.js'
import { Table } from '../../ui/data-table.js'
import { confirmHref, correctHref, FORM, withdrawHref } from './correction/address.js'
import { shortened } from './excerpt.js'

/** What somebody put right of a contract: what the register said, what it is, who, when, why; and the way back. */
export function Corrections({
  uid,
  corrections: { lines },
}: {
  readonly uid: string
  readonly corrections: CorrectionsShown
}) {
  return (
    <section aria-labelledby="corrections">
      <h2 id="corrections">Corrections à la main</h2>
      {lines.length === 0 ? (
        <p class="note">Rien n’a été corrigé : ce marché est tel que les registres le disent.</p>
      ) : (
        <Table
          caption="Ce qui a été corrigé à la main, du plus récent au plus ancien"
          headings={['Quoi', 'Le registre disait', 'C’est', 'Qui, quand, pourquoi', 'État']}
        >
          {lines.map((line) => (
            <Line uid={uid} line={line} />
          ))}
        </Table>
      )}
      <p>
        <a class="button" href={correctHref(uid)}>
          Corriger ce marché, le réunir à un autre ou le scinder
        </a>
      </p>
    </section>
  )
}

/** Beside what is shown of a record: which of its fields somebody put right, and what the register says. */
export function CorrectedFields({ corrections: { lines } }: { readonly corrections: CorrectionsShown }) {
  const holding = lines.filter(({ inForce, action }) => inForce && action === 'set')
  if (holding.length === 0) return null
  return (
    <ul class="notice">
      {holding.map(({ label, at, actor, before, unread, toReconfirm }) => (
        <li>
          {t(
            `${label} : corrigé à la main le ${date(dayInFrance(new Date(at)))} par ${actorInPassing(actor)} ; le registre dit : `,
          )}
          {(toReconfirm ? toReconfirm.says : (before ?? (unread && t(illegible(unread))))) ?? 'rien'}.{' '}
          <a href="#corrections">Voir les corrections</a>
        </li>
      ))}
    </ul>
  )
}

function Line({ uid, line }: { readonly uid: string; readonly line: CorrectionShown }) {
  return (
    <tr>
      <th scope="row">{t(line.label)}</th>
      <td>{BEFORE[line.action] ?? line.before ?? (line.unread ? t(illegible(line.unread)) : <Unsaid />)}</td>
      <td>
        <After uid={uid} line={line} />
      </td>
      <td>
        {who(line.actor)}, le <time datetime={line.at}>{date(dayInFrance(new Date(line.at)))}</time>
        {t(` : « ${line.reason} »`)}
        {line.document && <p class="note">{t(`Pièce : ${line.document}`)}</p>}
      </td>
      <td>
        <State line={line} />
        {line.toReconfirm && (
          <form method="post" action={confirmHref(uid, line.seq)}>
            <input type="hidden" name={FORM.seen} value={line.toReconfirm.says ?? ''} />
            <button type="submit" aria-label={`Confirmer la correction n° ${line.seq} : ${line.label}`}>
              Confirmer
            </button>
          </form>
        )}
        {line.inForce && (
          <form method="post" action={withdrawHref(uid, line.seq)}>
            <button type="submit" aria-label={`Annuler la correction n° ${line.seq} : ${line.label}`}>
              Annuler
            </button>
          </form>
        )}
      </td>
    </tr>
  )
}

const illegible = (text: string): string => `« ${shortened(text, 200)} », illisible`

const who = (actor: string): string => (actor === LOCAL.actor ? 'Un agent (service sans comptes)' : actor)

const BEFORE: Partial<Record<CorrectionShown['action'], string>> = {
  merge: 'deux marchés',
  split: 'un seul marché',
  apart: 'deux marchés semblables',
}

function After({ uid, line }: { readonly uid: string; readonly line: CorrectionShown }) {
  if (line.action === 'merge') return <Joined uid={uid} line={line} />
  if (line.action === 'split' || line.action === 'apart') return <Apart uid={uid} line={line} />
  return <>{line.after ?? <Unsaid />}</>
}

/** The other of the two contracts, which has a page while the split holds, and always where they were told apart. */
function Apart({ uid, line }: { readonly uid: string; readonly line: CorrectionShown }) {
  const other = uid === line.after ? line.before : line.after
  const shows = line.inForce || line.action === 'apart'
  return (
    <>
      {line.action === 'apart' ? 'deux marchés différents' : 'deux'}, l’autre étant{' '}
      {other && shows ? <a href={contractHref(other)}>{other}</a> : <code>{other}</code>}
    </>
  )
}

/** Seen from the whole, what was made part of it; a part that stands again by itself has a page. */
function Joined({ uid, line: { part, after, inForce } }: { readonly uid: string; readonly line: CorrectionShown }) {
  const other = part === uid ? after : part
  return (
    <>
      {part === uid ? 'partie de ' : 'un seul, avec '}
      {other && !inForce ? <a href={contractHref(other)}>{other}</a> : <code>{other}</code>}
    </>
  )
}

function State({ line: { inForce, withdrawn, toReconfirm } }: { readonly line: CorrectionShown }) {
  if (withdrawn) return <p>{t(`Annulée le ${date(dayInFrance(new Date(withdrawn.at)))}`)}</p>
  if (!inForce) return <p>Remplacée par une plus récente</p>
  if (!toReconfirm) return <p>En vigueur</p>
  return (
    <p>
      <strong>{t('À reconfirmer : ')}</strong>
      {t(`le registre dit maintenant « ${toReconfirm.says ?? 'rien'} ». La correction reste en vigueur.`)}
    </p>
  )
}

const Unsaid = () => <span class="unsaid">non renseigné</span>
