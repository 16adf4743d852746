import { z } from '@hono/zod-openapi'
import { DUTY_IDS } from '../../../codes/duties.js'
import { DUTY_OUTCOMES } from '../../../indicators/duties.js'
import { SOURCES_EXAMPLE, sourcesSchema } from './sources.js'

const outcomesShape = Object.fromEntries(DUTY_OUTCOMES.map((outcome) => [outcome, z.int()])) as Record<
  (typeof DUTY_OUTCOMES)[number],
  z.ZodInt
>

export const dutiesSchema = z
  .object({
    contracts: z.int().meta({ description: 'Marchés et concessions regardés, de toutes les années.' }),
    from: z.iso.date().meta({ description: 'Premier jour de lancement concerné.' }),
    sources: sourcesSchema,
    exigences: z.array(
      z.object({
        id: z.enum(DUTY_IDS),
        label: z.string(),
        requirement: z.string(),
        articles: z.array(z.string()),
        verified: z.boolean().meta({ description: 'false : texte à vérifier.' }),
        outcomes: z.object(outcomesShape).meta({
          description:
            'Marchés par résultat : exigence retrouvée dans les données, non retrouvée dans les données, indéterminé, non concerné.',
        }),
        reasons: z
          .array(z.object({ reason: z.string(), text: z.string(), contracts: z.int() }))
          .meta({ description: 'Ce qui manque, ou pourquoi non concerné ; un marché peut en avoir plusieurs.' }),
        notFound: z.array(z.string()).meta({ description: 'uid des marchés où elle n’est pas retrouvée.' }),
      }),
    ),
  })
  .openapi('Exigences', {
    example: {
      contracts: 402,
      from: '2026-08-21',
      sources: SOURCES_EXAMPLE,
      exigences: [
        {
          ...{ id: 'environmentalCondition', label: 'Condition d’exécution environnementale' },
          requirement: 'Une condition d’exécution prend en compte l’environnement.',
          ...{ articles: ['CCP L. 2112-2', 'CCP L. 3114-2'], verified: true },
          outcomes: { found: 0, notFound: 0, undetermined: 2, notConcerned: 400 },
          reasons: [
            { reason: 'launchedBefore', text: 'consultation lancée avant que l’exigence ne vaille', contracts: 400 },
          ],
          notFound: [],
        },
      ],
    },
  })
