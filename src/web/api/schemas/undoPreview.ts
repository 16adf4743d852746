import { z } from '@hono/zod-openapi'
import { changeSchema } from './previews.js'

const count = (what: string) => z.int().meta({ description: what })

/** What withdrawing an import would do. */
export const undoPreviewSchema = z
  .object({
    id: z.int().meta({ description: 'L’import.' }),
    hidden: count('Marchés dont aucun autre import ne parle : ils ne seraient plus montrés.'),
    changed: count('Marchés qui reprendraient ce qu’en disent d’autres registres.'),
    uncompared: count('De ces autres marchés, ceux qui sont trop nombreux pour être comparés ici.'),
    fields: z
      .array(z.object({ label: z.string(), contracts: z.int() }))
      .meta({ description: 'Les champs qui changeraient, et dans combien de marchés.' }),
    first: z.array(changeSchema).meta({ description: 'Les premiers marchés qui changeraient, champ par champ.' }),
  })
  .openapi('ApercuAnnulation', {
    example: {
      ...{ id: 2, hidden: 12, changed: 1, uncompared: 0 },
      fields: [{ label: 'Montant HT', contracts: 1 }],
      first: [
        {
          ...{ uid: '249900010000112025M0144', id: '2025M0144', objet: 'Nettoyage des écoles' },
          fields: [{ label: 'Montant HT', before: '160\u202f000,00\u202f€', after: '150\u202f000,00\u202f€' }],
        },
      ],
    },
  })
