import { z } from '@hono/zod-openapi'
import { count, impliedSchema, kind, state } from './decided.js'

const lineSchema = z
  .object({
    numero: z.int(),
    date: z.string(),
    auteur: z.string(),
    uid: z.string(),
    objet: z.string().nullable().meta({
      description: 'Celui de la dernière lecture si le marché n’est plus au registre ; null : rien n’en reste.',
    }),
    fait: kind,
    etatAvant: state.nullable(),
    decision: state.nullable().meta({ description: 'null : retirée.' }),
    etatApres: state.nullable(),
    motif: z.string(),
    piece: z.string().nullable(),
    lot: z.int().nullable(),
    annule: z.int().nullable().meta({ description: 'Numéro de la ligne que celle-ci annule.' }),
    annuleePar: z.int().nullable(),
    enVigueur: z.boolean(),
    consequences: impliedSchema,
  })
  .openapi('LigneDuJournal')

const LINE = {
  ...{ numero: 1, date: '2025-06-02T10:00:00.000Z', auteur: 'local', uid: '21440109300015A1', objet: 'Voirie' },
  ...{
    fait: 'insertionClause' as const,
    etatAvant: 'review' as const,
    decision: 'yes' as const,
    etatApres: 'yes' as const,
  },
  ...{ motif: 'CCAP, article 12', piece: null, lot: null, annule: null, annuleePar: null, enVigueur: true },
  consequences: { socialClause: 'yes' as const },
}

export const journalSchema = z
  .object({ total: z.int(), page: z.int(), pages: z.int(), decisions: z.array(lineSchema) })
  .openapi('JournalDesDecisions', { example: { total: 1, page: 1, pages: 1, decisions: [LINE] } })

export const undoneSchema = z
  .object({
    annulees: z.array(z.int()).meta({ description: 'Numéros des lignes annulées.' }),
    laissees: count('Lignes du lot que quelqu’un a reprises depuis.'),
  })
  .openapi('DecisionsAnnulees', { example: { annulees: [12], laissees: 0 } })
