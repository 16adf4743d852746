import { type RawBuilder, sql } from 'kysely'
import type { Cents, IsoDate, YearBasis } from '../contract.js'
import type { CountedContract } from '../indicators/types.js'
import { KINDS, type ReservedTo, type States } from '../states.js'
import { NAMES_FRAMEWORK } from './callOffs.js'
import { COUNTED } from './contracts/columns.js'
import { toCounted, toStates } from './contracts/fromRow.js'
import { countedBy } from './counted.js'
import type { Database, Scope } from './database.js'
import { conditionsOf, type ListFilter, type ListIndex, listed, TEXT_INDEX, USABLE } from './selection.js'
import { type ContractTable, STATE_COLUMNS } from './tables/contracts.js'

/** A line of a list of contracts. */
export interface ListedContract {
  readonly uid: string
  readonly id: string | null
  readonly lot: string | null
  readonly type: ContractTable['type']
  readonly objet: string
  readonly acheteur: string | null
  readonly acheteurNom: string | null
  readonly yearDate: IsoDate | null
  readonly yearBasis: YearBasis | null
  readonly montantFirst: Cents | null
  readonly montantLatest: Cents | null
  readonly montantMaximum: boolean
  /** Names, else identifiers, joined by " · "; empty: none stated. */
  readonly holders: string
  readonly states: States
  readonly reservedTo: readonly ReservedTo[]
  readonly direction: string | null
  readonly categorie: string | null
  readonly codeCPV: string | null
  readonly dureeMois: number | null
  readonly heuresContractualisees: number | null
}

export const LIST_SORTS = ['date', 'montant', 'objet', 'acheteur', 'titulaire'] as const
export type ListSort = (typeof LIST_SORTS)[number]

export interface ListSlice {
  readonly sort: ListSort
  readonly descending: boolean
  readonly limit: number
  readonly offset: number
}

/** The index that holds each order, and what it sorts by. */
const ORDERS: Record<ListSort, { readonly index: ListIndex; readonly key: string }> = {
  date: { index: 'contract_by_date', key: 'year_date' },
  montant: { index: 'contract_by_amount', key: 'montant_first' },
  objet: { index: 'contract_by_object', key: 'search' },
  acheteur: { index: 'contract_by_buyer', key: 'acheteur_sort' },
  titulaire: { index: 'contract_by_holder', key: 'holders_sort' },
}

const LISTED = [
  ...['uid', 'id', 'lot', 'type', 'objet', 'acheteur', 'acheteur_nom', 'year_date', 'year_basis'],
  ...['montant_first', 'montant_latest', 'montant_maximum', 'holders', 'reserved_to', 'direction', 'categorie'],
  ...['code_cpv', 'duree_mois', 'heures_contractualisees'],
  ...KINDS.map((kind) => STATE_COLUMNS[kind]),
] as const satisfies readonly string[]

/**
 * One page of the visible contracts that answer a filter, in the order asked; those that sort alike go by uid. The page is
 * found inside one index, and only its contracts are then read: CROSS JOIN holds SQLite to that order.
 */
export async function listContractsPage(
  db: Database,
  scope: Scope,
  filter: ListFilter,
  { sort, descending, limit, offset }: ListSlice,
): Promise<ListedContract[]> {
  const { index, key } = ORDERS[sort]
  const way = sql.raw(descending ? 'DESC' : 'ASC')
  const order = (of: string): RawBuilder<unknown> => sql`${sql.raw(of + key)} ${way}, ${sql.raw(of)}uid ${way}`
  const { rows } = await sql<ContractTable>`
    SELECT ${sql.join(LISTED.map((column) => sql.ref(`c.${column}`)))}
    FROM (
      SELECT uid FROM contract INDEXED BY ${sql.raw(index)} WHERE ${conditionsOf(scope, filter, index)}
      ORDER BY ${order('')} LIMIT ${limit} OFFSET ${offset}
    ) AS page
    CROSS JOIN contract AS c INDEXED BY contract_current
      ON c.organisation_id = ${scope.organisationId} AND c.uid = page.uid AND c.current = 1
    ORDER BY ${order('c.')}`.execute(db.query)
  return rows.map(toListed)
}

/** How many contracts answer a filter, how many of them have a usable amount, and the sum of those. */
export interface ContractsCount {
  readonly contracts: number
  readonly priced: number
  /** Null: too large to be exact, hence to be believed. */
  readonly amount: Cents | null
}

export async function countContracts(db: Database, scope: Scope, filter: ListFilter): Promise<ContractsCount> {
  const index = filter.words?.length ? TEXT_INDEX : ORDERS.date.index
  const { rows } = await sql<{ contracts: number; priced: number; amount: number }>`
    SELECT count(*) AS contracts, count(CASE WHEN ${USABLE} THEN 1 END) AS priced,
      coalesce(sum(CASE WHEN ${USABLE} THEN montant_first END), 0) AS amount
    FROM contract INDEXED BY ${sql.raw(index)} WHERE ${conditionsOf(scope, filter, index)}`.execute(db.query)
  const { contracts, priced, amount } = rows[0] ?? { contracts: 0, priced: 0, amount: 0 }
  return { contracts, priced, amount: Number.isSafeInteger(amount) ? (amount as Cents) : null }
}

/** Those that answer a filter, in no order. */
export async function listedUids(db: Database, scope: Scope, filter: ListFilter): Promise<string[]> {
  const index = filter.words?.length ? TEXT_INDEX : ORDERS.date.index
  const { rows } = await sql<{ uid: string }>`
    SELECT uid FROM contract INDEXED BY ${sql.raw(index)} WHERE ${conditionsOf(scope, filter, index)}`.execute(db.query)
  return rows.map(({ uid }) => uid)
}

/** What the visible contracts may be filtered by. */
export interface ListChoices {
  readonly years: readonly number[]
  readonly directions: readonly (string | null)[]
  readonly categories: readonly (string | null)[]
  readonly buyers: readonly { readonly siren: string; readonly name: string | null }[]
}

export async function listChoices(db: Database, scope: Scope): Promise<ListChoices> {
  const { rows } = await sql<{ year: number | null; direction: string | null; categorie: string | null }>`
    SELECT DISTINCT CAST(substr(year_date, 1, 4) AS INTEGER) AS year, direction, categorie
    FROM contract INDEXED BY contract_by_date
    WHERE organisation_id = ${scope.organisationId} AND current = 1`.execute(db.query)
  return {
    years: distinct(rows.flatMap(({ year }) => year ?? [])),
    directions: distinct(rows.map(({ direction }) => direction)),
    categories: distinct(rows.map(({ categorie }) => categorie)),
    buyers: await buyersOf(db, scope),
  }
}

/** Each once, what is not stated first, then in French order. */
function distinct<T extends string | number | null>(values: readonly T[]): T[] {
  return [...new Set(values)].sort((a, b) => {
    if (a === null || b === null) return a === null ? -1 : 1
    return typeof a === 'number' ? a - Number(b) : COLLATOR.compare(a, String(b))
  })
}
const COLLATOR = new Intl.Collator('fr')

/** One a SIREN; of several names, the one most of its contracts bear, else the first in their order. */
async function buyersOf(db: Database, scope: Scope): Promise<ListChoices['buyers']> {
  const { rows } = await sql<{ siren: string; name: string | null }>`
    SELECT siren, name FROM (
      SELECT substr(acheteur, 1, 9) AS siren, acheteur_nom AS name, min(acheteur_sort) AS sort, row_number() OVER (
        PARTITION BY substr(acheteur, 1, 9) ORDER BY acheteur_nom IS NULL, count(*) DESC, acheteur_nom
      ) AS place
      FROM contract INDEXED BY contract_by_buyer
      WHERE organisation_id = ${scope.organisationId} AND current = 1 AND acheteur IS NOT NULL
      GROUP BY 1, 2
    ) WHERE place = 1 ORDER BY sort, siren`.execute(db.query)
  return rows
}

/**
 * The contracts that name a framework other than themselves, and those they may name: what `frameworksOf` needs of the
 * register, whatever its size. In the order of their uid. Readers trim identifiers, so that they are compared as they are.
 */
export async function frameworkContracts(db: Database, scope: Scope): Promise<CountedContract[]> {
  const callOffs = await countedBy(db, scope, { index: 'contract_by_framework', where: NAMES_FRAMEWORK })
  const wanted = [...new Set(callOffs.flatMap(({ idAccordCadre }) => idAccordCadre?.trim() ?? []))]
  if (wanted.length === 0) return inOrder(callOffs)
  const named = await counted(
    db,
    sql`FROM contract WHERE rowid IN (
      SELECT rowid FROM contract INDEXED BY contract_by_base
      WHERE organisation_id = ${scope.organisationId} AND current = 1
        AND id IN ${listed(wanted)}
    )`,
  )
  return inOrder([...callOffs, ...named])
}

/** The contracts that state hours of any kind, in the order of their uid. */
export async function contractsStatingHours(db: Database, scope: Scope): Promise<CountedContract[]> {
  return countedBy(db, scope, {
    index: 'contract_with_hours',
    where: `(heures_contractualisees IS NOT NULL OR heures_realisees IS NOT NULL OR hours <> '[]')`,
  })
}

async function counted(db: Database, from: RawBuilder<unknown>): Promise<CountedContract[]> {
  const columns = sql.join(COUNTED.map((column) => sql.ref(column)))
  const { rows } = await sql<ContractTable>`SELECT ${columns} ${from}`.execute(db.query)
  return rows.map(toCounted)
}

/** Each contract once. */
function inOrder(contracts: readonly CountedContract[]): CountedContract[] {
  const byUid = new Map(contracts.map((contract) => [contract.uid, contract]))
  return [...byUid.values()].sort((a, b) => (a.uid < b.uid ? -1 : 1))
}

/** How many visible contracts bear the same published identifier. */
export async function contractsOfIdentifier(db: Database, scope: Scope, baseUid: string): Promise<number> {
  const { rows } = await sql<{ contracts: number }>`
    SELECT count(*) AS contracts FROM contract
    WHERE organisation_id = ${scope.organisationId} AND current = 1 AND base_uid = ${baseUid} AND id IS NOT NULL`.execute(
    db.query,
  )
  return rows[0]?.contracts ?? 0
}

function toListed(row: ContractTable): ListedContract {
  return {
    uid: row.uid,
    id: row.id,
    lot: row.lot,
    type: row.type,
    objet: row.objet,
    acheteur: row.acheteur,
    acheteurNom: row.acheteur_nom,
    yearDate: row.year_date as IsoDate | null,
    yearBasis: row.year_basis as YearBasis | null,
    montantFirst: row.montant_first as Cents | null,
    montantLatest: row.montant_latest as Cents | null,
    montantMaximum: row.montant_maximum === 1,
    holders: row.holders,
    states: toStates(row),
    reservedTo: JSON.parse(row.reserved_to),
    direction: row.direction,
    categorie: row.categorie,
    codeCPV: row.code_cpv,
    dureeMois: row.duree_mois,
    heuresContractualisees: row.heures_contractualisees,
  }
}
