import { fileURLToPath } from 'node:url'
import { AppError } from '../errors.js'
import { countOf } from '../french.js'
import { LOCAL } from '../store/database.js'
import { renameOrganisation } from '../store/organisations.js'
import { openSqlite } from '../store/sqlite.js'
import { indicatorTable } from '../table.js'
import { importFile } from '../tasks/import.js'
import { summaryOf } from '../tasks/summary.js'
import { numberOption, parse } from './arguments.js'
import { openFile } from './files.js'
import { readPlan } from './indicators.js'
import { EXIT, type ExitCode, progressLine, type Terminal } from './output.js'
import { DEFAULT_PORT, serveSummary, stopped } from './serve.js'

const FOLDER = fileURLToPath(new URL('../../fixtures/demo/', import.meta.url))
const REGISTER = 'registre-rivemer-2024-2025.xlsx'

const lines = (count: number): string => countOf(count, 'ligne', 'lignes')
const contracts = (count: number): string => countOf(count, 'marché', 'marchés')

/** `spaser demo`: imports the demo register into a base of its own, prints its figures, then serves the summary page. */
export async function demoCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parse(args, { port: { type: 'string' }, 'no-serve': { type: 'boolean' } })
  const port = numberOption('port', values.port, 0, 65_535) ?? DEFAULT_PORT
  const plan = await readPlan(`${FOLDER}plan.json`)
  const db = openSqlite(values.db ?? './spaser-demo.db')
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
    const { year, all } = await summaryOf(db, LOCAL, null, plan, new Date())
    terminal.out(`\n${plan.title} — ${year}\n`)
    terminal.out(indicatorTable(all, plan, { colour: terminal.isTTY, width: terminal.width }))
    if (values['no-serve']) return EXIT.done
    const server = await serveSummary(db, plan, port).catch((cause: unknown) => {
      if (cause instanceof AppError && cause.code === 'portTaken') return serveSummary(db, plan, 0)
      throw cause
    })
    terminal.err(`\nLa page de synthèse attend sur ${server.url} (Ctrl-C pour arrêter).`)
    await stopped()
    await server.close()
    return EXIT.done
  } finally {
    await db.close()
  }
}
