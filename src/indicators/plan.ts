import { z } from 'zod'
import { BUYER_TYPES } from '../codes/euThresholds.js'
import { hasValidKey } from '../contract/siretKey.js'
import { isoDateSchema } from '../contract.js'
import { parseGiven } from '../givenJson.js'
import { definitionSchema } from './definition.js'
import { misreferred, objectiveFaults, sameIndicator, twice } from './planFaults.js'
import { withLists } from './planLists.js'

/** A scheme's plan file: its objectives, where each was read, and how its sentence was understood (docs/plan.md). */
const text = z.string().trim().min(1, 'texte vide')
const year = z
  .int('année attendue, par exemple 2025')
  .min(1900, 'année invraisemblable')
  .max(2200, 'année invraisemblable')
const value = z.number('nombre attendu, sans guillemets ni signe %').min(0, 'nombre négatif')

const sourceSchema = z.strictObject({
  document: text,
  url: z.url({ protocol: /^https?$/, error: 'adresse web attendue, en http ou https' }).optional(),
  date: isoDateSchema.optional(),
})

const periodSchema = z
  .strictObject({ from: isoDateSchema, to: isoDateSchema })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'la fin de la période précède son début' })

/** What targets are counted in; the last three are of figures that no register of contracts holds. */
export const UNITS = [
  'ratio',
  'contract',
  'lot',
  'consultation',
  'supplier',
  'euro',
  'hour',
  'person',
  'day',
  'other',
] as const
export type Unit = (typeof UNITS)[number]

const readingSchema = z.strictObject({ label: text, indicator: text, reading: text })

const objectiveSchema = z
  .strictObject({
    id: text,
    label: text,
    /** Id of a built-in indicator or of one of the plan's own definitions; null: nothing here measures it. */
    indicator: text.nullable(),
    /** Where there is no indicator: what is missing, and who could supply it. */
    unmeasured: text.optional(),
    /** The sense in which the figure is wished to go, target or not. */
    direction: z.enum(['>=', '<='], 'écrire ">=" (au moins) ou "<=" (au plus)'),
    unit: z.enum(UNITS, `écrire l’une des unités : ${UNITS.join(', ')}`),
    target: z.strictObject({ value }).optional(),
    targets: z
      .array(z.strictObject({ year, value }))
      .min(1, 'au moins une cible')
      .superRefine(twice((target) => target.year, 'deux cibles pour une même année'))
      .optional(),
    /** Followed without a number to reach: why there is none. */
    untargeted: text.optional(),
    /** The year by which the target is to be reached: before it, the target is where to arrive, and its source says so. */
    horizon: year.optional(),
    /** Where it started from. */
    baseline: z.strictObject({ year, value, source: text.optional() }).optional(),
    sentence: text,
    reading: text,
    /** The other ways in which the sentence may be understood, each with the figure it would give. */
    alternatives: z.array(readingSchema).optional(),
    /** Where the sentence was read, when it is not in the plan's own document. */
    source: sourceSchema.optional(),
    /** What nobody has checked at the source of this very sentence: shown as "texte à vérifier". */
    toVerify: text.optional(),
    owner: text.optional(),
    /** The decision of the council by which it binds. */
    decision: text.optional(),
  })
  .superRefine((objective, context) => {
    for (const fault of objectiveFaults(objective)) context.addIssue({ code: 'custom', ...fault })
  })

export const ACTION_STATES = ['planned', 'underway', 'done', 'dropped'] as const

/** What a scheme undertakes without a figure. */
const actionSchema = z.strictObject({
  id: text,
  label: text,
  who: text.optional(),
  when: isoDateSchema.optional(),
  state: z.enum(ACTION_STATES, `écrire l’un des états : ${ACTION_STATES.join(', ')}`),
  note: text.optional(),
})

const buyerSchema = z.strictObject({
  siren: z
    .string('SIREN entre guillemets : un nombre perd ses zéros')
    .regex(/^\d{9}$/, 'SIREN de neuf chiffres')
    .refine((siren) => siren.length !== 9 || hasValidKey(siren), 'clé de contrôle fausse : SIREN à vérifier'),
  name: text,
  /** As the thresholds of the European Union tell buyers apart. */
  type: z.enum(BUYER_TYPES, `écrire l’un des types : ${BUYER_TYPES.join(', ')}`).optional(),
})

export const planSchema = z
  .strictObject({
    id: text,
    title: text,
    organisation: text,
    source: sourceSchema,
    /** Nobody has read it at its source yet: shown as "texte à vérifier". */
    toVerify: text.optional(),
    period: periodSchema,
    /** Whether its last targets stay as a reference after its end (the default), or are shown for its period only. */
    referenceAfterEnd: z.boolean('écrire true ou false').optional(),
    /** Whom it binds, each held to the figures of its own; absent: whoever is in the register. */
    buyers: z
      .array(buyerSchema)
      .min(1, 'au moins un acheteur')
      .superRefine(twice(({ siren }) => siren, 'deux acheteurs portent le même "siren"'))
      .optional(),
    /** Figures of its own, beside the built-in ones. */
    definitions: z
      .array(definitionSchema)
      .superRefine(twice(({ id }) => id, 'deux définitions portent le même "id"'))
      .optional(),
    objectives: z
      .array(objectiveSchema)
      .min(1, 'au moins un objectif')
      .superRefine(twice(({ id }) => id, 'deux objectifs portent le même "id"'))
      .superRefine((objectives, context) => {
        for (const message of sameIndicator(objectives)) context.addIssue({ code: 'custom', message })
      }),
    actions: z
      .array(actionSchema)
      .superRefine(twice(({ id }) => id, 'deux actions portent le même "id"'))
      .optional(),
  })
  .superRefine((plan, context) => {
    for (const fault of misreferred(plan)) context.addIssue({ code: 'custom', ...fault })
  })
export type Plan = z.infer<typeof planSchema>
/** A plan as its file writes it, before it is read. */
export type GivenPlan = z.input<typeof planSchema>
export type Objective = Plan['objectives'][number]
export type Action = NonNullable<Plan['actions']>[number]

/** Reads a plan file's text; throws AppError `planInvalid` that lists every fault with its place, in French. */
export function parsePlan(json: string): Plan {
  return parseGiven(json, z.preprocess(withLists, planSchema), {
    code: 'planInvalid',
    subject: 'Le plan n’est pas lisible',
  })
}
