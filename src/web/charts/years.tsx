import { countOf, percent, percentBeside } from '../../french.js'
import { DIRECTION_SIGNS } from '../../indicators/reasons.js'
import type { NumberShare, Target, ValueShare } from '../../indicators/types.js'
import { amount, type Base, type Counts, fraction, SIGNS, settled, stretchesOf, sumOf, totalOf } from './amounts.js'
import { cells, HEADINGS, type Slice } from './cells.js'
import { type ChartProps, DataTable, Frame } from './frame.js'
import type { Row } from './layout.js'
import { period, sameAim } from './period.js'
import { Picture } from './picture.js'

type Aim = Pick<Target, 'value' | 'direction'>

/** A share in one year, in contracts or in euros. */
export interface YearPoint extends Counts {
  readonly year: number
  /** Those the share is taken of, whatever its unit. */
  readonly contracts: number
  /** The established rate, between 0 and 1; null: not computable, which is not zero. */
  readonly rate: number | null
  /** Enough is known for a rate; else the interval in which it lies is said instead (SPEC §3). */
  readonly solid: boolean
  readonly target: Aim | null
}

interface YearsChartProps extends ChartProps {
  readonly base: Base
  /** Every year of the period, in the order in which they are shown. */
  readonly points: readonly YearPoint[]
  /** The contracts behind a figure of a year. */
  readonly href?: (year: number, slice: Slice) => string
}

/** A computed share as the point of its year. */
export function yearPoint(year: number, share: NumberShare | ValueShare): YearPoint {
  const { value, numerator, denominator, solid, target, counts } = share
  const contracts = counts.yes + counts.review + counts.unknown + counts.no
  // A sum too large to vouch for establishes nothing.
  const known = numerator === null ? 0 : share.known
  const yes = numerator ?? 0
  return { year, yes, open: denominator - known, no: known - yes, contracts, rate: value, solid, target }
}

/** One share over the years: what is established and what is open, out of the whole, beside each year's target. */
export function YearsChart({ points, base, href, ...chart }: YearsChartProps) {
  const value = base === 'euro' ? ', en valeur HT' : ''
  return (
    <Frame
      {...chart}
      empty={points.length === 0}
      source={`${chart.source} ; ${settled(sumOf(points), base)}`}
      subject={`Part des marchés${value}, ${period(points)}`}
      signs={SIGNS}
      table={<Data points={points} base={base} href={href} caption={`${chart.title}${value}, année par année`} />}
    >
      <Picture
        {...chart}
        description={describe(points, base)}
        rows={points.map((point, at) => rowOf(point, points[at - 1], base, href))}
        max={1}
      />
    </Frame>
  )
}

/** Fewer contracts make a rate that cannot be set beside those of other years. */
const FEW = 5

const isFew = ({ contracts, rate }: YearPoint): boolean => rate !== null && contracts < FEW

function rowOf(point: YearPoint, before: YearPoint | undefined, base: Base, href: YearsChartProps['href']): Row {
  const { year, target, rate, contracts } = point
  const said = isFew(point) ? `${countOf(contracts, 'marché', 'marchés')} seulement` : rateText(point)
  const value = rate === null ? NOT_COMPUTABLE : `${said} · ${fraction(point, base)}`
  return {
    label: String(year),
    value,
    few: isFew(point),
    stretches: rate === null ? null : stretchesOf(point, base, 1 / totalOf(point)),
    target: target && { at: target.value, text: sameAim(target, before?.target) ? null : aimText(target) },
    link: href ? { href: href(year, rate === null ? 'all' : 'yes'), name: `${year} : ${value}` } : null,
  }
}

const NOT_COMPUTABLE = 'non calculable'

/** "28,5 %" where enough is known, else "28,5 % à 46,3 %" (SPEC §3). */
function rateText(point: YearPoint): string {
  if (point.rate === null) return NOT_COMPUTABLE
  const high = (point.yes + point.open) / totalOf(point)
  if (!point.solid && high > point.rate) return `${percent(point.rate)} à ${percent(high)}`
  return point.target === null ? percent(point.rate) : percentBeside(point.rate, point.target.value)
}

function aimText({ value, direction }: Aim): string {
  return `objectif ${DIRECTION_SIGNS[direction]} ${percent(value)}`
}

function describe(points: readonly YearPoint[], base: Base): string {
  const told = points.map((point) => {
    if (point.rate === null) return `${point.year} ${NOT_COMPUTABLE}`
    const aim = point.target ? `, ${aimText(point.target)}` : ''
    return `${point.year} ${rateText(point)} (${amount(point.yes, base)} sur ${amount(totalOf(point), base)}${aim})`
  })
  return `${told.join(' ; ')}.`
}

interface DataProps extends Pick<YearsChartProps, 'points' | 'base' | 'href'> {
  readonly caption: string
}

function Data({ points, base, href, caption }: DataProps) {
  return (
    <DataTable
      caption={caption}
      headings={['Année', 'Part établie', ...HEADINGS, 'Objectif']}
      rows={points.map((point) => [
        String(point.year),
        rateText(point),
        ...cells(point, base, href && ((slice) => href(point.year, slice))),
        point.target ? `${DIRECTION_SIGNS[point.target.direction]} ${percent(point.target.value)}` : 'sans objectif',
      ])}
    />
  )
}
