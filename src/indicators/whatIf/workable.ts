import type { IsoDate } from '../../contract.js'
import type { CustomDefinition } from '../definition.js'
import { type FigureContext, ofAnyYear, periodOf } from '../figures/scope.js'
import type { HoursFigure } from '../hours.js'
import { type HoursAccount, hoursAccounts, hoursWithin, knownHours } from '../hoursAccounts.js'
import { termOf } from '../hoursLanding/debts.js'
import type { CountedContract, Question } from '../types.js'

/** A contract that could bring hours to a figure; all hours in hundredths, null: not known. */
export interface Workable {
  readonly contract: CountedContract
  readonly contracted: number | null
  /** What the figure counts of it. */
  readonly counted: number | null
  /** Done to date, in any year. */
  readonly done: number | null
  /** Contracted less done; null where it is not known how many it owes. */
  readonly left: number | null
  /** The day its term ends on. */
  readonly end: IsoDate | null
}

/**
 * The contracts a figure in hours could count more of: of its scope, held to hours or to an insertion clause, and still to
 * be worked in its days where these are what it counts. Those that owe the most first.
 */
export function workableFor(
  figure: HoursFigure,
  definition: CustomDefinition | undefined,
  contracts: readonly CountedContract[],
  question: Question,
  context: FigureContext,
): Workable[] {
  const asked = { ...question, ...(definition ? periodOf(definition, question) : {}) }
  const about = definition ? ofAnyYear(definition, contracts, question, context) : contracts
  const counted = new Map(
    knownHours(figure, about, context.frameworks, asked).map((each) => [each.uid, each.hoursCounted]),
  )
  const quantity = figure === 'validated' ? figure : 'done'
  return hoursAccounts(quantity, about, context.frameworks, asked)
    .filter((account) => mayBring(account, figure, asked))
    .map((account) => workable(account, counted.get(account.contract.uid) ?? null, asked))
    .toSorted((a, b) => (b.left ?? 0) - (a.left ?? 0) || (a.contract.uid < b.contract.uid ? -1 : 1))
}

function mayBring(account: HoursAccount, figure: HoursFigure, { from, to }: Question): boolean {
  const { contract, contracted, undated, entries } = account
  const isHeld = contracted !== null || undated !== null || entries.length > 0
  if (!isHeld && contract.states.insertionClause !== 'yes') return false
  const { yearDate } = contract
  if (figure === 'contracted' || figure === 'doneCohort') return yearDate !== null && yearDate >= from && yearDate <= to
  const end = termOf(contract, to)
  return (yearDate === null || yearDate <= to) && (end === null || end >= from)
}

const EVER = { from: '0001-01-01' as IsoDate, to: '9999-12-31' as IsoDate }

function workable(account: HoursAccount, counted: number | null, { to }: Question): Workable {
  const { contract, contracted, undated, entries } = account
  const done = hoursWithin(entries, EVER) ?? undated
  const left = contracted === null ? null : Math.max(0, contracted - (done ?? 0))
  return { contract, contracted, counted, done, left, end: termOf(contract, to) }
}
