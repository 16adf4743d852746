import type { ContractRecord } from '../../contract.js'
import type { Correction } from '../../store/corrections.js'
import { recordRead } from '../import/project.js'
import { correctionsOf, linesInForce } from './inForce.js'
import { type Ground, noSuchContract, versionsWith } from './record.js'

interface ReadOfContract {
  /** What the imports say, completed by what is part of it, whatever was put right. */
  readonly read: ContractRecord
  readonly corrections: readonly Correction[]
  /** What is part of it. */
  readonly parts: readonly string[]
}

/** What the imports say of a visible contract, and what holds over it. Throws AppError `noSuchContract`. */
export function readOf(ground: Ground, uid: string): ReadOfContract {
  const lines = linesInForce(ground.journal)
  const { parts, corrections } = correctionsOf(uid, lines)
  const versions = ground.contracts.has(uid) ? versionsWith(ground, uid, parts, lines) : null
  if (!versions) throw noSuchContract(uid)
  return { read: recordRead(versions, ground.reading.rules.columns), corrections, parts }
}
