import type { RuleSet } from '../considerations/ruleSet.js'
import { AppError } from '../errors.js'
import { contractsInserts } from '../store/contracts/write.js'
import type { StoredContract } from '../store/contracts.js'
import type { Database, Scope, Statement } from '../store/database.js'
import { dropImport } from '../store/imports/underWay.js'
import { beginReread, landStatements } from '../store/reread.js'
import { currentRevision, isOutdated, revisionStatement } from '../store/revision.js'
import { contractsByRules, lastRuleFile, ruleFileStatement } from '../store/ruleFiles.js'
import type { ContractChange } from './retag/change.js'
import type { RuleEffect, StateMove, TraitMove } from './retag/tally.js'
import { type Walked, walk } from './retag/walk.js'
import { ruleSetOf, ruleTitlesOf } from './rules.js'

/** What reading every visible contract again by a rule set changes, or changed. */
export interface RetagReport {
  /** Rule sets by which the visible contracts were read, and how many by each. */
  readonly before: Readonly<Record<string, number>>
  readonly after: string
  /** A rule file was given that makes other rules than those of the organisation. */
  readonly newRules: boolean
  readonly read: number
  /** Contracts of which something changes: a fact, an object, a topic, a gap, a quantity. */
  readonly changed: number
  /** Contracts written again, be it only for the version their proofs carry. */
  readonly rewritten: number
  /** Contracts read before it was kept who says each of their states, which they now tell. */
  readonly completed: number
  /** Decisions of officers that hold a state which the rules alone would not give. */
  readonly held: number
  readonly byState: readonly StateMove[]
  readonly byTrait: readonly TraitMove[]
  readonly byRule: readonly RuleEffect[]
  /** The first changes, in the order of their uid. */
  readonly changes: readonly ContractChange[]
  /** Nothing is written where nothing changes, nor by a preview. */
  readonly written: boolean
}

/** The rules to read by, with the file that makes them. */
export interface RetagRules {
  readonly rules: RuleSet
  readonly file: string
}

export interface RetagOptions {
  /** Rules to read by, kept as the organisation's own once applied; by default those it has today. */
  readonly given?: RetagRules
  /** How many changes the report gives. */
  readonly shown?: number
  /** Told every change as it is found. */
  readonly onChange?: (change: ContractChange) => void
  /** Told that all is read again, what is visible having changed meanwhile: changes told so far are void. */
  readonly onRestart?: () => void
  readonly onProgress?: (read: number) => void
}

const SHOWN = 20

/** What reading again would change; writes nothing. */
export async function previewRetag(db: Database, scope: Scope, options: RetagOptions = {}): Promise<RetagReport> {
  const ground = await groundOf(db, scope, options)
  return reportOf(ground, await walk(db, scope, ground, async () => {}), false)
}

/** Reads every visible contract again and publishes what changes, all at once, with the rule file where one is given. */
export async function applyRetag(
  db: Database,
  scope: Scope,
  clock: () => Date,
  options: RetagOptions = {},
): Promise<RetagReport> {
  for (;;) {
    const seen = await currentRevision(db, scope)
    const ground = await groundOf(db, scope, options)
    const carrier = await beginReread(db, scope, ground.rules.version, clock())
    try {
      const write = (contracts: readonly StoredContract[]) =>
        db.atomically(contractsInserts(scope, carrier, 0, contracts))
      const walked = await walk(db, scope, ground, write)
      const written = walked.rewritten > 0 || ground.newRules
      if (written) {
        const at = clock().toISOString()
        const revision = revisionStatement(scope, seen, { importId: null, action: 'retag', at })
        await db.atomically([revision, ...rulesKept(scope, ground, at), ...landStatements(scope, carrier)])
      } else await dropImport(db, scope, carrier)
      return reportOf(ground, walked, written)
    } catch (cause) {
      await dropImport(db, scope, carrier)
      if (!isOutdated(cause)) throw cause
      options.onRestart?.()
    }
  }
}

type Ground = Awaited<ReturnType<typeof groundOf>>

async function groundOf(db: Database, scope: Scope, { given, shown = SHOWN, onChange, onProgress }: RetagOptions) {
  const rules = given?.rules ?? (await ruleSetOf(db, scope))
  const titleNow = await ruleTitlesOf(db, scope)
  const titles = new Map<string, string>()
  const titleOf = (rule: string): string => {
    const title = titles.get(rule) ?? rules.titleOf(rule) ?? titleNow(rule)
    titles.set(rule, title)
    return title
  }
  const before = Object.fromEntries(await contractsByRules(db, scope))
  return {
    rules,
    file: given?.file,
    newRules: await isNew(db, scope, given),
    before,
    titleOf,
    shown,
    onChange,
    onProgress,
  }
}

/** Whether the file makes other rules than those in force; an organisation without any reads by those we publish. */
async function isNew(db: Database, scope: Scope, given: RetagRules | undefined): Promise<boolean> {
  if (!given) return false
  const last = await lastRuleFile(db, scope)
  if (last?.content === given.file) return false
  return (await versionInForce(db, scope)) !== given.rules.version
}

/** Null: the organisation's file no longer fits the published rules, which the file given is there to mend. */
async function versionInForce(db: Database, scope: Scope): Promise<string | null> {
  try {
    return (await ruleSetOf(db, scope)).version
  } catch (cause) {
    if (cause instanceof AppError) return null
    throw cause
  }
}

const rulesKept = (scope: Scope, { newRules, file, rules }: Ground, at: string): Statement[] =>
  newRules && file !== undefined ? [ruleFileStatement(scope, { version: rules.version, content: file, at })] : []

function reportOf({ before, rules, newRules }: Ground, { tally, ...counts }: Walked, written: boolean): RetagReport {
  return {
    before,
    after: rules.version,
    newRules,
    ...counts,
    changed: tally.contracts,
    byState: tally.byState(),
    byTrait: tally.byTrait(),
    byRule: tally.byRule(),
    changes: tally.first,
    written,
  }
}
