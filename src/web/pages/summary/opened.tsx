import { countOf } from '../../../french.js'
import type { OwnIndicator } from '../../../indicators/figures/figure.js'
import { contractsHref } from '../../query.js'
import { objectiveHref } from '../objectives/address.js'
import { figureQuery } from '../objectives/lists.js'
import type { CardProps } from './card.js'
import { Count } from './count.js'
import { behind, type View } from './view.js'

interface OpenedProps extends Pick<CardProps, 'indicator' | 'view' | 'objective'> {
  readonly children: string
}

/** A figure as a link: to its contracts, or to the page of its objective where the list has no word for what it counts. */
export function Opened({ indicator, view, objective, children }: OpenedProps) {
  if (indicator.family !== 'own') return <Count of={behind(indicator, view)}>{children}</Count>
  if (objective === null) return <>{children}</>
  return (
    <a class="figure" href={ownHref(indicator, objective, view)} title={ownCount(indicator)}>
      {children}
    </a>
  )
}

/** How many contracts a figure of the plan's own opens; nothing where it counts what is no contract. */
function ownCount({ base, counts, known }: OwnIndicator): string | undefined {
  if (base === 'consultation' || base === 'supplier') return undefined
  return countOf(base === 'hour' ? known : (counts?.yes ?? 0), 'marché', 'marchés')
}

/** The contracts that a figure of the plan's own counts; consultations and suppliers are shown on the page of the objective. */
function ownHref(
  indicator: OwnIndicator,
  { plan, of }: NonNullable<CardProps['objective']>,
  { year, acheteur }: View,
): string {
  const { base, period } = indicator
  if (base === 'consultation' || base === 'supplier') {
    return `${objectiveHref(plan.id, of.id, year, acheteur)}#marches`
  }
  return contractsHref(figureQuery(plan, indicator, { ...period, acheteur }, base === 'hour' ? null : ['yes']))
}
