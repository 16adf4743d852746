import { AppError } from '../../errors.js'
import { type Plan, parsePlan } from '../../indicators/plan.js'
import { changesBetween } from '../../indicators/scheme/changes.js'
import type { Database, Scope } from '../../store/database.js'
import { saveScheme, schemeWithHistory } from '../schemes.js'

/** Letters of a summary: the whole of what changed is in the history. */
const LONGEST = 300

/**
 * Edits the scheme as it was seen at a revision; what is kept is said in words. Gives the revision that then holds: the
 * same where nothing changed. Throws as `saveScheme` does, and AppError `schemeWithdrawn` where it no longer holds.
 */
export async function editScheme(
  db: Database,
  scope: Scope,
  clock: () => Date,
  { id, seen, edit }: { readonly id: string; readonly seen: number; readonly edit: (plan: Plan) => Plan },
): Promise<number> {
  const { history } = await schemeWithHistory(db, scope, id)
  // What the form was filled on; where somebody has edited since, saving says so.
  const plan = history.find(({ revision }) => revision === seen)?.plan ?? null
  if (plan === null) throw new AppError('schemeWithdrawn', 'Ce schéma n’est plus en vigueur : rétablissez-le d’abord.')
  // Read as it would be kept: the order of its fields is no change.
  const edited = parsePlan(JSON.stringify(edit(plan)))
  if (JSON.stringify(edited) === JSON.stringify(plan)) return seen
  return saveScheme(db, scope, clock, { id, seen, plan: edited, summary: summaryOf(plan, edited) })
}

/** What an edit did, in one line. */
export function summaryOf(before: Plan | null, after: Plan): string {
  const changes = changesBetween(before, after).map(({ label, what }) => `${label} : ${what}`)
  const text = changes.length === 0 ? 'Modification' : changes.join(' ; ')
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`
}
