import { z } from '@hono/zod-openapi'

const said = (what: string) => z.string().nullable().meta({ description: what })

/** All that was put right by hand. */
export const correctionLogSchema = z
  .object({
    ...{ total: z.int(), page: z.int(), pages: z.int() },
    corrections: z.array(
      z.object({
        seq: z.int().meta({ description: 'Numéro de la ligne.' }),
        at: z.iso.datetime(),
        actor: z.string(),
        uid: z.string(),
        objet: said('L’objet du marché ; null : il n’en reste rien.'),
        visible: z.boolean().meta({ description: 'Il est au registre.' }),
        action: z.enum(['set', 'merge', 'split', 'apart', 'withdraw']).meta({
          description:
            'set : un champ corrigé ; merge : réuni à un autre ; split : scindé ; apart : dit différent d’un autre ; withdraw : annulation d’une ligne.',
        }),
        label: z.string(),
        before: said('D’un champ : ce que le registre disait alors.'),
        after: said('D’un champ : ce qu’il est ; sinon l’autre marché, ou le numéro de la ligne annulée.'),
        reason: z.string(),
        document: said('La pièce sur laquelle on s’est appuyé.'),
        withdrawnBy: z.int().nullable().meta({ description: 'La ligne qui l’annule.' }),
        inForce: z.boolean(),
      }),
    ),
  })
  .openapi('JournalDesCorrections', {
    example: {
      ...{ total: 1, page: 1, pages: 1 },
      corrections: [
        {
          ...{ seq: 1, at: '2025-11-03T08:12:45.000Z', actor: 'local', uid: '249900010000112025M0042' },
          ...{ objet: 'Nettoyage des écoles', visible: true, action: 'set', label: 'Montant HT' },
          ...{ before: '12000', after: '120000', reason: 'Un zéro manquait', document: null },
          ...{ withdrawnBy: null, inForce: true },
        },
      ],
    },
  })
