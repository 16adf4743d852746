import { AppError } from '../errors.js'
import { EXIT, type ExitCode, type Terminal } from './output.js'

type Command = (args: readonly string[], terminal: Terminal, input: AsyncIterable<Uint8Array>) => Promise<ExitCode>

/** Each is loaded when asked for: an import has no use for the pages of the service, nor for the memory they take. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  import: async () => (await import('./import.js')).importCommand,
  imports: async () => (await import('./imports.js')).importsCommand,
  undo: async () => (await import('./undo.js')).undoCommand,
  mapping: async () => (await import('./mapping.js')).mappingCommand,
  contracts: async () => (await import('./contracts.js')).contractsCommand,
  indicators: async () => (await import('./indicators.js')).indicatorsCommand,
  tag: async () => (await import('./tag.js')).tagCommand,
  retag: async () => (await import('./retag.js')).retagCommand,
  serve: async () => (await import('./serve.js')).serveCommand,
  demo: async () => (await import('./demo.js')).demoCommand,
  bench: async () => (await import('./bench.js')).benchCommand,
}

/** Names kept for what comes later, so that no script takes them for something else. */
const LATER = ['hours', 'suppliers', 'freeze', 'export']

const HELP = `spaser — des registres de marchés aux chiffres du SPASER

  spaser import FICHIER… [--acheteur SIRET] [--mapping F] [--dry-run]   lire des registres (tableurs, CSV, DECP JSON ou XML, zip)
                [--max-size MO] [--max-part MO] [--max-rows N]        relever les limites d’un fichier (docs/limites.md) ;
                [--max-cell N] [--max-record MO]                      sans elles : classeurs de 200 Mo, textes de 4 Go
  spaser imports                                                        lister les imports
  spaser undo ID                                                        annuler un import
  spaser mapping FICHIER                                                voir comment les colonnes seraient lues
  spaser mapping --list | --forget EMPREINTE                            les présentations retenues ; en oublier une
  spaser contracts [--year A]                                           lister les marchés et leurs preuves
  spaser indicators (--year A | --from J --to J) [--acheteur SIREN|SIRET]
                    [--min-amount E] [--amounts first|latest] [--plan F]  calculer les indicateurs
  spaser tag [--rules F]                                                établir les six faits de textes (JSON, une ligne chacun)
  spaser retag [--rules F] [--dry-run]                                  relire les marchés avec les règles d’aujourd’hui, ou celles d’un fichier
  spaser serve [--port N] [--plan F] [--max-size MO …]                  ouvrir le service : pages et API
  spaser demo [--port N]                                                la démonstration
  spaser bench                                                          les mesures de vitesse

Partout : --json pour une machine, --db FICHIER pour la base (sinon $SPASER_DB, sinon ./spaser.db).
Codes de sortie : 0 fait ; 1 mauvais usage ou fichier illisible ; 2 fait, des lignes mises de côté.`

/** Runs one command; every failure that has a name ends in one French sentence on stderr and exit code 1. */
export async function run(
  argv: readonly string[],
  terminal: Terminal,
  input: AsyncIterable<Uint8Array>,
): Promise<ExitCode> {
  const [name, ...args] = argv
  if (name === undefined || ['--help', '-h', 'help'].includes(name) || args.includes('--help')) {
    terminal.out(HELP)
    return name === undefined ? EXIT.failed : EXIT.done
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    terminal.err(refusal(name))
    return EXIT.failed
  }
  try {
    return await (await command())(args, terminal, input)
  } catch (cause) {
    const message = cause instanceof AppError ? cause.message : databaseTrouble(cause)
    if (message === null) throw cause
    terminal.err(message)
    return EXIT.failed
  }
}

/** A base that is locked, full or damaged is no defect of the program: it is said in one sentence too. */
function databaseTrouble(cause: unknown): string | null {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return 'La base est occupée par un autre programme : rien n’a été écrit. Réessayez dans un instant.'
  }
  return code.startsWith('SQLITE_')
    ? `La base ne répond pas (${code}) : vérifiez l’espace disque et le fichier donné par --db.`
    : null
}

function refusal(name: string): string {
  if (LATER.includes(name)) return `La commande « ${name} » n’est pas encore disponible.`
  return `Commande inconnue : « ${name} ». Tapez « spaser --help » pour la liste des commandes.`
}
