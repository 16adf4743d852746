import { z } from '@hono/zod-openapi'
import { mappedColumnShape } from './previews.js'

const FINGERPRINT = z.string().meta({ description: 'Empreinte des en-têtes.' })

/** How tables known again by their headers are read. */
export const layoutsSchema = z
  .object({
    layouts: z.array(
      z.object({
        fingerprint: FINGERPRINT,
        headers: z.array(z.string()).meta({ description: 'Les en-têtes, dans l’ordre du tableau.' }),
        columns: z.array(z.object(mappedColumnShape)).meta({ description: 'Ce pour quoi chaque colonne est prise.' }),
        file: z.string().meta({ description: 'Le fichier pour lequel cela a été dit.' }),
        actor: z.string(),
        at: z.iso.datetime(),
      }),
    ),
  })
  .openapi('Presentations', {
    example: {
      layouts: [
        {
          ...{ fingerprint: '4f1c2a', headers: ['N°', 'Objet'], file: 'registre-2025.xlsx', actor: 'Léa Martin' },
          ...{ at: '2025-11-03T08:12:45.000Z' },
          columns: [{ ...{ column: 1, header: 'Objet', field: 'objet' as const, holder: 1, period: null } }],
        },
      ],
    },
  })

export const forgottenSchema = z
  .object({ forgotten: FINGERPRINT })
  .openapi('PresentationOubliee', { example: { forgotten: '4f1c2a' } })
