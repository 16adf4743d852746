import { z } from '@hono/zod-openapi'
import { problemType } from '../../problemKinds.js'

/** RFC 9457, with the bad parameters beside. */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: 'Adresse de l’explication de ce problème sur la page de référence.' }),
    title: z.string().meta({ description: 'Le problème en quelques mots, toujours les mêmes pour un même type.' }),
    status: z.int().meta({ description: 'Le code HTTP de la réponse.' }),
    detail: z.string().meta({ description: 'Ce qui ne va pas cette fois, et le remède.' }),
    instance: z.string().meta({ description: 'L’adresse demandée.' }),
    errors: z
      .array(
        z.object({
          parametre: z.string().meta({ description: 'Le nom du paramètre, tel que l’adresse l’écrit.' }),
          message: z.string().meta({ description: 'Ce qui était attendu.' }),
        }),
      )
      .optional()
      .meta({ description: 'Chaque paramètre en cause, avec ce qui était attendu.' }),
  })
  .openapi('Probleme', {
    description: 'Un problème, selon la RFC 9457 ; en français.',
    example: {
      type: problemType('parametre-invalide'),
      title: 'Paramètre non compris',
      status: 400,
      detail: 'Un paramètre est à corriger.',
      instance: '/api/marches?annee=20',
      errors: [{ parametre: 'annee', message: 'une année s’écrit en quatre chiffres, par exemple 2025' }],
    },
  })
