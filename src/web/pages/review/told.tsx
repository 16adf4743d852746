import { capital, countOf, shortened, typographic as t } from '../../../french.js'
import { KIND_LABELS, type Kind, STATE_LABELS, type State } from '../../../states.js'
import type { StoredContract } from '../../../store/contracts.js'
import type { JournalLine } from '../../../store/journal.js'
import type { Told } from '../../../tasks/review/told.js'
import { quoted } from '../../../tasks/review/words.js'
import { marksOf, numberText } from './identity.js'
import { journalHref } from './journalAddress.js'
import { impliedTexts } from './words.js'

/** What was just done, in the words of whoever did it; what else follows from it is named. */
export function ToldText({ told }: { readonly told: Told }) {
  if (told.did === 'postpone' || told.did === 'takeUp') {
    const done = told.did === 'postpone' ? 'Remise à plus tard, en fin de file' : 'Reprise à sa place'
    return <p class="told">{t(`${done} : ${questionNamed(told)}.`)}</p>
  }
  if (told.did === 'resume') {
    return <p class="told">Les questions remises à plus tard ont repris leur place dans la file.</p>
  }
  const { did, line, written, lines, left } = told
  return (
    <p class="told">
      {t(
        [doneText(told), ...impliedOf(told), leftText(left), did === 'answer' ? groundText(told) : '']
          .filter(Boolean)
          .join(' '),
      )}
      {written.batch !== null && (
        <>
          {' '}
          <a href={journalHref({ batch: line.batch ?? written.batch })}>{t(`Voir ces ${lines} lignes au journal`)}</a>
        </>
      )}
    </p>
  )
}

type LineTold = Extract<Told, { did: 'answer' | 'undo' }>

function doneText({ did, line, written, lines }: LineTold): string {
  const { kind, state, batch } = line
  if (written.batch !== null) {
    const fact = capital(KIND_LABELS[kind])
    if (did === 'answer') return `${fact} : ${stateText(state)} pour ${countOf(lines, 'question', 'questions')}.`
    return `Groupe n° ${batch} annulé : ${countOf(lines, 'réponse', 'réponses')}.`
  }
  const done = did === 'answer' ? 'Réponse enregistrée' : 'Réponse annulée'
  return `${done} : ${changeOf(written)}.`
}

/** "clause d’insertion, n° 2024M0042, lot 5, « Nettoyage » : à vérifier → oui". */
export function changeOf(line: JournalLine): string {
  const { kind, objet, stateBefore, state, stateAfter, undoes } = line
  const after = undoes === null ? stateText(state) : stateText(stateAfter)
  const title = objet === null ? '' : `, ${quoted(shortened(objet.trim(), 80))}`
  const before = STATE_LABELS[stateBefore ?? 'unknown']
  return `${KIND_LABELS[kind]}, ${numberText(line)}${title} : ${before === after ? `${after}, confirmé` : `${before} → ${after}`}`
}

/** A question by its fact, its number and its title. */
export const questionNamed = ({ kind, contract }: { readonly kind: Kind; readonly contract: StoredContract }): string =>
  `${KIND_LABELS[kind]}, ${numberText(marksOf(contract))}, ${quoted(shortened(contract.record.objet.trim(), 80))}`

/** The reason and the document as they were written; each line of a batch may have a reason of its own. */
function groundText({ written: { batch, reason, document } }: LineTold): string {
  const piece = document === null ? 'aucune pièce' : `pièce : ${document}`
  return batch === null && reason !== '' ? `Motif : ${reason} ; ${piece}.` : `${capital(piece)}.`
}

const stateText = (state: State | null): string => (state === null ? 'décision retirée' : STATE_LABELS[state])

const impliedOf = ({ written, implied }: LineTold): string[] =>
  implied.flatMap((each) =>
    impliedTexts(each.implied, written.undoes === null ? written.state : written.stateAfter).map((text) => {
      const count = written.batch === null ? '' : ` (${countOf(each.lines, 'marché', 'marchés')})`
      return `${capital(text)}${count}.`
    }),
  )

const leftText = (left: number): string =>
  left === 0
    ? ''
    : `${countOf(left, 'autre du groupe, reprise ou annulée avant, est laissée', 'autres du groupe, reprises ou annulées avant, sont laissées')}.`
