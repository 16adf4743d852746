import type { Child } from 'hono/jsx'
import { parseHTML } from 'linkedom/worker'
import { BreakdownChart, type BreakdownGroup } from '../../../src/web/charts/breakdown.js'
import { HoursChart } from '../../../src/web/charts/hours.js'
import { type YearPoint, YearsChart } from '../../../src/web/charts/years.js'

export const SOURCE = 'Données au 31 octobre 2025'
export const goal = (value: number) => ({ value, direction: '>=' }) as const

/** A year of which enough is known, 61 of 214 established, but for what is given. */
export function point(year: number, given: Partial<YearPoint> = {}): YearPoint {
  const counts = { yes: 61, open: 13, no: 140, ...given }
  const total = counts.yes + counts.open + counts.no
  return {
    year,
    contracts: total,
    rate: total === 0 ? null : counts.yes / total,
    solid: true,
    target: null,
    ...counts,
    ...given,
  }
}

export const group = (label: string, given: Partial<BreakdownGroup> = {}): BreakdownGroup => ({
  label,
  yes: 30,
  open: 2,
  no: 50,
  ...given,
})

export const years = (points: readonly YearPoint[], more: Partial<Parameters<typeof YearsChart>[0]> = {}) => (
  <YearsChart id="annees" title="Clause d’insertion" source={SOURCE} base="contract" points={points} {...more} />
)

export const breakdown = (
  groups: readonly BreakdownGroup[],
  more: Partial<Parameters<typeof BreakdownChart>[0]> = {},
) => (
  <BreakdownChart
    id="directions"
    title="Clause d’insertion"
    source={SOURCE}
    base="contract"
    period="Marchés notifiés en 2025"
    dimension={['direction', 'directions']}
    groups={groups}
    {...more}
  />
)

export const hoursChart = (
  points: Parameters<typeof HoursChart>[0]['points'],
  more: Partial<Parameters<typeof HoursChart>[0]> = {},
) => <HoursChart id="heures" title="Heures d’insertion" source={SOURCE} points={points} {...more} />

/** What a browser makes of a chart: its markup, and its nodes with plain spaces in their texts. */
export function drawn(chart: Child) {
  const html = String(chart)
  const { document } = parseHTML(`<html><body>${html}</body></html>`)
  const plain = (text: string | null | undefined) => (text ?? '').replace(/[\u202f\u00a0]/g, ' ')
  const all = (selector: string) => [...document.querySelectorAll(selector)]
  return {
    html,
    document,
    all,
    texts: (selector: string) => all(selector).map((node) => plain(node.textContent)),
    plain,
  }
}

/** The rectangles of one kind, as numbers. */
export function boxes(chart: ReturnType<typeof drawn>, className: string) {
  const number = (node: Element, name: string) => Number(node.getAttribute(name))
  return chart.all(`.chart-picture .${className} rect`).map((node) => ({
    x: number(node, 'x'),
    y: number(node, 'y'),
    width: number(node, 'width'),
    height: number(node, 'height'),
  }))
}
