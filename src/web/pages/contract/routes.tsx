import { Hono } from 'hono'
import { contractDossier } from '../../../tasks/contract.js'
import type { WebParts } from '../../parts.js'
import { messagePage } from '../../ui/message.js'
import { contractPage } from './page.js'

/** The page of one contract. */
export function contractRoutes({ database, scope, memo }: Pick<WebParts, 'database' | 'scope' | 'memo'>): Hono {
  const app = new Hono()
  app.get('/marches/:uid', async (c) => {
    const dossier = await contractDossier(database, scope, memo, c.req.param('uid'))
    return dossier ? c.html(contractPage(dossier)) : c.html(unknownContract(c.req.param('uid')), 404)
  })
  return app
}

const unknownContract = (uid: string) =>
  messagePage({
    title: 'Marché inconnu',
    text: `Aucun marché « ${uid} » n’est dans le registre : il en a peut-être été retiré par l’annulation d’un import.`,
    next: { href: '/marches', name: 'Voir tous les marchés' },
  })
