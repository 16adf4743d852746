import type { ContractRecord } from '../../contract.js'
import { KINDS, type Kind, type State, type States } from '../../states.js'
import { replaceWrites } from '../../store/contracts/write.js'
import { contractsOf, type StoredContract } from '../../store/contracts.js'
import type { Database, Scope } from '../../store/database.js'
import {
  type Decision,
  type DecisionEntry,
  decisionsInsert,
  type Implied,
  lastDecision,
} from '../../store/decisions.js'
import { currentRevision, isOutdated, revisionStatement } from '../../store/revision.js'
import { type StoredVersion, versionsOf } from '../../store/versions.js'
import { type ByHand, UNTOUCHED } from '../byHand.js'
import { factDigest } from '../import/bound.js'
import { projectContract, standing } from '../import/project.js'
import { type Reading, readingOf } from '../reading.js'

/** A line that somebody adds to the journal; `state` null withdraws. */
export type LineGiven = Pick<DecisionEntry, 'uid' | 'kind' | 'state' | 'reason' | 'document'> & {
  readonly undoes?: number
  /** Of a decision that holds again: what it was bound to. */
  readonly readDigest?: string
}

/** What contracts stand on, read once for a batch of writes. */
export interface Ground {
  readonly contracts: ReadonlyMap<string, StoredContract>
  readonly byHand: ReadonlyMap<string, ByHand>
}

export interface Recorded {
  readonly lines: readonly DecisionEntry[]
  /** Visible contracts as they stand now, by uid. */
  readonly contracts: ReadonlyMap<string, StoredContract>
}

/** Which contracts are concerned, and what is to be written of them once they are read; read again where something changed. */
export interface ToRecord {
  readonly uids: readonly string[]
  readonly linesOf: (ground: Ground) => readonly LineGiven[]
  /** `together`: a batch of its own; a number: that batch, begun before; null: alone. */
  readonly batch: 'together' | number | null
}

/** Writes lines of the journal and the contracts they change, all at once; a contract that is not visible keeps its lines. */
export async function recordDecisions(
  db: Database,
  scope: Scope,
  clock: () => Date,
  asked: ToRecord,
): Promise<Recorded> {
  for (;;) {
    const seen = await currentRevision(db, scope)
    const made = await entriesOf(db, scope, clock().toISOString(), asked)
    const [first] = made.lines
    if (!first) return made
    try {
      await db.atomically([
        revisionStatement(scope, seen, { importId: null, action: 'decide', at: first.at }),
        decisionsInsert(scope, made.lines),
        ...replaceWrites(scope, [...made.contracts.keys()], [...made.contracts.values()]),
      ])
      return made
    } catch (cause) {
      if (!isOutdated(cause)) throw cause
    }
  }
}

/** What would be written, and the contracts as they would stand; writes nothing. */
export async function entriesOf(db: Database, scope: Scope, at: string, asked: ToRecord): Promise<Recorded> {
  const contracts = await contractsOf(db, scope, asked.uids)
  const reading = await readingOf(db, scope)
  const byHand = await reading.byHandOf(asked.uids)
  const given = asked.linesOf({ contracts, byHand })
  const uids = [...new Set(given.map(({ uid }) => uid))]
  const versions = await versionsOf(db, scope, uids, null)
  const seq = (await lastDecision(db, scope)) + 1
  const batch = asked.batch === 'together' ? seq : asked.batch
  const made = new Map<string, Made>()
  for (const uid of uids) {
    const own = given.filter((line) => line.uid === uid)
    made.set(
      uid,
      madeOf(own, contracts.has(uid) ? versions.get(uid) : undefined, byHand.get(uid), reading, { at, scope }),
    )
  }
  const lines = given.map((line, index): DecisionEntry => {
    const { record, contract, implied } = made.get(line.uid) ?? NOTHING
    const { uid, kind, state, reason, document, undoes = null } = line
    const stateOf = (of: StoredContract | null | undefined): State | null => of?.states[kind] ?? null
    return {
      ...{ seq: seq + index, uid, kind, state, reason, document, undoes, batch, at },
      ...{ readDigest: line.readDigest ?? boundTo(record, kind), implied },
      ...{ stateBefore: stateOf(contracts.get(uid)), stateAfter: stateOf(contract) },
    }
  })
  const standing = [...made].flatMap(([uid, { contract }]) => (contract ? [[uid, contract] as const] : []))
  return { lines, contracts: new Map(standing) }
}

interface Made {
  /** What is read of it; null: it is not visible. */
  readonly record: ContractRecord | null
  /** Null: it is not visible. */
  readonly contract: StoredContract | null
  readonly implied: Implied
}
const NOTHING: Made = { record: null, contract: null, implied: {} }

const boundTo = (record: ContractRecord | null, kind: Kind): string => (record ? factDigest(record, kind) : '')

function madeOf(
  lines: readonly LineGiven[],
  versions: readonly StoredVersion[] = [],
  before: ByHand = UNTOUCHED,
  { rules }: Pick<Reading, 'rules'>,
  { at, scope }: { readonly at: string; readonly scope: Scope },
): Made {
  const stated = standing(versions)
  if (!stated) return NOTHING
  const { record, states } = projectContract(stated, rules, before)
  const decisions = lines.reduce(
    (held, line) =>
      withLine(held, {
        ...line,
        readDigest: line.readDigest ?? factDigest(record, line.kind),
        at,
        actor: scope.actor,
      }),
    before.decisions,
  )
  const contract = projectContract(stated, rules, { ...before, decisions })
  return {
    record,
    contract,
    implied: impliedBy(
      lines.map(({ kind }) => kind),
      states,
      contract.states,
    ),
  }
}

/** The other facts that what is decided of some makes change. */
export const impliedBy = (decided: readonly Kind[], before: States, after: States): Implied =>
  Object.fromEntries(
    KINDS.filter((kind) => !decided.includes(kind) && before[kind] !== after[kind]).map((kind) => [kind, after[kind]]),
  )

/** Decisions that hold once this line is written; what it is numbered changes nothing of the contract. */
export function withLine(
  before: readonly Decision[],
  { state, uid, kind, reason, document, readDigest: digest, at, actor }: LineGiven & Omit<Decision, 'seq' | 'state'>,
): Decision[] {
  const others = before.filter((each) => each.kind !== kind)
  if (state === null) return others
  return [...others, { seq: 0, uid, kind, state, reason, document, readDigest: digest, at, actor }]
}
