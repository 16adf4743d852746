import { z } from '@hono/zod-openapi'
import { CHECKS } from '../../../considerations/quantities/quantity.js'
import { FLAGS } from '../../../considerations/types.js'
import {
  acteSousTraitanceSchema,
  contractRecordSchema,
  modificationActeSousTraitanceSchema,
  modificationSchema,
  TEXT_FIELDS,
  workedHoursSchema,
} from '../../../contract.js'
import { EXCLUSIONS } from '../../../indicators/types.js'
import { BASES, KINDS, RESERVED_TO, STATES } from '../../../states.js'
import { OBJECT_KINDS, TOPIC_IDS } from '../../../topics.js'
import { CONTRACT_EXAMPLE } from './contract-example.js'
import { CONTRACT_FIELDS } from './contract-fields.js'

const euros = z.number().nullable()
const hours = z.number().min(0).nullable()

const stateSchema = z.enum(STATES).openapi('Etat', {
  description:
    'yes : établi ; no : non ; review : à vérifier par un agent ; unknown : rien n’est dit, ce qui n’est pas un non.',
})

/** Where words were read, and by what. */
const evidence = {
  rule: z.string().meta({ description: 'La règle qui l’a trouvée.' }),
  ruleSet: z.string().meta({ description: 'Version du jeu de règles.' }),
  topic: z.enum(TOPIC_IDS).meta({ description: 'Ce dont il est question.' }),
  field: z.enum(TEXT_FIELDS),
  column: z.string().nullable(),
  start: z.int().meta({ description: 'Début de la citation dans le texte reçu, en unités UTF-16.' }),
  end: z.int().meta({ description: 'Fin de la citation, non comprise.' }),
  quote: z.string().meta({ description: 'La citation, mot pour mot.' }),
  cell: z.string().nullable().meta({ description: 'L’endroit du registre tel qu’on l’y voit.' }),
  legalRefs: z.array(z.string()).meta({ description: 'Articles de loi que la règle invoque.' }),
}

const tagSchema = z
  .object({
    kind: z.enum(KINDS),
    state: z.enum(['yes', 'no', 'review']),
    source: z.enum(['declared', 'text']).meta({ description: 'La colonne du registre, ou un texte lu par une règle.' }),
    basis: z.enum(BASES).nullable().meta({ description: 'Pourquoi un non est un non.' }),
    ...evidence,
    reservedTo: z.array(z.enum(RESERVED_TO)),
    implied: z.boolean().optional().meta({ description: 'Déduit de la preuve d’un autre fait.' }),
  })
  .openapi('Preuve')

const objectSchema = z.object({ object: z.enum(OBJECT_KINDS), ...evidence }).openapi('Objet', {
  description: 'Ce qui est acheté est lui-même social ou environnemental : ni clause, ni critère, compté à part.',
})

const { rule: _rule, ruleSet: _ruleSet, topic: _topic, legalRefs: _legalRefs, ...place } = evidence
const quantitySchema = z
  .object({
    what: z.enum(['contractedHours', 'hoursShare', 'criterionWeight', 'recycledShare', 'reusedShare', 'organicShare']),
    value: z.number().meta({ description: 'En heures, en points, ou en rapport : 0.1 pour 10 %.' }),
    unit: z.enum(['hour', 'ratio', 'point']),
    bound: z.enum(['exactly', 'atLeast']),
    kind: z.enum(KINDS).meta({ description: 'Le fait dont elle est dite.' }),
    lot: z
      .string()
      .nullable()
      .meta({ description: 'Le lot pour lequel elle est dite, tel qu’écrit ; null : plusieurs ou tous.' }),
    ...place,
    check: z.enum(CHECKS).meta({
      description:
        'confirmed : la colonne du registre dit autant ; differs : elle dit autre chose ; review : à vérifier.',
    }),
    declared: hours.meta({ description: 'Les heures que dit la colonne ; null : rien à comparer.' }),
  })
  .openapi('Quantite')

const kinds = z.array(z.enum(KINDS))
const gapsSchema = z.object({
  undeclared: kinds.meta({ description: 'Faits trouvés dans les textes, non déclarés.' }),
  unfound: kinds.meta({ description: 'Faits déclarés, non trouvés dans les textes : ce n’est pas une faute.' }),
})

const flagSchema = z
  .object({
    code: z.enum([...FLAGS, 'sharedId', 'orphanCallOff']),
    message: z.string(),
  })
  .openapi('Signalement')

const { autres: _autres, idInitial: _idInitial, columns: _columns, ...recordShape } = contractRecordSchema.shape

const shape = {
  ...recordShape,
  uid: z.string(),
  lot: z.union([z.int(), z.string(), z.null()]),
  montant: euros,
  latestMontant: euros,
  montantTTC: euros,
  montantAnnuel: euros,
  montantMinimum: euros,
  valeurEstimee: euros,
  considerationsSociales: z.array(z.string()),
  considerationsEnvironnementales: z.array(z.string()),
  heuresContractualisees: hours,
  heuresRealisees: hours,
  hours: z.array(workedHoursSchema.extend({ hours: z.number().min(0) })),
  modifications: z.array(modificationSchema.extend({ montant: euros })),
  actesSousTraitance: z.array(acteSousTraitanceSchema.extend({ montant: euros })),
  modificationsActesSousTraitance: z.array(modificationActeSousTraitanceSchema.extend({ montant: euros })),
  yearDate: z.iso.date().nullable(),
  yearBasis: z.enum(['notification', 'signature', 'attribution']).nullable(),
  states: z.object({
    insertionClause: stateSchema,
    socialClause: stateSchema,
    socialCriterion: stateSchema,
    reserved: stateSchema,
    environmentalClause: stateSchema,
    environmentalCriterion: stateSchema,
  }),
  reservedTo: z.array(z.enum(RESERVED_TO)),
  tags: z.array(tagSchema),
  topics: z.array(z.enum(TOPIC_IDS)),
  objects: z.array(objectSchema),
  gaps: gapsSchema,
  quantities: z.array(quantitySchema),
  rulesVersion: z.string(),
  importId: z.int(),
  excluded: z.enum(EXCLUSIONS).nullable(),
  flags: z.array(flagSchema),
}

/** A contract as `spaser contracts --json` gives it: the record in DECP's words, money in euros, what is established of it. */
export const contractSchema = z.object(described(shape, CONTRACT_FIELDS)).catchall(z.unknown()).openapi('Marche', {
  description:
    'Un marché ou un lot, tel que « spaser contracts --json » le donne : champs DECP sous leur nom DECP, montants en euros HT, dates ISO. Les champs DECP que le service porte sans les lire s’y ajoutent tels que publiés.',
  example: CONTRACT_EXAMPLE,
})

export const contractsSchema = z
  .object({
    total: z.int().meta({ description: 'Marchés qui répondent aux filtres.' }),
    page: z.int().meta({ description: 'Le numéro de cette page.' }),
    pages: z.int().meta({ description: 'Le nombre de pages, une au moins.' }),
    contracts: z.array(contractSchema).meta({ description: 'Les marchés de cette page.' }),
  })
  .openapi('Marches', { example: { total: 1, page: 1, pages: 1, contracts: [CONTRACT_EXAMPLE] } })

/** The same fields, each with its words; the compiler sees that none is forgotten. */
function described<T extends z.ZodRawShape>(fields: T, words: Readonly<Record<keyof T, string>>): T {
  const entries = Object.entries(fields).map(([name, field]) => [
    name,
    (field as z.ZodType).describe(words[name as keyof T]),
  ])
  return Object.fromEntries(entries) as T
}
