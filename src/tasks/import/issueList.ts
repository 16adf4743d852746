import type { Issue } from '../../errors.js'
import { PARTS_UNREAD } from '../../register/issues.js'

/** Findings told with the report; the rest is counted, and read where the import keeps them. */
export const TOLD = 10_000

/** Findings of one import as they come: the first ones, and how many there are. */
export class IssueList {
  readonly told: Issue[] = []
  /** Messages about the file as a whole, or that say that part of it is not read. */
  readonly warnings: string[] = []
  count = 0

  add(issues: readonly Issue[]): void {
    this.count += issues.length
    for (const issue of issues) {
      if (this.told.length < TOLD) this.told.push(asTold(issue))
      if (isWarning(issue)) this.warnings.push(issue.message)
    }
  }
}

/** As SPEC §4 prints it. */
const asTold = ({ code, severity, cell, value, message }: Issue): Issue => ({ code, severity, cell, value, message })

const isWarning = ({ cell, severity, code }: Issue): boolean =>
  (cell === null && severity !== 'info') || PARTS_UNREAD.includes(code)
