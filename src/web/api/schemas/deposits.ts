import { z } from '@hono/zod-openapi'

/** How far a file sent has come. */
const deposit = z.object({
  id: z.int().meta({ description: 'Numéro du dépôt.' }),
  state: z.enum(['received', 'running', 'held', 'done', 'failed']).meta({
    description:
      'received : reçu, attend son tour ; running : en cours ; held : fait sans import, attend ce qu’on en demande ; done : importé ; failed : refusé ou interrompu.',
  }),
  task: z.enum(['look', 'preview', 'import']).meta({
    description: 'Ce qui a été demandé en dernier : regarder ses colonnes, l’aperçu de son import, ou son import.',
  }),
  file: z.string().meta({ description: 'Nom du fichier.' }),
  size: z.int().meta({ description: 'Taille en octets.' }),
  rowsRead: z.int().meta({ description: 'Lignes lues.' }),
  contractsSettled: z.int().meta({ description: 'Marchés établis.' }),
  startedAt: z.iso.datetime(),
  importId: z.int().nullable().meta({ description: 'L’import qui en est né ; null tant qu’il n’y en a pas.' }),
  known: z.boolean().meta({ description: 'Ce fichier avait déjà été importé : rien n’a changé.' }),
  code: z.string().nullable().meta({ description: 'Pourquoi il a échoué, pour les programmes.' }),
  message: z.string().nullable().meta({ description: 'Pourquoi il a échoué, et le remède.' }),
})

const EXAMPLE = {
  id: 3,
  state: 'running',
  task: 'import',
  file: 'registre-2025.xlsx',
  size: 184320,
  rowsRead: 120,
  contractsSettled: 0,
  startedAt: '2025-11-03T08:12:45.000Z',
  importId: null,
  known: false,
  code: null,
  message: null,
}

export const depositSchema = deposit.openapi('Depot', { example: EXAMPLE })

/** The answer to a file sent: an archive makes a deposit of each file it holds. */
export const receivedSchema = deposit
  .extend({
    others: z.array(z.int()).meta({
      description: 'D’une archive zip : les dépôts de ses autres fichiers ; vide pour un fichier seul.',
    }),
  })
  .openapi('DepotRecu', { example: { ...EXAMPLE, state: 'received' as const, others: [] } })

export const removedSchema = z
  .object({ removed: z.int().meta({ description: 'Numéro du dépôt retiré.' }) })
  .openapi('DepotRetire', { example: { removed: 3 } })
