import type { CountedContract } from '../indicators/types.js'
import { amongText } from './callOffs.js'
import { countedBy } from './counted.js'
import type { Database, Scope } from './database.js'

/** Contracts with all the frameworks that they, and these in turn, name. */
export async function withFrameworks(
  db: Database,
  scope: Scope,
  contracts: readonly CountedContract[],
  circular: readonly string[],
): Promise<CountedContract[]> {
  const found = new Map(contracts.map((contract) => [contract.uid, contract]))
  const apart = new Set(circular)
  const asked = new Set<string>()
  for (let level = contracts; level.length > 0; ) {
    const wanted = new Set(level.flatMap((each) => (apart.has(each.uid) ? [] : (frameworkName(each) ?? []))))
    const fresh = [...wanted].filter((name) => !asked.has(name))
    for (const name of fresh) asked.add(name)
    level = (await namedBy(db, scope, new Set(fresh))).filter(({ uid }) => !found.has(uid))
    for (const contract of level) found.set(contract.uid, contract)
  }
  return [...found.values()]
}

/** Buyer and identifier of the framework a contract names; null: it names none but itself. */
export function frameworkName({ acheteur, id, idAccordCadre }: CountedContract): string | null {
  return idAccordCadre === null || idAccordCadre === (id ?? '') ? null : named(acheteur, idAccordCadre)
}

const named = (acheteur: string | null, id: string): string => `${acheteur?.slice(0, 9) ?? ''}|${id}`

async function namedBy(db: Database, scope: Scope, names: ReadonlySet<string>): Promise<CountedContract[]> {
  if (names.size === 0) return []
  const ids = [...new Set([...names].map((name) => name.slice(name.indexOf('|') + 1)))]
  const among = amongText('id', ids)
  const where = `id IS NOT NULL AND ${among.sql}`
  const contracts = await countedBy(db, scope, { index: 'contract_by_id', where, parameters: among.parameters })
  return contracts.filter(({ acheteur, id }) => id !== null && names.has(named(acheteur, id)))
}

/** Circles opened, for contracts in a circle are no framework of one another: `frameworksOf` sees none but those. */
export function opened(contracts: readonly CountedContract[], circular: readonly string[]): CountedContract[] {
  const apart = new Set(circular)
  return contracts.map((each) => (apart.has(each.uid) ? { ...each, idAccordCadre: null } : each))
}
