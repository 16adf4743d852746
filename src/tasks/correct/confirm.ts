import { AppError } from '../../errors.js'
import type { Correction } from '../../store/corrections.js'
import type { Database, Scope } from '../../store/database.js'
import { fieldLabel, hasMoved, saidOf, typedValue } from './fields.js'
import { readOf } from './read.js'
import { type Ground, type LineGiven, recordCorrections } from './record.js'

interface ConfirmationGiven {
  readonly uid: string
  /** Number of a correction in force. */
  readonly seq: number
  /** What the register was shown to say, as it would be typed; '': nothing. */
  readonly says: string
}

/**
 * Confirms a correction over what the register says since: a line of its own, on the same grounds, withdrawn alone. Throws
 * AppError: `noSuchContract`, `noCorrection`, `notInForce` where there is nothing to confirm, or the register moved again.
 */
export async function confirm(
  db: Database,
  scope: Scope,
  { uid, seq, says }: ConfirmationGiven,
  clock: () => Date,
): Promise<void> {
  const linesOf = (ground: Ground): LineGiven[] => {
    const { read, corrections } = readOf(ground, uid)
    const line = corrections.find((each) => each.seq === seq) ?? raise(noCorrection(seq))
    const { field, value, reason, document } = line
    const seen = saidOf(read, field)
    if (!hasMoved(line, seen) || typedValue(field, seen) !== says) throw notAsShown(line)
    return [{ action: 'set', uid, field, value, seen, reason, document }]
  }
  await recordCorrections(db, scope, clock, { uids: [uid], linesOf, together: false })
}

const noCorrection = (seq: number): AppError =>
  new AppError('noCorrection', `Aucune correction n° ${seq} en vigueur à confirmer. Rien n’a été changé.`)

const notAsShown = ({ field }: Correction): AppError =>
  new AppError(
    'notInForce',
    `${fieldLabel(field)} : le registre ne dit plus ce que la page montrait ; relisez-le avant de confirmer. Rien n’a été changé.`,
  )

const raise = (error: AppError): never => {
  throw error
}
