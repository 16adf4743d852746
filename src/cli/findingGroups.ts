import type { Severity } from '../errors.js'
import { typographic } from '../french.js'
import { findingsRemedy, findingsSentence } from '../tasks/findingWords.js'
import type { ImportReport } from '../tasks/import.js'

const MARKS: Record<Severity, string> = { error: '✘', warning: '▲', info: '•' }
const SEVERITIES = Object.keys(MARKS) as Severity[]

/** Findings of an import by sort, the gravest and the most frequent first: a line each, with what to do. Of a dry run, those that are settled already are left out. */
export function findingGroups({
  issues,
  issueCount,
  preview,
}: Pick<ImportReport, 'issues' | 'issueCount' | 'preview'>): string[] {
  const sorts = new Map<string, { readonly severity: Severity; readonly code: string; count: number }>()
  for (const { severity, code } of issues) {
    const known = sorts.get(`${severity} ${code}`) ?? { severity, code, count: 0 }
    known.count += 1
    sorts.set(`${severity} ${code}`, known)
  }
  const rank = ({ severity }: { readonly severity: Severity }) => SEVERITIES.indexOf(severity)
  for (const { severity, code, settled } of preview?.findings ?? []) {
    const known = sorts.get(`${severity} ${code}`)
    if (known) known.count -= settled
  }
  const lines = [...sorts.values()]
    .filter(({ count }) => count > 0)
    .sort((a, b) => rank(a) - rank(b) || b.count - a.count)
    .map((sort) => {
      const remedy = findingsRemedy(sort, sort.count)
      return `  ${MARKS[sort.severity]} ${findingsSentence(sort, sort.count)}${remedy === null ? '' : ` → ${remedy}`}`
    })
  const cut = issues.length < issueCount ? [`  (parmi les ${issues.length} premières remarques sur ${issueCount})`] : []
  return [...lines, ...cut].map(typographic)
}
