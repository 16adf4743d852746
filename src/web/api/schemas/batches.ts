import { z } from '@hono/zod-openapi'
import { DOUBTS } from '../../../considerations/doubts.js'
import { LONGEST_DOCUMENT, LONGEST_REASON } from '../../pages/contract/decision.js'
import { count, kind, typedText } from './decided.js'

export const batchBody = z
  .strictObject({
    par: z.enum(['consultation', 'famille', 'filtre']).meta({
      description:
        'Les questions de la consultation d’un marché, celles qui portent les mêmes mots que lui, ou celles d’un filtre.',
    }),
    fait: kind,
    uid: z.string().min(1).optional().meta({ description: 'Le marché ; obligatoire sauf pour un filtre.' }),
    filtre: z
      .strictObject({
        question: z.enum(DOUBTS).optional(),
        annee: z.int().min(1000).max(2999).optional(),
        acheteur: z
          .string()
          .regex(/^(?:\d{9}|\d{14})$/)
          .optional(),
        direction: z.string().optional(),
        regle: z.string().optional(),
        q: z.string().optional(),
      })
      .optional(),
    reponse: z.enum(['yes', 'no']),
    motif: typedText(LONGEST_REASON)
      .optional()
      .meta({ description: 'Sans lui, ce qui est lu de chaque fait est écrit.' }),
    piece: typedText(LONGEST_DOCUMENT).nullable().optional(),
    sauf: z.array(z.string()).max(2000).optional().meta({
      description:
        'Marchés de la liste montrée qui restent tels quels, par uid ; l’aperçu ne les suppose pas répondus.',
    }),
    vu: z
      .string()
      .optional()
      .meta({ description: 'Le « vu » de l’aperçu : applique ce qui a été montré. Sans lui, rien n’est écrit.' }),
  })
  .openapi('LotDonne', { example: { par: 'famille', fait: 'insertionClause', uid: '21440109300015A1', reponse: 'no' } })

const figure = z.object({
  numerator: z.number().nullable(),
  denominator: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})

export const batchSchema = z
  .union([
    z.object({
      questions: count('Questions que le lot réglerait.'),
      dejaDecidees: count('Questions laissées : un agent les a décidées.'),
      vu: z.string(),
      marches: z.array(z.string()).meta({ description: 'Leurs marchés, par uid.' }),
      motifs: z
        .array(z.string())
        .meta({ description: 'Ce qui est écrit sans « motif », pour les cent premières questions.' }),
      effets: z.array(z.object({ annee: z.int(), indicateur: z.string(), avant: figure, apres: figure })),
    }),
    z.object({
      lot: count('Numéro du lot au journal, par lequel il s’annule.'),
      decidees: count('Questions réglées.'),
      laissees: count('Questions réglées par quelqu’un d’autre entre-temps.'),
    }),
  ])
  .openapi('Lot', {
    description: 'L’aperçu sans « vu », ce qui a été fait avec lui.',
    example: { lot: 12, decidees: 40, laissees: 0 },
  })
