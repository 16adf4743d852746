import { capital, countOf, shortened, typographic as t } from '../../../french.js'
import { KIND_LABELS, STATE_LABELS, type State } from '../../../states.js'
import type { JournalLine } from '../../../store/journal.js'
import type { Told } from '../../../tasks/review/told.js'
import { journalHref } from './journalAddress.js'
import { impliedTexts } from './words.js'

/** What was just done, in the words of whoever did it; what else follows from it is named. */
export function ToldText({ told }: { readonly told: Told }) {
  if (told.did === 'postpone') {
    const { kind, contract } = told
    const what = `${KIND_LABELS[kind]}, « ${shortened(contract.record.objet, 80)} »`
    return <p class="told">{t(`Remise à plus tard, en fin de file : ${what}.`)}</p>
  }
  if (told.did === 'resume') {
    return <p class="told">Les questions remises à plus tard ont repris leur place dans la file.</p>
  }
  const { line, written, lines, left } = told
  return (
    <p class="told">
      {t([doneText(told), ...impliedOf(told), leftText(left)].filter(Boolean).join(' '))}
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
    return `Lot n° ${batch} annulé : ${countOf(lines, 'réponse', 'réponses')}.`
  }
  const done = did === 'answer' ? 'Réponse enregistrée' : 'Réponse annulée'
  return `${done} : ${changeOf(written)}.`
}

/** "clause d’insertion, « Nettoyage » : à vérifier → oui". */
export function changeOf({ kind, objet, uid, stateBefore, state, stateAfter, undoes }: JournalLine): string {
  const after = undoes === null ? stateText(state) : stateText(stateAfter)
  return `${KIND_LABELS[kind]}, « ${shortened(objet ?? uid, 80)} » : ${STATE_LABELS[stateBefore ?? 'unknown']} → ${after}`
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
    : `${countOf(left, 'autre du lot, reprise ou annulée avant, est laissée', 'autres du lot, reprises ou annulées avant, sont laissées')}.`
