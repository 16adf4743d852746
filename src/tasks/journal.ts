import type { Database, Scope } from '../store/database.js'
import { countJournal, type JournalFilter, type JournalLine, journalActors, journalLines } from '../store/journal.js'

export interface JournalPage {
  readonly lines: readonly JournalLine[]
  readonly total: number
  readonly page: number
  readonly pages: number
  /** Who ever decided. */
  readonly actors: readonly string[]
}

/** One page of the journal of decisions, the latest first. */
export async function journalPage(
  db: Database,
  scope: Scope,
  filter: JournalFilter,
  { page: asked, size }: { readonly page: number; readonly size: number },
): Promise<JournalPage> {
  const total = await countJournal(db, scope, filter)
  const pages = Math.max(1, Math.ceil(total / size))
  const page = Math.min(asked, pages)
  const lines = await journalLines(db, scope, filter, { limit: size, offset: (page - 1) * size })
  return { lines, total, page, pages, actors: await journalActors(db, scope) }
}

/** Every line of the journal, the latest first, some hundreds at a time. */
export async function* wholeJournal(db: Database, scope: Scope, filter: JournalFilter): AsyncGenerator<JournalLine> {
  for (let offset = 0; ; offset += BATCH) {
    const lines = await journalLines(db, scope, filter, { limit: BATCH, offset })
    yield* lines
    if (lines.length < BATCH) return
  }
}
const BATCH = 500
