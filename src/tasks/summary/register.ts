import type { IsoDate } from '../../contract.js'
import { dayInFrance } from '../../french.js'
import { NOT_STATED } from '../../indicators/selection.js'
import type { CountedContract } from '../../indicators/types.js'
import { choicesInCells, latestDate } from '../../store/choices.js'
import type { Database, Scope } from '../../store/database.js'
import { countedKnown, countedOfBuyer } from '../counted.js'
import type { Memo } from '../memo.js'

/** What the whole register may be looked at by. */
export interface Choices {
  /** Years that have contracts, newest first. */
  readonly years: readonly number[]
  /** In alphabetical order, `NOT_STATED` last; empty: the register names none. */
  readonly directions: readonly string[]
  readonly categories: readonly string[]
  /** SIREN of every buyer; null: of contracts that name none. */
  readonly sirens: readonly (string | null)[]
  /** The latest date a contract bears, up to today; null: none has a date. */
  readonly latestContract: string | null
}

/** The contracts that a summary may count, and what the whole register may be looked at by. */
export interface Register {
  readonly contracts: readonly CountedContract[]
  readonly choices: Choices
}

/** Of one buyer, its contracts alone are read: frameworks are of the same buyer as their call-offs. */
export async function registerOf(
  db: Database,
  scope: Scope,
  memo: Memo,
  acheteur: string | undefined,
  now: Date,
): Promise<Register> {
  if (acheteur === undefined) {
    const contracts = await countedKnown(db, scope, memo)
    return { contracts, choices: choicesIn(contracts, now) }
  }
  const contracts = await countedOfBuyer(db, scope, memo, acheteur.slice(0, 9))
  return { contracts, choices: await choicesKept(db, scope, memo, dayInFrance(now)) }
}

/** Years that have contracts, newest first. */
export async function yearsKnown(db: Database, scope: Scope, memo: Memo): Promise<readonly number[]> {
  return (await chosen(db, scope, memo)).years
}

const chosen = (db: Database, scope: Scope, memo: Memo) =>
  memo.of(db, scope, 'choices', () => choicesInCells(db, scope))

async function choicesKept(db: Database, scope: Scope, memo: Memo, today: IsoDate): Promise<Choices> {
  const found = await chosen(db, scope, memo)
  return {
    years: found.years,
    directions: namesOf(found.directions),
    categories: namesOf(found.categories),
    sirens: found.sirens.map((siren) => siren || null),
    latestContract: await latestDate(db, scope, today),
  }
}

/** The same of contracts in memory. */
export function choicesIn(contracts: readonly CountedContract[], now: Date): Choices {
  return {
    years: yearsOf(contracts),
    directions: namesOf(contracts.map(({ direction }) => direction)),
    categories: namesOf(contracts.map(({ categorie }) => categorie)),
    sirens: [...new Set(contracts.map(({ acheteur }) => acheteur?.slice(0, 9) ?? null))],
    latestContract: latestOf(contracts, now),
  }
}

/** The last of some years, newest first, that is not after `now`; where none is, the present one. */
export function lastAmong(years: readonly number[], now: Date): number {
  const thisYear = Number(dayInFrance(now).slice(0, 4))
  return years.find((each) => each <= thisYear) ?? thisYear
}

/** Years that have contracts, newest first. */
function yearsOf(contracts: readonly CountedContract[]): number[] {
  const days = new Set(contracts.map(({ yearDate }) => yearDate))
  const years = [...days].flatMap((day) => (day === null ? [] : [Number(day.slice(0, 4))]))
  return [...new Set(years)].sort((a, b) => b - a)
}

const collator = new Intl.Collator('fr')

function namesOf(names: readonly (string | null)[]): string[] {
  const known = [...new Set(names.map((name) => name ?? NOT_STATED))]
  const named = known.filter((name) => name !== NOT_STATED).sort(collator.compare)
  return named.length > 0 && named.length < known.length ? [...named, NOT_STATED] : named
}

function latestOf(contracts: readonly CountedContract[], now: Date): string | null {
  const today = dayInFrance(now)
  let latest: string | null = null
  for (const { yearDate } of contracts) {
    if (yearDate !== null && yearDate <= today && (latest === null || yearDate > latest)) latest = yearDate
  }
  return latest
}
