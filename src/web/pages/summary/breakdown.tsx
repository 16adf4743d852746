import { countOf, typographic as t } from '../../../french.js'
import type { Group } from '../../../indicators/breakdown.js'
import { NOT_STATED } from '../../../indicators/selection.js'
import { headlineText } from '../../../indicators/wording.js'
import type { Summary } from '../../../tasks/summary.js'
import { BreakdownChart, type BreakdownGroup } from '../../charts/breakdown.js'
import { contractsHref } from '../../query.js'
import { Scroll } from '../../ui/data-table.js'
import { Count, Fraction } from './count.js'
import { nameShown } from './filters.js'
import type { BuiltInHeadline } from './headlines.js'
import { ValueNote } from './valueNote.js'
import { countedIn, type Share, type Slice, sliceOf, type View } from './view.js'

interface BreakdownProps {
  readonly data: Summary
  readonly dimension: 'direction' | 'categorie'
  readonly groups: readonly Group[]
  readonly headlines: readonly BuiltInHeadline[]
  readonly source: string
}

const WORDS = {
  direction: { id: 'directions', title: 'Par direction', one: 'direction', many: 'directions' },
  categorie: { id: 'categories', title: 'Par catégorie', one: 'catégorie', many: 'catégories' },
} as const

/** Groups drawn in a chart; the table below has them all. */
const DRAWN = 12

/** Each headline share by direction or category, in number and in value; every cell opens its contracts. */
export function Breakdown({ data, dimension, groups, headlines, source }: BreakdownProps) {
  const { id, title } = WORDS[dimension]
  const shares = headlines.flatMap(({ title: of, indicator }) =>
    indicator.family === 'share' ? [{ title: of, share: indicator }] : [],
  )
  if (shares.length === 0 || !groups.some(({ key }) => key !== NOT_STATED)) return null
  return (
    <section class="no-print" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div class="charts">
        {shares.map((headline, at) => (
          <Chart {...{ data, dimension, groups, source, headline }} id={`${id}-${at + 1}`} />
        ))}
      </div>
      <GroupTable data={data} dimension={dimension} groups={groups} headlines={shares} />
    </section>
  )
}

/** A headline that is a share: hours are not broken down. */
interface HeadlineShare {
  readonly title: string
  readonly share: Share
}

interface ChartOf extends Omit<BreakdownProps, 'headlines'> {
  readonly id: string
  readonly headline: HeadlineShare
}

function Chart({ id, headline: { title, share }, data, dimension, groups, source }: ChartOf) {
  const { one, many } = WORDS[dimension]
  const drawn = groups.slice(0, DRAWN).map((group) => drawnGroup(group, share.id))
  const rest = groups.length - drawn.length
  const href = ({ label }: BreakdownGroup, slice: Slice) => {
    const key = drawn.find((group) => group.label === label)?.key ?? NOT_STATED
    return contractsHref(sliceOf(share, viewOf(data, dimension, key), slice))
  }
  return (
    <BreakdownChart
      id={id}
      title={title}
      source={t(
        rest > 0 ? `${source} ; les ${DRAWN} plus grandes, ${countOf(rest, one, many)} de plus au tableau` : source,
      )}
      period={`Marchés notifiés en ${data.year}`}
      dimension={[one, many]}
      base={share.base}
      groups={drawn}
      href={href}
    />
  )
}

function drawnGroup({ key, shares }: Group, id: string) {
  const share = shares.find((each) => each.id === id)
  const yes = share?.numerator ?? 0
  const known = share?.numerator === null ? 0 : (share?.known ?? 0)
  return { key, label: nameShown(key), share, yes, no: known - yes, open: (share?.denominator ?? 0) - known }
}

/** The view narrowed to one group. */
function viewOf(data: View, dimension: BreakdownProps['dimension'], key: string): View {
  const { year, acheteur, countedBuyers, direction, categorie } = data
  return { year, acheteur, countedBuyers, direction, categorie, [dimension]: key }
}

interface GroupTableProps extends Pick<BreakdownProps, 'data' | 'dimension' | 'groups'> {
  readonly headlines: readonly HeadlineShare[]
}

function GroupTable({ data, dimension, groups, headlines }: GroupTableProps) {
  const { one } = WORDS[dimension]
  const all = headlines.map(({ title, share }) => ({ title, indicator: { ...share, target: null, status: null } }))
  const caption = `Marchés notifiés en ${data.year} par ${one} : part établie, en nombre puis en valeur HT`
  return (
    <details class="whole-table">
      <summary>{t(`Tableau par ${one}, en nombre et en valeur`)}</summary>
      <Scroll label={caption}>
        <table>
          <caption>{t(caption)}</caption>
          <thead>
            <tr>
              <th scope="col">{nameOf(one)}</th>
              <th scope="col" class="number">
                Marchés
              </th>
              {headlines.map(({ title }) => (
                <th scope="col">{t(title)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <GroupRow group={group} view={viewOf(data, dimension, group.key)} headlines={headlines} />
            ))}
          </tbody>
        </table>
      </Scroll>
      <ValueNote of="ensemble" headlines={all} result={data.all} view={data} />
    </details>
  )
}

interface GroupRowProps {
  readonly group: Group
  readonly view: View
  readonly headlines: readonly HeadlineShare[]
}

function GroupRow({ group, view, headlines }: GroupRowProps) {
  const of = (id: string) => group.shares.find((share) => share.id === id)
  return (
    <tr>
      <th scope="row">{nameShown(group.key)}</th>
      <td class="number">
        <Count of={{ query: countedIn(view), contracts: group.contracts.length }} />
      </td>
      {headlines.map(({ share: { id } }) => (
        <td>
          {[...new Set([id, id.replace(/\.number$/, '.value')])].map((each) => (
            <Cell share={of(each)} view={view} />
          ))}
        </td>
      ))}
    </tr>
  )
}

function Cell({ share, view }: { readonly share: Share | undefined; readonly view: View }) {
  if (!share) return null
  return (
    <div>
      {headlineText({ ...share, target: null, status: null }) ?? 'non calculable'}{' '}
      <span class="note">
        (<Fraction share={share} view={view} />)
      </span>
    </div>
  )
}

const nameOf = (one: string): string => one.charAt(0).toUpperCase() + one.slice(1)
