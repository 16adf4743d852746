import { z } from '@hono/zod-openapi'
import { COUNTED } from '../../../indicators/definition.js'
import { EXCLUSIONS } from '../../../indicators/types.js'
import { SOURCES_EXAMPLE, sourcesSchema } from './sources.js'

const figure = z.number().nullable()
/** A target as figures are held against it. */
export const targetSchema = z.object({
  value: z.number(),
  direction: z.enum(['>=', '<=']),
  source: z.string(),
  until: z.iso
    .date()
    .optional()
    .meta({ description: 'D’une quantité, le dernier jour où elle peut encore croître ; absent : tout est compté.' }),
})

const counts = z
  .object({ yes: z.int(), no: z.int(), review: z.int(), unknown: z.int() })
  .meta({ description: 'Marchés par état : établi, non, à vérifier, non renseigné.' })

const common = {
  id: z.string().meta({ description: 'Identifiant de l’indicateur ; « /api/definitions » dit ce qu’il compte.' }),
  value: figure.meta({ description: 'Le taux établi, entre 0 et 1, ou les heures ; null : non calculable.' }),
  numerator: figure,
  denominator: z.number(),
  known: z.number().meta({ description: 'Ce dont l’état est connu : oui et non.' }),
  coverage: figure.meta({ description: 'known / denominator.' }),
  amongKnown: figure.meta({ description: 'numerator / known.' }),
  low: figure.meta({ description: 'Borne basse : seuls les oui établis.' }),
  high: figure.meta({ description: 'Borne haute : si tout ce qui n’est pas connu était oui.' }),
  solid: z.boolean().meta({ description: 'Assez de marchés sont connus (80 %) pour donner un taux sans intervalle.' }),
  target: z.union([targetSchema, z.null()]).meta({ description: 'L’objectif du plan ; null : il n’en fixe pas.' }),
  status: z
    .enum(['met', 'missed', 'undetermined', 'notComputable'])
    .nullable()
    .meta({ description: 'Atteint, non atteint, à préciser, non calculable ; null sans objectif.' }),
  reason: z.string().nullable().meta({ description: 'Pourquoi le chiffre manque, ou ce qui le limite.' }),
}

const numberShareSchema = z
  .object({ ...common, family: z.literal('share'), base: z.literal('contract'), unit: z.literal('ratio'), counts })
  .openapi('PartEnNombre')

const valueShareSchema = z
  .object({
    ...common,
    family: z.literal('share'),
    base: z.literal('euro'),
    unit: z.literal('ratio'),
    counts,
    label: z.string().meta({ description: 'À écrire à côté de tout chiffre en valeur.' }),
    shareOfMaxima: figure.meta({ description: 'Part du dénominateur qui est faite de maximums d’accords-cadres.' }),
    withoutLargest: z
      .object({
        excluded: z.array(z.string()).meta({ description: 'uid des marchés de plus de 10 % du total.' }),
        value: figure,
        numerator: z.number(),
        denominator: z.number(),
      })
      .meta({ description: 'Le même taux sans les marchés de plus de 10 % du total.' }),
    unusable: z.int().meta({ description: 'Marchés sans montant exploitable, non sommés.' }),
  })
  .openapi('PartEnValeur', { description: 'Numérateur, dénominateur et known sont en euros HT.' })

const hoursSchema = z
  .object({
    ...common,
    family: z.literal('hours'),
    base: z.literal('hour'),
    unit: z.literal('hour'),
    undatedOnly: z.int().meta({ description: 'Marchés dont on n’a qu’un cumul sans période.' }),
    straddling: z.int().meta({ description: 'Relevés à cheval sur le bord de la période, non comptés.' }),
    elsewhere: z.int().meta({ description: 'Relevés d’autres périodes.' }),
    asOf: z.iso.date().nullable().meta({ description: 'Jour auquel un cumul est arrêté.' }),
  })
  .openapi('Heures', { description: 'Dénominateur et known sont des marchés.' })

const ownSchema = z
  .object({
    ...common,
    family: z.literal('own'),
    base: z.enum([...COUNTED, 'hour']).meta({ description: 'Ce qui est compté.' }),
    unit: z.enum(['ratio', 'hour', ...COUNTED]).meta({ description: 'Ce qu’est la valeur : un taux, ou un total.' }),
    version: z.int().meta({ description: 'Version de sa définition.' }),
    label: z.string(),
    sentence: z.string().meta({ description: 'Ce qui est compté, et sur quoi.' }),
    period: z
      .object({ from: z.iso.date(), to: z.iso.date() })
      .meta({ description: 'Les jours comptés : ceux demandés, ou ceux de sa définition.' }),
    population: z.object({
      contracts: z.int(),
      excluded: z.array(z.object({ reason: z.enum(EXCLUSIONS), count: z.int() })),
      scopeUnknown: z
        .int()
        .meta({ description: 'Laissés de côté faute de savoir s’ils sont du champ de la définition.' }),
      withoutUnit: z.int().meta({ description: 'Marchés qui n’apportent rien à compter, comme ceux sans titulaire.' }),
    }),
    counts: z.union([counts, z.null()]),
    inValue: z.union([
      z.object({
        label: z.string(),
        shareOfMaxima: figure,
        unusable: z.int(),
        withoutLargest: z.object({
          excluded: z.array(z.string()),
          value: figure,
          numerator: z.number(),
          denominator: z.number(),
        }),
      }),
      z.null(),
    ]),
    ofHours: z.union([
      z.object({
        undatedOnly: z.int(),
        straddling: z.int(),
        elsewhere: z.int(),
        asOf: z.iso.date().nullable(),
      }),
      z.null(),
    ]),
  })
  .openapi('ChiffreDuSchema', { description: 'Un chiffre que le schéma définit lui-même (docs/plan.md).' })

/** Whatever an objective may be measured by. */
export const indicatorSchema = z.union([numberShareSchema, valueShareSchema, hoursSchema, ownSchema])

export const SHARE_EXAMPLE = {
  id: 'insertionClause.number',
  family: 'share' as const,
  base: 'contract' as const,
  unit: 'ratio' as const,
  value: 0.285,
  numerator: 61,
  denominator: 214,
  known: 176,
  coverage: 0.822,
  amongKnown: 0.347,
  low: 0.285,
  high: 0.463,
  solid: true,
  counts: { yes: 61, no: 115, review: 12, unknown: 26 },
  target: { value: 0.25, direction: '>=' as const, source: 'SPASER 2024-2027' },
  status: 'met' as const,
  reason: null,
}

const population = z.object({
  contracts: z.int().meta({ description: 'Marchés comptés.' }),
  excluded: z
    .array(z.object({ reason: z.enum(EXCLUSIONS), count: z.int() }))
    .meta({ description: 'Marchés laissés de côté, par motif.' }),
  orphanCallOffs: z.int().meta({ description: 'Marchés subséquents comptés, faute de leur accord-cadre ici.' }),
})

export const indicatorsSchema = z
  .object({
    population,
    indicators: z.array(indicatorSchema),
    objectives: z
      .array(z.looseObject({ id: z.string(), label: z.string(), indicator: z.string().nullable() }))
      .optional()
      .meta({ description: 'Chaque objectif du schéma, mesuré ici ou non ; absent sans schéma.' }),
    actions: z
      .array(z.looseObject({ id: z.string(), label: z.string(), state: z.string() }))
      .optional()
      .meta({ description: 'Ses actions sans chiffre.' }),
    byBuyer: z
      .array(
        z.object({
          siren: z.string(),
          name: z.string(),
          inRegister: z.boolean().meta({ description: 'S’il a un marché ici, de quelque année que ce soit.' }),
          result: z.object({ population, indicators: z.array(indicatorSchema) }),
        }),
      )
      .optional()
      .meta({ description: 'La même question posée de chaque acheteur que le schéma engage.' }),
    sources: sourcesSchema,
    decisions: z
      .object({ inForce: z.int(), undocumented: z.int() })
      .meta({ description: 'Décisions d’agents en vigueur sur les marchés comptés, et celles sans pièce indiquée.' }),
  })
  .openapi('Indicateurs', {
    example: {
      population: { contracts: 214, excluded: [{ reason: 'concession', count: 3 }], orphanCallOffs: 0 },
      indicators: [SHARE_EXAMPLE],
      sources: SOURCES_EXAMPLE,
      decisions: { inForce: 12, undocumented: 3 },
    },
  })
