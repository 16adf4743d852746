import { createApp } from '../app.js'
import type { Plan } from '../indicators/plan.js'
import { ImportThreads, NODE_LIMITS } from '../node/importThreads.js'
import { type Listening, listen } from '../node.js'
import type { ReadLimits } from '../register/types.js'
import { LOCAL } from '../store/database.js'
import { openSqlite } from '../store/sqlite.js'
import { Memo } from '../tasks/memo.js'
import { LOCAL_HOSTS } from '../web/hosts.js'
import { numberOption, parse } from './arguments.js'
import { databasePath } from './database.js'
import { readPlan } from './indicators.js'
import { limitsGiven } from './limits.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, type Terminal } from './output.js'

export const DEFAULT_PORT = 8080

/** `spaser serve`: the service on 127.0.0.1, until Ctrl-C. */
export async function serveCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parse(args, OPTIONS.serve)
  const port = numberOption('port', values.port, 0, 65_535) ?? DEFAULT_PORT
  const plan = values.plan === undefined ? null : await readPlan(values.plan)
  const server = await serveBase(databasePath(values.db), plan, port, limitsGiven(values))
  terminal.err(`Le service est sur ${server.url} (Ctrl-C pour arrêter).`)
  await stopped()
  await server.close()
  return EXIT.done
}

/** Serves a base, with the limits given beside the usual ones; closing ends the import under way, which can then be resumed, and closes the base. */
export async function serveBase(
  path: string,
  plan: Plan | null,
  port: number,
  limits: Partial<ReadLimits> = {},
): Promise<Listening> {
  const database = openSqlite(path, 'eventLoop')
  const now = () => new Date()
  const uploads = new ImportThreads(database, path, LOCAL, now, { limits: { ...NODE_LIMITS, ...limits }, plan })
  try {
    const app = createApp({ database, scope: LOCAL, now, plan, memo: new Memo(), uploads, hosts: LOCAL_HOSTS })
    const server = await listen(app, port)
    await uploads.open()
    return { url: server.url, close: () => closed(server, uploads, database) }
  } catch (cause) {
    await database.close()
    throw cause
  }
}

async function closed(...parts: readonly { readonly close: () => Promise<void> }[]): Promise<void> {
  for (const part of parts) await part.close()
}

/** Settles when the person, or the machine, asks the program to end. */
export function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
