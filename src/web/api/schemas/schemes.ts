import { z } from '@hono/zod-openapi'
import { DIVISIONS } from '../../../indicators/figures/parts.js'
import { indicatorSchema, SHARE_EXAMPLE, targetSchema } from './indicators.js'
import { SOURCES_EXAMPLE, sourcesSchema } from './sources.js'

const revision = z.int().meta({ description: 'Version du schéma : chaque enregistrement en fait une de plus.' })
const at = z.iso.datetime().meta({ description: 'Quand elle a été enregistrée.' })
const actor = z.string().meta({ description: 'Par qui.' })
const period = z.object({ from: z.iso.date(), to: z.iso.date() })

const SCHEME_EXAMPLE = { id: 'rivemer-2024-2027', title: 'SPASER de la Métropole de Rivemer 2024-2027' }

/** A plan as its file writes it: its own page says all of its fields. */
export const planBody = z
  .looseObject({
    id: z.string(),
    title: z.string(),
    organisation: z.string(),
    period,
    objectives: z.array(z.looseObject({ id: z.string(), label: z.string() })),
  })
  .openapi('Plan', {
    description: 'Un schéma, ses objectifs et ses actions : le fichier de plan que décrit docs/plan.md.',
    example: {
      id: 'rivemer-2024-2027',
      title: 'SPASER de la Métropole de Rivemer 2024-2027',
      organisation: 'Métropole de Rivemer',
      source: { document: 'Délibération 2023-142' },
      period: { from: '2024-01-01', to: '2027-12-31' },
      objectives: [
        {
          id: 'clause-insertion',
          label: 'Une clause d’insertion dans les marchés',
          indicator: 'insertionClause.number',
          direction: '>=',
          unit: 'ratio',
          targets: [{ year: 2025, value: 0.25 }],
          sentence: 'Une clause d’insertion dans un marché sur quatre.',
          reading: 'En nombre de marchés notifiés dans l’année.',
        },
      ],
    },
  })

export const schemesSchema = z
  .object({
    schemas: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        organisation: z.string(),
        period,
        objectives: z.int().meta({ description: 'Nombre d’objectifs.' }),
        actions: z.int().meta({ description: 'Nombre d’actions sans chiffre.' }),
        revision,
        at,
        actor,
      }),
    ),
  })
  .openapi('Schemas', {
    example: {
      schemas: [
        {
          id: 'rivemer-2024-2027',
          title: 'SPASER de la Métropole de Rivemer 2024-2027',
          organisation: 'Métropole de Rivemer',
          period: { from: '2024-01-01', to: '2027-12-31' },
          objectives: 4,
          actions: 2,
          revision: 3,
          at: '2025-06-02T10:00:00.000Z',
          actor: 'local',
        },
      ],
    },
  })

const HISTORY_EXAMPLE = { revision: 3, at: '2025-06-02T10:00:00.000Z', actor: 'local', summary: 'cibles : 20 % → 25 %' }

export const schemeSchema = z
  .object({
    id: z.string(),
    revision,
    plan: z.union([planBody, z.null()]).meta({ description: 'Le plan tel qu’il est ; null : le schéma a été retiré.' }),
    history: z
      .array(z.object({ revision, at, actor, summary: z.string() }))
      .meta({ description: 'Toutes les versions, la plus ancienne d’abord.' }),
  })
  .openapi('Schema', {
    example: { id: 'rivemer-2024-2027', revision: 3, plan: null, history: [HISTORY_EXAMPLE] },
  })

const target = z.union([targetSchema, z.null()])
const status = z.enum(['met', 'missed', 'undetermined', 'notComputable']).nullable()
const bound = z.number().nullable()

/** Where a figure would stand later, in numbers and in words. */
export const landingSchema = z.union([
  z.object({ until: z.iso.date(), low: bound, high: bound, text: z.string(), method: z.string() }),
  z.null(),
])

export const atEndSchema = landingSchema.meta({
  description: 'Prévision à la fin du schéma ; null s’il est fini, ou s’achève avec l’année en cours.',
})

const yearSchema = z.object({
  year: z.int(),
  from: z.iso.date(),
  to: z.iso.date(),
  target,
  due: z.int().nullable().meta({ description: 'L’année où la cible est à atteindre, si elle est plus tardive.' }),
  baseline: bound.meta({ description: 'Le point de départ, l’année où le plan le situe.' }),
  value: bound,
  low: bound,
  high: bound,
  status,
  gap: bound.meta({ description: 'Résultat moins cible.' }),
  time: z.enum(['past', 'ongoing', 'toCome']),
})

const HISTORY_LINE = { revision: 2, at: '2025-06-02T10:00:00.000Z', actor: 'local' }
const change = z.object({
  of: z.enum(['plan', 'objective', 'action', 'definition']),
  id: z.string(),
  label: z.string(),
  what: z.string().meta({ description: 'Ce qui a changé, en mots.' }),
})

export const versionSchema = z
  .object({
    ...{ id: z.string(), revision, at, actor, summary: z.string(), note: z.string().nullable() },
    plan: z.union([planBody, z.null()]).meta({ description: 'Le plan tel qu’il était ; null : schéma retiré.' }),
    changes: z.array(change).meta({ description: 'Ce que cette version a changé de la précédente.' }),
  })
  .openapi('VersionDeSchema', {
    example: {
      ...{ ...HISTORY_LINE, id: 'rivemer-2024-2027', summary: 'cibles : 20 % → 25 %', note: null, plan: null },
      changes: [{ of: 'objective', id: 'clause-insertion', label: 'Clause d’insertion', what: 'cibles : 20 % → 25 %' }],
    },
  })

export const presetsSchema = z
  .object({
    modeles: z.array(
      z.object({
        kind: z
          .enum(['law', 'national', 'scheme'])
          .meta({ description: 'La loi, un plan national, un schéma publié.' }),
        plan: planBody,
      }),
    ),
  })
  .openapi('Modeles', {
    example: {
      modeles: [
        {
          kind: 'national',
          plan: {
            ...{
              id: 'pnad-2022-2025',
              title: 'Plan national pour des achats durables 2022-2025',
              organisation: 'État',
            },
            period: { from: '2022-01-01', to: '2025-12-31' },
            objectives: [{ id: 'social', label: '30 % des marchés avec une considération sociale' }],
          },
        },
      ],
    },
  })

const objectiveSchema = z.object({
  id: z.string(),
  label: z.string(),
  sentence: z.string().meta({ description: 'Ce que dit le schéma, mot pour mot.' }),
  reading: z.string().meta({ description: 'Comment cette phrase est comprise.' }),
  counted: z.string().nullable().meta({ description: 'Ce qui est compté, et sur quoi.' }),
  unmeasured: z.string().nullable().meta({ description: 'Ce qui manque, quand rien ne le mesure.' }),
  toVerify: z.string().nullable(),
  indicator: z
    .union([indicatorSchema, z.null()])
    .meta({ description: 'Le chiffre de l’année, face à sa cible ; null : rien ne le mesure.' }),
  effort: z.string().nullable().meta({ description: 'Ce qu’il faut pour atteindre la cible, en mots.' }),
  landing: landingSchema.meta({
    description: 'Prévision à la fin de l’année en cours, jamais un résultat ; null pour une autre année.',
  }),
  years: z.array(yearSchema),
  alternatives: z
    .array(z.object({ label: z.string(), reading: z.string(), indicator: z.union([indicatorSchema, z.null()]) }))
    .meta({ description: 'Les autres lectures de la phrase, avec le chiffre que chacune donne.' }),
})

const OBJECTIVE_EXAMPLE = {
  id: 'clause-insertion',
  label: 'Une clause d’insertion dans les marchés',
  sentence: 'Une clause d’insertion dans un marché sur quatre.',
  reading: 'En nombre de marchés notifiés dans l’année.',
  counted: 'Part, en nombre, des marchés notifiés dans la période qui comportent une clause d’insertion.',
  unmeasured: null,
  toVerify: null,
  indicator: SHARE_EXAMPLE,
  effort: null,
  landing: null,
  years: [
    {
      ...{ year: 2025, from: '2025-01-01', to: '2025-12-31', target: SHARE_EXAMPLE.target, due: null },
      ...{ baseline: null, value: 0.285, low: 0.285, high: 0.463, status: 'met' as const, gap: 0.035 },
      time: 'past' as const,
    },
  ],
  alternatives: [],
}

export const objectivesSchema = z
  .object({
    schema: z
      .union([z.object({ id: z.string(), title: z.string(), revision: revision.nullable() }), z.null()])
      .meta({ description: 'Le schéma de l’année ; revision est null pour le plan donné au démarrage.' }),
    year: z.int(),
    sources: sourcesSchema,
    objectifs: z.array(objectiveSchema),
  })
  .openapi('Objectifs', {
    example: {
      schema: { id: 'rivemer-2024-2027', title: 'SPASER de la Métropole de Rivemer 2024-2027', revision: 3 },
      year: 2025,
      sources: SOURCES_EXAMPLE,
      objectifs: [OBJECTIVE_EXAMPLE],
    },
  })

export const oneObjectiveSchema = z
  .object({
    schema: z.object({ id: z.string(), title: z.string() }),
    year: z.int(),
    from: z.iso.date().meta({ description: 'Premier jour compté.' }),
    to: z.iso.date(),
    acheteur: z.string().nullable().meta({ description: 'SIREN ; null : tous les acheteurs ensemble.' }),
    sources: sourcesSchema,
    objectif: objectiveSchema,
    atEnd: atEndSchema,
    definition: z
      .array(z.object({ name: z.string(), text: z.string() }))
      .meta({ description: 'Ce que compte le chiffre, ligne par ligne, en mots.' }),
    parts: z
      .array(
        z.object({
          division: z.enum(DIVISIONS),
          parts: z.array(
            z.object({
              key: z.string().meta({ description: 'Vide : le registre ne le dit pas.' }),
              name: z.string(),
              indicator: indicatorSchema,
              marches: z.string().meta({ description: 'Adresse des marchés établis de cette part.' }),
            }),
          ),
        }),
      )
      .meta({ description: 'Le même chiffre dans chaque part du registre ; rien si elle est d’un seul tenant.' }),
    histoire: z
      .array(z.object({ revision, at, actor, changements: z.array(z.string()) }))
      .meta({ description: 'Qui a changé quoi de cet objectif, le plus récent d’abord.' }),
  })
  .openapi('Objectif', {
    example: {
      ...{ schema: SCHEME_EXAMPLE, year: 2025, from: '2025-01-01', to: '2025-12-31', acheteur: null },
      sources: SOURCES_EXAMPLE,
      objectif: OBJECTIVE_EXAMPLE,
      atEnd: null,
      definition: [{ name: 'Au numérateur', text: 'les marchés qui comportent une clause d’insertion' }],
      parts: [
        {
          division: 'direction',
          parts: [
            {
              ...{ key: 'Voirie', name: 'Voirie', indicator: { ...SHARE_EXAMPLE, target: null, status: null } },
              marches: '/api/marches?annee=2025&compte=oui&fait=insertionClause&etat=yes&direction=Voirie',
            },
          ],
        },
      ],
      histoire: [{ ...HISTORY_LINE, changements: ['cibles : 20 % → 25 %'] }],
    },
  })
