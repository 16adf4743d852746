import { inOneOrder } from '../../contract/memberOrder.js'
import type { StoredContract } from '../../store/contracts.js'
import type { HeadersTold } from '../../store/staged.js'
import { type Change, changesOf, textsByName } from '../contractFields.js'

/** A column that the file calls otherwise than what is visible did. */
export interface Renamed {
  readonly before: string
  readonly after: string
  /** Contracts that say under the new header what they said under the old one. */
  readonly contracts: number
}

/** A contract as it stands, and as it would. */
export type Pair = readonly [before: StoredContract, now: StoredContract]

/** What changes of a contract, but for the names of columns. */
export interface Told {
  readonly pair: Pair
  readonly changes: readonly Change[]
  /** Nothing else changes. */
  readonly onlyRenamed: boolean
}

interface Candidate {
  readonly after: string
  /** Of the contracts that fill both, how many say the same. */
  agree: number
  both: number
}

/**
 * Columns renamed from one file to the next, met page after page: the old header is nowhere in the file, the new one nowhere
 * before it, and most contracts say the same under both.
 */
export class RenamedColumns {
  private headers: HeadersTold | null = null
  /** By the new header: the old one, and in how many contracts. */
  private readonly known = new Map<string, { readonly before: string; contracts: number }>()

  constructor(private readonly headersTold: () => Promise<HeadersTold>) {}

  get found(): readonly Renamed[] {
    return [...this.known].map(([after, { before, contracts }]) => ({ before, after, contracts }))
  }

  async told(pairs: readonly Pair[]): Promise<readonly Told[]> {
    const all = pairs.map((pair) => ({ pair, changes: changesOf(pair[0].record, pair[1].record) }))
    if (all.some(({ changes }) => changes.some(arrives))) await this.learn(all)
    return all.map((each) => this.without(each))
  }

  private async learn(all: readonly { readonly pair: Pair; readonly changes: readonly Change[] }[]): Promise<void> {
    this.headers ??= await this.headersTold()
    const { own, before } = this.headers
    const taken = new Set(this.found.map((each) => each.before))
    const gone = [...before].filter((header) => !own.has(header) && !taken.has(header))
    const fresh = [...own].filter((header) => !before.has(header) && !this.known.has(header))
    for (const name of gone) {
      const best = bestOf(fresh, name, all)
      if (best && !this.known.has(best.after)) this.known.set(best.after, { before: name, contracts: 0 })
    }
  }

  private without({ pair, changes }: Omit<Told, 'onlyRenamed'>): Told {
    const old = this.known.size > 0 ? textsByName(pair[0].record) : NO_TEXT
    const renamed = new Set<string>()
    for (const { label, before, after } of changes) {
      const known = before === null ? this.known.get(label) : undefined
      if (!known || old.get(known.before) !== after) continue
      known.contracts += 1
      renamed.add(label).add(known.before)
    }
    if (renamed.size === 0) return { pair, changes, onlyRenamed: false }
    const left = changes.filter(
      ({ label, before, after }) => !(renamed.has(label) && (before === null || after === null)),
    )
    return { pair, changes: left, onlyRenamed: left.length === 0 && sameBut(pair) }
  }
}

const NO_TEXT: ReadonlyMap<string, string> = new Map()

const arrives = ({ before, after }: Change): boolean => before === null && after !== null

/** The new header under which most contracts say what they said under an old one; undefined: none does. */
function bestOf(
  fresh: readonly string[],
  name: string,
  all: readonly { readonly pair: Pair; readonly changes: readonly Change[] }[],
): Candidate | undefined {
  const candidates = new Map(fresh.map((after) => [after, { after, agree: 0, both: 0 }]))
  for (const { pair, changes } of all) {
    const said = textsByName(pair[0].record).get(name)
    if (said === undefined) continue
    for (const { label, before, after } of changes) {
      const candidate = before === null ? candidates.get(label) : undefined
      if (!candidate) continue
      candidate.both += 1
      if (after === said) candidate.agree += 1
    }
  }
  const likely = [...candidates.values()].filter(({ agree, both }) => agree * 2 > both)
  return likely.sort((a, b) => b.agree - a.agree)[0]
}

/** Whether two readings differ by their texts at most, which were compared: facts, doubts and whatever else is published. */
function sameBut([before, now]: Pair): boolean {
  const rest = ({ record, states, reservedTo, considerations }: StoredContract) =>
    JSON.stringify([inOneOrder({ ...record, texts: [] }), states, reservedTo, considerations.flags])
  return rest(before) === rest(now)
}
