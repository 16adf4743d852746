import type { Child } from 'hono/jsx'
import { isUsableAmount } from '../../../contract.js'
import { countOf, date, hours, typographic as t } from '../../../french.js'
import { kindsOf, stateOf } from '../../../indicators/selection.js'
import type { Fact } from '../../../indicators/types.js'
import { KIND_LABELS, KINDS, type Kind, type States } from '../../../states.js'
import type { ListSort } from '../../../store/listing.js'
import type { ContractLine, ContractList } from '../../../tasks/listing.js'
import { type ContractsQuery, contractHref, contractsHref, type ListColumn, type Sort } from '../../query.js'
import { Scroll } from '../../ui/data-table.js'
import { Euros } from '../../ui/euros.js'
import { STATE_WORDS, StateBadge } from '../../ui/state.js'
import { factName, hoursNoun } from './describe.js'

interface Column {
  readonly heading: string
  readonly sort?: ListSort
  readonly number?: true
  readonly cell: (contract: ContractLine, shown: Shown) => Child
}

interface Shown {
  readonly query: ContractsQuery
  readonly list: Pick<ContractList, 'choices' | 'contracts'>
}

/** Columns beside the object, with what they show. */
export const COLUMNS: Record<ListColumn, Column> = {
  acheteur: {
    heading: 'Acheteur',
    sort: 'acheteur',
    cell: Buyer,
  },
  date: { heading: 'Date', sort: 'date', cell: Day },
  montant: { heading: 'Montant HT', sort: 'montant', number: true, cell: Amount },
  titulaires: { heading: 'Titulaires', sort: 'titulaire', cell: ({ holders }) => holders || null },
  faits: { heading: 'Faits', cell: Facts },
  direction: { heading: 'Direction', cell: ({ direction }) => direction },
  categorie: { heading: 'Catégorie', cell: ({ categorie }) => categorie },
  numero: { heading: 'Numéro', cell: ({ id }) => id },
  cpv: { heading: 'CPV', cell: ({ codeCPV }) => codeCPV },
  duree: {
    heading: 'Durée',
    number: true,
    cell: ({ dureeMois }) => (dureeMois === null ? null : `${countOf(dureeMois, 'mois', 'mois')}`),
  },
  heures: {
    heading: 'Heures prévues',
    number: true,
    cell: ({ heuresContractualisees }) =>
      heuresContractualisees === null ? null : hours(heuresContractualisees / 100),
  },
}

const DEFAULT_COLUMNS: readonly ListColumn[] = ['acheteur', 'date', 'montant', 'titulaires', 'faits', 'direction']

/** The columns chosen; by default the buyer is one only where those shown are of several, or where they are put in its order. */
export function columnsOf(query: ContractsQuery, list: Shown['list']): readonly ListColumn[] {
  if (query.columns) return query.columns
  const isSaid = onlyBuyer(list) !== null && !query.sort?.endsWith('acheteur')
  return isSaid ? DEFAULT_COLUMNS.filter((column) => column !== 'acheteur') : DEFAULT_COLUMNS
}

/** The one buyer of the contracts shown, by name where it is known; null: there are several, or one is not stated. */
export function onlyBuyer(list: Shown['list']): string | null {
  const [first, ...others] = list.contracts
  if (!first || others.some(({ acheteur }) => acheteur !== first.acheteur)) return null
  return buyerName(first, list)
}

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

function Objet({ contract: { uid, objet, id, lot, type } }: { readonly contract: ContractLine }) {
  const parts = [lot && `lot ${lot}`, id && `n° ${id}`, type === 'concession' && 'concession'].filter(Boolean)
  return (
    <>
      <a class="objet" href={contractHref(uid)}>
        {objet.trim()}
      </a>
      {parts.length > 0 && <span class="note">{parts.join(' · ')}</span>}
    </>
  )
}

function Buyer(contract: ContractLine, { list }: Shown) {
  const name = buyerName(contract, list)
  return name === contract.acheteur ? name && <span class="id">{name}</span> : name
}

/** The name the contract gives, else the one its buyer bears elsewhere in the register, else its number. */
function buyerName({ acheteur, acheteurNom }: ContractLine, { choices }: Shown['list']): string | null {
  if (acheteurNom || !acheteur) return acheteurNom
  return choices.buyers.find(({ siren }) => siren === acheteur.slice(0, 9))?.name ?? acheteur
}

function Day({ yearDate, yearBasis }: ContractLine) {
  if (yearDate === null) return null
  return (
    <>
      <time datetime={yearDate}>{date(yearDate)}</time>
      {yearBasis !== 'notification' && <span class="note"> ({yearBasis})</span>}
    </>
  )
}

function Amount({ montantFirst, montantMaximum }: ContractLine) {
  if (montantFirst === null) return null
  return (
    <>
      <Euros amount={montantFirst / 100} />
      {montantMaximum && <span class="note"> (maximum)</span>}
      {!isUsableAmount(montantFirst) && <span class="note"> (inexploitable)</span>}
    </>
  )
}

/** The fact asked for first, whatever its state; then what is established or to be looked at, then how many are neither. */
function Facts({ states }: ContractLine, { query: { fact } }: Shown) {
  const asked: readonly Kind[] = fact ? kindsOf(fact) : []
  const told = KINDS.filter((kind) => states[kind] === 'yes' || states[kind] === 'review')
  const named = told.filter((kind) => asked.length !== 1 || !asked.includes(kind))
  return (
    <ul class="facts">
      {fact && (
        <li>
          {t(`${factName(fact)} : `)}
          <StateBadge state={stateOf(states, fact)} />
        </li>
      )}
      {named.map((kind) => (
        <li class={`state ${states[kind]}`}>
          <span aria-hidden="true">{STATE_WORDS[states[kind]].shape}</span> {KIND_LABELS[kind]}
          {states[kind] === 'review' && ' à vérifier'}
        </li>
      ))}
      <Rest states={states} among={fact && asked.length === 1 ? fact : null} />
    </ul>
  )
}

function Rest({ states, among }: { readonly states: States; readonly among: Fact | null }) {
  const others = KINDS.filter((kind) => kind !== among).map((kind) => states[kind])
  const [no, unknown] = (['no', 'unknown'] as const).map((state) => others.filter((each) => each === state).length)
  const parts = [no ? `${no} non` : null, unknown ? countOf(unknown, 'non renseigné', 'non renseignés') : null]
  const text = parts.filter((part) => part !== null).join(', ')
  return text === '' ? null : <li class="note">{text}</li>
}
