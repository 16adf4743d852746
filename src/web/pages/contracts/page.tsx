import { capital, countOf, hours as hoursText, integer, typographic as t } from '../../../french.js'
import { VALUE_LABEL } from '../../../indicators/shares.js'
import type { ListSort } from '../../../store/listing.js'
import type { ContractList } from '../../../tasks/listing.js'
import type { BadParameter } from '../../contractsQuery.js'
import { type ContractsQuery, contractsHref } from '../../query.js'
import { Euros } from '../../ui/euros.js'
import { page } from '../../ui/layout.js'
import { Pagination } from '../../ui/pagination.js'
import { TYPED_HREF } from '../contract/correction/address.js'
import { onlyBuyer } from './buyer.js'
import { columnsOf } from './columns.js'
import { countPart, titleOf, unpricedPart } from './describe.js'
import { Filters } from './filters.js'
import { activeFilters } from './filtersInForce.js'
import { hoursNote, hoursNoun } from './hours.js'
import { ContractsTable } from './rows.js'

export const PAGE_SIZE = 50

export interface ContractsPageProps {
  readonly list: ContractList
  readonly query: ContractsQuery
  readonly bad: readonly BadParameter[]
  readonly sort: ListSort
  readonly descending: boolean
  /** Where nothing answers: each filter, and how many contracts would without it. */
  readonly instead: readonly { readonly name: string; readonly without: ContractsQuery; readonly contracts: number }[]
}

/** The officer's list: what it holds said first, then how to narrow it, then fifty contracts of it. */
export function contractsPage(props: ContractsPageProps) {
  const { list, query, bad } = props
  const title = titleOf(query)
  return page(
    { title, section: '/marches', wide: true },
    <>
      <h1>{t(title)}</h1>
      {list.all === 0 ? <NothingYet /> : <Count list={list} query={query} />}
      <Unclear query={query} bad={bad} list={list} />
      <Chips query={query} />
      {list.all > 0 && <Filters query={query} list={list} sort={props.descending ? `-${props.sort}` : props.sort} />}
      {list.contracts.length > 0 && <Shown {...props} />}
      <p>
        <a href={TYPED_HREF}>Ajouter un marché absent des registres</a>
      </p>
      {list.all > 0 && list.count.contracts === 0 && <NothingFound instead={props.instead} />}
    </>,
  )
}

function NothingYet() {
  return (
    <p>
      {t('Aucun marché pour l’instant : ')}
      <a href="/registres">importez un registre</a> (tableur, CSV ou DECP).
    </p>
  )
}

function Count({ list, query }: Pick<ContractsPageProps, 'list' | 'query'>) {
  const { count, among, hours } = list
  const summed = hours !== null && count.contracts > 0 && query.hours
  const notes = [summed && hoursNote(summed), count.priced > 0 && VALUE_LABEL, unpricedPart(count)]
  const said = notes.filter((note) => note).join(' ; ')
  return (
    <p class="lead">
      <strong>{t(countPart(count.contracts, among, query.hours))}</strong>
      {summed && (
        <>
          , <strong>{hoursText(hours / 100)}</strong> {hoursNoun(summed, query)}
        </>
      )}
      {count.priced > 0 && ', '}
      {count.priced > 0 && <Sum cents={count.amount} />}
      {said && <span class="note"> {t(`(${said})`)}</span>}
    </p>
  )
}

function Sum({ cents }: { readonly cents: number | null }) {
  if (cents === null) return <>une somme de montants invraisemblable, à vérifier</>
  return (
    <>
      <Euros amount={cents / 100} /> HT
    </>
  )
}

/** What the address said and was not followed: nothing is left out in silence. */
function Unclear({ query, bad, list }: Pick<ContractsPageProps, 'query' | 'bad' | 'list'>) {
  const stateless =
    query.states && !query.fact && !query.figure ? ['L’état ne filtre rien tant qu’aucun fait n’est choisi.'] : []
  const beyond =
    (query.page ?? 1) > list.pages ? [`La page ${integer(query.page ?? 1)} n’existe pas : voici la dernière.`] : []
  const parameters = bad.map(({ name, value, message }) => `« ${name}=${value} » n’est pas compris (${message}).`)
  const all = [...parameters, ...stateless, ...beyond]
  if (all.length === 0) return null
  return (
    <div class="notice" role="status">
      <p>{t(`${all.join(' ')} Le reste de la demande est suivi.`)}</p>
    </div>
  )
}

function Chips({ query }: { readonly query: ContractsQuery }) {
  const filters = activeFilters(query)
  if (filters.length === 0) return null
  return (
    <ul class="chips" aria-label="Filtres en vigueur">
      {filters.map(({ name, without }) => (
        <li>
          <a href={contractsHref(without)}>
            {t(capital(name))} <span aria-hidden="true">✕</span>
            <span class="visually-hidden">{t(' : retirer ce filtre')}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function Shown({ list, query, sort, descending }: ContractsPageProps) {
  const first = (list.page - 1) * PAGE_SIZE + 1
  const last = first + list.contracts.length - 1
  const which =
    list.pages === 1
      ? countOf(list.count.contracts, 'marché', 'marchés')
      : `Marchés ${integer(first)} à ${integer(last)} sur ${integer(list.count.contracts)}, page ${integer(list.page)} sur ${integer(list.pages)}`
  const buyer = columnsOf(query, list).includes('acheteur') ? null : onlyBuyer(list)
  const caption = buyer === null ? which : `${which} ; acheteur : ${buyer}`
  return (
    <>
      <ContractsTable caption={caption} list={list} query={query} sort={sort} descending={descending} />
      <p class="no-print">
        <a href={contractsHref({ ...query, page: undefined }, '/marches.csv')}>Télécharger cette liste (CSV)</a>
        {' · '}
        <a href="/ecarts">Écarts entre textes et déclarations</a>
      </p>
      <Pagination page={list.page} pages={list.pages} href={(each) => contractsHref({ ...query, page: each })} />
    </>
  )
}

/** Which filter to drop, with what that would give. */
function NothingFound({ instead }: Pick<ContractsPageProps, 'instead'>) {
  const useful = instead.filter(({ contracts }) => contracts > 0)
  if (useful.length === 0) {
    return (
      <p>
        Aucun marché ne répond à ces critères, et en retirer un seul n’y suffit pas.{' '}
        <a href="/marches">Voir tous les marchés</a>
      </p>
    )
  }
  return (
    <>
      <p>
        {t(
          instead.length === 1
            ? 'Aucun marché ne répond à ce critère. En le retirant :'
            : 'Aucun marché ne répond à tous ces critères à la fois. En en retirant un :',
        )}
      </p>
      <ul>
        {useful.map(({ name, without, contracts }) => (
          <li>
            <a href={contractsHref(without)}>{t(`Sans « ${name.replace(/[«»]\s?/g, '').trim()} »`)}</a>
            {t(` : ${countOf(contracts, 'marché', 'marchés')}`)}
          </li>
        ))}
      </ul>
    </>
  )
}
