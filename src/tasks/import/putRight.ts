import type { Database, Scope } from '../../store/database.js'
import { type KnownVersion, versionsPutRight } from '../../store/versions/known.js'
import { corrected } from '../correct/corrected.js'
import type { Reading } from '../reading.js'
import { KnownContracts, type RowKey, rowKey, type Stated, uidOfNamed, uidOfUnnamed } from './identify.js'

/** Contracts by what they are recognised by since somebody put it right: buyer, lot, and, without number, object, date and holder. */
export async function knownPutRight(
  db: Database,
  scope: Scope,
  { rules }: Pick<Reading, 'rules'>,
): Promise<KnownContracts> {
  const versions = await versionsPutRight(db, scope)
  return new KnownContracts(
    versions.flatMap(({ uid, record, withdrawn, corrections }): KnownVersion[] => {
      const right = corrected({ record, laterTexts: null }, corrections, rules.columns)
      const [was, key] = [rowKey(record), rowKey(right.record)]
      if (was.baseUid === key.baseUid && was.lot === key.lot) return []
      return [knownAs(uid, key, withdrawn), knownAs(uid, { ...was, baseUid: key.baseUid, lot: key.lot }, withdrawn)]
    }),
  )
}

const knownAs = (
  uid: string,
  { baseUid, lot, objetKey, lotObjetKey, holdersKey, montant }: RowKey,
  withdrawn: boolean,
): KnownVersion => ({
  ...{ uid, baseUid, lot, objetKey, lotObjetKey, holdersKey, montant, withdrawn },
  staged: false,
})

/** The contract put right by hand that a row, which would make a new one, is by the same rules; null: none is. */
export function uidPutRight(key: RowKey, putRight: KnownContracts, stated: Stated): string | null {
  const known = putRight.of(key)
  if (known.length === 0) return null
  const uid = key.named ? uidOfNamed(key, putRight, stated) : uidOfUnnamed(key, putRight).uid
  if (known.some((version) => version.uid === uid)) return uid
  const taken = putRight.takenUnder(key.baseUid)
  return key.named ? null : (known.find((version) => !taken.has(version.uid))?.uid ?? null)
}
