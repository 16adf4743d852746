import { z } from '@hono/zod-openapi'

/** What every answer that bears figures says of where they come from. */
export const sourcesSchema = z
  .object({
    importedOn: z.iso.date().nullable().meta({
      description:
        'Jour (en France) du dernier import qui tient ; null : rien n’est importé. Les marchés notifiés depuis n’y sont pas.',
    }),
    rules: z
      .array(z.string())
      .meta({ description: 'Jeux de règles par lesquels les marchés ont été lus, le plus ancien d’abord.' }),
    definitions: z.int().meta({
      description: 'Version des définitions de l’outil (« /api/definitions ») ; un chiffre du schéma porte la sienne.',
    }),
  })
  .openapi('Sources', { description: 'De quelles données, par quelles règles et quelles définitions.' })

export const SOURCES_EXAMPLE = { importedOn: '2025-11-03', rules: ['4'], definitions: 1 }
