import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { FACT_NAMES } from '../../indicators/facts.js'
import { HOURS_FIGURES } from '../../indicators/hours.js'
import { EXCLUSIONS } from '../../indicators/types.js'
import { contractView, contractViews } from '../../tasks/contractViews.js'
import type { ListView } from '../../tasks/listing.js'
import { TOPIC_IDS } from '../../topics.js'
import { parseContractsQuery } from '../contractsQuery.js'
import { type ParameterError, Problem } from '../problems.js'
import { GAP_WORDS, OBJECT_WORDS, SORTS } from '../query.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { LIMIT_BY_DEFAULT, linkHeader, pageLinks, pagingParameters } from './paging.js'
import { queryOf } from './parameters.js'
import { periodErrors } from './period.js'
import { contractSchema, contractsSchema } from './schemas/contract.js'
import { buyerParameter, dayParameter, eurosParameter, NO_PARAMETERS, yearParameter } from './schemas/shared.js'

const TAGS = ['Marchés']
const said = (description: string, example: string) =>
  z
    .string()
    .optional()
    .meta({ description, examples: [example] })
const chosen = <T extends string>(values: readonly T[], description: string) =>
  z.enum(values).optional().meta({ description })

/** The parameters of the page /marches, read by the page's own reader; and how many contracts a page holds. */
export const contractsParameters = z.object({
  annee: yearParameter.optional(),
  du: dayParameter('Premier jour de la période ; avec ou sans « au », à la place d’« annee ».').optional(),
  au: dayParameter('Dernier jour de la période, compris.').optional(),
  compte: chosen(['oui'], 'oui : seulement les marchés que les indicateurs comptent.'),
  exclus: chosen(
    EXCLUSIONS.filter((reason) => reason !== 'outOfScope'),
    'Seulement ceux qu’ils laissent de côté pour ce motif.',
  ),
  fait: chosen(FACT_NAMES, 'Le fait ou la considération dont « etat » dit l’état.'),
  etat: said(
    'États de « fait », séparés par des virgules : yes, no, review, unknown ; open vaut review,unknown.',
    'yes',
  ),
  theme: chosen(TOPIC_IDS, 'Seulement ceux dont une considération établie porte sur ce thème.'),
  objet: chosen(
    Object.keys(OBJECT_WORDS),
    'Seulement ceux dont l’objet acheté est lui-même social, ou environnemental : ni clause, ni critère.',
  ),
  ecart: chosen(
    Object.keys(GAP_WORDS),
    'non-declare : un fait écrit dans les textes n’est pas déclaré ; non-trouve : un fait déclaré n’est pas dans les textes. Avec « fait », celui-là seulement.',
  ),
  montant: chosen(['utilisable', 'inutilisable'], 'Selon que le montant initial peut être sommé.'),
  min: eurosParameter('Montant initial d’au moins tant d’euros HT.').optional(),
  max: eurosParameter('Montant initial d’au plus tant d’euros HT.').optional(),
  acheteur: buyerParameter.optional(),
  direction: said('Direction, telle que le registre la nomme ; « - » : non dite.', 'Direction des bâtiments'),
  categorie: said('Catégorie, telle que le registre la nomme ; « - » : non dite.', 'Services'),
  acheteurs: said(
    'SIREN de plusieurs acheteurs, séparés par des virgules : les leurs seulement.',
    '214401093,243500139',
  ),
  cpv: said('Début du code CPV, deux chiffres au moins ; « - » : sans code.', '45'),
  schema: said('Identifiant du schéma dont « definition » est un chiffre.', 'rivemer-2024-2027'),
  definition: said(
    'Les marchés derrière ce chiffre du schéma, sur la période ; « etat » est alors l’état qu’il leur donne.',
    'insertionClause.number',
  ),
  heures: chosen(HOURS_FIGURES, 'Les marchés derrière ce chiffre d’heures, sur la période.'),
  q: said('Mots à trouver, tous, dans l’identifiant, l’objet, l’acheteur, le titulaire…', 'espaces verts'),
  regle: said('Seulement ceux où cette règle a trouvé quelque chose.', 'insertion.clause'),
  tri: chosen(SORTS, 'Ordre ; un tiret devant l’inverse. Par défaut -date : les plus récents d’abord.'),
  ...pagingParameters,
})

/** `spaser contracts`, filtered and by pages. */
export const listContractsOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/marches',
    operationId: 'listerMarches',
    ...curl('/api/marches?annee=2025&fait=insertionClause&etat=yes&limite=10'),
    tags: TAGS,
    summary: 'Les marchés',
    description:
      'Les marchés et concessions du registre, page par page, avec les filtres de la page « /marches » : l’adresse d’une liste vaut ici sous les mêmes paramètres. « Link » (RFC 8288) mène aux pages voisines ; une page au-delà de la dernière est vide.',
    request: { query: contractsParameters },
    responses: {
      200: {
        description: 'Une page de marchés',
        headers: linkHeader,
        content: { 'application/json': { schema: contractsSchema } },
      },
      ...problemResponses('parametre-invalide', 'ressource-inconnue'),
    },
  },
  fresh: 'revision',
  answer: async (c, { database, scope, memo, plan }) => {
    const { limite } = queryOf(c, contractsParameters, { lists: ['etat'], check })
    const { sort, page = 1, columns: _, ...query } = parseContractsQuery(new URL(c.req.url).searchParams).query
    const view: ListView = { ...orderOf(sort ?? '-date'), page, pageSize: Number(limite ?? LIMIT_BY_DEFAULT) }
    const { total, pages, contracts } = await contractViews(database, scope, memo, query, view, plan)
    return json(c, { total, page, pages, contracts }, 200, pageLinks(c, page, pages))
  },
}

/** One line of `spaser contracts`. */
export const readContractOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/marches/{uid}',
    operationId: 'lireMarche',
    ...curl('/api/marches/249900010000112025M0042~3'),
    tags: TAGS,
    summary: 'Un marché',
    description: 'Un marché ou un lot : ce qu’en dit le registre, l’état des six faits et leurs preuves.',
    request: {
      params: z.object({
        uid: z.string().meta({
          description: 'L’uid du marché, tel que la liste le donne, encodé comme le veut une adresse.',
          examples: ['249900010000112025M0042~3'],
        }),
      }),
    },
    responses: {
      200: { description: 'Le marché', content: { 'application/json': { schema: contractSchema } } },
      ...problemResponses('parametre-invalide', 'ressource-inconnue'),
    },
  },
  fresh: 'revision',
  answer: async (c, { database, scope, memo }) => {
    queryOf(c, NO_PARAMETERS)
    const contract = await contractView(database, scope, memo, c.req.param('uid') ?? '')
    if (!contract) throw unknownContract(c)
    return json(c, contract)
  },
}

const unknownContract = (c: Context): Problem =>
  new Problem('ressource-inconnue', { detail: `Aucun marché d’uid « ${c.req.param('uid')} ».` })

/** What the page leaves out and says, the API refuses; and a fact without states, or states without a fact, filter nothing. */
function check(parameters: URLSearchParams): ParameterError[] {
  const misread = parseContractsQuery(parameters).bad.map(({ name, message }) => ({ parametre: name, message }))
  const [fact, states, gap, figure] = ['fait', 'etat', 'ecart', 'definition'].map((name) => parameters.get(name))
  const alone = [
    ...(fact && !states && !gap ? [{ parametre: 'etat', message: 'à donner avec « fait », ou bien « ecart »' }] : []),
    ...(states && !fact && !figure ? [{ parametre: 'fait', message: 'à donner avec « etat »' }] : []),
  ]
  return [...misread, ...periodErrors(parameters), ...alone]
}

function orderOf(sort: (typeof SORTS)[number]): Pick<ListView, 'sort' | 'descending'> {
  const descending = sort.startsWith('-')
  return { sort: sort.replace(/^-/, '') as ListView['sort'], descending }
}
