import { capital, date, dayInFrance, listOf, typographic as t } from '../../../../french.js'
import { KIND_LABELS, KINDS, type Kind, STATE_LABELS, type State } from '../../../../states.js'
import { LOCAL } from '../../../../store/database.js'
import type { Decision } from '../../../../store/decisions.js'
import type { DecidedTwice, Settled } from '../../../../tasks/correct/mergeDecisions.js'
import type { FactMet, MergerEffect } from '../../../../tasks/correct/mergeEffect.js'
import { Table } from '../../../ui/data-table.js'
import { StateBadge } from '../../../ui/state.js'
import { DECIDED_STATES } from '../decision.js'

/** The facts that the two do not have alike, and what they would be. */
export function Facts({ facts }: { readonly facts: readonly FactMet[] }) {
  if (facts.length === 0) return <p>{t('Les six faits sont les mêmes de part et d’autre, et le resteraient.')}</p>
  return (
    <Table caption="Les faits" headings={['Fait', 'Celui qui reste', 'L’autre', 'Une fois réunis']}>
      {facts.map(({ kind, part, whole, after }) => (
        <tr>
          <th scope="row">{capital(KIND_LABELS[kind])}</th>
          {[whole, part, after].map((state) => (
            <td>
              <StateBadge state={state} />
            </td>
          ))}
        </tr>
      ))}
    </Table>
  )
}

const fieldOf = (kind: Kind): string => `decision:${kind}`

/** What was chosen of what was decided two ways. */
export function settledIn(form: Readonly<Record<string, unknown>>): Settled {
  const given = KINDS.flatMap((kind) => {
    const state = DECIDED_STATES.find((each) => each === form[fieldOf(kind)])
    return state ? [[kind, state] as const] : []
  })
  return Object.fromEntries(given)
}

/** What officers decided of the one and the other: what holds of both, and what they ask. */
export function Decided({ takenOver, opposed }: Pick<MergerEffect, 'takenOver' | 'opposed'>) {
  return (
    <>
      {takenOver.length > 0 && (
        <p>
          {t(
            `Décidé de l’autre, et gardé : ${listOf(takenOver.map(({ kind, state }) => `${KIND_LABELS[kind]}, ${STATE_LABELS[state]}`))}. À reconfirmer si ce qui se lit n’est plus ce qui se lisait.`,
          )}
        </p>
      )}
      {opposed.length > 0 && (
        <p>{t('Les faits et les chiffres ci-dessus supposent que vaut la décision de celui qui reste.')}</p>
      )}
      {opposed.map((each) => (
        <Opposed {...each} />
      ))}
    </>
  )
}

function Opposed({ kind, part, whole }: DecidedTwice) {
  return (
    <fieldset>
      <legend>{t(`${capital(KIND_LABELS[kind])} : deux décisions s’opposent. Laquelle vaut ?`)}</legend>
      <div class="checks">
        <Choice kind={kind} decision={whole} of="de celui qui reste" />
        <Choice kind={kind} decision={part} of="de l’autre" />
      </div>
    </fieldset>
  )
}

interface ChoiceProps {
  readonly kind: Kind
  readonly decision: Decision
  readonly of: string
}

function Choice({ kind, decision: { state, actor, at, reason }, of }: ChoiceProps) {
  return (
    <label>
      <input type="radio" name={fieldOf(kind)} value={state satisfies State} required />{' '}
      {t(
        `${STATE_LABELS[state]}, décidé ${of} par ${actor === LOCAL.actor ? 'un agent' : actor} le ${date(dayInFrance(new Date(at)))} : « ${reason} »`,
      )}
    </label>
  )
}
