import type { SourceText } from '../../contract.js'
import type { Database, Scope } from '../../store/database.js'
import type { Decision } from '../../store/decisions.js'
import { versionsOf } from '../../store/versions.js'
import { projectContract, readDigest, standing } from '../import/project.js'
import { readingOf } from '../reading.js'

/** What was read of a contract when a decision was taken, against what is read now. */
export interface ReadSince {
  readonly added: readonly SourceText[]
  readonly removed: readonly SourceText[]
}

/** Null: what was read then is no longer in the register, its import being withdrawn or the contract corrected by hand. */
export async function changedSince(
  db: Database,
  scope: Scope,
  { uid, readDigest: then }: Decision,
): Promise<ReadSince | null> {
  const versions = (await versionsOf(db, scope, [uid], null)).get(uid) ?? []
  const { rules, byHandOf } = await readingOf(db, scope)
  const byHand = (await byHandOf([uid])).get(uid)
  const records = versions.flatMap((_, at) => {
    const stated = standing(versions.slice(0, at + 1))
    return stated ? [projectContract(stated, rules, byHand).record] : []
  })
  const before = records.findLast((record) => readDigest(record) === then)
  const now = records.at(-1)
  if (!before || !now) return null
  return { added: without(now.texts, before.texts), removed: without(before.texts, now.texts) }
}

const without = (texts: readonly SourceText[], others: readonly SourceText[]): SourceText[] => {
  const known = new Set(others.map(keyOf))
  return texts.filter((text) => !known.has(keyOf(text)))
}

const keyOf = ({ field, column, text }: SourceText): string => JSON.stringify([field, column, text])
