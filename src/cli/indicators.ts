import { readFile } from 'node:fs/promises'
import type { Cents } from '../contract.js'
import { AppError } from '../errors.js'
import { type Plan, parsePlan } from '../indicators/plan.js'
import type { Question } from '../indicators/types.js'
import { LOCAL } from '../store/database.js'
import { indicatorTable } from '../table.js'
import { civilYear, indicatorsOf } from '../tasks/indicators.js'
import { buyerOption, dateOption, numberOption, parse, yearOption } from './arguments.js'
import { openDatabase } from './database.js'
import { EXIT, type ExitCode, type Terminal, usage } from './output.js'

/** `spaser indicators (--year Y | --from D --to D)`: the figures against the plan's objectives. */
export async function indicatorsCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parse(args, {
    year: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    acheteur: { type: 'string' },
    'min-amount': { type: 'string' },
    amounts: { type: 'string' },
    plan: { type: 'string' },
  })
  const question: Question = {
    ...periodOf(values),
    acheteur: buyerOption(values.acheteur),
    minAmount: euros(values['min-amount']),
    amounts: amountsOption(values.amounts),
  }
  const plan = values.plan === undefined ? undefined : await readPlan(values.plan)
  const db = openDatabase(values.db)
  try {
    const result = await indicatorsOf(db, LOCAL, question, plan)
    if (values.json) terminal.out(JSON.stringify(result))
    else terminal.out(indicatorTable(result, plan, { colour: terminal.isTTY, width: terminal.width }))
    return EXIT.done
  } finally {
    await db.close()
  }
}

/** Reads a plan file. Throws AppError naming every fault with its place. */
export async function readPlan(path: string): Promise<Plan> {
  const json = await readFile(path, 'utf8').catch(() => {
    throw new AppError('fileNotFound', `Plan introuvable ou illisible : « ${path} ».`)
  })
  return parsePlan(json)
}

function periodOf(given: { year?: string; from?: string; to?: string }): Pick<Question, 'from' | 'to'> {
  const year = yearOption(given.year)
  const from = dateOption('from', given.from)
  const to = dateOption('to', given.to)
  if (year !== undefined && (from || to)) throw usage('Donnez soit --year, soit --from et --to, pas les deux.')
  if (year !== undefined) return civilYear(year)
  if (!from || !to) throw usage('Sur quelle période ? Donnez --year 2025, ou --from 2025-01-01 --to 2025-12-31.')
  if (from > to) throw usage(`La période commence (${from}) après sa fin (${to}).`)
  return { from, to }
}

function euros(text: string | undefined): Cents | undefined {
  const amount = numberOption('min-amount', text, 0, 1e10)
  return amount === undefined ? undefined : (Math.round(amount * 100) as Cents)
}

function amountsOption(text: string | undefined): 'first' | 'latest' | undefined {
  if (text === undefined || text === 'first' || text === 'latest') return text
  throw usage(`--amounts attend « first » (montants initiaux) ou « latest » (derniers montants), reçu « ${text} ».`)
}
