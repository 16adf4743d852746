import { AppError } from '../../errors.js'
import { groupedBy } from '../../grouped.js'
import type { Database, Scope } from '../../store/database.js'
import type { Decision } from '../../store/decisions.js'
import { type JournalLine, journalLines, journalOf, lastToUndo, linesOfFacts } from '../../store/journal.js'
import { type LineGiven, recordDecisions } from './record.js'

export interface DecisionsUndone {
  readonly lines: readonly JournalLine[]
  /** Lines of the group that another one has replaced since, or that were undone already: left as they are. */
  readonly left: number
}

/** A batch of the web or of the command holds fewer. */
const MOST = 100_000
const SLICE = 250

/**
 * Takes back a line of the journal, with its whole group where it has one, by lines that say so; what was decided before
 * holds again. `last`: the actor's last one; `alone`: that line only. Throws AppError: `nothingToUndo`, `noSuchDecision`, `decidedSince`.
 */
export async function undoDecisions(
  db: Database,
  scope: Scope,
  which: number | 'last',
  clock: () => Date,
  { alone = false }: { readonly alone?: boolean } = {},
): Promise<DecisionsUndone> {
  const group = await groupOf(db, scope, which, alone)
  const undone: JournalLine[] = []
  let batch: number | 'together' | null = group.length > 1 ? 'together' : null
  for (let at = 0; at < group.length; at += SLICE) {
    const slice = group.slice(at, at + SLICE)
    const lines = await linesBack(db, scope, slice)
    const recorded = await recordDecisions(db, scope, clock, {
      uids: [...new Set(lines.map(({ uid }) => uid))],
      linesOf: ({ byHand }) => lines.filter((line) => stands(line, byHand.get(line.uid)?.decisions)),
      batch,
    })
    const own = new Set(recorded.lines.map(({ undoes }) => undoes))
    if (batch === 'together') batch = recorded.lines[0]?.batch ?? 'together'
    undone.push(...slice.filter(({ seq }) => own.has(seq)))
  }
  if (undone.length === 0) throw new AppError('decidedSince', SINCE)
  return { lines: undone, left: group.length - undone.length }
}

/** Whether what held when it was looked at still does, at the moment of writing. */
function stands({ kind, last }: LineBack, decisions: readonly Decision[] = []): boolean {
  return (decisions.find((each) => each.kind === kind)?.seq ?? null) === (last.state === null ? null : last.seq)
}

const SINCE = 'Cette décision a été reprise ou annulée depuis : il n’y a rien à annuler ici. Rien n’a été changé.'

/** The line asked for, or all of its batch, in the order of the journal. */
async function groupOf(
  db: Database,
  scope: Scope,
  which: number | 'last',
  alone: boolean,
): Promise<readonly JournalLine[]> {
  const seq = which === 'last' ? await lastToUndo(db, scope) : which
  if (seq === null) throw new AppError('nothingToUndo', 'Aucune décision à annuler.')
  const [line] = await journalOf(db, scope, [seq])
  if (!line) throw new AppError('noSuchDecision', `Aucune décision n° ${seq} au journal.`)
  if (line.undoes !== null)
    throw new AppError('decidedSince', 'Une annulation ne s’annule pas : décidez de nouveau ce fait.')
  if (line.batch === null || alone) return [line]
  return (await journalLines(db, scope, { batch: line.batch }, { limit: MOST, offset: 0 })).reverse()
}

/** A line that puts back what another one replaced, and the last line there was of its fact. */
type LineBack = LineGiven & { readonly last: JournalLine }

/** Lines that put back what each of these replaced; none for one that another has replaced since. */
export async function linesBack(db: Database, scope: Scope, lines: readonly JournalLine[]): Promise<LineBack[]> {
  const all = await linesOfFacts(
    db,
    scope,
    lines.map(({ seq }) => seq),
  )
  const histories = groupedBy(all, factOf)
  return lines.flatMap((line) => {
    const history = histories.get(factOf(line)) ?? []
    const last = history.at(-1)
    if (!last || line.undoneBy !== null || holding(history)?.seq !== line.seq) return []
    return [
      {
        ...putBack(
          line,
          history.findLast(({ seq }) => seq < line.seq),
        ),
        last,
      },
    ]
  })
}

const factOf = ({ uid, kind }: JournalLine): string => JSON.stringify([uid, kind])

/** The decision that holds at the end of a history: an undoing makes the one before what it takes back hold again. */
function holding(history: readonly JournalLine[]): JournalLine | undefined {
  const last = history.at(-1)
  if (!last || last.undoes === null) return last
  const { undoes } = last
  return holding(history.filter(({ seq }) => seq < undoes))
}

function putBack({ seq, uid, kind }: JournalLine, before: JournalLine | undefined): LineGiven {
  if (!before || before.state === null) {
    return { uid, kind, state: null, reason: `Annulation de la décision n° ${seq}`, document: null, undoes: seq }
  }
  const { state, reason, document, readDigest } = before
  return { uid, kind, state, reason, document, readDigest, undoes: seq }
}
