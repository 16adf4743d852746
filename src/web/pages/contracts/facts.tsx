import { countOf, typographic as t } from '../../../french.js'
import { kindsOf, stateOf } from '../../../indicators/selection.js'
import type { Fact } from '../../../indicators/types.js'
import { KIND_LABELS, KINDS, type Kind, type States } from '../../../states.js'
import type { ContractLine } from '../../../tasks/listing.js'
import { STATE_WORDS, StateBadge } from '../../ui/state.js'
import type { Shown } from './buyer.js'
import { factName } from './factName.js'

/** The fact asked for first, whatever its state; then what is established or to be looked at, then how many are neither. */
export function Facts({ states }: ContractLine, { query: { fact } }: Shown) {
  const asked: readonly Kind[] = fact ? kindsOf(fact) : []
  const told = KINDS.filter((kind) => states[kind] === 'yes' || states[kind] === 'review')
  const named = told.filter((kind) => asked.length !== 1 || !asked.includes(kind))
  return (
    <ul class="facts">
      {fact && (
        <li>
          {t(`${factName(fact)} : `)}
          <StateBadge state={stateOf(states, fact)} />
        </li>
      )}
      {named.map((kind) => (
        <li class={`state ${states[kind]}`}>
          <span aria-hidden="true">{STATE_WORDS[states[kind]].shape}</span> {KIND_LABELS[kind]}
          {states[kind] === 'review' && ' à vérifier'}
        </li>
      ))}
      <Rest states={states} among={fact && asked.length === 1 ? fact : null} />
    </ul>
  )
}

function Rest({ states, among }: { readonly states: States; readonly among: Fact | null }) {
  const others = KINDS.filter((kind) => kind !== among).map((kind) => states[kind])
  const [no, unknown] = (['no', 'unknown'] as const).map((state) => others.filter((each) => each === state).length)
  const parts = [no ? `${no} non` : null, unknown ? countOf(unknown, 'non renseigné', 'non renseignés') : null]
  const text = parts.filter((part) => part !== null).join(', ')
  return text === '' ? null : <li class="note">{text}</li>
}
