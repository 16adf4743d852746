import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type IsoDate, isoDateSchema } from '../../../contract.js'
import { AppError } from '../../../errors.js'
import { type FrozenTable, frozenCsv, frozenTables } from '../../../export/frozen/csv.js'
import { withoutHolders } from '../../../export/frozen/shared.js'
import { frozenWorkbook } from '../../../export/frozen/workbook.js'
import type { Question } from '../../../indicators/types.js'
import { buyersKnown } from '../../../tasks/buyers.js'
import { changesKnown } from '../../../tasks/freeze/changes.js'
import { freezePeriod, yearsToFreeze } from '../../../tasks/freeze/year.js'
import { type FrozenResult, frozenResult, frozenResults } from '../../../tasks/freeze.js'
import { civilYear } from '../../../tasks/indicators.js'
import type { WebParts } from '../../parts.js'
import { answeredOr, type Refusals } from '../../refusals.js'
import { messagePage } from '../../ui/message.js'
import { FROZEN_PATH, type FrozenFile, fileName, fileNamed, frozenHref } from './address.js'
import { frozenListPage } from './list.js'
import { frozenPage } from './result.js'

const LARGEST = 64 * 1024

/** Frozen results: their list, where a year is frozen; each of them beside today; its files. */
export function frozenRoutes(parts: WebParts): Hono {
  const app = new Hono()
  app.get(FROZEN_PATH, (c) => shownList(c, parts))
  app.post(FROZEN_PATH, bodyLimit({ maxSize: LARGEST, onError: tooLong }), (c) => said(c, () => frozen(c, parts)))
  app.get(`${FROZEN_PATH}/:id`, (c) => said(c, () => shownResult(c, parts)))
  app.get(`${FROZEN_PATH}/:id/:file`, (c) => said(c, () => sentFile(c, parts)))
  return app
}

async function shownList(c: Context, parts: WebParts): Promise<Response> {
  const results = await frozenResults(parts.database, parts.scope)
  const buyers = await buyersKnown(parts.database, parts.scope, parts.memo)
  return c.html(frozenListPage(results.toReversed(), await yearsToFreeze(parts), buyers))
}

async function frozen(c: Context, parts: WebParts): Promise<Response> {
  const form = await c.req.parseBody()
  const author = typed(form, 'auteur')
  if (author === undefined) throw badForm('dites qui fige : un résultat figé porte un nom')
  const said = { author, note: typed(form, 'note'), title: typed(form, 'titre'), acheteur: buyerIn(form) }
  const { summary } = await freezePeriod(parts, { ...periodIn(form), ...said, maxRows: parts.frozenRows?.result })
  return c.redirect(frozenHref(summary.id), 303)
}

/** A civil year, unless both days of another period are given. */
function periodIn(form: Readonly<Record<string, unknown>>): Pick<Question, 'from' | 'to'> {
  const [year, from, to] = [typed(form, 'annee'), typed(form, 'du'), typed(form, 'au')]
  if (from !== undefined || to !== undefined) return { from: dayIn(from, 'premier'), to: dayIn(to, 'dernier') }
  if (year === undefined || !/^[12]\d{3}$/.test(year)) throw badForm('l’année s’écrit en quatre chiffres')
  return civilYear(Number(year))
}

function dayIn(text: string | undefined, which: string): IsoDate {
  const day = isoDateSchema.safeParse(text)
  if (!day.success) throw badForm(`le ${which} jour de la période manque, ou ne s’écrit pas comme 2025-01-31`)
  return day.data
}

function buyerIn(form: Readonly<Record<string, unknown>>): string | undefined {
  const acheteur = typed(form, 'acheteur')
  if (acheteur === undefined || /^\d{9}$/.test(acheteur)) return acheteur
  throw badForm('un acheteur se désigne par son SIREN : neuf chiffres')
}

const LONGEST = 2000

/** What a field says; absent: nothing. */
function typed(form: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = form[name]
  const text = typeof value === 'string' ? value.trim() : ''
  if (text.length > LONGEST) throw badForm(`« ${name} » est trop long : 2 000 caractères au plus`)
  return text === '' ? undefined : text
}

const badForm = (what: string): AppError => new AppError('badForm', `Rien n’est figé : ${what}.`)

async function shownResult(c: Context, { database, scope, memo }: WebParts): Promise<Response> {
  const id = idOf(c)
  return c.html(frozenPage(await frozenResult(database, scope, id), await changesKnown(database, scope, memo, id)))
}

function idOf(c: Context): number {
  const text = c.req.param('id') ?? ''
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new AppError('noSuchFrozen', `Aucun résultat figé ne porte le n° « ${text} ».`)
  return Number(text)
}

async function sentFile(c: Context, { database, scope, frozenRows }: WebParts): Promise<Response> {
  const result = await frozenResult(database, scope, idOf(c))
  const file = fileNamed(result.summary, c.req.param('file') ?? '')
  const content = file && (await contentOf(result, file, frozenRows?.workbook))
  if (file === null || content === null) return c.notFound()
  return c.body(content, 200, {
    'Content-Type': TYPES[file] ?? 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${fileName(result.summary, file)}"`,
    'Cache-Control': 'no-cache',
  })
}

const TYPES: Partial<Record<FrozenFile, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}

/** Null: the result has no such table. */
async function contentOf(
  result: FrozenResult,
  file: FrozenFile,
  maxRows: number | undefined,
): Promise<string | Uint8Array<ArrayBuffer> | null> {
  if (file === 'json') return result.text
  if (file === 'xlsx') return frozenWorkbook(withoutHolders(result), maxRows)
  const table = frozenTables(result).find((each: FrozenTable) => `${each}.csv` === file)
  return table ? frozenCsv(withoutHolders(result), table) : null
}

const REFUSALS: Refusals = {
  badForm: 422,
  noSuchFrozen: 404,
  nothingToFreeze: 409,
  periodReversed: 422,
  frozenTooLarge: 413,
  workbookTooLarge: 413,
}

/** What is refused is said on a page, with the way back. */
const said = (c: Context, answer: () => Promise<Response>): Promise<Response> =>
  answeredOr(c, REFUSALS, refusal, answer)

const refusal = (text: string) =>
  messagePage({ title: 'Demande refusée', text, next: { href: FROZEN_PATH, name: 'Revenir aux résultats figés' } })

const tooLong = (c: Context): Response | Promise<Response> =>
  c.html(refusal('Ce formulaire est trop long. Rien n’est figé.'), 413)
