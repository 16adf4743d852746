import { z } from '@hono/zod-openapi'
import { KINDS } from '../../../states.js'
import { LONGEST_DOCUMENT, LONGEST_REASON } from '../../pages/contract/decision.js'
import { impliedSchema, kind, state, typedText } from './decided.js'

export const decisionBody = z
  .strictObject({
    uid: z.string().min(1),
    fait: kind,
    etat: z.enum(['yes', 'no', 'review']).nullable().meta({ description: 'null retire la décision en vigueur.' }),
    motif: typedText(LONGEST_REASON).optional().meta({
      description:
        'Sans lui, ce qui est lu du fait est écrit pour un oui ou un non ; obligatoire pour laisser à vérifier.',
    }),
    piece: typedText(LONGEST_DOCUMENT).nullable().optional().meta({ description: 'Pièce, article, page.' }),
    surDecision: z.int().min(0).optional().meta({
      description: 'Numéro de la décision que l’on a lue en vigueur, 0 : aucune ; refusé si c’en est une autre.',
    }),
    lu: z.string().optional().meta({
      description: 'Le « lu » de la question affichée ; refusé si ce qui est lu du marché a changé depuis.',
    }),
  })
  .openapi('DecisionDonnee', {
    example: {
      uid: '21440109300015A1',
      fait: 'insertionClause',
      etat: 'yes',
      motif: 'CCAP, article 12',
      piece: 'CCAP, art. 12',
    },
  })

export const decisionDoneSchema = z
  .object({
    uid: z.string(),
    numero: z.int().meta({ description: 'Numéro de la décision au journal, par lequel elle s’annule.' }),
    states: z.record(z.enum(KINDS), state),
    consequences: impliedSchema,
  })
  .openapi('DecisionPrise', {
    example: {
      uid: '21440109300015A1',
      numero: 12,
      consequences: { socialClause: 'yes' },
      states: {
        ...{ insertionClause: 'yes', socialClause: 'yes', socialCriterion: 'unknown', reserved: 'unknown' },
        ...{ environmentalClause: 'unknown', environmentalCriterion: 'unknown' },
      },
    },
  })
