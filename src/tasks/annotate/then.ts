import type { Database, Scope } from '../../store/database.js'
import { versionsIn } from '../../store/fates.js'
import { asOne, type StoredVersion } from '../../store/versions.js'

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
  for (const [whole, each] of members) {
    const versions = each.flatMap((uid) => ofMembers.get(uid) ?? [])
    said.set(whole, asOne(whole, versions))
  }
  return said
}

/** Each of these contracts that had parts, with them. */
function membersOf(uids: readonly string[], mergers: ReadonlyMap<string, string>): Map<string, string[]> {
  const asked = new Set(uids)
  const members = new Map<string, string[]>()
  for (const [part, whole] of mergers) {
    if (asked.has(whole)) members.set(whole, [...(members.get(whole) ?? [whole]), part])
  }
  return members
}
