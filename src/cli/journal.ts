import { journalCsv } from '../export/journal.js'
import { dayInFrance, timeInFrance } from '../french.js'
import { KIND_LABELS, STATE_LABELS } from '../states.js'
import { LOCAL } from '../store/database.js'
import type { JournalLine } from '../store/journal.js'
import { actorText } from '../tasks/actor.js'
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
  const db = openDatabase(values.db)
  try {
    const lines = wholeJournal(db, LOCAL, filter)
    if (values.csv) for await (const line of journalCsv(lines)) terminal.out(line.replace(/\r\n$/, '\r'))
    else for await (const line of lines) terminal.out(values.json ? JSON.stringify(lineView(line)) : lineText(line))
    return EXIT.done
  } finally {
    await db.close()
  }
}

function lineText({ seq, at, actor, uid, kind, state, reason, document, undoneBy, inForce }: JournalLine): string {
  const moment = new Date(at)
  const said = state === null ? 'décision retirée' : STATE_LABELS[state]
  const standing = undoneBy !== null ? `annulée par la ligne ${undoneBy}` : inForce ? 'en vigueur' : 'remplacée'
  const why = reason === '' ? '' : ` « ${reason} »`
  return `${seq}  ${dayInFrance(moment)} ${timeInFrance(moment)}  ${actorText(actor)}  ${uid}  ${KIND_LABELS[kind]} : ${said}  (${standing})${why}${document === null ? '' : `, ${document}`}`
}
