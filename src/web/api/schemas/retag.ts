import { z } from '@hono/zod-openapi'
import { KINDS, STATES } from '../../../states.js'

const count = (what: string) => z.int().meta({ description: what })
const fact = { fait: z.enum(KINDS), avant: z.enum(STATES), apres: z.enum(STATES) }

const report = z.object({
  avant: z.record(z.string(), z.int()).meta({ description: 'Marchés lus par chaque version des règles.' }),
  apres: z.string().meta({ description: 'La version par laquelle ils sont relus.' }),
  relus: count('Marchés relus.'),
  changes: count('Marchés dont un fait, un objet, un thème, un écart ou une quantité change.'),
  reecrits: count('Marchés récrits, fût-ce pour la seule version de leurs preuves.'),
  tenus: count('Décisions d’agents qui tiennent contre ce que les règles liraient.'),
  faits: z.array(z.object({ ...fact, marches: z.int() })),
  regles: z.array(z.object({ regle: z.string(), titre: z.string(), marches: z.int() })),
  premiers: z
    .array(z.object({ uid: z.string(), id: z.string().nullable(), objet: z.string(), faits: z.array(z.object(fact)) }))
    .meta({ description: 'Les premiers marchés qui changent.' }),
})

const EXAMPLE = {
  ...{ avant: { '6': 208 }, apres: '7', relus: 208, changes: 1, reecrits: 208, tenus: 0 },
  faits: [{ fait: 'reserved' as const, avant: 'review' as const, apres: 'yes' as const, marches: 1 }],
  regles: [{ regle: 'text.reserved', titre: 'Marché ou lot réservé', marches: 1 }],
  premiers: [
    {
      ...{ uid: '249900010000112025M0144', id: '2025M0144', objet: 'Nettoyage des écoles' },
      faits: [{ fait: 'reserved' as const, avant: 'review' as const, apres: 'yes' as const }],
    },
  ],
}

/** What reading again changed. */
export const rereadSchema = report.openapi('Relecture', { example: EXAMPLE })

/** What it would change. */
export const retagSchema = z
  .object({
    marches: count('Marchés de l’organisation.'),
    aRelire: count('Ceux que d’autres règles ont lus.'),
    motif: z
      .string()
      .nullable()
      .meta({ description: 'Pourquoi les règles de l’organisation ne valent plus ; null : elles valent.' }),
    apercu: report.nullable(),
  })
  .openapi('ApercuRelecture', { example: { marches: 208, aRelire: 208, motif: null, apercu: EXAMPLE } })
