import { z } from 'zod'
import { isoDateSchema } from '../contract.js'
import { predicateSchema } from './predicate/schema.js'

/** Thresholds in euros HT under which contracts are left out; `eu`: the European one of each contract. */
export const THRESHOLDS = [25_000, 40_000, 60_000, 90_000, 100_000] as const

const text = z.string().trim().min(1, 'texte vide')

const periodSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('civilYear') }),
  /** The months up to the last day asked about. */
  z.strictObject({ kind: z.literal('rolling'), months: z.int().min(1).max(120) }),
  /** A cumulative figure, from a day on. */
  z.strictObject({ kind: z.literal('since'), from: isoDateSchema }),
])

/** What figures of a definition may be counted in; a lot is a contract whose lot number is known. */
export const COUNTED = ['contract', 'lot', 'consultation', 'supplier', 'euro'] as const
export const HOURS_COUNTED = ['contracted', 'done', 'doneCohort', 'validated'] as const

const common = {
  id: z.string().regex(/^[a-z][\w.-]*$/i, {
    error: ({ input }) =>
      `une lettre, puis lettres sans accent, chiffres, points, tirets et _ ; reçu « ${String(input)} »`,
  }),
  /** Grows each time what is counted changes: a frozen figure names the version it was counted by. */
  version: z.int().min(1),
  label: text,
  /** One plain sentence: what is counted, over what. */
  sentence: text,
  /** What the figure is counted over, beside the period and the exclusions; absent: every contract of them. */
  among: predicateSchema.optional(),
  threshold: z
    .literal(
      [...THRESHOLDS, 'eu'],
      `écrire ${THRESHOLDS.join(', ')}, sans guillemets, ou "eu" ; un autre montant se demande dans "among", par "amount"`,
    )
    .optional(),
  period: periodSchema.optional(),
}

/**
 * A figure as data: what is counted, over what, and when. `share` divides what the numerator holds by the whole, `total` is
 * what it holds; hours are summed over contracts of `among`. Defaults are those of SPEC §3: marchés notified in the civil
 * year, concessions and call-offs of a known framework left out, amounts of the first version, no threshold.
 */
export const definitionSchema = z.discriminatedUnion('figure', [
  z.strictObject({
    ...common,
    figure: z.enum(['share', 'total']),
    counts: z.enum(COUNTED),
    numerator: predicateSchema,
    concessions: z.enum(['excluded', 'included', 'only']).optional(),
    callOffs: z.enum(['excluded', 'included']).optional(),
    amounts: z.enum(['first', 'latest']).optional(),
  }),
  z.strictObject(
    { ...common, figure: z.literal('hours'), counts: z.enum(HOURS_COUNTED) },
    {
      error: (issue) =>
        issue.code === 'unrecognized_keys' && issue.keys.includes('numerator')
          ? 'des heures n’ont pas de "numerator" : la condition sur leurs marchés s’écrit dans "among"'
          : undefined,
    },
  ),
])
export type CustomDefinition = z.infer<typeof definitionSchema>
/** A definition of what is counted by state: all but hours. */
export type CountDefinition = Exclude<CustomDefinition, { figure: 'hours' }>
export type HoursDefinition = Extract<CustomDefinition, { figure: 'hours' }>
export type Counted = (typeof COUNTED)[number]
