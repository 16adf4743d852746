import { hours } from '../../french.js'
import { DIRECTION_SIGNS } from '../../indicators/reasons.js'
import type { Target } from '../../indicators/types.js'
import { type ChartProps, DataTable, Frame, linked } from './frame.js'
import type { Row } from './layout.js'
import { period, sameAim } from './period.js'
import { Picture } from './picture.js'

/** Hours of a year; null: not computable, which is not zero. The two are never added nor divided. */
export interface HoursPoint {
  readonly year: number
  /** Worked in the year, whatever the year of the contract. */
  readonly done: number | null
  /** Written into the contracts notified in the year. */
  readonly contracted: number | null
  /** The target for the hours done. */
  readonly target: Pick<Target, 'value' | 'direction'> | null
}

/** Which of the two a row shows. */
export type HoursKind = 'done' | 'contracted'

interface HoursChartProps extends ChartProps {
  /** Every year of the period, in the order in which they are shown. */
  readonly points: readonly HoursPoint[]
  /** The contracts behind the hours of a year. */
  readonly href?: (year: number, kind: HoursKind) => string
}

const WORDS = {
  done: { part: 'yes', word: 'réalisées', heading: 'Réalisées dans l’année' },
  contracted: {
    part: 'planned',
    word: 'contractualisées',
    heading: 'Contractualisées (marchés notifiés dans l’année)',
  },
} as const
const KINDS = ['done', 'contracted'] as const satisfies readonly HoursKind[]

/** Hours done in each year, beside those contracted, with the year's target. */
export function HoursChart({ points, href, ...chart }: HoursChartProps) {
  const all = points.flatMap(({ done, contracted, target }) => [done ?? 0, contracted ?? 0, target?.value ?? 0])
  return (
    <Frame
      {...chart}
      empty={points.length === 0}
      subject={`Heures travaillées dans l’année, et heures inscrites dans les marchés notifiés dans l’année, ${period(points)}`}
      signs={KINDS.map((kind) => [WORDS[kind].part, WORDS[kind].word] as const)}
      table={<Data points={points} href={href} caption={`${chart.title}, année par année`} />}
    >
      <Picture
        {...chart}
        description={describe(points)}
        rows={points.flatMap((point, at) => KINDS.map((kind) => rowOf(point, points[at - 1], kind, href)))}
        max={Math.max(0, ...all)}
      />
    </Frame>
  )
}

function rowOf(point: HoursPoint, before: HoursPoint | undefined, kind: HoursKind, href: HoursChartProps['href']): Row {
  const { year, target } = point
  const value = hoursText(point[kind], kind)
  const size = point[kind]
  return {
    label: kind === 'done' ? String(year) : '',
    value,
    tight: kind === 'contracted',
    stretches: size === null ? null : [{ part: WORDS[kind].part, size, text: '' }],
    target:
      kind === 'done' && target
        ? { at: target.value, text: sameAim(target, before?.target) ? null : aimText(target) }
        : null,
    link: href ? { href: href(year, kind), name: `${year} : ${value}` } : null,
  }
}

function hoursText(value: number | null, kind: HoursKind): string {
  return value === null ? `${WORDS[kind].word} : non calculable` : `${hours(value)} ${WORDS[kind].word}`
}

function aimText({ value, direction }: Pick<Target, 'value' | 'direction'>): string {
  return `objectif ${DIRECTION_SIGNS[direction]} ${hours(value)}`
}

function describe(points: readonly HoursPoint[]): string {
  const told = points.map((point) => {
    const said = KINDS.map((kind) => hoursText(point[kind], kind)).join(', ')
    return `${point.year} ${said}${point.target ? `, ${aimText(point.target)}` : ''}`
  })
  return `${told.join(' ; ')}.`
}

function Data({ points, href, caption }: Pick<HoursChartProps, 'points' | 'href'> & { readonly caption: string }) {
  return (
    <DataTable
      caption={caption}
      headings={['Année', ...KINDS.map((kind) => WORDS[kind].heading), 'Objectif']}
      rows={points.map((point) => [
        String(point.year),
        ...KINDS.map((kind) => linked(cellText(point[kind]), href?.(point.year, kind))),
        point.target ? `${DIRECTION_SIGNS[point.target.direction]} ${hours(point.target.value)}` : 'sans objectif',
      ])}
    />
  )
}

function cellText(value: number | null): string {
  return value === null ? 'non calculable' : hours(value)
}
