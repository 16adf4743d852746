import { z } from '@hono/zod-openapi'
import { STATES } from '../../../states.js'
import { indicatorSchema, SHARE_EXAMPLE } from './indicators.js'

const text = (most: number) => z.string().trim().min(1, 'à ne pas laisser vide').max(most, `${most} caractères au plus`)

const day = (description: string) =>
  z.iso.date('une date s’écrit année-mois-jour, par exemple 2025-01-31').meta({ description, examples: ['2025-01-01'] })

export const freezeBody = z
  .strictObject({
    annee: z.int().min(1000).max(2999).optional().meta({ description: 'Année civile à figer.' }),
    du: day('Premier jour, avec « au », à la place d’« annee ».').optional(),
    au: day('Dernier jour, compris.').optional(),
    acheteur: z
      .string()
      .regex(/^(?:\d{9}|\d{14})$/, 'un acheteur se désigne par son SIREN (9 chiffres) ou son SIRET (14)')
      .optional()
      .meta({ description: 'SIREN ou SIRET ; tous s’il n’est pas donné.' }),
    auteur: text(2000).meta({ description: 'Qui fige.' }),
    titre: text(2000).optional().meta({ description: 'Sans titre : l’année et le schéma.' }),
    note: text(2000).optional().meta({ description: 'Pour quoi, pour qui.' }),
  })
  .refine(({ annee, du, au }) => (annee === undefined) === (du !== undefined && au !== undefined), {
    path: ['annee'],
    error: 'donner soit « annee », soit « du » et « au »',
  })
  .refine(({ du, au }) => (du === undefined) === (au === undefined), {
    path: ['au'],
    error: '« du » et « au » vont ensemble',
  })
  .openapi('AFiger', {
    example: { annee: 2025, auteur: 'Léa Martin, commande publique', note: 'Conseil du 12 mars 2026' },
  })

const summarySchema = z
  .object({
    id: z.int().meta({ description: 'Numéro du résultat figé.' }),
    at: z.iso.datetime().meta({ description: 'Quand il a été figé, en temps universel.' }),
    author: z.string().meta({ description: 'Qui a figé, de son propre dire.' }),
    actor: z.string().meta({ description: 'Le compte sous lequel il l’a été.' }),
    title: z.string(),
    note: z.string().nullable(),
    from: z.iso.date().meta({ description: 'Premier jour de la période.' }),
    to: z.iso.date().meta({ description: 'Dernier jour, compris.' }),
    acheteur: z.string().nullable().meta({ description: 'SIREN ou SIRET ; null : tous.' }),
    rows: z.int().meta({ description: 'Marchés regardés, comptés ou non.' }),
    digest: z.string().meta({ description: 'Empreinte SHA-256 du document figé.' }),
  })
  .openapi('ResumeFige')

const SUMMARY_EXAMPLE = {
  id: 1,
  at: '2026-02-02T10:00:00.000Z',
  author: 'Léa Martin, commande publique',
  actor: 'local',
  title: 'Résultats 2025',
  note: 'Conseil du 12 mars 2026',
  from: '2025-01-01',
  to: '2025-12-31',
  acheteur: null,
  rows: 236,
  digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
}

export const frozenListSchema = z
  .object({ resultats: z.array(summarySchema).meta({ description: 'Du plus ancien au plus récent.' }) })
  .openapi('ResultatsFiges', { example: { resultats: [SUMMARY_EXAMPLE] } })

const importSchema = z.object({ id: z.int(), file: z.string(), sha256: z.string() })
const IMPORT_EXAMPLE = { id: 1, file: 'registre-2025.xlsx', sha256: SUMMARY_EXAMPLE.digest }

export const frozenSchema = z
  .object({
    frozen: summarySchema,
    plan: z
      .union([z.object({ id: z.string(), title: z.string(), revision: z.int().nullable() }), z.null()])
      .meta({ description: 'Le schéma auquel il a été tenu ; revision est null pour un plan donné par fichier.' }),
    importedOn: z.iso.date().nullable().meta({ description: 'Jour du dernier import qui valait.' }),
    rules: z.array(z.object({ version: z.string(), contracts: z.int() })),
    imports: z.array(importSchema).meta({ description: 'Les imports qui valaient.' }),
    figures: z
      .array(z.object({ label: z.string(), version: z.int(), figure: indicatorSchema }))
      .meta({ description: 'Chaque chiffre tel qu’il a été figé, avec la version de sa définition.' }),
    files: z
      .array(z.string())
      .meta({ description: 'Adresses des fichiers : document figé (JSON), classeur, tableaux CSV.' }),
  })
  .openapi('ResultatFige', {
    example: {
      frozen: SUMMARY_EXAMPLE,
      plan: { id: 'rivemer-2024-2027', title: 'SPASER de la Métropole de Rivemer 2024-2027', revision: 3 },
      importedOn: '2026-01-30',
      rules: [{ version: '3', contracts: 236 }],
      imports: [IMPORT_EXAMPLE],
      figures: [{ label: 'Marchés avec clause d’insertion, en nombre', version: 1, figure: SHARE_EXAMPLE }],
      files: ['/resultats/1/resultat-fige-1.json'],
    },
  })

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])
const contract = { uid: z.string(), objet: z.string().nullable() }
const unitState = z
  .union([z.object({ state: z.enum(STATES), uids: z.array(z.string()) }), z.null()])
  .meta({ description: 'null : pas comptée.' })
const CONTRACT_EXAMPLE = { uid: '249900010000112025M0042~3', objet: 'Entretien des espaces verts' }

export const frozenChangesSchema = z
  .object({
    frozen: summarySchema,
    figures: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        was: indicatorSchema.meta({ description: 'Tel qu’il a été figé.' }),
        is: z.union([indicatorSchema, z.null()]).meta({ description: 'Aujourd’hui ; null : il n’est plus compté.' }),
        versions: z.object({ was: z.int(), is: z.int().nullable() }),
        changed: z.boolean(),
      }),
    ),
    entered: z.array(z.object(contract)).meta({ description: 'Marchés regardés aujourd’hui, qui ne l’étaient pas.' }),
    left: z.array(z.object(contract)).meta({ description: 'Marchés regardés alors, qui ne le sont plus.' }),
    changed: z
      .array(z.object({ ...contract, cells: z.array(z.object({ column: z.string(), from: cell, to: cell })) }))
      .meta({ description: 'Marchés dont quelque chose qui compte a changé.' }),
    units: z
      .array(z.object({ figure: z.string(), unit: z.string(), was: unitState, is: unitState }))
      .meta({ description: 'Consultations et fournisseurs entrés, sortis, ou dont l’état ou les marchés ont changé.' }),
    imports: z.object({ added: z.array(importSchema), undone: z.array(importSchema) }),
    rules: z.object({ was: z.array(z.string()), are: z.array(z.string()) }),
  })
  .openapi('EcartsDepuis', {
    example: {
      frozen: SUMMARY_EXAMPLE,
      figures: [
        {
          id: SHARE_EXAMPLE.id,
          label: 'Marchés avec clause d’insertion, en nombre',
          was: SHARE_EXAMPLE,
          is: { ...SHARE_EXAMPLE, value: 0.29, numerator: 62 },
          versions: { was: 1, is: 1 },
          changed: true,
        },
      ],
      entered: [],
      left: [],
      changed: [{ ...CONTRACT_EXAMPLE, cells: [{ column: 'insertionClause', from: 'unknown', to: 'yes' }] }],
      units: [],
      imports: { added: [], undone: [] },
      rules: { was: ['3'], are: ['3'] },
    },
  })
