import { AppError } from '../../errors.js'
import type { Plan } from '../../indicators/plan.js'
import type { Database, Scope } from '../../store/database.js'
import type { SchemeRevision } from '../../store/schemes.js'
import { buyersKnown, type KnownBuyer } from '../buyers.js'
import type { Memo } from '../memo.js'
import { type Scheme, schemeOfYear, schemeWithHistory, withdrawnSchemes } from '../schemes.js'
import { type Sources, sourcesOf } from '../sources.js'
import { lastAmong, yearsKnown } from '../summary/register.js'
import { schemesKnown } from './inForce.js'
import { type SchemeStanding, schemeStanding } from './standing.js'

/** A scheme that is kept, and may therefore be edited; its history oldest first. */
export interface EditedScheme {
  readonly revision: number
  readonly history: readonly SchemeRevision[]
}

/** A scheme as its page shows it. */
export interface ShownScheme {
  readonly standing: SchemeStanding
  /** null: the objectives the program was started with, which nobody has kept here yet. */
  readonly edited: EditedScheme | null
  /** Years to choose from, newest first. */
  readonly years: readonly number[]
  /** SIREN of the one buyer that is looked at; absent: all that the scheme binds. */
  readonly acheteur?: string | undefined
}

/** All that the page of objectives is made of. */
export interface Schemes {
  readonly kept: readonly Scheme[]
  readonly withdrawn: readonly Scheme[]
  /** What the program was started with. */
  readonly given: Plan | null
  readonly year: number
  readonly buyers: readonly KnownBuyer[]
  readonly sources: Sources
  /** null: there is nothing to hold a year against. */
  readonly shown: ShownScheme | null
}

export interface SchemesAsked {
  /** null: the last one that has contracts. */
  readonly year: number | null
  /** null: the scheme of the year. */
  readonly scheme: string | null
  /** SIREN of one buyer; absent: all together. */
  readonly acheteur?: string | undefined
}

interface Parts {
  readonly database: Database
  readonly scope: Scope
  readonly memo: Memo
  readonly plan: Plan | null
  readonly now: () => Date
}

/** The schemes, and the one asked for held against a year. Throws AppError `noSuchScheme`. */
export async function schemesShown(
  { database: db, scope, memo, plan: given, now }: Parts,
  asked: SchemesAsked,
): Promise<Schemes> {
  const held = await yearsKnown(db, scope, memo)
  const year = asked.year ?? lastAmong(held, now())
  const kept = await schemesKnown(db, scope, memo)
  const scheme = asked.scheme === null ? schemeOfYear(kept, year) : await named(db, scope, kept, asked.scheme, given)
  const plan = scheme?.plan ?? given
  const withdrawn = await withdrawnSchemes(db, scope)
  const [buyers, sources] = [await buyersKnown(db, scope, memo), await sourcesOf(db, scope, memo)]
  const known = { kept, withdrawn, given, year, buyers, sources }
  if (plan === null) return { ...known, shown: null }
  const { acheteur } = asked
  const standing = await schemeStanding(db, scope, plan, { year, now: now(), memo, acheteur })
  const edited = scheme ? await schemeWithHistory(db, scope, scheme.plan.id) : null
  const years = new Set([...held, ...yearsIn(plan), year])
  return { ...known, shown: { standing, edited, acheteur, years: [...years].sort((a, b) => b - a) } }
}

/** The scheme asked by its id; null: it is what the program was started with. */
async function named(
  db: Database,
  scope: Scope,
  kept: readonly Scheme[],
  id: string,
  given: Plan | null,
): Promise<Scheme | null> {
  const scheme = kept.find(({ plan }) => plan.id === id)
  if (scheme) return scheme
  if (given?.id === id) return null
  await schemeWithHistory(db, scope, id)
  throw new AppError('noSuchScheme', `Le schéma « ${id} » a été retiré : rétablissez-le d’abord.`)
}

function yearsIn({ period: { from, to } }: Plan): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
