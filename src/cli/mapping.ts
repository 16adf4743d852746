import { date, dayInFrance } from '../french.js'
import { proposeMapping } from '../register/mapping.js'
import { type Database, LOCAL } from '../store/database.js'
import { forgetRemembered, type RememberedLayout, rememberedLayouts } from '../tasks/mapping.js'
import { parse } from './arguments.js'
import { openDatabase } from './database.js'
import { openFile } from './files.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, type Terminal, usage } from './output.js'

/**
 * `spaser mapping FILE`: how the columns of a register would be read, as JSON to correct and pass back by --mapping.
 * `--list`: the presentations kept from earlier imports; `--forget FINGERPRINT`: one of them no longer.
 */
export async function mappingCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parse(args, OPTIONS.mapping, true)
  const [path] = positionals
  const asked = [values.list === true, values.forget !== undefined, path !== undefined].filter(Boolean)
  if (asked.length !== 1 || positionals.length > 1)
    throw usage('Donnez un fichier, et un seul : spaser mapping marches.xlsx. Sinon --list, ou --forget EMPREINTE.')
  if (path === undefined) return withDatabase(values.db, (db) => remembered(db, terminal, values))
  terminal.out(JSON.stringify(await proposeMapping(await openFile(path)), null, 2))
  return EXIT.done
}

async function withDatabase(path: string | undefined, use: (db: Database) => Promise<ExitCode>): Promise<ExitCode> {
  const db = openDatabase(path)
  try {
    return await use(db)
  } finally {
    await db.close()
  }
}

interface Asked {
  readonly forget?: string | undefined
  readonly json?: boolean | undefined
}

async function remembered(db: Database, terminal: Terminal, { forget, json }: Asked): Promise<ExitCode> {
  if (forget !== undefined) {
    await forgetRemembered(db, LOCAL, forget)
    terminal.out(
      json
        ? JSON.stringify({ forgotten: forget })
        : `Présentation ${forget} oubliée : ses tableaux seront lus comme les autres.`,
    )
    return EXIT.done
  }
  const layouts = await rememberedLayouts(db, LOCAL)
  if (json) terminal.out(JSON.stringify({ layouts }))
  else if (layouts.length === 0)
    terminal.out('Aucune présentation retenue. Un import avec --mapping en retient une par tableau.')
  else for (const layout of layouts) terminal.out(line(layout))
  return EXIT.done
}

const line = ({ fingerprint, at, actor, file, columns }: RememberedLayout): string =>
  [
    `${fingerprint}  retenue le ${date(dayInFrance(new Date(at)))} (${actor}), pour ${file} :`,
    ...columns.map(({ header, field }) => `  ${header} → ${field ?? 'non lue'}`),
  ].join('\n')
