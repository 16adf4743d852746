import { capital, typographic as t } from '../../../french.js'
import { definitionLines } from '../../../indicators/definitionWords.js'
import type { Plan } from '../../../indicators/plan.js'

interface DefinedProps {
  /** Id of an indicator, built in or of the plan's own. */
  readonly indicator: string
  readonly plan: Pick<Plan, 'definitions'>
  /** The same in one plain sentence, where it does not stand beside already. */
  readonly sentence?: string | null | undefined
}

/** The definition of a figure in words, folded: what counts, over what, from what amount, when, and what is left out. */
export function Defined({ indicator, plan, sentence }: DefinedProps) {
  const lines = definitionLines(indicator, plan.definitions ?? [])
  if (lines.length === 0) return null
  // A definition is named by its id, which is shown as it is.
  return (
    <details>
      <summary>La définition de ce chiffre</summary>
      {sentence && <p class="note">{t(sentence)}</p>}
      <dl class="terms">
        {lines.map(({ name, text }) => (
          <div>
            <dt>{name}</dt>
            <dd>{t(`${name === 'Définition' ? text : capital(text)}.`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
