import { countOf, dayInFrance, timeInFrance } from '../french.js'
import { LOCAL } from '../store/database.js'
import { type ImportOrigin, listImports } from '../store/imports.js'
import { parse } from './arguments.js'
import { openDatabase } from './database.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, type Terminal } from './output.js'

/** `spaser imports`: every import, oldest first, with its counts. */
export async function importsCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parse(args, OPTIONS.imports)
  const db = openDatabase(values.db)
  try {
    const imports = await listImports(db, LOCAL)
    if (values.json) terminal.out(JSON.stringify({ imports }))
    else if (imports.length === 0) terminal.out('Aucun import. Commencez par : spaser import marches.xlsx')
    else for (const each of imports) terminal.out(line(each))
    return EXIT.done
  } finally {
    await db.close()
  }
}

const line = ({
  id,
  finishedAt,
  state,
  file,
  rows,
  created,
  updated,
  rejected,
  origin,
}: Awaited<ReturnType<typeof listImports>>[number]) =>
  `${id}  ${finishedAt ? momentIn(new Date(finishedAt)) : ''}  ${state === 'undone' ? 'annulé  ' : ''}${file}${origin ? ` (${originSaid(origin)})` : ''} : ${countOf(rows, 'ligne', 'lignes')}, ${countOf(created, 'nouveau', 'nouveaux')}, ${countOf(updated, 'modifié', 'modifiés')}, ${countOf(rejected, 'ligne mise', 'lignes mises')} de côté`

const momentIn = (moment: Date): string => `${dayInFrance(moment)} ${timeInFrance(moment)}`

function originSaid({ kind, importId }: ImportOrigin): string {
  if (kind === 'typed') return 'saisi ici'
  return kind === 'again' ? `à la place de l’import n° ${importId}` : `lignes corrigées de l’import n° ${importId}`
}
