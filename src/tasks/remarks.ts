import type { Severity } from '../errors.js'
import type { Database, Scope } from '../store/database.js'
import { findingOf, findingsPage, type PlacedIssue } from '../store/findings.js'
import { findImport } from '../store/imports.js'
import { findingCounts, findingFates } from '../store/settled.js'
import { isRecordField } from './correct/fields.js'

/** A finding of an import, by its number in it. */
export interface RemarkNamed {
  readonly importId: number
  readonly seq: number
}

/** A finding that a field of a contract mends. */
export interface RemarkToMend extends RemarkNamed {
  readonly uid: string
  readonly field: string
}

/** A finding somebody is mending, and what is left of its report. */
export interface Remark extends RemarkNamed {
  readonly file: string
  readonly message: string
  readonly isSettled: boolean
  /** Errors and warnings of its import that are still to be mended, those of its rows set aside left out. */
  readonly left: number
  /** The next of them that a field of a contract mends, in the order of the report; after the last, the first. Null: there is none. */
  readonly next: RemarkToMend | null
}

/** Null: there is no such finding, or its import is withdrawn. */
export async function remarkOf(db: Database, scope: Scope, named: RemarkNamed): Promise<Remark | null> {
  const { importId, seq } = named
  const [summary, finding] = [await findImport(db, scope, importId), await findingOf(db, scope, importId, seq)]
  if (summary?.state !== 'done' || !finding) return null
  const counts = [...((await findingCounts(db, scope, [importId])).get(importId)?.values() ?? [])]
  const fates = await findingFates(db, scope, importId, [seq])
  return {
    ...{ importId, seq, file: summary.file, message: finding.message },
    isSettled: (fates.get(seq)?.settlement ?? null) !== null,
    left: counts.reduce((sum, { count, settled }) => sum + count - settled, 0),
    next: await nextAfter(db, scope, importId, finding),
  }
}

/** Findings looked through for the next: one of a thousand others is found from the report. */
const LOOKED = 1000
/** Findings whose place is asked at a time. */
const SLICE = 50

async function nextAfter(
  db: Database,
  scope: Scope,
  importId: number,
  finding: PlacedIssue,
): Promise<RemarkToMend | null> {
  const asked = { open: true, serious: true, kept: true } as const
  const open = await findingsPage(db, scope, importId, asked, { offset: 0, limit: LOOKED })
  const others = open.filter(({ seq }) => seq !== finding.seq)
  const [after, before] = [
    others.filter((each) => comes(each, finding)),
    others.filter((each) => !comes(each, finding)),
  ]
  const seqs = [...after, ...before].map(({ seq }) => seq)
  for (let at = 0; at < seqs.length; at += SLICE) {
    const slice = seqs.slice(at, at + SLICE)
    const fates = await findingFates(db, scope, importId, slice)
    for (const seq of slice) {
      const lead = fates.get(seq)?.lead
      if (lead && 'uid' in lead && lead.field !== null && isRecordField(lead.field))
        return { importId, seq, uid: lead.uid, field: lead.field }
    }
  }
  return null
}

const RANKS: Record<Severity, number> = { error: 0, warning: 1, info: 2 }

/** Whether one comes after another in a report: the gravest first, then by sheet, then in the order of the file. */
function comes(one: PlacedIssue, other: PlacedIssue): boolean {
  const [sheet, beside] = [one.sheet ?? '', other.sheet ?? '']
  if (one.severity !== other.severity) return RANKS[one.severity] > RANKS[other.severity]
  return sheet === beside ? one.seq > other.seq : sheet > beside
}
