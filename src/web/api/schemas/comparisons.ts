import { z } from '@hono/zod-openapi'
import { BUYER_GROUPS } from '../../../codes/nationalSeries.js'
import { indicatorSchema, SHARE_EXAMPLE } from './indicators.js'
import { SOURCES_EXAMPLE, sourcesSchema } from './sources.js'

const group = z.enum(BUYER_GROUPS)

const lineSchema = z
  .object({
    series: z.enum(['OECP', 'DAE']),
    label: z.string(),
    perimeter: z.string(),
    basis: z.enum(['clause', 'consideration']),
    year: z.int(),
    fact: z.string(),
    unit: z.enum(['number', 'value']),
    value: z.number().meta({ description: 'La part nationale, entre 0 et 1.' }),
    threshold: z.number().meta({ description: 'Plus petits marchés comptés, en euros HT.' }),
    buyers: z.array(group).nullable().meta({ description: 'De quels acheteurs ; null : tous.' }),
    source: z.string(),
    verified: z.boolean().meta({ description: 'Lu dans la source nommée ; sinon « texte à vérifier ».' }),
  })
  .openapi('ChiffreNational')

export const comparisonsSchema = z
  .object({
    year: z.int(),
    group: group.nullable().meta({ description: 'Type d’acheteur dit ; null : non dit.' }),
    sources: sourcesSchema,
    parts: z.array(
      z.object({
        label: z.string(),
        threshold: z.number().meta({ description: 'Seuil auquel la part est comptée, en euros HT.' }),
        indicator: indicatorSchema,
        national: z.union([lineSchema, z.null()]).meta({ description: 'null : aucun chiffre national comparable.' }),
        difference: z.string().nullable().meta({ description: 'En quoi ils diffèrent d’abord.' }),
        reason: z
          .string()
          .nullable()
          .meta({ description: 'Pourquoi rien n’est comparé, ou la réserve à lire à côté.' }),
      }),
    ),
  })
  .openapi('Comparaisons', {
    example: {
      year: 2023,
      group: 'local',
      sources: SOURCES_EXAMPLE,
      parts: [
        {
          label: 'Marchés avec clause sociale, en nombre',
          threshold: 90_000,
          indicator: { ...SHARE_EXAMPLE, id: 'socialClause.number', target: null, status: null },
          national: {
            ...{ series: 'OECP', label: 'Recensement économique de la commande publique (OECP)' },
            ...{ perimeter: 'marchés d’au moins 90 000 € HT notifiés dans l’année', basis: 'clause', year: 2023 },
            ...{ fact: 'socialClause', unit: 'number', value: 0.127, threshold: 90_000, buyers: ['local'] },
            ...{ source: 'OECP 2023', verified: true },
          },
          difference: null,
          reason: null,
        },
      ],
    },
  })
