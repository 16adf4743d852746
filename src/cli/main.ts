import { AppError } from '../errors.js'
import { commandHelp, generalHelp } from './help.js'
import type { CommandName } from './options.js'
import { EXIT, type ExitCode, type Terminal } from './output.js'

type Command = (args: readonly string[], terminal: Terminal, input: AsyncIterable<Uint8Array>) => Promise<ExitCode>

/** Each is loaded when asked for: an import has no use for the pages of the service, nor for the memory they take. */
const COMMANDS: Readonly<Record<CommandName, () => Promise<Command>>> = {
  import: async () => (await import('./import.js')).importCommand,
  imports: async () => (await import('./imports.js')).importsCommand,
  undo: async () => (await import('./undo.js')).undoCommand,
  'set-aside': async () => (await import('./setAside.js')).setAsideCommand,
  buyer: async () => (await import('./buyer.js')).buyerCommand,
  annotate: async () => (await import('./annotate.js')).annotateCommand,
  mapping: async () => (await import('./mapping.js')).mappingCommand,
  contracts: async () => (await import('./contracts.js')).contractsCommand,
  indicators: async () => (await import('./indicators.js')).indicatorsCommand,
  freeze: async () => (await import('./freeze.js')).freezeCommand,
  plan: async () => (await import('./plan.js')).planCommand,
  tag: async () => (await import('./tag.js')).tagCommand,
  correct: async () => (await import('./correct.js')).correctCommand,
  add: async () => (await import('./add.js')).addCommand,
  split: async () => (await import('./add.js')).splitCommand,
  retag: async () => (await import('./retag.js')).retagCommand,
  review: async () => (await import('./review.js')).reviewCommand,
  decide: async () => (await import('./decide.js')).decideCommand,
  journal: async () => (await import('./journal.js')).journalCommand,
  serve: async () => (await import('./serve.js')).serveCommand,
  demo: async () => (await import('./demo.js')).demoCommand,
  bench: async () => (await import('./bench.js')).benchCommand,
  backup: async () => (await import('./backup.js')).backupCommand,
  restore: async () => (await import('./backup.js')).restoreCommand,
  organisation: async () => (await import('./organisation.js')).organisationCommand,
}

/** Names kept for what comes later, so that no script takes them for something else. */
const LATER = ['hours', 'suppliers', 'export']

const HELP_WORDS = ['--help', '-h', 'help']

const isCommand = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name)

/** Runs one command; every failure that has a name ends in one French sentence on stderr and exit code 1. */
export async function run(
  argv: readonly string[],
  terminal: Terminal,
  input: AsyncIterable<Uint8Array>,
): Promise<ExitCode> {
  const [name, ...args] = argv
  const about = name !== undefined && HELP_WORDS.includes(name) ? args[0] : undefined
  if (name === undefined || (HELP_WORDS.includes(name) && about === undefined)) {
    terminal.out(generalHelp())
    return name === undefined ? EXIT.failed : EXIT.done
  }
  const asked = about ?? name
  if (!isCommand(asked)) {
    terminal.err(refusal(asked))
    return EXIT.failed
  }
  if (about !== undefined || args.includes('--help') || args.includes('-h')) {
    terminal.out(commandHelp(asked))
    return EXIT.done
  }
  const command = COMMANDS[asked]
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
