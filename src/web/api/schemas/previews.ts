import { z } from '@hono/zod-openapi'
import { DECLARABLE } from '../../../contract.js'
import { EXCLUSIONS } from '../../../indicators/types.js'
import { BLANKS } from '../../../register/columns/decision.js'
import { FIELDS } from '../../../register/columns/fields.js'
import { issueSchema } from './imports.js'

const text = z.string()
const count = (what: string) => z.int().meta({ description: what })

const blank = z.enum(BLANKS).optional().meta({
  description:
    'D’une colonne oui/non, ce que quelqu’un a décidé d’une cellule vide : no, elle veut dire non ; unknown, elle ne dit rien. Absent : rien n’est décidé, elle ne dit rien.',
})
const by = z.object({ actor: text, at: z.iso.datetime() })

const period = z
  .object({
    ...{ quantity: z.enum(['done', 'validated']), from: z.iso.date(), to: z.iso.date() },
    structure: z.string().optional().meta({ description: 'De quelle structure, où l’en-tête la nomme.' }),
  })
  .nullable()
  .meta({ description: 'D’heures d’une période : laquelle.' })

const columnShape = {
  column: z.int().meta({ description: 'Place de la colonne, à partir de 0.' }),
  header: text.meta({ description: 'Son en-tête.' }),
  field: z.enum(FIELDS).nullable().meta({ description: 'Ce pour quoi elle est prise ; null : elle n’est pas lue.' }),
  holder: z.int().meta({ description: 'Rang du titulaire.' }),
  power: z.int().optional().meta({
    description:
      'Puissance de dix des montants : 3 pour des milliers d’euros ; absent : ce qu’en disent son en-tête, un titre ou le nom de la feuille.',
  }),
  period,
  declares: z.enum(DECLARABLE).optional().meta({
    description: 'Ce qu’une « colonne » déclare, quand son en-tête ne le dit pas : un des six faits.',
  }),
  blank,
}

/** A column with who decided of its empty cells. */
export const mappedColumnShape = {
  ...columnShape,
  blankBy: by.optional().meta({
    description:
      'Qui l’a décidé, et quand ; écrit à l’envoi : ce que dit le fichier n’est gardé que s’il vient de l’organisation.',
  }),
}

const headerRow = z.int().nullable().meta({
  description: 'Ligne des en-têtes, à partir de 1 ; 0 : il n’y en a pas ; null : la feuille n’est pas lue.',
})
const sheet = z.string().nullable().meta({ description: 'Nom de la feuille ; null dans un CSV.' })

/** A mapping as it is sent: what is left out takes its usual value. */
const mapping = z.object({
  sheets: z.array(
    z.object({
      sheet,
      headerRow,
      columns: z.array(z.object(mappedColumnShape)),
    }),
  ),
})

export const mappingBody = mapping.nullable()

const row = z.object({ number: z.int(), cells: z.array(text) })

const OBJET = { column: 1, header: 'Objet', field: 'objet' as const, holder: 1, power: 0, period: null }

const COLUMNS_EXAMPLE = {
  origin: 'recognised' as const,
  mapping: { sheets: [{ sheet: 'Marchés 2025', headerRow: 3, columns: [OBJET] }] },
  format: 'xlsx',
  sheets: [
    {
      sheet: 'Marchés 2025',
      hidden: false,
      headerRow: 3,
      columns: [
        {
          ...OBJET,
          reason: '« objet »',
          confidence: 1,
          alternatives: [],
          filled: 198,
          samples: ['Nettoyage des écoles'],
        },
      ],
      otherColumns: 0,
      heard: 198,
      rows: [{ number: 4, cells: ['Nettoyage des écoles'] }],
      heads: [{ number: 3, text: 'N° de marché · Objet · Montant HT' }],
    },
  ],
  refusal: null,
  otherSheets: 0,
  notes: [],
}

/** How the columns of a deposit would be read. */
export const columnsSchema = z
  .object({
    origin: z.enum(['given', 'remembered', 'recognised', 'guessed']).meta({
      description:
        'given : dit pour ce dépôt ; remembered : dit un jour pour les mêmes en-têtes ; recognised : reconnu ; guessed : deviné d’après les seules valeurs, et pas lu tant que personne ne le dit.',
    }),
    mapping: mapping.meta({ description: 'À corriger et à renvoyer par PUT.' }),
    format: text,
    sheets: z.array(
      z.object({
        sheet,
        hidden: z.boolean(),
        headerRow,
        columns: z.array(
          z.object({
            ...columnShape,
            reason: text,
            confidence: z.number().meta({ description: '0 à 1 ; sous 0,6 la colonne est à confirmer.' }),
            alternatives: z.array(z.enum(FIELDS)),
            filled: count('Cellules remplies, des lignes regardées.'),
            samples: z.array(text),
          }),
        ),
        otherColumns: count('Colonnes qui ne sont pas montrées.'),
        heard: count('Lignes regardées.'),
        rows: z.array(row).meta({ description: 'Premières lignes, coupées, dans l’ordre de « columns ».' }),
        heads: z.array(z.object({ number: z.int(), text })),
      }),
    ),
    refusal: z
      .string()
      .nullable()
      .meta({ description: 'Pourquoi le fichier serait refusé tel quel ; null : il serait lu.' }),
    otherSheets: count('Feuilles qui ne sont pas montrées.'),
    notes: z.array(issueSchema),
  })
  .openapi('Colonnes', { example: COLUMNS_EXAMPLE })

const lot = z.string().nullish().meta({ description: 'Son lot ; absent d’un aperçu plus ancien.' })

export const changeSchema = z.object({
  uid: text,
  id: z.string().nullable(),
  lot,
  objet: text,
  fields: z.array(z.object({ label: text, before: z.string().nullable(), after: z.string().nullable() })),
})

const number = z.number().nullable()
const said = z.object({
  value: number,
  numerator: number,
  denominator: z.number(),
  known: z.number(),
  low: number,
  high: number,
  solid: z.boolean(),
  reason: z.string().nullable(),
  status: z.enum(['met', 'missed', 'undetermined', 'notComputable']).nullable(),
  text: z.string().nullable().meta({ description: 'Le chiffre, ou l’intervalle où il se trouve, en français.' }),
  fraction: text,
})

const figure = z.object({
  id: text,
  label: text,
  unit: text,
  target: z.looseObject({ value: z.number(), direction: z.enum(['>=', '<=']), source: text }).nullable(),
  objectives: z.array(text).meta({ description: 'Les objectifs qu’il mesure.' }),
  before: said,
  after: said,
})

export const year = z.object({
  year: z.int(),
  contracts: z.object({ before: z.int(), after: z.int() }),
  figures: z.array(figure),
})

const effect = z.object({
  revision: z.int().meta({ description: 'Sur quelle publication l’aperçu a été fait.' }),
  created: z
    .array(
      z.object({
        uid: text,
        id: z.string().nullable(),
        lot,
        objet: text,
        acheteur: z.string().nullable(),
        yearDate: z.string().nullable(),
      }),
    )
    .meta({ description: 'Les premiers marchés nouveaux.' }),
  updated: z.object({
    total: count('Marchés modifiés.'),
    renamed: z
      .array(z.object({ before: text, after: text, contracts: count('Marchés où la valeur est restée la même.') }))
      .meta({ description: 'Colonnes qui n’ont fait que changer d’en-tête, dites ici et dans aucun champ.' }),
    onlyRenamed: count('Marchés modifiés où rien d’autre ne change ; ils ne sont pas listés.'),
    fields: z.array(z.object({ label: text, contracts: z.int() })),
    first: z.array(changeSchema).meta({ description: 'Les premiers, champ par champ.' }),
    toReconfirm: count('Décisions d’agents qui seraient à reconfirmer.'),
  }),
  namesakes: z
    .object({
      total: count('Couples de marchés.'),
      first: z.array(
        z.object({
          ...{ uid: text, id: z.string().nullable(), objet: text, own: z.string().nullable() },
          ...{ otherUid: text, other: z.string().nullable(), importId: z.int(), part: text, whole: text },
        }),
      ),
    })
    .meta({
      description:
        'Marchés nouveaux semblables à un marché déjà là (même numéro, lot, objet, date, montant), dont l’acheteur manque d’un côté (own, other) ou a une clé fausse : une fois importés, réunissez part à whole.',
    }),
  wholes: z
    .object({
      total: count('Marchés.'),
      first: z.array(
        z.object({
          ...{ uid: text, id: text, objet: text, montant: z.number(), lots: z.int().min(1), lotUid: text },
        }),
      ),
    })
    .meta({
      description:
        'Marchés qui compteraient deux fois : en entier (uid), et par lots de même numéro, dont les montants HT initiaux font le sien. Une fois importés, réunissez uid à lotUid, l’un de ses lots, ou dites-les différents.',
    }),
  rejected: z.array(
    z.object({
      place: text,
      reasons: z.array(text),
      settled: z.string().nullable().meta({ description: 'Ce qui en a déjà été fait sur les pages ; null : rien.' }),
      cells: z.array(z.object({ column: text, value: text })),
    }),
  ),
  rejectedSettled: count('De toutes les lignes mises de côté, celles qui sont déjà réglées sur les pages.'),
  findings: z.array(
    z.object({
      severity: z.enum(['error', 'warning', 'info']),
      code: text,
      sheet: z.string().nullable(),
      count: z.int(),
      settled: count('De ces remarques, celles sur un champ déjà corrigé à la main.'),
    }),
  ),
  repeats: z.array(text).meta({
    description: 'Ce qui est dit des premières lignes qui répètent ou complètent un marché du fichier, à leur place.',
  }),
  years: z.array(year).meta({ description: 'Chiffres des années touchées, avant et après.' }),
  otherYears: z.array(z.int()).meta({ description: 'Années touchées dont les chiffres ne sont pas donnés.' }),
  placed: z
    .object({
      years: z.array(z.object({ year: z.int(), contracts: count('Comptés cette année-là.') })),
      excluded: z.array(z.object({ reason: z.enum(EXCLUSIONS), count: count('Laissés de côté pour ce motif.') })),
    })
    .nullable()
    .meta({
      description:
        'Où compteraient les marchés nouveaux, chacun une fois ; null : l’aperçu, plus ancien, ne le dit pas.',
    }),
})

const BEFORE = {
  ...{ value: 0.279, numerator: 58, denominator: 208, known: 190, low: 0.279, high: 0.365, solid: true, reason: null },
  ...{ status: 'met' as const, text: '27,9\u202f%', fraction: '58/208' },
}

const PREVIEW_EXAMPLE = {
  ...{ file: 'registre-2025.xlsx', sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
  ...{ format: 'xlsx', rows: 214, created: 6, updated: 1, unchanged: 202, rejected: 1, duplicates: 4, ignored: 7 },
  contracts: { created: 6, updated: 1, unchanged: 202 },
  issueCount: 0,
  warnings: [],
  durationMs: 840,
  effect: {
    revision: 4,
    created: [],
    updated: {
      total: 1,
      renamed: [],
      onlyRenamed: 0,
      fields: [{ label: 'Montant HT', contracts: 1 }],
      first: [
        {
          uid: '249900010000112025M0144',
          id: '2025M0144',
          objet: 'Nettoyage des écoles',
          fields: [{ label: 'Montant HT', before: '150\u202f000,00\u202f€', after: '160\u202f000,00\u202f€' }],
        },
      ],
      toReconfirm: 0,
    },
    namesakes: { total: 0, first: [] },
    wholes: { total: 0, first: [] },
    rejected: [],
    rejectedSettled: 0,
    findings: [],
    repeats: ['Ligne 12 : même marché que « Ligne 5 », répété ou complété ici. Il est compté une fois.'],
    years: [
      {
        year: 2025,
        contracts: { before: 208, after: 214 },
        figures: [
          {
            id: 'insertionClause.number',
            label: 'Marchés avec clause d’insertion, en nombre',
            unit: 'ratio',
            target: { value: 0.25, direction: '>=' as const, source: 'SPASER 2024-2027' },
            objectives: ['Une clause d’insertion dans les marchés'],
            before: BEFORE,
            after: {
              ...BEFORE,
              value: 0.285,
              numerator: 61,
              denominator: 214,
              fraction: '61/214',
              text: '28,5\u202f%',
            },
          },
        ],
      },
    ],
    otherYears: [],
    placed: { years: [{ year: 2025, contracts: 5 }], excluded: [{ reason: 'subsequent' as const, count: 1 }] },
  },
  listed: 1,
  actor: 'local',
  at: '2025-11-03T08:12:45.000Z',
  outdated: false,
}

/** What importing a deposit would do. */
export const previewSchema = z
  .object({
    file: text,
    sha256: text,
    format: text,
    rows: count('Lignes de données.'),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    rejected: z.int(),
    duplicates: z.int(),
    ignored: z.int(),
    contracts: z.object({ created: z.int(), updated: z.int(), unchanged: z.int() }),
    issueCount: z.int(),
    warnings: z.array(text),
    durationMs: z.number(),
    effect,
    listed: count(
      'Marchés modifiés qui sont listés champ par champ dans « /registres/depots/{id}/modifications.csv ».',
    ),
    actor: text,
    at: z.iso.datetime(),
    outdated: z.boolean().meta({
      description: 'Quelque chose a été publié depuis : l’aperçu est à refaire.',
    }),
  })
  .openapi('Apercu', { example: PREVIEW_EXAMPLE })
