import { countOf } from '../french.js'
import { LOCAL } from '../store/database.js'
import { undoImport } from '../tasks/undo.js'
import { parse } from './arguments.js'
import { openDatabase } from './database.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, type Terminal, usage } from './output.js'

/** `spaser undo ID`: the import is withdrawn, its contracts go back to what the others say. */
export async function undoCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parse(args, OPTIONS.undo, true)
  const [text] = positionals
  if (!text || positionals.length > 1 || !/^\d+$/.test(text)) {
    throw usage('Donnez le numéro d’un import, et un seul : spaser undo 3.')
  }
  const db = openDatabase(values.db)
  try {
    const report = await undoImport(db, LOCAL, Number(text), () => new Date())
    if (values.json) terminal.out(JSON.stringify(report))
    else
      terminal.out(
        `Import n° ${report.id} annulé : ${countOf(report.hidden, 'marché retiré', 'marchés retirés')}, ${countOf(report.restored, 'rétabli tel qu’avant', 'rétablis tels qu’avant')}.`,
      )
    return EXIT.done
  } finally {
    await db.close()
  }
}
