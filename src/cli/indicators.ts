import { readFile } from 'node:fs/promises'
import type { Cents } from '../contract.js'
import { AppError } from '../errors.js'
import { answerOf, toldBy } from '../indicators/compute.js'
import { unknownFigures } from '../indicators/named.js'
import { type Plan, parsePlan } from '../indicators/plan.js'
import type { Question } from '../indicators/types.js'
import { LOCAL } from '../store/database.js'
import { indicatorTable } from '../table.js'
import { civilYear, indicatorsOf, latestData } from '../tasks/indicators.js'
import { Memo } from '../tasks/memo.js'
import { planOfYear } from '../tasks/schemes/inForce.js'
import { sourcesOf } from '../tasks/sources.js'
import { buyerOption, dateOption, numberOption, parse, yearOption } from './arguments.js'
import { openDatabase } from './database.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, type Terminal, usage } from './output.js'

/** `spaser indicators (--year Y | --from D --to D)`: the figures against the objectives of a plan file, else of the scheme kept for the year. */
export async function indicatorsCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parse(args, OPTIONS.indicators)
  const question = { ...questionOf(values), ...onlyOf(values.only) }
  const plan = values.plan === undefined ? undefined : await readPlan(values.plan)
  const db = openDatabase(values.db)
  try {
    const memo = new Memo()
    const aims = plan ?? (await planOfYear(db, LOCAL, memo, Number(question.to.slice(0, 4)), null)) ?? undefined
    const unknown = unknownFigures(question.only ?? [], aims)
    if (unknown !== null) throw usage(`--only : ${unknown}.`)
    const result = await indicatorsOf(db, LOCAL, question, aims, memo)
    if (values.json) {
      const byBuyer = result.byBuyer.map((buyer) => ({ ...buyer, result: answerOf(buyer.result) }))
      const told = { ...toldBy(aims), sources: await sourcesOf(db, LOCAL, memo) }
      terminal.out(JSON.stringify({ ...answerOf(result), ...told, ...(byBuyer.length > 0 ? { byBuyer } : {}) }))
    } else {
      const asOf = (await latestData(db, LOCAL)) ?? undefined
      const screen = { colour: terminal.isTTY, width: terminal.width }
      terminal.out(indicatorTable(result, aims, screen, { ...question, ...(asOf ? { asOf } : {}) }))
    }
    return EXIT.done
  } finally {
    await db.close()
  }
}

const onlyOf = (typed: string | undefined): Pick<Question, 'only'> =>
  typed === undefined ? {} : { only: typed.split(',').map((id) => id.trim()) }

/** Reads a plan file. Throws AppError naming every fault with its place. */
export async function readPlan(path: string): Promise<Plan> {
  const json = await readFile(path, 'utf8').catch(() => {
    throw new AppError('fileNotFound', `Plan introuvable ou illisible : « ${path} ».`)
  })
  return parsePlan(json)
}

/** What is asked by the options of a question, as they are given. */
export interface QuestionOptions {
  readonly year?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly acheteur?: string | undefined
  readonly 'min-amount'?: string | undefined
  readonly amounts?: string | undefined
}

/** The question that options put; what cannot be one is refused in French. */
export function questionOf(given: QuestionOptions): Question {
  return {
    ...periodOf(given),
    acheteur: buyerOption(given.acheteur),
    minAmount: euros(given['min-amount']),
    amounts: amountsOption(given.amounts),
  }
}

function periodOf(given: Pick<QuestionOptions, 'year' | 'from' | 'to'>): Pick<Question, 'from' | 'to'> {
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
