import { capital, date, dayInFrance, eurosExact, listOf, typographic as t } from '../../../../french.js'
import { KIND_LABELS, KINDS, type Kind, STATE_LABELS, type State } from '../../../../states.js'
import { LOCAL } from '../../../../store/database.js'
import type { Decision } from '../../../../store/decisions.js'
import type { AmountsCrossed } from '../../../../tasks/correct/mergeCrossed.js'
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

/** What the two state the one way and the other: what is said above holds, unless somebody says which. */
export function Crossed({ crossed, amounts, facts }: Pick<MergerEffect, 'crossed' | 'amounts' | 'facts'>) {
  return (
    <>
      {crossed.map((fact) => (
        <CrossedFact {...fact} after={facts.find(({ kind }) => kind === fact.kind)?.after ?? fact.whole} />
      ))}
      {amounts && <CrossedAmount {...amounts} />}
    </>
  )
}

function CrossedFact({ kind, part, whole, after }: FactMet) {
  const choices = [
    { state: whole, of: 'comme le dit celui qui reste' },
    { state: part, of: 'comme le dit l’autre' },
  ].filter(({ state }) => state !== after)
  return (
    <fieldset>
      <legend>{t(`${capital(KIND_LABELS[kind])} : les deux marchés s’opposent. Lequel dit vrai ?`)}</legend>
      <div class="checks">
        <label>
          <input type="radio" name={fieldOf(kind)} value="" checked /> {t(`${STATE_LABELS[after]}, comme ci-dessus`)}
        </label>
        {choices.map(({ state, of }) => (
          <label>
            <input type="radio" name={fieldOf(kind)} value={state} />{' '}
            {t(`${STATE_LABELS[state]}, ${of} : c’est une décision, sur le motif ci-dessous`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const CrossedAmount = ({ part, whole }: AmountsCrossed) => (
  <fieldset>
    <legend>{t('Montant HT : deux montants s’opposent. Lequel vaut ?')}</legend>
    <div class="checks">
      <label>
        <input type="radio" name={AMOUNT} value="" checked /> {t(`${eurosExact(whole / 100)}, de celui qui reste`)}
      </label>
      <label>
        <input type="radio" name={AMOUNT} value={OF_PART} />{' '}
        {t(`${eurosExact(part / 100)}, de l’autre : c’est une correction, sur le motif ci-dessous`)}
      </label>
    </div>
  </fieldset>
)

const AMOUNT = 'montant'
const OF_PART = 'autre'

/** Whether the amount of the one that is made part is said to hold. */
export const amountIn = (form: Readonly<Record<string, unknown>>): boolean => form[AMOUNT] === OF_PART

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
