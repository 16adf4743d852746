import { sentenceOf } from '../considerations/surroundings.js'
import type { Considerations, Tag } from '../considerations/types.js'
import { KINDS, type Kind } from '../states.js'
import { contractsOf, type StoredContract } from '../store/contracts.js'
import type { Database, Scope } from '../store/database.js'
import { type GapGroup, gapGroups } from '../store/gaps.js'
import { buyerNames } from '../store/organisations.js'
import type { Gap } from '../topics.js'
import type { ListQuery } from './listing/query.js'
import { uidsOfList } from './listing.js'
import type { Memo } from './memo.js'
import { otherReaders } from './turn.js'

/** Which contracts are looked at: those of a year, of a buyer (SIREN or SIRET); all where neither is given. */
export interface GapsAsked {
  readonly year?: number | undefined
  readonly acheteur?: string | undefined
}

/** How many contracts of one buyer and year part so; a contract may do over several kinds. */
export interface GapRow {
  /** Null: the register names no buyer. */
  readonly siren: string | null
  /** Null: undated. */
  readonly year: number | null
  readonly contracts: number
  readonly kinds: Readonly<Record<Kind, number>>
}

/** One of the two lists: each year over all its buyers, then each buyer and year. */
export interface GapTable {
  readonly contracts: number
  readonly kinds: Readonly<Record<Kind, number>>
  /** The latest year first, undated last. */
  readonly years: readonly Omit<GapRow, 'siren'>[]
  /** The buyer with the most contracts first, each with its years. */
  readonly rows: readonly GapRow[]
}

export interface Gaps extends Readonly<Record<Gap, GapTable>> {
  readonly asked: GapsAsked
  /** Years and buyers of the base that have such contracts, whatever is asked for; a buyer by SIREN. */
  readonly years: readonly number[]
  readonly sirens: readonly (string | null)[]
  readonly buyerNames: ReadonlyMap<string, string>
}

/** Where texts and declarations part, counted by buyer, year and kind; kept until the next publication. */
export async function gapsKnown(db: Database, scope: Scope, memo: Memo, asked: GapsAsked): Promise<Gaps> {
  const groups = await memo.of(db, scope, 'gap groups', () => gapGroups(db, scope))
  const names = await memo.of(db, scope, 'buyer names', () => buyerNames(db, scope))
  const own = groups.filter((group) => isAsked(group, asked))
  return {
    asked,
    years: [...new Set(groups.flatMap(({ year }) => year ?? []))].sort((a, b) => b - a),
    sirens: [...new Set(groups.map(sirenOf))],
    buyerNames: names,
    undeclared: tableOf(own, 'undeclared'),
    unfound: tableOf(own, 'unfound'),
  }
}

const sirenOf = ({ acheteur }: GapGroup): string | null => acheteur?.slice(0, 9) ?? null

const isAsked = (group: GapGroup, { year, acheteur }: GapsAsked): boolean =>
  (year === undefined || group.year === year) &&
  (acheteur === undefined || (acheteur.length === 9 ? sirenOf(group) : group.acheteur) === acheteur)

function tableOf(groups: readonly GapGroup[], gap: Gap): GapTable {
  const own = groups.filter((group) => group[gap].length > 0)
  const years = new Map<number | null, Tally>()
  const rows = new Map<string, Tally & Pick<GapRow, 'siren' | 'year'>>()
  const all = tally()
  for (const group of own) {
    const { year } = group
    const siren = sirenOf(group)
    const place = JSON.stringify([siren, year])
    const row = rows.get(place) ?? { siren, year, ...tally() }
    const ofYear = years.get(year) ?? tally()
    for (const each of [all, row, ofYear]) add(each, group[gap], group.contracts)
    rows.set(place, row)
    years.set(year, ofYear)
  }
  return {
    ...all,
    years: [...years].map(([year, counts]) => ({ year, ...counts })).sort(byYear),
    rows: inOrder([...rows.values()]),
  }
}

interface Tally {
  contracts: number
  readonly kinds: Record<Kind, number>
}

const tally = (): Tally => ({
  contracts: 0,
  kinds: Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>,
})

function add(to: Tally, kinds: readonly Kind[], contracts: number): void {
  to.contracts += contracts
  for (const kind of kinds) to.kinds[kind] += contracts
}

const byYear = (a: Pick<GapRow, 'year'>, b: Pick<GapRow, 'year'>): number => (b.year ?? 0) - (a.year ?? 0)

function inOrder(rows: readonly GapRow[]): GapRow[] {
  const totals = new Map<string | null, number>()
  for (const { siren, contracts } of rows) totals.set(siren, (totals.get(siren) ?? 0) + contracts)
  const total = ({ siren }: GapRow) => totals.get(siren) ?? 0
  return [...rows].sort((a, b) => total(b) - total(a) || compare(a.siren ?? '', b.siren ?? '') || byYear(a, b))
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/** One fact of one contract over which texts and declaration part, with the words that say it; null: they are gone. */
export interface GapLine {
  readonly contract: StoredContract
  readonly kind: Kind
  readonly evidence: Tag | null
  /** The sentence they stand in, on one line. */
  readonly sentence: string | null
}

/** How many contracts are read with their detail at a time. */
const BATCH = 200

/** The contracts of a list whose texts and declarations part as `gap` says, a line a fact, in the order of their uid. */
export async function* gapLines(
  db: Database,
  scope: Scope,
  memo: Memo,
  query: ListQuery & { readonly gap: Gap },
): AsyncGenerator<GapLine> {
  const all = await uidsOfList(db, scope, memo, query)
  for (let at = 0; at < all.length; at += BATCH) {
    const uids = all.slice(at, at + BATCH)
    yield* linesOf(await contractsOf(db, scope, uids), uids, query.gap)
    await otherReaders()
  }
}

function linesOf(contracts: ReadonlyMap<string, StoredContract>, uids: readonly string[], gap: Gap): GapLine[] {
  return uids.flatMap((uid) => {
    const contract = contracts.get(uid)
    if (!contract) return []
    const { gaps, tags } = contract.considerations
    return gaps[gap].map((kind) => {
      const evidence = evidenceOf(tags, kind, gap)
      return { contract, kind, evidence, sentence: evidence && sentenceAround(evidence, contract) }
    })
  })
}

function sentenceAround({ field, column, cell, start, end, quote }: Tag, { record }: StoredContract): string | null {
  const source = record.texts.find((each) => each.field === field && each.column === column && each.cell === cell)
  if (source?.text.slice(start, end) !== quote) return null
  const sentence = sentenceOf(source.text, start, end)
  return source.text.slice(sentence.start, sentence.end).replace(/\s+/g, ' ').trim()
}

/** What says yes on the side that speaks; a clause of insertion is a social clause, where no text says more. */
function evidenceOf(tags: Considerations['tags'], kind: Kind, gap: Gap): Tag | null {
  const source = gap === 'undeclared' ? 'text' : 'declared'
  const said = tags.filter((tag) => tag.source === source && tag.state === 'yes' && !tag.implied)
  const own = said.find((tag) => tag.kind === kind)
  const wider = kind === 'socialClause' ? said.find((tag) => tag.kind === 'insertionClause') : undefined
  return own ?? wider ?? null
}
