import { countOf, hours, percent, typographic as t } from '../../../french.js'
import type { ComputedIndicator, HoursIndicator, ValueShare } from '../../../indicators/types.js'
import { headlineText } from '../../../indicators/wording.js'
import { Count, Fraction } from './count.js'
import { hoursBehind, largestBehind, partsOf, type View } from './view.js'

export function Beside({ indicator, view }: { readonly indicator: ComputedIndicator; readonly view: View }) {
  if (indicator.family === 'hours') return <HoursBeside of={indicator} view={view} />
  if (indicator.base === 'contract' || indicator.value === null) return null
  return (
    <p>
      {t('En valeur : ')}
      <Count of={partsOf(indicator, view).yes}>{headlineText(indicator)}</Count> (
      <Fraction share={indicator} view={view} />)
      <WithoutLargest of={indicator} view={view} />
    </p>
  )
}

function HoursBeside({ of: indicator, view }: { readonly of: HoursIndicator; readonly view: View }) {
  if (indicator.value === null) return <p>{t('Heures contractualisées : non renseignées.')}</p>
  const { contracts } = hoursBehind(indicator, view)
  return (
    <p>
      {t('Contractualisées : ')}
      <Count of={hoursBehind(indicator, view)}>{hours(indicator.value)}</Count>
      {` dans ${countOf(contracts, 'marché', 'marchés')} de l’année`}
    </p>
  )
}

/** A rate in value may be that of one or two giants: what it is without them is said at once (SPEC §3). */
function WithoutLargest({ of: share, view }: { readonly of: ValueShare; readonly view: View }) {
  const { excluded, value } = share.withoutLargest
  if (excluded.length === 0) return null
  return (
    <>
      {t(value === null ? ' ; tout vient de ' : ` ; ${percent(value)} sans `)}
      <Count of={largestBehind(share, view)}>
        {t(`${countOf(excluded.length, 'marché', 'marchés')} de plus de 10 % du total`)}
      </Count>
    </>
  )
}
