import { typographic as t } from '../../../french.js'
import type { Objective, Plan } from '../../../indicators/plan.js'
import { fractionText, headlineText } from '../../../indicators/wording.js'
import type { ObjectiveShown } from '../../../tasks/schemes/objective.js'
import type { ShownScheme } from '../../../tasks/schemes/shown.js'
import type { ObjectiveStanding, ReadingStanding } from '../../../tasks/schemes/standing.js'
import { Table } from '../../ui/data-table.js'
import { editHref } from './address.js'
import { Defined } from './defined.js'
import { EditForm } from './fields.js'
import { statusText } from './words.js'

/** The other ways of understanding the sentence, each with the figure it gives. */
export function Alternatives({ of, shown }: { readonly of: ObjectiveStanding; readonly shown: ShownScheme }) {
  const { objective, alternatives } = of
  if (alternatives.length === 0) return null
  const caption = `Autres lectures possibles : ${objective.label}`
  return (
    <details>
      <summary>{t(`Autres lectures possibles de cette phrase (${alternatives.length})`)}</summary>
      <Table caption={caption} headings={['Lecture', 'Chiffre qu’elle donne', ...(shown.edited ? ['Retenir'] : [])]}>
        {alternatives.map((each) => (
          <tr>
            <ReadingCells of={each} plan={shown.standing.plan} />
            {shown.edited && (
              <td>
                <Switch objective={objective} to={each} shown={shown} revision={shown.edited.revision} />
              </td>
            )}
          </tr>
        ))}
      </Table>
    </details>
  )
}

interface ReadingProps {
  readonly of: ReadingStanding
  readonly plan: Plan
}

/** A reading, the figure it gives, and how that is defined. */
function ReadingCells({ of, plan }: ReadingProps) {
  const { label, reading, indicator } = of
  return (
    <>
      <th scope="row">
        {t(label)} <span class="note">{t(reading)}</span>
      </th>
      <td>
        <ReadingFigure of={of} />
        {indicator && <Defined indicator={indicator.id} plan={plan} />}
      </td>
    </>
  )
}

/** What a reading would give, and whether the target would then be reached. */
function ReadingFigure({ of: { indicator } }: { readonly of: ReadingStanding }) {
  if (!indicator) return <>non calculable</>
  return (
    <>
      {headlineText(indicator) ?? 'non calculable'} <span class="note">({fractionText(indicator)})</span>
      {indicator.status && <div>{statusText(indicator.status, indicator.target)}</div>}
    </>
  )
}

interface SwitchProps {
  readonly objective: Objective
  readonly to: ReadingStanding
  readonly shown: ShownScheme
  readonly revision: number
}

function Switch({ objective, to: { indicator, label }, shown: { standing }, revision }: SwitchProps) {
  if (!indicator) return null
  return (
    <EditForm action={editHref(standing.plan.id, 'lecture')} revision={revision} year={standing.year}>
      <input type="hidden" name="objectif" value={objective.id} />
      <input type="hidden" name="indicateur" value={indicator.id} />
      <button type="submit" aria-label={t(`Retenir la lecture « ${label} » : ${objective.label}`)}>
        Retenir
      </button>
    </EditForm>
  )
}

/** The reading kept beside the others, each with the figure it gives. */
export function Readings({ shown: { standing, plan } }: { readonly shown: ObjectiveShown }) {
  const { objective, alternatives, indicator } = standing
  if (alternatives.length === 0) return null
  const kept = { label: 'Lecture retenue', reading: objective.reading, indicator }
  return (
    <section aria-labelledby="lectures">
      <h2 id="lectures">Selon la lecture</h2>
      <Table caption="Le chiffre que donne chaque lecture de la phrase" headings={['Lecture', 'Chiffre']}>
        {[kept, ...alternatives].map((each) => (
          <tr>
            <ReadingCells of={each} plan={plan} />
          </tr>
        ))}
      </Table>
    </section>
  )
}
