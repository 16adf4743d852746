import type { PropsWithChildren } from 'hono/jsx'
import { date, dayInFrance, shortened, typographic as t, timeInFrance } from '../../../french.js'
import { KIND_LABELS, STATE_LABELS } from '../../../states.js'
import type { JournalLine } from '../../../store/journal.js'
import { actorText } from '../../../tasks/actor.js'
import { Scroll } from '../../ui/data-table.js'
import { factHref } from '../contract/decision.js'
import { UNDO_PATH } from './address.js'
import { marksText } from './identity.js'
import { journalHref } from './journalAddress.js'
import { impliedTexts } from './words.js'

const HEADINGS = ['N°', 'Quand, par qui', 'Marché et fait', 'Avant → après', 'Motif et pièce', 'Suite']

export const JournalLines = ({ lines }: { readonly lines: readonly JournalLine[] }) => (
  <JournalTable label="Décisions" headings={HEADINGS}>
    {lines.map((line) => (
      <Line line={line} />
    ))}
  </JournalTable>
)

interface JournalTableProps {
  readonly label: string
  readonly headings: readonly string[]
}

/** A journal, a row a line; on a phone, a block a line. */
export const JournalTable = ({ label, headings, children }: PropsWithChildren<JournalTableProps>) => (
  <Scroll label={label}>
    <table class="journal">
      <thead>
        <tr>
          {headings.map((heading) => (
            <th scope="col">{t(heading)}</th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </Scroll>
)

/** Why something was done, and what it relies on. */
export const Grounds = ({ reason, document }: Pick<JournalLine, 'reason' | 'document'>) => (
  <td>
    {t(reason || 'sans motif')}
    <div class="note">{t(document === null ? 'aucune pièce' : `pièce : ${document}`)}</div>
  </td>
)

function Line({ line }: { readonly line: JournalLine }) {
  const { seq, at, actor, uid, kind, objet, visible, reason, document, batch } = line
  const title = shortened((objet ?? uid).trim(), 100)
  return (
    <tr id={`decision-${seq}`}>
      <th scope="row">{seq}</th>
      <td>
        <time datetime={at}>{t(momentText(at))}</time>
        <div class="note">{t(actorText(actor))}</div>
        {batch !== null && (
          <div class="note">
            <a href={journalHref({ batch })}>{t(`groupe n° ${batch}`)}</a>
          </div>
        )}
      </td>
      <td>
        {visible ? <a href={factHref(uid, kind)}>{title}</a> : t(`${title} (plus au registre)`)}
        <div class="note">{t(marksText(line))}</div>
        <div>{KIND_LABELS[kind]}</div>
      </td>
      <td>
        {t(changeText(line))}
        {impliedTexts(line.implied, line.undoes === null ? line.state : line.stateAfter).map((text) => (
          <div class="note">{t(text)}</div>
        ))}
      </td>
      <Grounds reason={reason} document={document} />
      <td>
        <Outcome line={line} />
      </td>
    </tr>
  )
}

/** "23 novembre 2026, 17 h 37": an audit asks for the hour. */
export function momentText(at: string): string {
  const moment = new Date(at)
  return `${date(dayInFrance(moment))}, ${timeInFrance(moment).replaceAll(' ', '\u00a0')}`
}

function changeText({ state, stateBefore, stateAfter, undoes }: JournalLine): string {
  const before = stateBefore === null ? '' : `${STATE_LABELS[stateBefore]} → `
  if (state === null)
    return `${before}${stateAfter === null ? 'décision retirée' : `${STATE_LABELS[stateAfter]} (décision retirée)`}`
  if (undoes === null && stateBefore === state && (stateAfter ?? state) === state)
    return `${STATE_LABELS[state]}, confirmé`
  const after = stateAfter !== null && stateAfter !== state ? ` (retenu : ${STATE_LABELS[stateAfter]})` : ''
  return `${before}${STATE_LABELS[state]}${after}`
}

/** What became of it, and the way to take it back. */
function Outcome({ line: { seq, state, undoes, undoneBy, batch, holds } }: { readonly line: JournalLine }) {
  if (undoes !== null) return <>{t(`annule la décision n° ${undoes}`)}</>
  if (undoneBy !== null) return <>{t(`annulée par la ligne n° ${undoneBy}`)}</>
  if (!holds) return <>reprise depuis</>
  return (
    <form method="post" action={UNDO_PATH}>
      <input type="hidden" name="numero" value={String(seq)} />
      <input type="hidden" name="vers" value="journal" />
      {state === null ? 'décision retirée' : 'en vigueur'}{' '}
      <button type="submit" name="seul" value="oui" aria-label={`Annuler la décision n° ${seq}`}>
        Annuler
      </button>
      {batch !== null && (
        <>
          {' '}
          <button type="submit" aria-label={`Annuler tout le groupe n° ${batch}`}>
            Annuler tout le groupe
          </button>
        </>
      )}
    </form>
  )
}
