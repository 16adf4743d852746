import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../errors.js'
import { frozenCsv, frozenName, frozenTables } from '../export/frozen/csv.js'
import { changesText, frozenLine, frozenText } from '../export/frozen/text.js'
import { frozenWorkbook } from '../export/frozen/workbook.js'
import { answerOf } from '../indicators/compute.js'
import { type Database, LOCAL } from '../store/database.js'
import { indicatorTable } from '../table.js'
import { changesSince } from '../tasks/freeze/changes.js'
import { type FreezeRequest, type FrozenResult, freezeResult, frozenResult, frozenResults } from '../tasks/freeze.js'
import { schemeOfYear, schemesOf } from '../tasks/schemes.js'
import { parse } from './arguments.js'
import { openDatabase } from './database.js'
import { questionOf, readPlan } from './indicators.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, type Terminal, usage } from './output.js'

const valuesOf = (args: readonly string[]) => parse(args, OPTIONS.freeze).values
type Values = ReturnType<typeof valuesOf>

/** `spaser freeze`: freezes the figures of a period; `--list`, `--show` and `--diff` look at what is frozen. */
export async function freezeCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const values = valuesOf(args)
  const act = actOf(values)
  const db = openDatabase(values.db)
  try {
    return await act(db, terminal)
  } finally {
    await db.close()
  }
}

/** What is asked, read before any base is opened. */
function actOf(values: Values): (db: Database, terminal: Terminal) => Promise<ExitCode> {
  const { list: listed, show: shown, diff: compared, year, from, to } = values
  const asked = [listed, shown, compared, year ?? from ?? to].filter((each) => each !== undefined)
  if (asked.length > 1) throw usage('Donnez une période à figer, ou --list, ou --show, ou --diff : un seul des quatre.')
  if (listed) return (db, terminal) => list(db, values, terminal)
  if (shown !== undefined) {
    const id = idOf('show', shown)
    return async (db, terminal) => show(await frozenResult(db, LOCAL, id), values, terminal)
  }
  if (compared !== undefined) {
    const id = idOf('diff', compared)
    return (db, terminal) => diff(db, id, values, terminal)
  }
  const question = questionOf(values)
  return async (db, terminal) => {
    const request = await requestOf(db, values, question)
    return show(await freezeResult(db, LOCAL, () => new Date(), request), values, terminal)
  }
}

/** The scheme is that of the plan file, else the one kept for the year. */
async function requestOf(db: Database, values: Values, question: FreezeRequest['question']): Promise<FreezeRequest> {
  const { note, author, title } = values
  const given = values.plan === undefined ? null : { plan: await readPlan(values.plan), revision: null }
  const kept = given ?? schemeOfYear(await schemesOf(db, LOCAL), Number(question.to.slice(0, 4)))
  const plan = kept && { plan: kept.plan, revision: kept.revision }
  return { question, plan, note, author, title }
}

function idOf(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw usage(`--${option} attend le numéro d’un résultat figé, reçu « ${text} ».`)
  return Number(text)
}

async function list(db: Database, { json }: Values, terminal: Terminal): Promise<ExitCode> {
  const results = await frozenResults(db, LOCAL)
  if (json) terminal.out(JSON.stringify({ frozen: results }))
  else if (results.length === 0) terminal.out('Aucun résultat figé. Pour figer une année : spaser freeze --year 2025')
  else for (const each of results) terminal.out(frozenLine(each))
  return EXIT.done
}

async function show(result: FrozenResult, values: Values, terminal: Terminal): Promise<ExitCode> {
  const files = values.out === undefined ? [] : await exported(result, values.out, terminal)
  const { summary, document } = result
  const { header, result: figures } = document
  if (values.json) terminal.out(JSON.stringify({ frozen: summary, files, header, ...answerOf(figures) }))
  else {
    const options = { colour: terminal.isTTY, width: terminal.width }
    terminal.out(`${frozenText(result)}\n\n${indicatorTable(figures, header.plan?.plan, options)}`)
    if (files.length > 0) terminal.out(`\nÉcrit : ${files.join(', ')}`)
  }
  return EXIT.done
}

async function diff(db: Database, id: number, { json }: Values, terminal: Terminal): Promise<ExitCode> {
  const changes = await changesSince(db, LOCAL, id)
  terminal.out(json ? JSON.stringify(changes) : changesText(changes))
  return EXIT.done
}

/** Writes the files of a result into a folder, and gives their paths; a workbook too large for one is said, the rest done. */
async function exported(result: FrozenResult, folder: string, terminal: Terminal): Promise<string[]> {
  const name = frozenName(result)
  const contents: [string, string | Uint8Array][] = [
    [`${name}.json`, result.text],
    ...frozenTables(result).map((table): [string, string] => [`${name}-${table}.csv`, frozenCsv(result, table)]),
  ]
  const workbook = await frozenWorkbook(result).catch((cause: unknown) => refused(cause, terminal))
  if (workbook) contents.push([`${name}.xlsx`, workbook])
  try {
    await mkdir(folder, { recursive: true })
    for (const [file, content] of contents) await writeFile(join(folder, file), content)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new AppError(
      'notWritable',
      `Impossible d’écrire dans « ${folder} » (${why}). Le résultat n° ${result.summary.id} est figé : spaser freeze --show ${result.summary.id} --out DOSSIER.`,
    )
  }
  return contents.map(([file]) => join(folder, file))
}

function refused(cause: unknown, terminal: Terminal): null {
  if (!(cause instanceof AppError)) throw cause
  terminal.err(cause.message)
  return null
}
