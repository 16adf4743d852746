import { countOf, date, percent, typographic as t } from '../../../french.js'
import { definitionOf } from '../../../indicators/definitions.js'
import { FACT_NAMES, FACTS } from '../../../indicators/facts.js'
import { reasonSentence } from '../../../indicators/reasons.js'
import { VALUE_LABEL } from '../../../indicators/shares.js'
import type { ComputedIndicator, HoursIndicator, ValueShare } from '../../../indicators/types.js'
import { valueText } from '../../../indicators/wording.js'
import type { Summary } from '../../../tasks/summary.js'
import { Table } from '../../ui/data-table.js'
import { Count, Fraction } from './count.js'
import { countedIn, hoursBehind, largestBehind, partsOf, type View } from './view.js'

/** Every indicator: each fact in number beside its value, then the hours; what limits them is said once, below. */
export function Measures({ data }: { readonly data: Summary }) {
  const { indicators } = data.all
  const reasons = [...new Set(indicators.flatMap(({ reason }) => (reason === null ? [] : [reason])))]
  return (
    <section class="no-print" aria-labelledby="mesures">
      <h2 id="mesures">Toutes les mesures</h2>
      <div class="pair">
        <Shares {...{ indicators, reasons }} view={data} />
        <Hours {...{ indicators, reasons }} view={data} />
      </div>
      {reasons.map((reason, at) => (
        <p class="note">{t(`[${at + 1}] ${reasonSentence(reason)}.`)}</p>
      ))}
    </section>
  )
}

interface MeasuresProps {
  readonly indicators: readonly ComputedIndicator[]
  /** Why figures are missing or limited, in the order of their marks. */
  readonly reasons: readonly string[]
  readonly view: View
}

function Shares({ indicators, reasons, view }: MeasuresProps) {
  const find = (id: string) => indicators.find((indicator) => indicator.id === id)
  return (
    <>
      <Table
        caption="Part établie sur preuve, et ce qu’elle deviendrait selon les marchés à qualifier"
        headings={['Fait', 'En nombre', 'En valeur']}
      >
        {FACT_NAMES.map((fact) => (
          <tr>
            <th scope="row">
              <a href={`/methode#${fact}`}>{t(FACTS[fact].label)}</a>
            </th>
            {[`${fact}.number`, `${fact}.value`].map((id) => (
              <td>
                <Cell indicator={find(id)} reasons={reasons} view={view} />
              </td>
            ))}
          </tr>
        ))}
      </Table>
      <InValue share={indicators.find((each): each is ValueShare => each.base === 'euro')} view={view} />
    </>
  )
}

function Cell({
  indicator,
  reasons,
  view,
}: Omit<MeasuresProps, 'indicators'> & { readonly indicator: ComputedIndicator | undefined }) {
  if (indicator?.family !== 'share') return null
  const { low, high } = indicator
  const { yes, open } = partsOf(indicator, view)
  return (
    <>
      <Count of={yes}>{valueText(indicator) ?? 'non calculable'}</Count>
      <Mark of={indicator} reasons={reasons} />{' '}
      <span class="note">
        (<Fraction share={indicator} view={view} />)
      </span>
      {low !== null && high !== null && low !== high && (
        <div class="note">
          {percent(low)} à {percent(high)}, <Count of={open} /> à qualifier
        </div>
      )}
      {indicator.base === 'euro' && indicator.withoutLargest.excluded.length > 0 && (
        <div class="note">{t(`sans les plus gros : ${rateOf(indicator.withoutLargest.value)}`)}</div>
      )}
    </>
  )
}

const rateOf = (value: number | null): string => (value === null ? 'non calculable' : percent(value))

/** SPEC §3: what every share in value must say of its base, once for all of them. */
function InValue({ share, view }: { readonly share: ValueShare | undefined; readonly view: View }) {
  if (!share) return null
  const { shareOfMaxima, unusable, withoutLargest } = share
  const largest = withoutLargest.excluded.length
  return (
    <p class="note">
      {t(`En valeur : ${VALUE_LABEL}. `)}
      {shareOfMaxima ? t(`${percent(shareOfMaxima)} du total sont des maximums d’accords-cadres. `) : ''}
      {largest > 0 && (
        <>
          Les plus gros : <Count of={largestBehind(share, view)}>{countOf(largest, 'marché', 'marchés')}</Count> de plus
          de 10 % du total.{' '}
        </>
      )}
      {unusable > 0 && (
        <>
          <Count of={{ query: countedIn(view, { amount: 'unusable' }), contracts: unusable }}>
            {countOf(unusable, 'marché', 'marchés')}
          </Count>{' '}
          sans montant exploitable, non {unusable > 1 ? 'sommés' : 'sommé'}.
        </>
      )}
    </p>
  )
}

function Mark({ of: { reason }, reasons }: { readonly of: ComputedIndicator; readonly reasons: readonly string[] }) {
  return reason === null ? null : <sup>[{reasons.indexOf(reason) + 1}]</sup>
}

function Hours({ indicators, reasons, view }: MeasuresProps) {
  return (
    <Table caption="Heures d’insertion" headings={['Heures', 'Total', 'Relevées sur']}>
      {indicators
        .filter((indicator): indicator is HoursIndicator => indicator.family === 'hours')
        .map((indicator) => (
          <tr>
            <th scope="row">
              <a href={`/methode#${indicator.id}`}>{t(definitionOf(indicator.id)?.shortLabel ?? indicator.id)}</a>
            </th>
            <td>
              <Count of={hoursBehind(indicator, view)}>{valueText(indicator) ?? 'non calculable'}</Count>
              <Mark of={indicator} reasons={reasons} />
              {indicator.asOf && indicator.value !== null && <div class="note">cumul au {date(indicator.asOf)}</div>}
            </td>
            <td>
              <Count of={hoursBehind(indicator, view)} /> sur <Surveyed of={indicator} view={view} />
            </td>
          </tr>
        ))}
    </Table>
  )
}

/** The contracts hours were looked for in; of every year, undated ones too, the address of a list has no word for them. */
function Surveyed({ of: { id, denominator }, view }: { readonly of: HoursIndicator; readonly view: View }) {
  const count = countOf(denominator, 'marché', 'marchés')
  const ofTheYear = id === 'insertionHours.contracted' || id === 'insertionHours.doneCohort'
  return <>{ofTheYear ? <Count of={{ query: countedIn(view), contracts: denominator }}>{count}</Count> : count}</>
}
