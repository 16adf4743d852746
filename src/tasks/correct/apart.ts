import { AppError } from '../../errors.js'
import type { Database, Scope } from '../../store/database.js'
import { type MergerGiven, SAME } from '../correct.js'
import { grounded } from './grounds.js'
import { linesInForce } from './inForce.js'
import { type Ground, type LineGiven, noSuchContract, recordCorrections } from './record.js'

/**
 * Says of two visible contracts that look the same that they are two: nobody is asked again, whatever is imported since. It is
 * withdrawn as a correction is. Throws AppError: `noSuchContract`, `noReason`, `badMerger`, `nothingToCorrect` where it is said.
 */
export async function tellApart(
  db: Database,
  scope: Scope,
  { uid, into, ...typed }: MergerGiven,
  clock: () => Date,
): Promise<void> {
  const grounds = grounded(typed)
  if (uid === into) throw new AppError('badMerger', SAME)
  const linesOf = ({ contracts, journal }: Ground): LineGiven[] => {
    for (const each of [uid, into]) if (!contracts.has(each)) throw noSuchContract(each)
    const said = linesInForce(journal).filter((line) => line.action === 'apart')
    const isSaid = said.some((line) => [line.uid, line.into].every((each) => each === uid || each === into))
    if (isSaid) throw new AppError('nothingToCorrect', ALREADY)
    return [{ action: 'apart', uid, into, ...grounds }]
  }
  await recordCorrections(db, scope, clock, { uids: [uid, into], linesOf, together: false })
}

const ALREADY = 'Il est déjà dit que ces deux marchés sont différents. Rien n’a été changé.'
