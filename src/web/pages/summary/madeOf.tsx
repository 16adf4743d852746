import { countOf } from '../../../french.js'
import type { AnyIndicator, OwnIndicator } from '../../../indicators/figures/figure.js'
import type { HoursIndicator, NumberShare, ValueShare } from '../../../indicators/types.js'
import { fractionText } from '../../../indicators/wording.js'
import { Count, Fraction } from './count.js'
import { hoursBehind, type View } from './view.js'

/** Out of what a figure is, in a few words. */
export function MadeOf({ indicator, view }: PartProps) {
  if (indicator.family === 'own') return <>{ownMadeOf(indicator)}</>
  return indicator.family === 'hours' ? <Surveyed of={indicator} view={view} /> : <OutOf of={indicator} view={view} />
}

/** "53 sur 187", "relevées sur 12 marchés". */
export function ownMadeOf(indicator: OwnIndicator): string {
  const { base, known } = indicator
  if (base === 'hour') return known === 0 ? 'aucun relevé' : `relevées sur ${countOf(known, 'marché', 'marchés')}`
  const [part = '', whole = ''] = fractionText(indicator).split('/')
  return `${part} sur ${whole}${base === 'euro' ? ' HT' : ''}`
}

function OutOf({ of: share, view }: { readonly of: NumberShare | ValueShare; readonly view: View }) {
  return (
    <>
      <Fraction share={share} view={view} />
      {share.base === 'contract' ? ' marchés' : ' HT'}
    </>
  )
}

/** On how many contracts hours are known. */
function Surveyed({ of: indicator, view }: { readonly of: HoursIndicator; readonly view: View }) {
  const { known } = indicator
  return (
    <>
      {known === 0 ? 'aucun relevé' : 'relevées sur '}
      {known > 0 && <Count of={hoursBehind(indicator, view)}>{countOf(known, 'marché', 'marchés')}</Count>}
    </>
  )
}

/** Out of how many: contracts of every year, since hours are worked long after a contract is notified. */
export function unsurveyed({ id, known, denominator }: HoursIndicator, { days }: View): string | null {
  if (known === denominator || known === 0) return null
  const ofTheYear = id === 'insertionHours.contracted' || id === 'insertionHours.doneCohort'
  const all = countOf(denominator, 'marché', 'marchés')
  return `Sur ${all} ${ofTheYear ? (days ? 'de la période' : 'de l’année') : 'de toutes les années'} ; les autres ne disent rien de leurs heures.`
}

export interface PartProps {
  readonly indicator: AnyIndicator
  readonly view: View
}
