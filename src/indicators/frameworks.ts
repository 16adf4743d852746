import { addUnder } from '../grouped.js'
import type { CountedContract } from './types.js'

/** Which contracts are call-offs (marchés subséquents) of a framework known here; built once, in linear time. */
export interface Frameworks {
  /** By uid of a call-off, the lots it may have been placed under: one where it can be told, never none. */
  readonly parents: ReadonlyMap<string, readonly CountedContract[]>
  /** Every call-off, those of a lower level before the one they belong to. */
  readonly callOffs: readonly CountedContract[]
}

/** A contract that names a framework. */
export type Naming = Pick<CountedContract, 'uid' | 'acheteur' | 'id' | 'idAccordCadre'>

/** Of contracts that others name as their framework and that name one themselves, those that do so in a circle: their uids. */
export function circularIn(claims: readonly Naming[]): string[] {
  const cyclic = cyclicKeys(claims)
  return claims.flatMap((claim) =>
    cyclic.has(keyOf(claim) ?? '') && cyclic.has(parentKeyOf(claim) ?? '') ? [claim.uid] : [],
  )
}

/** Parents are looked up by the buyer's SIREN and the published id; buyers not stated count as one buyer. */
export function frameworksOf(contracts: readonly CountedContract[]): Frameworks {
  const named = contracts.filter((contract) => parentKeyOf(contract) !== null)
  if (named.length === 0) return { parents: new Map(), callOffs: [] }
  const wanted = new Set(named.map((contract) => contract.idAccordCadre?.trim()))
  const byKey = groupBy(
    contracts.filter((contract) => wanted.has(contract.id?.trim())),
    keyOf,
  )
  const claims = named.filter((contract) => byKey.has(parentKeyOf(contract) ?? ''))
  const cyclic = cyclicKeys(claims)
  const parents = new Map<string, readonly CountedContract[]>()
  for (const contract of claims) {
    const parentKey = parentKeyOf(contract) ?? ''
    if (cyclic.has(keyOf(contract) ?? '') && cyclic.has(parentKey)) continue
    parents.set(contract.uid, lotsFor(contract, byKey.get(parentKey) ?? []))
  }
  return { parents, callOffs: deepestFirst(claims, parents) }
}

/** Stays in the population although it says it is a call-off: its framework is not in the register. */
export function orphanCallOff(contract: CountedContract, frameworks: Frameworks): boolean {
  return contract.saysSubsequent && !frameworks.parents.has(contract.uid)
}

function keyOf(contract: Pick<CountedContract, 'acheteur' | 'id'>): string | null {
  const id = contract.id?.trim()
  return id ? `${contract.acheteur?.slice(0, 9) ?? ''}|${id}` : null
}

/** In real files `idAccordCadre` often repeats the contract's own id: that names no parent. */
function parentKeyOf(contract: Naming): string | null {
  const parent = contract.idAccordCadre?.trim()
  if (!parent || parent === contract.id?.trim()) return null
  return `${contract.acheteur?.slice(0, 9) ?? ''}|${parent}`
}

function groupBy(contracts: readonly CountedContract[], key: (contract: CountedContract) => string | null) {
  const groups = new Map<string, CountedContract[]>()
  for (const contract of contracts) {
    const name = key(contract)
    if (name !== null) addUnder(groups, name, contract)
  }
  return groups
}

/** Lots of a framework share its id: the lot of the same number is the parent, else any of them may be. */
function lotsFor(contract: CountedContract, lots: readonly CountedContract[]): readonly CountedContract[] {
  const same = contract.lot === null ? [] : lots.filter(({ lot }) => lot === contract.lot)
  const chosen = same.length > 0 ? same : lots
  return chosen.length === 1 ? chosen : [...chosen].sort((a, b) => (a.uid < b.uid ? -1 : 1))
}

/** Ids that name each other in a circle are no framework of one another: both ends of the graph are peeled off. */
function cyclicKeys(claims: readonly Naming[]): ReadonlySet<string> {
  const edges: [string, string][] = []
  for (const contract of claims) {
    const [own, parent] = [keyOf(contract), parentKeyOf(contract)]
    if (own !== null && parent !== null) edges.push([own, parent])
  }
  const upward = peel(edges)
  return peel(
    edges.filter(([own, parent]) => upward.has(own) && upward.has(parent)).map(([own, parent]) => [parent, own]),
  )
}

/** Nodes from which a circle can be reached: those without a way out are taken away until none is left. */
function peel(edges: readonly (readonly [string, string])[]): Set<string> {
  const exits = new Map<string, number>()
  const entries = new Map<string, string[]>()
  for (const [from, to] of edges) {
    exits.set(from, (exits.get(from) ?? 0) + 1)
    exits.set(to, exits.get(to) ?? 0)
    addUnder(entries, to, from)
  }
  const ends = [...exits].filter(([, count]) => count === 0).map(([node]) => node)
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    exits.delete(end)
    for (const from of entries.get(end) ?? []) {
      const left = (exits.get(from) ?? 0) - 1
      exits.set(from, left)
      if (left === 0) ends.push(from)
    }
  }
  return new Set(exits.keys())
}

/** Walks down from the frameworks level by level, then turns the walk round. */
function deepestFirst(claims: readonly CountedContract[], parents: Frameworks['parents']): CountedContract[] {
  const below = groupBy(claims, (contract) => parents.get(contract.uid)?.[0]?.uid ?? null)
  const walk = [...below].filter(([uid]) => !parents.has(uid)).flatMap(([, children]) => children)
  for (const contract of walk) for (const child of below.get(contract.uid) ?? []) walk.push(child)
  return walk.reverse()
}
