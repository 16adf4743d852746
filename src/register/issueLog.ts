import type { Issue } from '../errors.js'

/** Beyond this a file is wrong throughout: more lines of the same help nobody and would fill memory. */
const MAX_ISSUES = 1000

/** What a reader that may go over its file more than once has found: each finding is kept once. */
export class IssueLog {
  private readonly found = new Map<string, Issue>()
  /** Rows without content met by the last reading. */
  blankRows = 0

  get issues(): readonly Issue[] {
    return [...this.found.values()]
  }

  add(issue: Issue): void {
    if (this.found.size >= MAX_ISSUES) {
      this.found.set('', TOO_MANY)
      return
    }
    this.found.set(`${issue.code} ${issue.cell ?? ''}`, issue)
  }

  /** For what happens on every row of a file: only the first place is kept. */
  addOnce(issue: Issue): void {
    if (!this.found.has(issue.code)) this.found.set(issue.code, issue)
  }
}

const TOO_MANY: Issue = {
  code: 'tooManyIssues',
  severity: 'warning',
  cell: null,
  value: null,
  message: `Plus de ${MAX_ISSUES} anomalies de lecture : seules les premières sont listées. Vérifiez le fichier d’origine.`,
}
