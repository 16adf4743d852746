import type { Database, Scope } from '../../store/database.js'
import { versionsIn } from '../../store/fates.js'
import { asOne } from '../../store/versions/parts.js'
import type { StoredVersion } from '../../store/versions.js'

/** As things stood when an import was published. */
interface Then {
  readonly before: readonly number[]
  readonly importId: number
  /** By part, the contract it was part of. */
  readonly mergers: ReadonlyMap<string, string>
}

/** What was said then of contracts, with what was part of them; of those that were no merger, only where something was said before. */
export async function versionsThen(
  db: Database,
  scope: Scope,
  uids: readonly string[],
  { mergers, ...imports }: Then,
): Promise<Map<string, StoredVersion[]>> {
  const members = membersOf(uids, mergers)
  const apart = uids.filter((uid) => !members.has(uid))
  const said = await versionsIn(db, scope, apart, imports)
  const ofMembers = await versionsIn(db, scope, [...members.values()].flat(), imports, 'all')
  const versionsOf = (uid: string) => ofMembers.get(uid) ?? []
  for (const [whole, [, ...parts]] of members) {
    // What was put right since of a part is no doing of the import.
    const ofParts = parts.map((uid) => ({ versions: versionsOf(uid), corrections: [] }))
    said.set(whole, asOne(whole, versionsOf(whole), ofParts))
  }
  return said
}

/** Each of these contracts that had parts, then these, in the order in which they were made so. */
function membersOf(uids: readonly string[], mergers: ReadonlyMap<string, string>): Map<string, string[]> {
  const asked = new Set(uids)
  const members = new Map<string, string[]>()
  for (const [part, whole] of mergers) {
    if (asked.has(whole)) members.set(whole, [...(members.get(whole) ?? [whole]), part])
  }
  return members
}
