import { z } from '@hono/zod-openapi'
import type { PublicHolder } from '../../contract/publicHolder.js'
import { isUsableAmount } from '../../contract.js'
import type { Opportunity } from '../../tasks/reserved/opportunity.js'
import { listReserved, opportunitiesOf } from '../../tasks/reserved.js'
import { PARAMETERS, readAddress } from '../pages/reserved/address.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { LIMIT_BY_DEFAULT, linkHeader, pageLinks, pagingParameters } from './paging.js'
import { queryOf } from './parameters.js'
import { reservedSchema } from './schemas/reserved.js'

const said = <T extends z.ZodType>(schema: T, description: string, example?: string) =>
  schema.optional().meta({ description, ...(example === undefined ? {} : { examples: [example] }) })

/** The parameters of the page /marches-reserves, each with the page's own reading; and how many contracts a page holds. */
export const reservedParameters = z.object({
  pour: said(
    PARAMETERS.pour,
    'Qui cherche : une famille de structures, tous les marchés réservés, ou ceux à clause d’insertion.',
  ),
  secteur: said(PARAMETERS.secteur, 'Division du CPV, deux chiffres.', '77'),
  lieu: said(PARAMETERS.lieu, 'Code du département ou du lieu d’exécution.', '44'),
  acheteur: said(PARAMETERS.acheteur, 'SIREN ou SIRET de l’acheteur.', '249900010'),
  etat: said(PARAMETERS.etat, 'Où en est le marché de sa durée théorique.'),
  'fin-avant': said(PARAMETERS['fin-avant'], 'Fin théorique avant ce jour.', '2027-06-30'),
  q: said(PARAMETERS.q, 'Mots à trouver dans ce que l’acheteur publie du besoin.', 'espaces verts'),
  marche: said(PARAMETERS.marche, 'L’uid d’un seul marché.'),
  ...pagingParameters,
})

/** The public list of `/marches-reserves`. */
export const listReservedOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/marches-reserves',
    operationId: 'listerMarchesReserves',
    ...curl('/api/marches-reserves?pour=EA-ESAT&etat=en-cours'),
    tags: ['Marchés'],
    summary: 'Les marchés réservés et à clause d’insertion',
    description:
      'La liste publique de la page « /marches-reserves », avec ses filtres : ce que les acheteurs publient, et rien de plus. Ni heures faites par une entreprise nommée, ni nom de personne. Les dates à anticiper sont des hypothèses, non engageantes.',
    request: { query: reservedParameters },
    responses: {
      200: {
        description: 'Une page de la liste',
        headers: linkHeader,
        content: { 'application/json': { schema: reservedSchema } },
      },
      ...problemResponses('parametre-invalide'),
    },
  },
  fresh: 'day',
  answer: async (c, { database, scope, memo, now }) => {
    const { page: asked, limite } = queryOf(c, reservedParameters)
    const { filter } = readAddress(new URL(c.req.url).searchParams)
    const list = await listReserved(database, scope, memo, filter, now())
    const [page, size] = [Number(asked ?? 1), Number(limite ?? LIMIT_BY_DEFAULT)]
    const total = list.matching.length
    const pages = Math.max(1, Math.ceil(total / size))
    const shown = await opportunitiesOf(database, scope, list.matching.slice((page - 1) * size, page * size))
    const { organisation, today, horizon } = list
    const body = { organisation, today, horizon, total, page, pages, contracts: shown.map(publicView) }
    return json(c, body, 200, pageLinks(c, page, pages))
  },
}

/** What the list, its feed and its table show of a contract, and no more. */
function publicView(contract: Opportunity) {
  const { uid, concession, id, buyer, lot, title, within, codeCPV, place, montant, montantMaximum, holders } = contract
  const { schedule, reservation, reservedTo, insertion, changedAt } = contract
  const { start, startBasis, months, renewals, end, status, doubt, expected } = schedule
  return {
    ...{ uid, type: concession ? 'concession' : 'marche', id, acheteur: { id: buyer.id, nom: buyer.name } },
    ...{ lot, objet: within ?? title, lotObjet: within === null ? null : title, codeCPV },
    lieuExecution: place && { code: place.code, nom: place.name, departement: place.departement },
    montant: isUsableAmount(montant) ? montant / 100 : null,
    montantMaximum,
    titulaires: holders.map(publicHolderView),
    reservation: reservation && { reservedTo, articles: reservation.articles, proof: reservation.proof },
    insertionClause: insertion && {
      heuresContractualisees: insertion.contracted === null ? null : insertion.contracted / 100,
      proof: insertion.proof,
    },
    ...{ start, startBasis, dureeMois: months, reconductions: renewals, end, status, doubt, expected, changedAt },
  }
}

const publicHolderView = (holder: PublicHolder) =>
  holder.withheld
    ? { id: null, denominationSociale: null, withheld: true }
    : { id: holder.id, denominationSociale: holder.name, withheld: false }
