import { fileURLToPath } from 'node:url'
import { AppError } from '../errors.js'
import { countOf } from '../french.js'
import type { Plan } from '../indicators/plan.js'
import { LOCAL } from '../store/database.js'
import { renameOrganisation } from '../store/organisations.js'
import { openSqlite } from '../store/sqlite.js'
import { indicatorTable } from '../table.js'
import { importFile } from '../tasks/import.js'
import { summaryOf } from '../tasks/summary.js'
import { numberOption, parse } from './arguments.js'
import { openFile } from './files.js'
import { readPlan } from './indicators.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, progressLine, type Terminal } from './output.js'
import { DEFAULT_PORT, serveBase, stopped } from './serve.js'

const FOLDER = fileURLToPath(new URL('../../fixtures/demo/', import.meta.url))
const REGISTER = 'registre-rivemer-2024-2025.xlsx'

const lines = (count: number): string => countOf(count, 'ligne', 'lignes')
const contracts = (count: number): string => countOf(count, 'marché', 'marchés')

/** `spaser demo`: imports the demo register into a base of its own, prints its figures, then serves it. */
export async function demoCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parse(args, OPTIONS.demo)
  const port = numberOption('port', values.port, 0, 65_535) ?? DEFAULT_PORT
  const plan = await readPlan(`${FOLDER}plan.json`)
  const path = values.db ?? './spaser-demo.db'
  const db = openSqlite(path)
  try {
    await renameOrganisation(db, LOCAL, plan.organisation)
    const file = await openFile(`${FOLDER}${REGISTER}`)
    const line = progressLine()
    const report = await importFile(db, LOCAL, () => new Date(), {
      name: REGISTER,
      file,
      onProgress: ({ stage, done }) =>
        line.show(stage === 'reading' ? `${done} lignes lues…` : `${done} marchés établis…`),
    })
    line.clear()
    const { created, updated, unchanged } = report.contracts
    terminal.err(
      created + updated > 0
        ? `Registre de démonstration importé : ${lines(report.rows)}, ${contracts(created)}, ${lines(report.rejected)} mises de côté.`
        : `Registre de démonstration déjà importé : ${contracts(unchanged)}, rien n’a changé.`,
    )
    const { year, all } = await summaryOf(db, LOCAL, { year: null }, plan, new Date())
    terminal.out(`\n${plan.title} — ${year}\n`)
    terminal.out(indicatorTable(all, plan, { colour: terminal.isTTY, width: terminal.width }))
  } finally {
    await db.close()
  }
  return values['no-serve'] ? EXIT.done : serveDemo(path, plan, port, terminal)
}

async function serveDemo(path: string, plan: Plan, port: number, terminal: Terminal): Promise<ExitCode> {
  const server = await serveBase(path, plan, port).catch((cause: unknown) => {
    if (cause instanceof AppError && cause.code === 'portTaken') return serveBase(path, plan, 0)
    throw cause
  })
  terminal.err(`\nLe service est sur ${server.url} (Ctrl-C pour arrêter).`)
  await stopped()
  await server.close()
  return EXIT.done
}
