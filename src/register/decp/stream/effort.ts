import { AppError } from '../../../errors.js'
import type { Cursor } from './cursor.js'

/**
 * What is looked at more than once, counted against the length of the file, so that no file takes more than linear time.
 */
export class Effort {
  private spent = 0

  constructor(private readonly cursor: Cursor) {}

  /** Throws `damagedJson` where a file is so damaged that reading it would take for ever. */
  spend(bytes: number): void {
    this.spent += bytes
    if (this.spent > this.most()) throw tooDamaged(this.cursor.line)
  }

  /** Counts bytes where what is looked at is bounded by itself. */
  count(bytes: number): void {
    this.spent += bytes
  }

  isHalfSpent(): boolean {
    return 2 * this.spent > this.most()
  }

  private most(): number {
    return 8 * this.cursor.maxRecordBytes + 32 * this.cursor.at
  }
}

function tooDamaged(line: number): AppError {
  return new AppError(
    'damagedJson',
    `Ce fichier JSON est trop abîmé pour être lu (à partir de la ligne ${line}) : rien n’est lu. Demandez un nouvel export.`,
  )
}
