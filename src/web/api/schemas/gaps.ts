import { z } from '@hono/zod-openapi'
import { KINDS, type Kind } from '../../../states.js'
import { SOURCES_EXAMPLE, sourcesSchema } from './sources.js'

const contracts = z.int().meta({ description: 'Marchés, chacun une fois.' })
const kinds = z
  .object(Object.fromEntries(KINDS.map((kind) => [kind, z.int()])) as Record<Kind, z.ZodInt>)
  .meta({ description: 'Marchés par fait : un marché peut s’écarter sur plusieurs.' })

const tableSchema = z
  .object({
    contracts,
    kinds,
    rows: z
      .array(
        z.object({
          acheteur: z
            .object({ siren: z.string(), nom: z.string().nullable() })
            .nullable()
            .meta({ description: 'null : le registre ne le nomme pas.' }),
          annee: z.int().nullable().meta({ description: 'null : marchés sans date.' }),
          contracts,
          kinds,
        }),
      )
      .meta({ description: 'Par acheteur, celui qui en a le plus d’abord, et par année.' }),
  })
  .openapi('EcartsComptes')

const ONE = { ...Object.fromEntries(KINDS.map((kind) => [kind, 0])), socialClause: 1 } as Record<Kind, number>
const NONE = { ...ONE, socialClause: 0 }

export const gapsSchema = z
  .object({
    sources: sourcesSchema,
    undeclared: tableSchema,
    unfound: tableSchema,
  })
  .openapi('Ecarts', {
    description:
      'undeclared : faits trouvés dans les textes, non déclarés ; unfound : faits déclarés, non trouvés dans les textes reçus.',
    example: {
      sources: SOURCES_EXAMPLE,
      undeclared: {
        contracts: 1,
        kinds: ONE,
        rows: [{ acheteur: { siren: '249900010', nom: 'Métropole d’Exemple' }, annee: 2025, contracts: 1, kinds: ONE }],
      },
      unfound: { contracts: 0, kinds: NONE, rows: [] },
    },
  })
