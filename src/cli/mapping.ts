import { proposeMapping } from '../register/mapping.js'
import { parse } from './arguments.js'
import { openFile } from './files.js'
import { EXIT, type ExitCode, type Terminal, usage } from './output.js'

/** `spaser mapping FILE`: how the columns of a register would be read, as JSON to correct and pass back by --mapping. */
export async function mappingCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { positionals } = parse(args, {}, true)
  const [path] = positionals
  if (path === undefined || positionals.length > 1)
    throw usage('Donnez un fichier, et un seul : spaser mapping marches.xlsx.')
  terminal.out(JSON.stringify(await proposeMapping(await openFile(path)), null, 2))
  return EXIT.done
}
