import { AppError } from '../errors.js'
import { type Plan, parsePlan } from '../indicators/plan.js'
import type { Database, Scope } from '../store/database.js'
import { currentRevision, isOutdated, revisionStatement } from '../store/revision.js'
import {
  isEditedMeanwhile,
  lastRevisions,
  revisionsOf,
  type SchemeRevision,
  schemeStatement,
} from '../store/schemes.js'

/** A scheme that holds, and which of its revisions that is. */
export interface Scheme {
  readonly plan: Plan
  readonly revision: number
  readonly at: string
  readonly actor: string
}

/** The schemes of the organisation that were not withdrawn, the latest period first, of the same one the last edited. */
export async function schemesOf(db: Database, scope: Scope): Promise<Scheme[]> {
  const schemes = (await lastRevisions(db, scope)).flatMap(({ plan, revision, at, actor }) =>
    plan === null ? [] : [{ plan, revision, at, actor }],
  )
  return schemes.sort(
    (a, b) => compare(b.plan.period.to, a.plan.period.to) || compare(b.at, a.at) || compare(a.plan.id, b.plan.id),
  )
}

/**
 * The scheme by which a year is held: the one whose period holds it, the latest begun where several do; else the last
 * one before it; else the first to come. Null: there is none.
 */
export function schemeOfYear<T extends { readonly plan: Plan }>(schemes: readonly T[], year: number): T | null {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`]
  const begun = schemes
    .filter(({ plan }) => plan.period.from <= to)
    .sort((a, b) => compare(b.plan.period.from, a.plan.period.from))
  const holding = begun.find(({ plan }) => plan.period.to >= from)
  return holding ?? begun[0] ?? schemes.at(-1) ?? null
}

/** The schemes that were withdrawn, each as it last was. */
export async function withdrawnSchemes(db: Database, scope: Scope): Promise<Scheme[]> {
  const withdrawn = (await lastRevisions(db, scope)).filter(({ plan }) => plan === null)
  const histories = await Promise.all(withdrawn.map(({ schemeId }) => revisionsOf(db, scope, schemeId)))
  return histories.flatMap((history) => {
    const [held, last] = [history.findLast(({ plan }) => plan !== null), history.at(-1)]
    return held?.plan && last ? [{ plan: held.plan, revision: last.revision, at: last.at, actor: last.actor }] : []
  })
}

/** A scheme with all that was done to it, newest last. Throws AppError `noSuchScheme`. */
export async function schemeWithHistory(db: Database, scope: Scope, id: string) {
  const history = await revisionsOf(db, scope, id)
  const last = history.at(-1)
  if (!last) throw new AppError('noSuchScheme', `Aucun schéma « ${id} » n’est enregistré.`)
  return { plan: last.plan, revision: last.revision, history }
}

/** An edit of a scheme. */
export interface SchemeEdit {
  readonly id: string
  /** The revision that was being looked at; 0: there was none. */
  readonly seen: number
  /** What becomes of it; null withdraws it. */
  readonly plan: Plan | null
  /** What was done, in words. */
  readonly summary: string
  readonly note?: string | null
}

/**
 * Keeps an edit as the next revision, whose number it gives. Throws AppError `schemeEditedMeanwhile` where somebody else
 * has edited the scheme since, `planInvalid` where it is not a plan: nothing is written then.
 */
export async function saveScheme(db: Database, scope: Scope, clock: () => Date, edit: SchemeEdit): Promise<number> {
  const plan = edit.plan && parsePlan(JSON.stringify(edit.plan))
  if (plan && plan.id !== edit.id) throw new AppError('planInvalid', 'Le plan porte un autre "id" que le schéma.')
  const revision = edit.seen + 1
  for (;;) {
    const seen = await currentRevision(db, scope)
    const last = (await revisionsOf(db, scope, edit.id)).at(-1)
    if ((last?.revision ?? 0) !== edit.seen) throw editedMeanwhile(last)
    const at = clock().toISOString()
    try {
      await db.atomically([
        revisionStatement(scope, seen, { importId: null, action: 'scheme', at }),
        schemeStatement(scope, {
          schemeId: edit.id,
          revision,
          summary: edit.summary,
          note: edit.note ?? null,
          plan,
          at,
        }),
      ])
      return revision
    } catch (cause) {
      if (isEditedMeanwhile(cause)) throw editedMeanwhile(undefined)
      if (!isOutdated(cause)) throw cause
    }
  }
}

/**
 * Brings a scheme back to what one of its revisions was, as a revision more; 0 is before there was any. Where `seen` is
 * given, only if that revision still holds. Throws AppError `noSuchScheme`, `noSuchRevision`, or as `saveScheme` does.
 */
export async function restoreScheme(
  db: Database,
  scope: Scope,
  clock: () => Date,
  { id, revision, seen }: { readonly id: string; readonly revision: number; readonly seen?: number },
): Promise<number> {
  const { history } = await schemeWithHistory(db, scope, id)
  const wanted = revision === 0 ? { plan: null } : history.find((each) => each.revision === revision)
  const last = history.at(-1)
  if (!wanted || !last) throw new AppError('noSuchRevision', `Le schéma « ${id} » n’a pas de version ${revision}.`)
  const summary = revision === 0 ? 'Schéma retiré' : `Retour à la version ${revision}`
  return saveScheme(db, scope, clock, { id, seen: seen ?? last.revision, plan: wanted.plan, summary })
}

const editedMeanwhile = (last: SchemeRevision | undefined): AppError =>
  new AppError(
    'schemeEditedMeanwhile',
    `Ce schéma a été modifié entre-temps${last ? ` (« ${last.summary} », par ${last.actor})` : ''} : rechargez la page pour voir ce qui a changé, puis recommencez. Rien n’a été changé.`,
  )

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
