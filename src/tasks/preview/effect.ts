import type { Plan } from '../../indicators/plan.js'
import { countedContracts, stagedContracts } from '../../store/counted.js'
import type { Database, Scope } from '../../store/database.js'
import { findingGroups, findingMessages } from '../../store/findings.js'
import { settledRejected } from '../../store/rejected.js'
import { currentRevision } from '../../store/revision.js'
import { putRightGroups, settledGroups } from '../../store/settled.js'
import { type NewContract, newContracts } from '../../store/staged.js'
import { NO_WHOLES, type WholesFound, wholesAndLots } from '../../store/wholes.js'
import { type FindingSort, withSettled } from '../findingSorts.js'
import { REPEATS } from '../import/issues.js'
import { type Namesakes, NO_NAMESAKES, namesakesOf } from '../namesakes.js'
import { type Changes, type ContractChange, changesMade } from './changes.js'
import { figuresMoved, type YearMoved } from './figures.js'
import type { Placed } from './placed.js'
import { type AsideRow, rowsAside } from './rejected.js'

/** What importing a file would do to what is visible. */
export interface ImportEffect {
  /** What it was worked out on: once another revision is published, it is out of date. */
  readonly revision: number
  /** The first contracts that would be new. */
  readonly created: readonly NewContract[]
  readonly updated: Changes
  /** New ones that are no doubt the same as visible ones, but for their buyer. */
  readonly namesakes: Namesakes
  /** Contracts that would count whole and by lots. */
  readonly wholes: WholesFound
  /** The first rows that would be set aside, with why. */
  readonly rejected: readonly AsideRow[]
  /** How many of the rows set aside somebody corrected already, or left aside. */
  readonly rejectedSettled: number
  /** Those settled are of fields that somebody put right already. */
  readonly findings: readonly FindingSort[]
  /** What is said of the first rows that repeat or complete a contract of the file, each at its place. */
  readonly repeats: readonly string[]
  readonly years: readonly YearMoved[]
  /** Years concerned whose figures are not given, newest first. */
  readonly otherYears: readonly number[]
  /** Where new contracts would count; null: previews of earlier releases did not say it. */
  readonly placed: Placed | null
}

/** What is to be told of an effect beside its sums. */
export interface EffectAsked {
  /** The objectives that years are held against where the organisation keeps no scheme. */
  readonly plan: Plan | null
  /** Told every contract that would change, in the order of their uid, so many at a time. */
  readonly onChanges?: (changes: readonly ContractChange[]) => void
}

const FIRST_CREATED = 50
const FIRST_ASIDE = 20
const FIRST_NAMESAKES = 20
const FIRST_REPEATS = 20

/**
 * What an import that is written and not published would do. `revision`: the one its contracts were settled on. Reads what
 * is there; writes nothing.
 */
export async function effectOf(
  db: Database,
  scope: Scope,
  clock: () => Date,
  { importId, revision }: { readonly importId: number; readonly revision: number },
  { plan, onChanges }: EffectAsked,
): Promise<ImportEffect> {
  const [before, staged] = [await countedContracts(db, scope), await stagedContracts(db, scope, importId)]
  return {
    revision,
    created: await newContracts(db, scope, importId, FIRST_CREATED),
    updated: await changesMade(db, scope, importId, onChanges),
    namesakes: await namesakesOf(db, scope, { staged: importId }, FIRST_NAMESAKES),
    wholes: await wholesAndLots(db, scope, { staged: importId }, FIRST_NAMESAKES),
    ...(await rowsAsideOf(db, scope, importId)),
    findings: withSettled(await findingGroups(db, scope, importId), await putRightGroups(db, scope, importId)),
    repeats: await findingMessages(db, scope, importId, REPEATS, FIRST_REPEATS),
    ...(await figuresMoved(db, scope, clock(), { before, staged, plan })),
  }
}

/** What importing a file that is already there would do: nothing. */
export async function noEffect(db: Database, scope: Scope, importId: number): Promise<ImportEffect> {
  return {
    revision: await currentRevision(db, scope),
    created: [],
    updated: { total: 0, renamed: [], onlyRenamed: 0, fields: [], first: [], toReconfirm: 0 },
    namesakes: NO_NAMESAKES,
    wholes: NO_WHOLES,
    ...(await rowsAsideOf(db, scope, importId)),
    findings: withSettled(
      await findingGroups(db, scope, importId),
      await settledGroups(db, scope, importId, { kept: true }),
    ),
    repeats: await findingMessages(db, scope, importId, REPEATS, FIRST_REPEATS),
    years: [],
    otherYears: [],
    placed: { years: [], excluded: [] },
  }
}

async function rowsAsideOf(db: Database, scope: Scope, importId: number) {
  const rejected = await rowsAside(db, scope, importId, FIRST_ASIDE)
  return {
    rejected,
    rejectedSettled: rejected.length === 0 ? 0 : ((await settledRejected(db, scope)).get(importId) ?? 0),
  }
}
