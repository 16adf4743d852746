import { eurosExact } from '../french.js'
import { LOCAL } from '../store/database.js'
import { split } from '../tasks/correct/split.js'
import { typeRow } from '../tasks/typeRow.js'
import { parse } from './arguments.js'
import { fieldsIn } from './correct.js'
import { openDatabase } from './database.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, type Terminal, usage } from './output.js'

/** `spaser add --set …`: adds a contract that no register holds; tells its uid and the import that holds it. */
export async function addCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parse(args, OPTIONS.add, false)
  const { set = [], reason = '', document = null } = values
  if (set.length === 0) throw usage('Dites ce qu’est le marché : spaser add --set objet=… --set acheteur=SIRET.')
  const db = openDatabase(values.db)
  try {
    const { uid, report } = await typeRow(db, LOCAL, () => new Date(), { fields: fieldsIn(set), reason, document })
    if (values.json) terminal.out(JSON.stringify({ uid, import: report.id }))
    else terminal.out(`Marché ${uid} ajouté par l’import n° ${report.id}, que « spaser undo ${report.id} » annule.`)
    for (const { message } of report.issues) terminal.err(message)
    return EXIT.done
  } finally {
    await db.close()
  }
}

/** `spaser split UID`: makes two contracts of one; tells the uid of the new one, and what the two amounts lack. */
export async function splitCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parse(args, OPTIONS.split, true)
  const [uid] = positionals
  if (!uid || positionals.length > 1) throw usage('Donnez l’identifiant d’un marché, et un seul : spaser split UID.')
  const { set = [], stays = [], reason = '', document = null } = values
  const db = openDatabase(values.db)
  try {
    const given = { uid, stays: fieldsIn(stays), goes: fieldsIn(set), reason, document }
    const { goes, gap } = await split(db, LOCAL, given, () => new Date())
    if (values.json) terminal.out(JSON.stringify({ uid, nouveau: goes, ecart: gap === null ? null : gap / 100 }))
    else terminal.out(`Marché ${uid} scindé ; le nouveau est ${goes}.`)
    if (gap !== null && gap !== 0) terminal.err(gapText(gap))
    return EXIT.done
  } finally {
    await db.close()
  }
}

const gapText = (gap: number): string =>
  `Les deux montants font ${eurosExact(Math.abs(gap) / 100)} de ${gap > 0 ? 'moins' : 'plus'} que celui d’avant.`
