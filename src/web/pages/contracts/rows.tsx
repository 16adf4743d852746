import { hours, typographic as t } from '../../../french.js'
import type { ListSort } from '../../../store/listing.js'
import type { ContractList } from '../../../tasks/listing.js'
import { type ContractsQuery, contractsHref, type Sort } from '../../query.js'
import { Scroll } from '../../ui/data-table.js'
import { Objet } from './cells.js'
import { COLUMNS, type Column, columnsOf } from './columns.js'
import { hoursNoun } from './hours.js'

/** The hours that a figure counts, beside the object: what is added up must be read at a glance. */
const countedHours = (query: ContractsQuery): Column[] =>
  query.hours
    ? [
        {
          heading: `Heures ${hoursNoun(query.hours, query)}`,
          number: true,
          cell: ({ hoursCounted }) => (hoursCounted === null ? null : hours(hoursCounted / 100)),
        },
      ]
    : []

interface ContractsTableProps {
  readonly caption: string
  readonly list: ContractList
  readonly query: ContractsQuery
  readonly sort: ListSort
  readonly descending: boolean
}

/** The list as a table; on a narrow screen each row is a block, each value with its heading before it. */
export function ContractsTable({ caption, list, query, sort, descending }: ContractsTableProps) {
  const columns = [...countedHours(query), ...columnsOf(query, list).map((name) => COLUMNS[name])]
  const heading = (column: Pick<Column, 'heading' | 'sort' | 'number'>) => (
    <Heading {...column} query={query} current={column.sort === sort ? { descending } : null} />
  )
  return (
    <Scroll label="Liste des marchés">
      <table class="contracts">
        <caption>{t(caption)}</caption>
        <thead>
          <tr>
            {heading({ heading: 'Objet', sort: 'objet' })}
            {columns.map(heading)}
          </tr>
        </thead>
        <tbody>
          {list.contracts.map((contract) => (
            <tr>
              <th scope="row">
                <Objet contract={contract} />
              </th>
              {columns.map(({ heading: label, number, cell }) => (
                <td data-label={label} class={number ? 'number' : undefined}>
                  {cell(contract, { query, list }) ?? <span class="unsaid">non renseigné</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

interface HeadingProps extends Pick<Column, 'heading' | 'sort' | 'number'> {
  readonly query: ContractsQuery
  /** Null: the list is in another order. */
  readonly current: { readonly descending: boolean } | null
}

function Heading({ heading, sort, number, query, current }: HeadingProps) {
  const order = current && (current.descending ? ('descending' as const) : ('ascending' as const))
  return (
    <th scope="col" class={number ? 'number' : undefined} aria-sort={order ?? undefined}>
      {sort ? (
        <a href={contractsHref({ ...query, sort: nextSort(sort, current), page: undefined })}>{heading}</a>
      ) : (
        heading
      )}
      {order && <span aria-hidden="true">{order === 'descending' ? ' ▼' : ' ▲'}</span>}
    </th>
  )
}

/** Dates and amounts first come from the latest and the largest, names from A; a second look turns the order round. */
function nextSort(sort: ListSort, current: HeadingProps['current']): Sort {
  const descending = current ? !current.descending : sort === 'date' || sort === 'montant'
  return descending ? `-${sort}` : sort
}
