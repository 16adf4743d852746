import { countOf, integer, typographic as t } from '../../../french.js'
import { KIND_LABELS } from '../../../states.js'
import type { LastDone } from '../../../tasks/decide/last.js'
import type { ReviewFilter } from '../../../tasks/review/queue.js'
import type { Told } from '../../../tasks/review/told.js'
import { filterSearch, questionText, RESUME_PATH, UNDO_PATH } from './address.js'
import { changeOf, questionNamed } from './told.js'

interface LastProps {
  readonly last: LastDone
  readonly told: Told | null
  readonly filter: ReviewFilter
}

/** What was done last, to be taken back in one key; what was just told is not said twice. */
export function Last({ last, told, filter }: LastProps) {
  const number = last.did === 'answer' ? String(last.line.seq) : questionText(last.item)
  return (
    <form class="review-last" method="post" action={UNDO_PATH} data-review-form data-review-undo>
      <input type="hidden" name={last.did === 'answer' ? 'numero' : 'remise'} value={number} />
      <input type="hidden" name="filtre" value={filterSearch(filter).toString()} />
      {!isTold(last, told) && <span class="note">{t(lastText(last))}</span>}{' '}
      <button type="submit">
        {t(undoName(last))} <kbd>U</kbd>
      </button>
    </form>
  )
}

function isTold(last: LastDone, told: Told | null): boolean {
  if (last.did === 'postpone') return told?.did === 'postpone'
  return told?.did === 'answer' && (told.line.batch ?? told.line.seq) === (last.line.batch ?? last.line.seq)
}

function lastText(last: LastDone): string {
  if (last.did === 'postpone') {
    return `Remise à plus tard en dernier : ${questionNamed({ kind: last.item.kind, contract: last.contract })}.`
  }
  const { line, lines } = last
  if (line.batch === null) return `Dernière réponse : ${changeOf(line)}.`
  return `Dernière réponse : un groupe de ${countOf(lines, 'réponse', 'réponses')} (${KIND_LABELS[line.kind]}).`
}

/** It says how much it takes back. */
function undoName(last: LastDone): string {
  if (last.did === 'postpone') return 'Annuler « plus tard »'
  return last.line.batch === null || last.lines < 2
    ? 'Annuler'
    : `Annuler les ${integer(last.lines)} réponses du groupe`
}

export function Resume({ count, filter }: { readonly count: number; readonly filter: ReviewFilter }) {
  return (
    <form class="review-last" method="post" action={RESUME_PATH} data-review-form>
      <input type="hidden" name="filtre" value={filterSearch(filter).toString()} />
      <span class="note">
        {t(`${countOf(count, 'question remise', 'questions remises')} à plus tard, en fin de file.`)}
      </span>{' '}
      <button type="submit">Reprendre les questions remises à plus tard</button>
    </form>
  )
}
