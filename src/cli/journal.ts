import { correctionsCsv } from '../export/corrections.js'
import { journalCsv, momentIn } from '../export/journal.js'
import { KIND_LABELS, STATE_LABELS } from '../states.js'
import { type Database, LOCAL } from '../store/database.js'
import type { JournalLine } from '../store/journal.js'
import { actorText } from '../tasks/actor.js'
import { type LogLine, wholeCorrectionLog } from '../tasks/correct/log.js'
import { wholeJournal } from '../tasks/journal.js'
import { lineView } from '../web/api/decisions.js'
import { parse } from './arguments.js'
import { openDatabase } from './database.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, type Terminal, usage } from './output.js'
import { kindOption } from './review.js'

/** `spaser journal`: every decision, the latest first, those taken back included; a JSON line each, or a table for spreadsheets. */
export async function journalCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parse(args, OPTIONS.journal)
  if (values.csv && values.json) throw usage('--csv et --json ne vont pas ensemble.')
  const only = values.undocumented ? 'undocumented' : values['in-force'] ? 'inForce' : undefined
  const filter = { kind: kindOption(values.fact), uid: values.uid, only } as const
  const ofDecisions = values.fact ?? values['in-force'] ?? values.undocumented
  if (values.corrections && ofDecisions !== undefined)
    throw usage(
      '--corrections ne va ni avec --fact, ni avec --in-force, ni avec --undocumented : ils trient les décisions.',
    )
  const db = openDatabase(values.db)
  try {
    if (values.corrections) return await corrections(db, values, terminal)
    const lines = wholeJournal(db, LOCAL, filter)
    if (values.csv) await printed(journalCsv(lines), terminal)
    else for await (const line of lines) terminal.out(values.json ? JSON.stringify(lineView(line)) : lineText(line))
    return EXIT.done
  } finally {
    await db.close()
  }
}

/** Lines of a table as they are, each without the end that the terminal gives it. */
async function printed(lines: AsyncIterable<string>, terminal: Terminal): Promise<void> {
  for await (const line of lines) terminal.out(line.replace(/\n$/, ''))
}

/** All that was put right by hand, or of one contract, the latest first. */
async function corrections(
  db: Database,
  { csv, json, uid }: { readonly csv?: boolean; readonly json?: boolean; readonly uid?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const lines = ofContract(wholeCorrectionLog(db, LOCAL), uid)
  if (csv) await printed(correctionsCsv(lines), terminal)
  else for await (const line of lines) terminal.out(json ? JSON.stringify(line) : correctionText(line))
  return EXIT.done
}

/** Those of one contract, what tells it and another apart or one included. */
async function* ofContract(lines: AsyncIterable<LogLine>, uid: string | undefined): AsyncGenerator<LogLine> {
  for await (const line of lines) {
    const isOther = line.action !== 'set' && line.after === uid
    if (uid === undefined || line.uid === uid || isOther) yield line
  }
}

function correctionText(line: LogLine): string {
  const { seq, at, actor, uid, action, label, before, after, withdrawnBy, inForce, reason, document } = line
  const what = action === 'set' ? `${before ?? NOTHING} → ${after ?? NOTHING}` : after
  const standing = withdrawnBy !== null ? `annulée par la ligne ${withdrawnBy}` : inForce ? 'en vigueur' : 'remplacée'
  const state = action === 'withdraw' ? '' : `  (${standing})`
  return `${seq}  ${momentIn(at)}  ${actorText(actor)}  ${uid}  ${label} : ${what}${state}${why(reason, document)}`
}

const NOTHING = 'non renseigné'

const why = (reason: string, document: string | null): string =>
  `${reason === '' ? '' : ` « ${reason} »`}${document === null ? '' : `, ${document}`}`

function lineText({ seq, at, actor, uid, kind, state, reason, document, undoneBy, inForce }: JournalLine): string {
  const said = state === null ? 'décision retirée' : STATE_LABELS[state]
  const standing = undoneBy !== null ? `annulée par la ligne ${undoneBy}` : inForce ? 'en vigueur' : 'remplacée'
  return `${seq}  ${momentIn(at)}  ${actorText(actor)}  ${uid}  ${KIND_LABELS[kind]} : ${said}  (${standing})${why(reason, document)}`
}
