import { typographic as t } from '../../../french.js'
import type { ComputedIndicator } from '../../../indicators/types.js'
import type { Summary } from '../../../tasks/summary.js'
import { HoursChart, type HoursKind, type HoursPoint } from '../../charts/hours.js'
import { YearsChart, yearPoint } from '../../charts/years.js'
import { contractsHref } from '../../query.js'
import type { BuiltInHeadline } from './headlines.js'
import { ValueNote } from './valueNote.js'
import { hoursOf, type Slice, sliceOf, type View } from './view.js'

interface YearsProps {
  readonly data: Summary
  readonly headlines: readonly BuiltInHeadline[]
  readonly source: string
}

/** Each headline figure over the last years, beside the target of each year. */
export function Years({ data, headlines, source }: YearsProps) {
  if (headlines.length === 0) return null
  const printed = headlines.find(({ indicator }) => indicator.family === 'share') ?? headlines[0]
  return (
    <section class="by-year" aria-labelledby="annees">
      <h2 id="annees">Par année</h2>
      <div class={headlines.length % 3 === 0 ? 'charts' : 'charts by-two'}>
        {headlines.map((headline, at) => (
          <div class={headline === printed ? undefined : 'no-print'}>
            <Chart id={`annees-${at + 1}`} headline={headline} data={data} source={source} />
          </div>
        ))}
      </div>
      <ValueNote
        of={String(data.year)}
        headlines={headlines.filter(({ indicator }) => indicator.base === 'euro')}
        result={data.all}
        view={data}
      />
    </section>
  )
}

interface ChartOf {
  readonly id: string
  readonly headline: BuiltInHeadline
  readonly data: Summary
  readonly source: string
}

function Chart({ id, headline: { title, indicator }, data, source }: ChartOf) {
  const chart = { id, title, source: t(source) }
  const of = (year: number): View => ({ ...data, year })
  if (indicator.family === 'hours') {
    const href = (year: number, kind: HoursKind) => contractsHref(hoursOf(`insertionHours.${kind}`, of(year)))
    return <HoursChart {...chart} points={hoursPoints(data)} href={href} />
  }
  const points = data.byYear.flatMap(({ year, indicators }) => {
    const share = find(indicators, indicator.id)
    return share?.family === 'share' ? [yearPoint(year, share)] : []
  })
  const href = (year: number, slice: Slice) => contractsHref(sliceOf(indicator, of(year), slice))
  return <YearsChart {...chart} points={points} base={indicator.base} href={href} />
}

function hoursPoints({ byYear }: Summary): HoursPoint[] {
  return byYear.map(({ year, indicators }) => {
    const [done, contracted] = ['done', 'contracted'].map((kind) => find(indicators, `insertionHours.${kind}`))
    return {
      year,
      done: done?.value ?? null,
      contracted: contracted?.value ?? null,
      target: done?.target ?? null,
    }
  })
}

function find(indicators: readonly ComputedIndicator[], id: string): ComputedIndicator | undefined {
  return indicators.find((indicator) => indicator.id === id)
}
