import { countOf, plural, typographic as t } from '../../../french.js'
import type { Plan } from '../../../indicators/plan.js'
import { objectivesHref } from '../objectives/address.js'

/** How many objectives no register of contracts measures: what the page does not show is not forgotten. */
export function UnmeasuredCount({ plan, year }: { readonly plan: Plan | null; readonly year: number }) {
  const count = (plan?.objectives ?? []).filter(({ indicator }) => indicator === null).length
  if (plan === null || count === 0) return null
  const all = countOf(plan.objectives.length, 'objectif', 'objectifs')
  return (
    <p>
      <a href={`${objectivesHref({ scheme: plan.id, year })}#non-mesures`}>
        {t(`${countOf(count, 'objectif', 'objectifs')} du schéma sur ${all}`)}
      </a>
      {t(
        ` ${plural(count, 'n’est mesuré', 'ne sont mesurés')} par aucun registre de marchés : ce qui manque y est dit.`,
      )}
    </p>
  )
}
