import { z } from '@hono/zod-openapi'
import { LONGEST_DOCUMENT, LONGEST_REASON } from '../../pages/registers/setAsideForm.js'
import { issueSchema } from './imports.js'

const number = z
  .int()
  .min(0)
  .meta({ description: 'Numéro de la ligne parmi celles que l’import a mises de côté, à partir de 0.' })

const fieldSchema = z.object({
  key: z.string().meta({
    description: 'Sous laquelle une valeur corrigée se donne : la colonne, à partir de 0, ou le nom de la donnée.',
  }),
  name: z.string().meta({ description: 'L’en-tête, ou le nom de la donnée.' }),
  value: z.string(),
  atFault: z.boolean().meta({ description: 'Quelque chose en est dit, ou elle manque alors qu’il la faut.' }),
  notes: z.array(z.object({ severity: z.enum(['error', 'warning', 'info']), message: z.string() })),
})

const rowSchema = z.object({
  seq: number,
  place: z.string().meta({ description: 'La ligne telle qu’on la voit dans le fichier.' }),
  reasons: z.array(z.string()).meta({ description: 'Pourquoi elle est mise de côté.' }),
  correctable: z.boolean().meta({ description: 'false : elle ne se corrige que dans le fichier.' }),
  fields: z.array(fieldSchema).meta({ description: 'Ce qui est à corriger d’abord.' }),
  action: z
    .object({
      action: z.enum(['correct', 'leave', 'superseded']).meta({
        description: 'correct : corrigée ; leave : laissée de côté ; superseded : reprise par un import suivant.',
      }),
      correctedImportId: z
        .int()
        .nullable()
        .meta({ description: 'L’import qui a apporté la ligne corrigée, ou la reprend.' }),
      reason: z.string(),
      actor: z.string(),
      at: z.iso.datetime(),
    })
    .nullable()
    .meta({ description: 'Ce qui en a été fait et tient encore ; null : elle reste à corriger.' }),
})

export const setAsideSchema = z
  .object({
    total: z.int().meta({ description: 'Lignes mises de côté par l’import.' }),
    open: z.int().meta({ description: 'Celles qui restent à corriger.' }),
    page: z.int(),
    pages: z.int(),
    rows: z.array(rowSchema),
  })
  .openapi('LignesMisesDeCote', {
    example: {
      ...{ total: 1, open: 1, page: 1, pages: 1 },
      rows: [
        {
          ...{ seq: 0, place: 'Marchés 2025!12', reasons: ['Feuille "Marchés 2025", ligne 12 : pas d’objet.'] },
          ...{ correctable: true, action: null },
          fields: [{ key: '2', name: 'Objet', value: '', atFault: true, notes: [] }],
        },
      ],
    },
  })

export const correctionBody = z
  .strictObject({
    lignes: z
      .array(z.strictObject({ numero: number, valeurs: z.record(z.string().max(500), z.string()).default({}) }))
      .min(1)
      .max(20, '20 lignes au plus à la fois'),
    motif: z.string().max(LONGEST_REASON).default('').meta({ description: 'Demandé, sauf pour un essai.' }),
    piece: z.string().max(LONGEST_DOCUMENT).optional().meta({ description: 'Pièce, article, page.' }),
    essai: z.boolean().default(false).meta({ description: 'true : dire ce que ce serait, sans rien écrire.' }),
    laisser: z.boolean().default(false).meta({ description: 'true : laisser ces lignes de côté.' }),
  })
  .openapi('CorrectionDeLignes')

export const reopenBody = z
  .strictObject({ lignes: z.array(number).min(1).max(20, '20 lignes au plus à la fois') })
  .openapi('RemiseACorriger', { example: { lignes: [0] } })

const count = z.int()

export const correctedSchema = z
  .object({
    imports: z
      .array(
        z.object({
          id: z.int().nullable().meta({ description: 'L’import fait des lignes corrigées ; null : un essai.' }),
          ...{ rows: count, created: count, updated: count, unchanged: count },
          issues: z.array(issueSchema),
        }),
      )
      .meta({ description: 'Un import par tableau d’où viennent les lignes ; vide : laissées de côté.' }),
  })
  .openapi('LignesCorrigees', {
    example: { imports: [{ ...{ id: 4, rows: 1, created: 1, updated: 0, unchanged: 0 }, issues: [] }] },
  })
