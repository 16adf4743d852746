import { z } from '@hono/zod-openapi'

const count = (what: string) => z.int().meta({ description: what })

const summaryShape = {
  id: z.int().meta({ description: 'Numéro de l’import.' }),
  file: z.string().meta({ description: 'Nom du fichier reçu.' }),
  sha256: z.string().meta({ description: 'Empreinte SHA-256 du fichier.' }),
  format: z.string().meta({ description: 'Format reconnu.' }),
  state: z.enum(['done', 'undone']).meta({ description: 'done : en vigueur ; undone : annulé.' }),
  actor: z.string().meta({ description: 'Qui a importé.' }),
  finishedAt: z.iso.datetime().nullable().meta({ description: 'Fin de l’import, en temps universel.' }),
  origin: z
    .object({
      kind: z.enum(['corrected', 'typed', 'again']).meta({
        description:
          'corrected : lignes mises de côté puis corrigées ici ; typed : lignes saisies ici ; again : fichier annulé puis importé de nouveau.',
      }),
      importId: z
        .int()
        .nullable()
        .meta({ description: 'L’import dont les lignes sont corrigées, ou dont il prend la place.' }),
      reason: z.string(),
      document: z.string().nullable(),
    })
    .nullable()
    .meta({
      description:
        'D’où viennent des lignes qui ne viennent pas d’un fichier déposé pour la première fois ; null : d’un tel fichier.',
    }),
  supersededBy: z.int().nullable().meta({
    description: 'L’import suivant qui dit tous ses marchés, en autant de lignes ou plus ; null : aucun.',
  }),
  rows: count('Lignes de données ; chacune est dans un seul des cinq comptes suivants.'),
  created: count('Lignes qui ont créé un marché.'),
  updated: count('Lignes qui ont modifié un marché.'),
  unchanged: count('Lignes sans changement.'),
  rejected: count('Lignes mises de côté.'),
  duplicates: count('Lignes qui répètent ou complètent un marché du même fichier.'),
  ignored: count('Lignes sans données : titres, sections, totaux, lignes vides.'),
}

const SUMMARY_EXAMPLE = {
  id: 1,
  file: 'registre-2025.xlsx',
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  format: 'xlsx',
  state: 'done' as const,
  actor: 'local',
  finishedAt: '2025-11-03T08:12:45.000Z',
  origin: null,
  supersededBy: null,
  rows: 214,
  created: 209,
  updated: 0,
  unchanged: 0,
  rejected: 1,
  duplicates: 4,
  ignored: 7,
}

const importSchema = z.object(summaryShape).openapi('Import')

export const importsSchema = z
  .object({ imports: z.array(importSchema).meta({ description: 'Du plus ancien au plus récent.' }) })
  .openapi('Imports', { example: { imports: [SUMMARY_EXAMPLE] } })

const issueShape = {
  code: z.string().meta({ description: 'Stable, pour les programmes.' }),
  severity: z.enum(['error', 'warning', 'info']),
  cell: z
    .string()
    .nullable()
    .meta({ description: 'L’endroit du registre tel qu’on l’y voit ; null : le fichier entier.' }),
  value: z.string().nullable().meta({ description: 'Ce qui y était écrit.' }),
  message: z.string().meta({ description: 'Ce qui ne va pas et ce qui en a été fait.' }),
}

export const issueSchema = z.object(issueShape).openapi('Remarque')

const settledIssueSchema = z
  .object({
    ...issueShape,
    settled: z
      .object({
        how: z.enum(['set', 'superseded', 'correct', 'leave', 'compared', 'undone']).meta({
          description:
            'set : champ corrigé à la main ; superseded : marché repris par un import suivant ; correct : ligne corrigée ; leave : ligne laissée de côté ; undone : import annulé.',
        }),
        at: z.iso.datetime().meta({ description: 'Quand, en temps universel.' }),
        importId: z
          .int()
          .nullable()
          .meta({ description: 'L’import qui dit le marché depuis, ou qui apporte la ligne corrigée.' }),
      })
      .nullable()
      .meta({ description: 'Comment elle a été réglée depuis ; null : elle ne l’est pas.' }),
  })
  .openapi('RemarqueSuivie')

export const importReportSchema = z
  .object({
    ...summaryShape,
    total: count('Remarques en tout.'),
    settled: count('Dont réglées depuis.'),
    page: z.int().meta({ description: 'La page rendue, à partir de 1.' }),
    pages: count('Pages de remarques, à la taille demandée.'),
    issues: z.array(settledIssueSchema).meta({ description: 'Les remarques de cette page, dans l’ordre du registre.' }),
  })
  .openapi('RapportImport', {
    example: {
      ...SUMMARY_EXAMPLE,
      ...{ total: 1, settled: 0, page: 1, pages: 1 },
      issues: [
        {
          code: 'amountUnreadable',
          severity: 'warning',
          cell: 'Marchés 2025!F12',
          value: '12 000 € HT + TVA',
          message: 'Feuille « Marchés 2025 », cellule F12 : montant illisible. La ligne est gardée, sans montant.',
          settled: null,
        },
      ],
    },
  })

export const undoSchema = z
  .object({
    id: z.int().meta({ description: 'L’import annulé.' }),
    hidden: count('Marchés dont aucun autre import ne parle : ils ne sont plus montrés.'),
    restored: count('Marchés rétablis tels que les autres imports les disent.'),
  })
  .openapi('Annulation', { example: { id: 2, hidden: 12, restored: 3 } })
