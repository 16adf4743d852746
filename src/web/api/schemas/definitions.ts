import { z } from '@hono/zod-openapi'
import { FACT_NAMES } from '../../../indicators/facts.js'
import { EXCLUSIONS } from '../../../indicators/types.js'
import { KINDS, STATES } from '../../../states.js'
import { OBJECT_KINDS, TOPIC_IDS } from '../../../topics.js'

const label = z.string().meta({ description: 'Ce que les pages en disent.' })

export const definitionsSchema = z
  .object({
    version: z.int().meta({ description: 'Augmente chaque fois que change ce que compte un indicateur de l’outil.' }),
    indicators: z
      .array(
        z.object({
          id: z.string(),
          family: z.enum(['share', 'hours']),
          base: z
            .enum(['contract', 'euro', 'hour'])
            .meta({ description: 'De quoi sont faits numérateur et dénominateur.' }),
          unit: z.enum(['ratio', 'hour']).meta({ description: 'Ce qu’est la valeur.' }),
          label,
          sentence: z.string().meta({ description: 'Ce qui est compté, et sur quoi.' }),
        }),
      )
      .meta({ description: 'Les indicateurs, dans l’ordre où ils sont calculés.' }),
    facts: z
      .array(
        z.object({
          id: z.enum(FACT_NAMES),
          label,
          kinds: z
            .array(z.enum(KINDS))
            .meta({ description: 'Les faits dont il est la réunion ; lui-même s’il n’en réunit pas.' }),
        }),
      )
      .meta({ description: 'Les six faits et les deux considérations qui les réunissent.' }),
    topics: z
      .array(z.object({ id: z.enum(TOPIC_IDS), label, side: z.enum(['social', 'environment']) }))
      .meta({ description: 'Ce dont parlent les considérations.' }),
    objects: z
      .array(z.object({ id: z.enum(OBJECT_KINDS), label }))
      .meta({ description: 'Ce qui est acheté, à part des six faits.' }),
    states: z.array(z.object({ id: z.enum(STATES), label })).meta({ description: 'Les quatre états d’un fait.' }),
    exclusions: z
      .array(z.object({ id: z.enum(EXCLUSIONS), label }))
      .meta({ description: 'Pourquoi un marché n’est pas compté.' }),
    reasons: z
      .array(z.object({ id: z.string(), sentence: z.string() }))
      .meta({ description: 'Pourquoi un chiffre manque, ou ce qui le limite.' }),
    statuses: z
      .array(z.object({ id: z.enum(['met', 'missed', 'undetermined', 'notComputable']), label }))
      .meta({ description: 'Où en est un indicateur de son objectif.' }),
  })
  .openapi('Definitions', {
    example: {
      version: 1,
      indicators: [
        {
          id: 'insertionClause.number',
          family: 'share',
          base: 'contract',
          unit: 'ratio',
          label: 'Marchés avec clause d’insertion, en nombre',
          sentence:
            'Part, en nombre, des marchés notifiés dans la période dont il est établi qu’ils comportent une clause d’insertion.',
        },
      ],
      facts: [
        {
          id: 'environmentalConsideration',
          label: 'Marchés avec considération environnementale (clause ou critère)',
          kinds: ['environmentalClause', 'environmentalCriterion'],
        },
      ],
      topics: [{ id: 'handicap', label: 'handicap', side: 'social' }],
      objects: [{ id: 'socialObject', label: 'objet social' }],
      states: [{ id: 'review', label: 'à vérifier' }],
      exclusions: [{ id: 'undated', label: 'marché sans date' }],
      reasons: [
        {
          id: 'nothingKnown',
          sentence: 'le registre ne dit rien de ce fait pour aucun marché : la colonne est à renseigner',
        },
      ],
      statuses: [{ id: 'undetermined', label: 'à préciser' }],
    },
  })
