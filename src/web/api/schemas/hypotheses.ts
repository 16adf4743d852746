import { z } from '@hono/zod-openapi'
import { indicatorSchema, SHARE_EXAMPLE } from './indicators.js'
import { atEndSchema, landingSchema } from './schemes.js'
import { SOURCES_EXAMPLE, sourcesSchema } from './sources.js'

const standing = z.object({
  indicator: z.union([indicatorSchema, z.null()]),
  effort: z.string().nullable().meta({ description: 'Ce qu’il faut pour atteindre la cible, en mots.' }),
  landing: landingSchema.meta({
    description:
      'Prévision à la fin de l’année en cours, jamais un résultat, par la méthode des objectifs ; null pour une autre année.',
  }),
  atEnd: atEndSchema,
})

const supposition = z.object({
  id: z.string().meta({ description: 'Identifiant de l’objectif.' }),
  label: z.string(),
  now: standing.meta({ description: 'Le chiffre d’aujourd’hui.' }),
  supposed: standing.meta({ description: 'Ce qu’il serait.' }),
})

const paging = { total: z.int(), page: z.int(), pages: z.int() }
const hours = z.number().nullable()

const hoursContract = z.object({
  uid: z.string(),
  objet: z.string().nullable(),
  end: z.iso.date().nullable().meta({ description: 'Terme du marché ; null : il n’est pas connu.' }),
  contracted: hours.meta({ description: 'Heures contractualisées.' }),
  counted: hours.meta({ description: 'Heures que le chiffre en compte.' }),
  left: hours.meta({ description: 'Heures contractualisées qui restent à réaliser, toutes années confondues.' }),
})

const BEFORE = { ...SHARE_EXAMPLE, target: { ...SHARE_EXAMPLE.target, value: 0.3 }, status: 'undetermined' as const }
const AFTER = { ...BEFORE, value: 0.318, numerator: 68, known: 183, low: 0.318, status: 'met' as const }

export const hypothesesSchema = z
  .object({
    schema: z.object({ id: z.string(), title: z.string() }),
    year: z.int(),
    acheteur: z.string().nullable().meta({ description: 'SIREN ; null : tous les acheteurs ensemble.' }),
    sources: sourcesSchema,
    objectif: supposition,
    autres: z.array(supposition).meta({ description: 'Les autres objectifs dont le chiffre changerait.' }),
    suppose: z
      .object({
        ...{ oui: z.int(), non: z.int(), ajoutes: z.int() },
        heures: z
          .object({ marches: z.int(), total: z.number() })
          .meta({ description: 'Heures supposées de plus, et sur combien de marchés.' }),
      })
      .meta({ description: 'Combien de marchés sont supposés oui, non, à venir, ou à apporter des heures.' }),
    remarques: z
      .array(z.string())
      .meta({ description: 'Ce qui n’a pas pu être supposé, ou ne compte pas pour autant.' }),
    aQualifier: z.object({
      ...paging,
      contracts: z.array(
        z.object({
          uid: z.string(),
          objet: z.string().nullable(),
          yearDate: z.iso.date().nullable(),
          montant: z.number().nullable(),
          state: z.enum(['review', 'unknown']),
        }),
      ),
    }),
    enHeures: z
      .union([z.object({ ...paging, contracts: z.array(hoursContract) }), z.null()])
      .meta({ description: 'Les marchés qui peuvent apporter des heures à un objectif en heures ; null d’un autre.' }),
  })
  .openapi('Hypotheses', {
    example: {
      schema: { id: 'rivemer-2024-2027', title: 'SPASER de la Métropole de Rivemer 2024-2027' },
      year: 2025,
      acheteur: null,
      sources: SOURCES_EXAMPLE,
      objectif: {
        ...{ id: 'clause-insertion', label: 'Une clause d’insertion dans les marchés' },
        now: { indicator: BEFORE, effort: 'il manque 4 marchés', landing: null, atEnd: null },
        supposed: { indicator: AFTER, effort: null, landing: null, atEnd: null },
      },
      autres: [],
      suppose: { oui: 7, non: 0, ajoutes: 0, heures: { marches: 0, total: 0 } },
      remarques: [],
      aQualifier: {
        ...{ total: 38, page: 1, pages: 1 },
        contracts: [
          {
            ...{ uid: '249900010000112025M0042', objet: 'Entretien des espaces verts', yearDate: '2025-03-12' },
            ...{ montant: 48_000, state: 'unknown' as const },
          },
        ],
      },
      enHeures: null,
    },
  })
