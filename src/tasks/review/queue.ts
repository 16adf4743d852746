import { DOUBTS, type Doubt } from '../../considerations/doubts.js'
import type { Plan } from '../../indicators/plan.js'
import { isBuyer } from '../../indicators/population.js'
import { KINDS, type Kind } from '../../states.js'
import type { Database, Scope } from '../../store/database.js'
import { lastDecision } from '../../store/decisions.js'
import type { ListChoices } from '../../store/listing.js'
import { type Postponed, postponedQuestions } from '../../store/postponed.js'
import { type AskedContract, askedContracts, decidedSince } from '../../store/review.js'
import { currentRevision } from '../../store/revision.js'
import { choicesKnown } from '../buyers.js'
import { civilYear } from '../indicators.js'
import { frameworksKnown } from '../listing/frameworks.js'
import { uidsOfList } from '../listing.js'
import type { Memo } from '../memo.js'
import { type AimsByYear, aimsOf } from './aims.js'
import { type Item, itemsOf, withPostponed } from './order.js'

/** Which questions are looked at; all of them where nothing is given. */
export interface ReviewFilter {
  readonly doubt?: Doubt | undefined
  readonly kind?: Kind | undefined
  readonly year?: number | undefined
  /** SIREN or SIRET. */
  readonly acheteur?: string | undefined
  readonly direction?: string | undefined
  /** Id of a rule that found something in the contract. */
  readonly rule?: string | undefined
  readonly q?: string | undefined
}

/** What is asked over a base, and by what it is ordered. */
export interface ReviewParts {
  readonly db: Database
  readonly scope: Scope
  readonly memo: Memo
  /** The objectives the program was started with. */
  readonly plan: Plan | null
}

/** Everything in question, with what it may be filtered by. */
export interface Questions {
  readonly items: readonly Item[]
  readonly aims: AimsByYear
  /** Call-offs of a framework known here, by uid: no figure counts them. */
  readonly uncounted: ReadonlySet<string>
  readonly byUid: ReadonlyMap<string, AskedContract>
  /** Newest first. */
  readonly years: readonly number[]
  /** What the contracts of the register may be filtered by. */
  readonly choices: Pick<ListChoices, 'buyers' | 'directions'>
  /** Names the reading of the whole register that they come from, and the contracts decided since, which alone were read again. */
  readonly whole: object
  readonly decidedSince: ReadonlySet<string>
}

/** All that is in question, what somebody put off after all else. */
export async function questionsKnown(parts: ReviewParts): Promise<Questions> {
  const questions = await questionsRead(parts)
  const postponed = await postponedQuestions(parts.db, parts.scope)
  return postponed.length === 0 ? questions : ordered(questions, postponed)
}

/** Ordered once for as long as the same questions are put off. */
function ordered(questions: Questions, postponed: readonly Postponed[]): Questions {
  const name = JSON.stringify(postponed)
  const known = ORDERED.get(questions)
  if (known?.name === name) return known.questions
  const after = { ...questions, items: withPostponed(questions.items, postponed) }
  ORDERED.set(questions, { name, questions: after })
  return after
}

const ORDERED = new WeakMap<Questions, { readonly name: string; readonly questions: Questions }>()

/** Known until the next publication. */
function questionsRead(parts: ReviewParts): Promise<Questions> {
  const { db, scope, memo } = parts
  return memo.of(db, scope, 'questions', async () => {
    const seen = { revision: await currentRevision(db, scope), seq: await lastDecision(db, scope) }
    const before = KNOWN.get(memo)?.get(scope.organisationId)
    const decided = before ? await decidedSince(db, scope, before.seen) : null
    const questions = before && decided ? await patched(parts, before.questions, decided) : await readAll(parts)
    KNOWN.set(memo, new Map(KNOWN.get(memo)).set(scope.organisationId, { seen, questions }))
    return questions
  })
}

interface Known {
  readonly seen: { readonly revision: number; readonly seq: number }
  readonly questions: Questions
}

/** The last questions read, by organisation: a decision changes those of its own contract, and no others are read again. */
const KNOWN = new WeakMap<Memo, ReadonlyMap<string, Known>>()

async function readAll(parts: ReviewParts): Promise<Questions> {
  const { db, scope, memo } = parts
  const contracts = await askedContracts(db, scope)
  const years = [...new Set(contracts.flatMap(({ yearDate }) => (yearDate ? [Number(yearDate.slice(0, 4))] : [])))]
  const aims = await aimsOf(parts, years)
  const { parents } = await frameworksKnown(db, scope, memo)
  const uncounted = new Set(parents.keys())
  return {
    ...{ aims, uncounted, items: itemsOf(contracts, aims, uncounted) },
    byUid: new Map(contracts.map((contract) => [contract.uid, contract])),
    years: years.sort((a, b) => b - a),
    choices: await choicesKnown(db, scope, memo),
    ...wholeRead(),
  }
}

const wholeRead = (): Pick<Questions, 'whole' | 'decidedSince'> => ({ whole: {}, decidedSince: new Set() })
/** Beyond so many decided since, what is known of the whole is looked for again. */
const MOST_SINCE = 250

/** A question that comes back is of a contract that was read with the others: years and buyers are those known. */
async function patched(parts: ReviewParts, before: Questions, decided: readonly string[]): Promise<Questions> {
  if (await settlesOtherwise(parts, before, decided)) return readAll(parts)
  const contracts = await askedContracts(parts.db, parts.scope, decided)
  const gone = new Set(decided)
  const byUid = new Map(before.byUid)
  for (const uid of decided) byUid.delete(uid)
  for (const contract of contracts) byUid.set(contract.uid, contract)
  const items = before.items.filter(({ uid }) => !gone.has(uid))
  const since = new Set([...before.decidedSince, ...decided])
  return {
    ...{ ...before, ...(since.size > MOST_SINCE ? wholeRead() : { decidedSince: since }) },
    ...{ byUid, items: [...items, ...itemsOf(contracts, before.aims, before.uncounted)] },
  }
}

/** Whether an answer settled an objective of its year, or unsettled it: then others weigh otherwise. */
async function settlesOtherwise(parts: ReviewParts, { byUid, aims }: Questions, decided: readonly string[]) {
  const dates = decided.flatMap((uid) => byUid.get(uid)?.yearDate ?? [])
  const years = [...new Set(dates.map((day) => Number(day.slice(0, 4))))]
  const now = await aimsOf(parts, years)
  const settled = (of: AimsByYear, year: number) =>
    of
      .get(year)
      ?.aims.map((aim) => aim.settled)
      .join()
  return years.some((year) => settled(now, year) !== settled(aims, year))
}

/** The questions that answer a filter, in no order. */
export async function filtered(parts: ReviewParts, filter: ReviewFilter): Promise<readonly Item[]> {
  const { items, byUid } = await questionsKnown(parts)
  if (Object.values(filter).every((each) => each === undefined)) return items
  const among = await uidsAmong(parts, filter)
  const { doubt, kind, year, acheteur } = filter
  return items.filter((item) => {
    const contract = byUid.get(item.uid)
    return (
      contract !== undefined &&
      (doubt === undefined || item.doubt === doubt) &&
      (kind === undefined || item.kind === kind) &&
      (year === undefined || contract.yearDate?.startsWith(String(year))) &&
      isBuyer(contract, acheteur) &&
      (among === null || among.has(item.uid))
    )
  })
}

/** The contracts that what lists alone know selects; null: nothing of it is asked. */
async function uidsAmong(
  { db, scope, memo }: ReviewParts,
  { direction, rule, q, year }: ReviewFilter,
): Promise<ReadonlySet<string> | null> {
  if (direction === undefined && rule === undefined && q === undefined) return null
  const query = { direction, rule, q, ...(year === undefined ? {} : civilYear(year)) }
  return memo.of(
    db,
    scope,
    `questions among ${JSON.stringify(query)}`,
    async () => new Set(await uidsOfList(db, scope, memo, query)),
  )
}

/** How many questions there are of each sort, and of each fact. */
export interface QuestionCounts {
  readonly total: number
  readonly contracts: number
  /** Of the total, those that somebody put off. */
  readonly postponed: number
  readonly doubts: Readonly<Record<Doubt, number>>
  readonly kinds: Readonly<Record<Kind, number>>
}

/** Counted once for as long as the same questions are looked at. */
export function countsOf(items: readonly Item[]): QuestionCounts {
  const counts = COUNTS.get(items) ?? counted(items)
  COUNTS.set(items, counts)
  return counts
}

const COUNTS = new WeakMap<readonly Item[], QuestionCounts>()

function counted(items: readonly Item[]): QuestionCounts {
  const doubts = Object.fromEntries(DOUBTS.map((doubt) => [doubt, 0])) as Record<Doubt, number>
  const kinds = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>
  for (const { doubt, kind } of items) {
    doubts[doubt] += 1
    kinds[kind] += 1
  }
  const contracts = new Set(items.map(({ uid }) => uid)).size
  const postponed = items.filter(({ postponedAt }) => postponedAt !== null).length
  return { total: items.length, contracts, postponed, doubts, kinds }
}
