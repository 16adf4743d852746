import { AppError, type Issue } from '../../errors.js'
import type { IssueCode } from '../../register/issues.js'

/** Read with a doubt, of which an import only informs: whoever types can say it without. */
const DOUBTS: readonly string[] = ['doubtfulAmount', 'doubtfulHours'] satisfies readonly IssueCode[]

/** Why what was typed is refused, as an import would remark upon it, without what the import makes of it; null: it is not. */
export function refusal(issues: readonly Issue[]): string | null {
  const remark = issues.find(({ severity, code }) => severity !== 'info' || DOUBTS.includes(code))
  return remark === undefined ? null : (/^.*?"\)/s.exec(remark.message)?.[0] ?? remark.message)
}

/** What is wrong with one field, in French. */
export interface Fault {
  /** As it was named. */
  readonly field: string
  readonly message: string
}

/** Fields that cannot be taken as typed, all told at once. */
export class FaultyFields extends AppError {
  constructor(
    code: 'badCorrection' | 'badRow',
    readonly faults: readonly Fault[],
  ) {
    super(code, faults.map(({ message }) => message).join('\n'))
  }
}

/** What reads of each field, and what is wrong with the others. */
export function readEach<T>(
  typed: Readonly<Record<string, string>>,
  read: (name: string, text: string) => T,
): { readonly values: readonly T[]; readonly faults: readonly Fault[] } {
  const values: T[] = []
  const faults: Fault[] = []
  for (const [field, text] of Object.entries(typed)) {
    try {
      values.push(read(field, text))
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause
      faults.push({ field, message: cause.message })
    }
  }
  return { values, faults }
}
