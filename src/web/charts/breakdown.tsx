import { capital, countOf } from '../../french.js'
import { amount, type Base, type Counts, fraction, SIGNS, settled, stretchesOf, sumOf, totalOf } from './amounts.js'
import { cells, HEADINGS, type Slice } from './cells.js'
import { type ChartProps, DataTable, Frame } from './frame.js'
import type { Row } from './layout.js'
import { Picture } from './picture.js'

export interface BreakdownGroup extends Counts {
  /** As people read it; what the register leaves empty has a name too ("direction non renseignée"). */
  readonly label: string
}

interface BreakdownChartProps extends ChartProps {
  readonly base: Base
  /** "Marchés notifiés en 2025". */
  readonly period: string
  /** What the groups are, in the singular and the plural: "direction", "directions". */
  readonly dimension: readonly [one: string, many: string]
  /** In the order in which they are shown. */
  readonly groups: readonly BreakdownGroup[]
  /** The contracts behind a figure of a group. */
  readonly href?: (group: BreakdownGroup, slice: Slice) => string
}

/** So many rows at most in one column; more stand side by side where there is room. */
const COLUMN = 14

/** One fact by direction or category: established yes, still to qualify, established no, in number or in euros. */
export function BreakdownChart({ groups, base, period, dimension, href, ...chart }: BreakdownChartProps) {
  const columns = columnsOf(groups)
  const max = Math.max(0, ...groups.map(totalOf))
  const subject = `${period}, par ${dimension[0]}${base === 'euro' ? ', en valeur HT' : ''}`
  return (
    <Frame
      {...chart}
      empty={groups.length === 0}
      source={`${chart.source} ; ${settled(sumOf(groups), base)}`}
      subject={subject}
      signs={SIGNS}
      wide={columns.length > 1}
      table={
        <DataTable
          caption={`${chart.title} – ${subject}`}
          headings={[capital(dimension[0]), ...HEADINGS]}
          rows={groups.map((group) => [group.label, ...cells(group, base, href && ((slice) => href(group, slice)))])}
        />
      }
    >
      <div class="chart-columns">
        {columns.map((column, at) => (
          <Picture
            id={columns.length === 1 ? chart.id : `${chart.id}-${at + 1}`}
            title={columns.length === 1 ? chart.title : `${chart.title} (${at + 1} sur ${columns.length})`}
            description={describe(column, base, dimension)}
            rows={column.map((group) => rowOf(group, base, href))}
            max={max}
          />
        ))}
      </div>
    </Frame>
  )
}

/** As few columns as hold the groups, as even as they can be: 15 groups are 8 and 7, not 14 and 1. */
function columnsOf(groups: readonly BreakdownGroup[]): BreakdownGroup[][] {
  const height = Math.ceil(groups.length / Math.ceil(groups.length / COLUMN))
  const columns: BreakdownGroup[][] = []
  for (let from = 0; from < groups.length; from += height) columns.push(groups.slice(from, from + height))
  return columns
}

function rowOf(group: BreakdownGroup, base: Base, href: BreakdownChartProps['href']): Row {
  const value = totalOf(group) === 0 ? 'aucun marché' : fraction(group, base)
  return {
    label: group.label,
    value,
    stretches: stretchesOf(group, base),
    link: href && totalOf(group) > 0 ? { href: href(group, 'yes'), name: `${group.label} : ${value}` } : null,
  }
}

function describe(groups: readonly BreakdownGroup[], base: Base, [one, many]: readonly [string, string]): string {
  const { yes, open } = sumOf(groups)
  const whole = totalOf(sumOf(groups))
  const most = [...groups].sort((a, b) => b.yes - a.yes)[0]
  const first = most && most.yes > 0 ? ` ; le plus : ${most.label}, ${said(most, base)}` : ''
  const all = `${amount(yes, base)} sur ${amount(whole, base)}, oui établi`
  return `${countOf(groups.length, one, many)} : ${all} ; ${amount(open, base)} à qualifier${first}.`
}

function said(counts: Counts, base: Base): string {
  return `${amount(counts.yes, base)} sur ${amount(totalOf(counts), base)}`
}
