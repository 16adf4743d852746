import { z } from '@hono/zod-openapi'
import { KINDS, STATES } from '../../../states.js'

const change = z.object({
  champ: z.string(),
  avant: z.string().nullable(),
  apres: z.string().nullable(),
})

const entrySchema = z
  .object({
    sorte: z.enum(['decision', 'champ', 'reunion', 'scission']),
    numero: z.int().meta({ description: 'Numéro de la décision, ou de la correction, dans son journal.' }),
    uid: z.string(),
    objet: z.string().nullable().meta({ description: 'null : le marché n’est plus au registre.' }),
    fait: z.enum(KINDS).nullable().meta({ description: 'D’une décision.' }),
    etat: z.enum(STATES).nullable().meta({ description: 'D’une décision, ce qui a été décidé.' }),
    champ: z.string().nullable().meta({ description: 'D’une correction.' }),
    valeur: z
      .string()
      .nullable()
      .meta({ description: 'Ce qui a été dit ; d’une réunion ou d’une scission, l’autre marché.' }),
    changements: z.array(change).meta({ description: 'Ce que les registres disent autrement depuis, où cela se dit.' }),
    groupe: z
      .object({
        nom: z.string().meta({ description: 'À renvoyer pour confirmer toutes ses décisions.' }),
        decisions: z.int().meta({ description: 'Combien, celle-ci comprise, sur toutes les pages.' }),
      })
      .nullable()
      .meta({ description: 'Les décisions de même cause, même fait et même réponse ; null : d’une correction.' }),
    lu: z.string().meta({ description: 'Nomme ce que disent les registres : à renvoyer pour confirmer ou retirer.' }),
    motif: z.string(),
    piece: z.string().nullable(),
    auteur: z.string(),
    date: z.string(),
  })
  .openapi('AReconfirmer')

const ENTRY = {
  ...{ sorte: 'champ' as const, numero: 3, uid: '21440109300015A1', objet: 'Voirie', fait: null, etat: null },
  ...{ champ: 'montant', valeur: '12 500 €', changements: [{ champ: 'Montant', avant: '1 250 €', apres: '13 000 €' }] },
  groupe: null,
  ...{ lu: '4f0c1d7a92b35e688d21c07f9ab4e613', motif: 'Un zéro manquait', piece: null, auteur: 'local' },
  date: '2025-06-02T10:00:00.000Z',
}

const counts = {
  decisions: z.int().meta({ description: 'Décisions à reconfirmer.' }),
  corrections: z.int().meta({ description: 'Corrections, réunions et scissions à reconfirmer.' }),
}

export const toReconfirmSchema = z
  .object({ ...counts, page: z.int(), pages: z.int(), elements: z.array(entrySchema) })
  .openapi('ListeAReconfirmer', {
    example: { decisions: 0, corrections: 1, page: 1, pages: 1, elements: [ENTRY] },
  })

export const reconfirmBody = z
  .strictObject({
    acte: z.enum(['confirmer', 'retirer']),
    lu: z.string().optional().meta({
      description: 'Le « lu » de l’élément, sauf d’un groupe ; refusé si les registres disent encore autre chose.',
    }),
    uid: z.string().min(1).optional().meta({ description: 'D’une décision.' }),
    fait: z.enum(KINDS).optional().meta({ description: 'D’une décision.' }),
    numero: z.int().min(1).optional().meta({ description: 'D’une correction, d’une réunion ou d’une scission.' }),
    groupe: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'Seul, avec « confirmer » : toutes les décisions du groupe ; refusé s’il a changé.' }),
  })
  .openapi('Reconfirmation', {
    example: { acte: 'confirmer', numero: 3, lu: '4f0c1d7a92b35e688d21c07f9ab4e613' },
  })

export const reconfirmedSchema = z.object(counts).openapi('ResteAReconfirmer', {
  example: { decisions: 0, corrections: 0 },
})
