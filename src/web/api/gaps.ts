import { z } from '@hono/zod-openapi'
import { type GapRow, type GapTable, gapsKnown } from '../../tasks/gaps.js'
import { sourcesOf } from '../../tasks/sources.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { queryOf } from './parameters.js'
import { gapsSchema } from './schemas/gaps.js'
import { buyerParameter, yearParameter } from './schemas/shared.js'

export const gapsParameters = z.object({
  annee: yearParameter.optional().meta({ description: 'Année civile ; toutes si elle n’est pas donnée.' }),
  acheteur: buyerParameter.optional(),
})

/** The counts of the page /ecarts; the contracts behind them are a list of /api/marches. */
export const gapsOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/ecarts',
    operationId: 'compterEcarts',
    ...curl('/api/ecarts?annee=2025'),
    tags: ['Chiffres'],
    summary: 'Les écarts entre textes et déclarations',
    description:
      'Combien de marchés portent dans leurs textes un fait que le registre ne déclare pas, et combien en déclarent un que ces textes ne portent pas (ce n’est pas une faute), par acheteur, par année et par fait. Tous les marchés et concessions, comptés ou non dans les indicateurs. Les marchés eux-mêmes : « /api/marches?ecart=non-declare » ou « non-trouve », où « gaps » dit les faits et « tags » les preuves.',
    request: { query: gapsParameters },
    responses: {
      200: { description: 'Les deux décomptes', content: { 'application/json': { schema: gapsSchema } } },
      ...problemResponses('parametre-invalide'),
    },
  },
  fresh: 'revision',
  answer: async (c, { database, scope, memo }) => {
    const { annee, acheteur } = queryOf(c, gapsParameters)
    const year = annee === undefined ? undefined : Number(annee)
    const { undeclared, unfound, buyerNames } = await gapsKnown(database, scope, memo, { year, acheteur })
    const list = ({ contracts, kinds, rows }: GapTable) => ({
      ...{ contracts, kinds },
      rows: rows.map((row) => rowOf(row, buyerNames)),
    })
    const sources = await sourcesOf(database, scope, memo)
    return json(c, { sources, undeclared: list(undeclared), unfound: list(unfound) })
  },
}

const rowOf = ({ siren, year, contracts, kinds }: GapRow, names: ReadonlyMap<string, string>) => ({
  acheteur: siren === null ? null : { siren, nom: names.get(siren) ?? null },
  annee: year,
  contracts,
  kinds,
})
