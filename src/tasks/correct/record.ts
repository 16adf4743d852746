import { AppError } from '../../errors.js'
import { replaceWrites } from '../../store/contracts/write.js'
import { contractsOf, type StoredContract } from '../../store/contracts.js'
import {
  type CorrectionEntry,
  type CorrectionLine,
  correctionJournal,
  correctionsInsert,
  lastCorrection,
  type Split,
} from '../../store/corrections.js'
import type { Database, Insert, Scope, Statement } from '../../store/database.js'
import { type DecisionEntry, decisionsInsert, lastDecision } from '../../store/decisions.js'
import { undoStatement } from '../../store/imports.js'
import { currentRevision, isOutdated, revisionStatement } from '../../store/revision.js'
import { asOne } from '../../store/versions/parts.js'
import { ownVersionsOf, type StoredVersion } from '../../store/versions.js'
import type { ByHand } from '../byHand.js'
import { projectContract, standing } from '../import/project.js'
import { type Reading, readingOf } from '../reading.js'
import { type DecidedBy, type DecisionGiven, type DecisionNumbered, decidedOf, numberedDecisions } from './decided.js'
import { correctionsOf, type LineInForce, linesInForce } from './inForce.js'

/** What some contracts stand on, read once for what is to be written of them. */
export interface Ground {
  /** Visible ones, by uid. */
  readonly contracts: ReadonlyMap<string, StoredContract>
  readonly reading: Reading
  readonly byHand: ReadonlyMap<string, ByHand>
  /** All lines about them and about what is part of them. */
  readonly journal: readonly CorrectionLine[]
  /** What the imports say of each of them, and of what is part of them. */
  readonly own: ReadonlyMap<string, readonly StoredVersion[]>
}

/** A line as somebody asks for it; its number and its time are given when it is written. */
type WithoutNumber<T> = T extends unknown ? Omit<T, 'seq' | 'group' | 'at'> : never
export type LineGiven = WithoutNumber<CorrectionEntry>

export interface ToRecord {
  /** Contracts concerned. */
  readonly uids: readonly string[]
  readonly linesOf: (ground: Ground) => readonly LineGiven[]
  /** What is decided with it, or no longer, of contracts it is about. */
  readonly decisionsOf?: (ground: Ground) => readonly DecisionGiven[] | Promise<readonly DecisionGiven[]>
  /** Lines are undone at once, or each alone. */
  readonly together: boolean
}

/** Writes lines of the journal and the contracts they change, all at once. Gives these contracts as they stand, by uid. */
export async function recordCorrections(
  db: Database,
  scope: Scope,
  clock: () => Date,
  asked: ToRecord,
): Promise<ReadonlyMap<string, StoredContract>> {
  for (;;) {
    const revision = await currentRevision(db, scope)
    const at = clock().toISOString()
    const { writes, contracts } = await correctionWrites(db, scope, at, asked)
    try {
      await db.atomically([revisionStatement(scope, revision, { importId: null, action: 'correct', at }), ...writes])
      return contracts
    } catch (cause) {
      if (!isOutdated(cause)) throw cause
    }
  }
}

/** What lines of the journal write, and the contracts they change by uid; good for the revision they were read at. */
export async function correctionWrites(db: Database, scope: Scope, at: string, asked: ToRecord) {
  const ground = await groundOf(db, scope, asked.uids)
  const given = asked.linesOf(ground)
  const decided = numberedDecisions((await asked.decisionsOf?.(ground)) ?? [], (await lastDecision(db, scope)) + 1)
  const lines = numbered(withDecisions(given, decided), (await lastCorrection(db, scope)) + 1, at, asked.together)
  const { changed, decisions } = changedBy(ground, lines, decided, { at, actor: scope.actor })
  const contracts = [...changed.values()].filter((contract) => contract !== null)
  const writes: (Statement | Insert)[] = [
    correctionsInsert(scope, lines),
    ...(decisions.length > 0 ? [decisionsInsert(scope, decisions)] : []),
    ...replaceWrites(scope, [...changed.keys()], contracts),
    ...splitsWithdrawn(lines, ground.journal).map(({ importId }) => undoStatement(scope, importId)),
  ]
  return { writes, contracts: new Map(contracts.map((contract) => [contract.uid, contract])) }
}

/** What contracts stand on, and what is part of them, as deep as it ever was. */
export async function groundOf(db: Database, scope: Scope, asked: readonly string[]): Promise<Ground> {
  const uids = new Set(asked)
  let journal: readonly CorrectionLine[] = []
  for (let known = 0; known < uids.size; ) {
    known = uids.size
    journal = await correctionJournal(db, scope, [...uids])
    for (const line of journal) {
      uids.add(line.uid)
      if (line.action === 'merge' || line.action === 'split') uids.add(line.into)
    }
  }
  const reading = await readingOf(db, scope)
  return {
    contracts: await contractsOf(db, scope, [...uids]),
    reading,
    byHand: await reading.byHandOf([...uids]),
    journal,
    own: await ownVersionsOf(db, scope, [...uids], null),
  }
}

/** The versions of a contract with these parts, as lines of the journal put them right, where they make one. */
export function versionsWith(
  { own }: Pick<Ground, 'own'>,
  uid: string,
  parts: readonly string[],
  lines: readonly LineInForce[],
) {
  const saidOf = (part: string) => ({
    versions: own.get(part) ?? [],
    corrections: correctionsOf(part, lines).corrections,
  })
  return standing(asOne(uid, own.get(uid) ?? [], parts.map(saidOf)))
}

/** The last import that states one of these contracts. */
export const lastImportOf = ({ own }: Pick<Ground, 'own'>, uids: readonly string[]): number | undefined => {
  const stated = uids.flatMap((uid) => own.get(uid) ?? []).filter(({ amendments }) => amendments === null)
  return stated.reduce<number | undefined>((last, { importId }) => Math.max(last ?? 0, importId), undefined)
}

function numbered(given: readonly LineGiven[], seq: number, at: string, together: boolean): CorrectionEntry[] {
  return given.map((line, index) => ({ ...line, seq: seq + index, group: together ? seq : seq + index, at }))
}

/** What is decided with a merger is taken back with it. */
function withDecisions(given: readonly LineGiven[], decided: readonly { readonly seq: number }[]): LineGiven[] {
  return given.map((line, at) =>
    at === 0 && line.action === 'merge' ? { ...line, decisions: decided.map(({ seq }) => seq) } : line,
  )
}

interface Changed {
  /** Each contract that lines change, as they leave it; null: it shows no longer. */
  readonly changed: Map<string, StoredContract | null>
  readonly decisions: readonly DecisionEntry[]
}

function changedBy(
  ground: Ground,
  lines: readonly CorrectionEntry[],
  decided: readonly DecisionNumbered[],
  by: DecidedBy,
): Changed {
  const { journal, reading, byHand } = ground
  const after = linesInForce([...journal, ...lines.map((line) => ({ ...line, actor: by.actor }))])
  const remaining = without(ground, splitsWithdrawn(lines, journal))
  const changed: Changed['changed'] = new Map()
  const decisions: DecisionEntry[] = []
  for (const uid of touchedBy(lines, journal, after)) {
    const corrections = correctionsOf(uid, after)
    const versions = corrections.into === null ? versionsWith(remaining, uid, corrections.parts, after) : null
    const before = { decisions: byHand.get(uid)?.decisions ?? [], ...corrections }
    const project = (held: ByHand) => versions && projectContract(versions, reading.rules, held)
    const done = decidedOf(
      ground.contracts.get(uid),
      decided.filter((line) => line.uid === uid),
      before,
      project,
      by,
    )
    changed.set(uid, done.contract)
    decisions.push(...done.decisions)
  }
  return { changed, decisions }
}

/** Splits that lines withdraw: the import of each is undone with them. */
function splitsWithdrawn(lines: readonly CorrectionEntry[], journal: readonly CorrectionLine[]): Split[] {
  const withdrawn = new Set(lines.flatMap((line) => (line.action === 'withdraw' ? [line.withdraws] : [])))
  return journal.filter((line) => line.action === 'split').filter(({ seq }) => withdrawn.has(seq))
}

/** The ground as it is once the new contracts of splits are withdrawn. */
function without(ground: Ground, splits: readonly Split[]): Pick<Ground, 'own'> {
  const undone = new Set(splits.map(({ importId }) => importId))
  const own = [...ground.own].map(
    ([uid, versions]) => [uid, versions.filter(({ importId }) => !undone.has(importId))] as const,
  )
  return { own: new Map(own) }
}

/** The contracts that lines are about, with what these were part of, and are now. */
function touchedBy(
  lines: readonly CorrectionEntry[],
  journal: readonly CorrectionLine[],
  after: readonly CorrectionLine[],
): string[] {
  const made = splitsWithdrawn(lines, journal).map(({ into }) => into)
  const about = new Set([...lines.map(({ uid }) => uid), ...made])
  const mergers = [...linesInForce(journal), ...after].filter((line) => line.action === 'merge')
  const wholes = mergers.filter(({ uid }) => about.has(uid)).map(({ into }) => into)
  return [...new Set([...about, ...wholes])]
}

export const noSuchContract = (uid: string): AppError =>
  new AppError('noSuchContract', `Aucun marché « ${uid} » dans le registre : il en a peut-être été retiré.`)
