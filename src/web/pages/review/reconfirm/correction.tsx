import { typographic as t } from '../../../../french.js'
import type { ContractChanges, Moved } from '../../../../tasks/review/moved.js'
import type { CorrectionToReconfirm } from '../../../../tasks/review/toReconfirm.js'
import { marksOf } from '../identity.js'
import { Changed } from '../since.js'
import { Acts, Line } from './line.js'

interface CorrectionLineProps {
  readonly entry: CorrectionToReconfirm
  readonly page: number
}

/** A field put right, a merger or a split, over registers that say something else. */
export function CorrectionLine({ entry: { moved, contract, read }, page }: CorrectionLineProps) {
  const { seq, uid } = moved.line
  const name = { set: 'la correction', merge: 'la réunion', split: 'la scission' }[moved.what]
  return (
    <Line
      uid={contract?.uid ?? uid}
      marks={contract && marksOf(contract)}
      objet={contract?.record.objet ?? null}
      said={saidText(moved)}
      by={moved.line}
    >
      <td>
        {moved.what === 'set' ? (
          <p>
            <Changed of={{ before: moved.before || null, after: moved.says || null }} />
          </p>
        ) : (
          moved.changes.map((each) => <Changes of={each} />)
        )}
      </td>
      <Acts fields={{ seq: String(seq), read, page: String(page) }} what={`${name} n° ${seq}`} />
    </Line>
  )
}

function saidText(moved: Moved): string {
  if (moved.what === 'set') return `${moved.label} : ${moved.after || 'non renseigné'}`
  const { uid, into } = moved.line
  return moved.what === 'merge' ? `réunion : ${uid} fait partie de ${into}` : `scission : ${into} vient de ${uid}`
}

const SHOWS = {
  gone: 'aucun registre ne le dit plus',
  come: 'un registre le dit, qu’aucun ne disait',
  changed: 'dit autrement',
} as const

function Changes({ of: { uid, shows, changes } }: { readonly of: ContractChanges }) {
  return (
    <>
      <p>{t(`${uid} : ${SHOWS[shows]}`)}</p>
      {changes.map(({ label, before, after }) => (
        <p class="note">
          {t(`${label} : `)}
          <Changed of={{ before, after }} />
        </p>
      ))}
    </>
  )
}
