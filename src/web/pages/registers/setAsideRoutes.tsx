import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError } from '../../../errors.js'
import { correctRows, leaveRows, reopenRows, setAsideRows } from '../../../tasks/setAside.js'
import type { WebParts } from '../../parts.js'
import { messagePage } from '../../ui/message.js'
import { setAsidePage } from './setAside.js'
import { NEXT, ROW_FIELD, rowsAsked, type SetAsideForm, setAsideForm } from './setAsideForm.js'

/** Twenty rows as long as they come. */
const LARGEST = 4 * 1024 * 1024

/** Rows set aside: shown, corrected, left aside. */
export function setAsideRoutes(parts: WebParts): Hono {
  const app = new Hono()
  const path = '/registres/:id{[0-9]+}/mises-de-cote'
  app.get(path, (c) => guarded(c, () => show(c, parts)))
  app.post(path, bodyLimit({ maxSize: LARGEST, onError: tooLong }), (c) => guarded(c, () => receive(c, parts)))
  return app
}

const idOf = (c: Context): number => Number(c.req.param('id'))
const reportOf = (id: number): string => `/registres/${id}#mises-de-cote`

/** What leaves no form to show. */
const UNSHOWN = /^(?:noSuch(?:Import|Row)|tooManyRows)$/
const UNKNOWN = ['Ligne inconnue', 404] as const

async function guarded(c: Context, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (cause) {
    if (!(cause instanceof AppError) || !UNSHOWN.test(cause.code)) throw cause
    const next = { href: `/registres/${idOf(c)}`, name: 'Revenir au compte rendu' }
    const [title, status] = cause.code === 'tooManyRows' ? (['Trop de lignes', 422] as const) : UNKNOWN
    return c.html(messagePage({ title, text: cause.message, next }), status)
  }
}

async function show(c: Context, { database, scope }: WebParts): Promise<Response> {
  const seqs = rowsAsked(c.req.queries(ROW_FIELD) ?? [])
  if (seqs.length === 0) return c.redirect(reportOf(idOf(c)), 303)
  const setAside = await setAsideRows(database, scope, idOf(c), seqs)
  return c.html(setAsidePage({ setAside, typed: null, refusal: null, tried: [] }))
}

/** What is refused is said on the form itself, with what was typed. */
async function receive(c: Context, parts: WebParts): Promise<Response> {
  const typed = setAsideForm(await c.req.parseBody({ all: true }))
  const seqs = typed.rows.map(({ seq }) => seq)
  try {
    return await answered(c, parts, typed)
  } catch (cause) {
    if (!(cause instanceof AppError) || UNSHOWN.test(cause.code)) throw cause
    const setAside = await setAsideRows(parts.database, parts.scope, idOf(c), seqs)
    return c.html(setAsidePage({ setAside, typed, refusal: cause.message, tried: [] }), 422)
  }
}

async function answered(c: Context, { database, scope, now }: WebParts, typed: SetAsideForm): Promise<Response> {
  const [id, seqs] = [idOf(c), typed.rows.map(({ seq }) => seq)]
  if (typed.next === NEXT.leave) await leaveRows(database, scope, now, id, { seqs, reason: typed.reason })
  else if (typed.next === NEXT.reopen) await reopenRows(database, scope, now, id, seqs)
  else {
    const dryRun = typed.next === NEXT.check
    const tried = await correctRows(database, scope, now, id, { ...typed, dryRun })
    if (dryRun) {
      const setAside = await setAsideRows(database, scope, id, seqs)
      return c.html(setAsidePage({ setAside, typed, refusal: null, tried }))
    }
  }
  return c.redirect(reportOf(id), 303)
}

const tooLong = (c: Context): Response | Promise<Response> =>
  c.html(
    messagePage({
      title: 'Demande refusée',
      text: 'Ces lignes sont trop longues pour être corrigées ensemble : prenez-en moins, ou corrigez le fichier lui-même. Rien n’a été changé.',
      next: { href: reportOf(idOf(c)), name: 'Revenir au compte rendu' },
    }),
    413,
  )
