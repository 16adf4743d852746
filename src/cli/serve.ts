import { createApp } from '../app.js'
import type { Plan } from '../indicators/plan.js'
import { type Listening, listen } from '../node.js'
import { type Database, LOCAL } from '../store/database.js'
import { summaryOf } from '../tasks/summary.js'
import { numberOption, parse } from './arguments.js'
import { openDatabase } from './database.js'
import { readPlan } from './indicators.js'
import { EXIT, type ExitCode, type Terminal } from './output.js'

export const DEFAULT_PORT = 8080

/** `spaser serve`: the summary page on 127.0.0.1, until Ctrl-C. */
export async function serveCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parse(args, { port: { type: 'string' }, plan: { type: 'string' } })
  const port = numberOption('port', values.port, 0, 65_535) ?? DEFAULT_PORT
  const plan = values.plan === undefined ? null : await readPlan(values.plan)
  const db = openDatabase(values.db)
  try {
    const server = await serveSummary(db, plan, port)
    terminal.err(`La synthèse est sur ${server.url} (Ctrl-C pour arrêter).`)
    await stopped()
    await server.close()
    return EXIT.done
  } finally {
    await db.close()
  }
}

export function serveSummary(db: Database, plan: Plan | null, port: number): Promise<Listening> {
  const app = createApp({ summary: (year) => summaryOf(db, LOCAL, year, plan, new Date()) })
  return listen(app, port)
}

/** Settles when the person, or the machine, asks the program to end. */
export function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
