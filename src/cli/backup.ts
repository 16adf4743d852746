import { countOf } from '../french.js'
import { type BaseContents, copyBase, putBack } from '../store/sqliteCopies.js'
import { parse } from './arguments.js'
import { databasePath, openDatabase } from './database.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, type Terminal, usage } from './output.js'

/** `spaser backup FILE`: a copy of the base as it stands, while it is served. */
export async function backupCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parse(args, OPTIONS.backup, true)
  const file = onlyFile(positionals, 'spaser backup sauvegarde.db')
  const contents = copyBase(databasePath(values.db), file)
  if (values.json) terminal.out(JSON.stringify({ file, ...contents }))
  else terminal.out(`Sauvegarde écrite et relue : ${file} (${told(contents)}).`)
  return EXIT.done
}

/** `spaser restore FILE`: the base becomes that copy; the one before is kept beside. */
export async function restoreCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parse(args, OPTIONS.restore, true)
  const file = onlyFile(positionals, 'spaser restore sauvegarde.db')
  const path = databasePath(values.db)
  const { contents, before } = putBack(file, path, new Date())
  await openDatabase(path).close()
  if (values.json) terminal.out(JSON.stringify({ file, db: path, before, ...contents }))
  else {
    terminal.out(`Base rétablie : ${path} (${told(contents)}).`)
    if (before) terminal.out(`Celle d’avant est gardée : ${before}`)
  }
  return EXIT.done
}

function onlyFile(positionals: readonly string[], example: string): string {
  const [file] = positionals
  if (file && positionals.length === 1) return file
  throw usage(`Donnez un fichier, et un seul : ${example}.`)
}

const told = ({ contracts, imports, decisions, corrections, keptFiles }: BaseContents): string =>
  [
    countOf(contracts, 'marché', 'marchés'),
    countOf(imports, 'import', 'imports'),
    countOf(decisions, 'décision', 'décisions'),
    countOf(corrections, 'correction', 'corrections'),
    countOf(keptFiles, 'fichier gardé', 'fichiers gardés'),
  ].join(', ')
