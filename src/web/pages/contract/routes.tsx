import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { contractDossier, wholeOf } from '../../../tasks/contract.js'
import { decide } from '../../../tasks/decide.js'
import { twiceThere } from '../../../tasks/namesakes.js'
import type { WebParts } from '../../parts.js'
import { contractHref } from '../../query.js'
import { answeredOr, type Refusals } from '../../refusals.js'
import { messagePage } from '../../ui/message.js'
import { REMARK } from './correction/address.js'
import { correctionRoutes, remarkNamed } from './correction/routes.js'
import { typedRoutes } from './correction/typed.js'
import { decisionGiven } from './decided.js'
import { factHref } from './decision.js'
import { contractPage } from './page.js'

type Parts = Pick<WebParts, 'database' | 'scope' | 'memo' | 'plan' | 'now'>

/** The page of one contract, and where decisions on its facts are sent. */
export function contractRoutes(parts: Parts): Hono {
  const app = new Hono()
  app.route('/', typedRoutes(parts))
  app.get('/marches/:uid', async (c) => {
    const uid = c.req.param('uid')
    const dossier = await contractDossier(parts.database, parts.scope, parts.memo, uid)
    if (dossier) {
      const twice = await twiceThere(parts.database, parts.scope, uid)
      return c.html(contractPage(dossier, twice, await remarkNamed(parts, c.req.query(REMARK))))
    }
    const whole = await wholeOf(parts.database, parts.scope, uid)
    return whole === uid ? c.html(unknownContract(uid), 404) : c.redirect(contractHref(whole))
  })
  app.route('/', correctionRoutes(parts))
  app.post('/marches/:uid/decisions', bodyLimit({ maxSize: LARGEST, onError: tooLong }), (c) => {
    const uid = c.req.param('uid')
    return answeredOr(
      c,
      REFUSALS,
      (text) => refused(uid, text),
      () => decideOn(c, uid, parts),
    )
  })
  return app
}

/** A form holds a few lines: what is longer was not typed in it. */
const LARGEST = 64 * 1024

async function decideOn(c: Context, uid: string, { database, scope, now }: Parts): Promise<Response> {
  const given = decisionGiven(uid, await c.req.parseBody())
  await decide(database, scope, given, now)
  return c.redirect(factHref(uid, given.kind), 303)
}

const REFUSALS: Refusals = {
  badDecision: 422,
  noReason: 422,
  noSuchContract: 404,
  noDecision: 409,
  decidedMeanwhile: 409,
  readMeanwhile: 409,
  rulesOutdated: 409,
}

const tooLong = (c: Context): Response | Promise<Response> =>
  c.html(
    refused(c.req.param('uid') ?? '', 'Cette demande est trop longue pour une décision. Rien n’a été changé.'),
    413,
  )

const refused = (uid: string, text: string) =>
  messagePage({ title: 'Demande refusée', text, next: { href: contractHref(uid), name: 'Revenir au marché' } })

const unknownContract = (uid: string) =>
  messagePage({
    title: 'Marché inconnu',
    text: `Aucun marché « ${uid} » n’est dans le registre : il en a peut-être été retiré par l’annulation d’un import.`,
    next: { href: '/marches', name: 'Voir tous les marchés' },
  })
