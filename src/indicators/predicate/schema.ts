import { z } from 'zod'
import { CATEGORIES } from '../../codes/cpv.js'
import { isoDateSchema } from '../../contract.js'
import { BASES, RESERVED_TO } from '../../states.js'
import { OBJECT_KINDS, TOPIC_IDS } from '../../topics.js'
import { FACT_NAMES } from '../facts.js'
import { SOURCES } from '../grounds.js'

/**
 * What a definition says of a contract: a closed union, with two readers that tests hold equal, `stateOf` of this folder in
 * memory and the store's in SQL. Its answer is one of the four states, never two: what the register does not tell opens the
 * interval instead of counting as no.
 */
export type Predicate =
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate }
  | Leaf

const names = z.array(z.string().trim().min(1)).min(1)
const euros = z.number().min(0)

/** Without a bound it would ask nothing, and yet leave out what is not known. */
const boundsSchema = z
  .strictObject({ min: euros.optional(), max: euros.optional() })
  .refine(({ min, max }) => min !== undefined || max !== undefined, {
    error: 'borne attendue : "min", "max" ou les deux, en euros HT',
  })
  .refine(({ min = 0, max = min }) => min <= max, {
    path: ['max'],
    error: 'plus petit que "min" : aucun montant n’y répondrait',
  })

const dateSchema = z
  .strictObject({
    date: z.enum(['notification', 'launch']),
    from: isoDateSchema.optional(),
    to: isoDateSchema.optional(),
  })
  .refine(({ from, to }) => from !== undefined || to !== undefined, {
    path: ['from'],
    error: 'borne attendue : "from", "to" ou les deux, en jours',
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    error: 'la fin précède le début : aucun jour n’y répondrait',
  })

/** One question about one contract. */
const leafSchema = z.union([
  z
    .strictObject({
      fact: z.enum(FACT_NAMES),
      /** The state asked for: established, or established that it is not. */
      is: z.enum(['yes', 'no']).optional(),
      /** Only where one of these sources says so; else the fact is not one of theirs. Where both do, each does. */
      source: z.array(z.enum(SOURCES)).min(1).optional(),
      /** Of a "no": only for one of these grounds. */
      basis: z.array(z.enum(BASES)).min(1).optional(),
    })
    .refine(({ is, basis }) => basis === undefined || is === 'no', {
      path: ['basis'],
      error: 'un fondement ne se demande que d’un "no" : ajouter "is": "no"',
    }),
  z.strictObject({ topic: z.enum(TOPIC_IDS) }),
  z.strictObject({ object: z.enum(OBJECT_KINDS) }),
  z.strictObject({ reservedTo: z.array(z.enum(RESERVED_TO)).min(1) }),
  z.strictObject({ type: z.enum(['marche', 'concession']) }),
  /** From the CPV code: division 45 is works, 03 to 44 and 48 supplies, the others services. */
  z.strictObject({ category: z.array(z.enum(CATEGORIES)).min(1) }),
  /** Beginnings of CPV codes: "15" is the whole division. */
  z.strictObject({ cpv: z.array(z.string().regex(/^\d{2,8}$/, 'chiffres d’un code CPV, deux au moins')).min(1) }),
  /** Compared folded: case, accents and punctuation are no matter. */
  z.strictObject({ procedure: names }),
  z.strictObject({ nature: names }),
  z.strictObject({ direction: names }),
  /** The register's own grouping of its purchases: theme, family, category. */
  z.strictObject({ categorie: names }),
  z.strictObject({ acheteur: z.array(z.string().regex(/^(?:\d{9}|\d{14})$/, 'SIREN ou SIRET attendu')).min(1) }),
  /** Euros HT, bounds included. */
  z.strictObject({ amount: boundsSchema }),
  z.strictObject({ estimate: boundsSchema }),
  /** At or above the European threshold of its date, its buyer and its category; by the estimate, else by the amount. */
  z.strictObject({ euThreshold: z.enum(['reached', 'below']) }),
  /** Days included; the notification is the date that gives the contract its year. */
  dateSchema,
])
export type Leaf = z.infer<typeof leafSchema>
/** The question that bears this key. */
export type LeafOf<K extends string> = Extract<Leaf, Readonly<Record<K, unknown>>>

const DEEPEST = 8
/** Each may bind a value, of which a statement of D1 takes 100. */
const MOST_QUESTIONS = 40

/** A predicate as a plan file writes it; nested a few levels at most. */
export const predicateSchema: z.ZodType<Predicate> = z
  .lazy(() => nested(DEEPEST))
  .refine((predicate) => questionsIn(predicate) <= MOST_QUESTIONS, `plus de ${MOST_QUESTIONS} questions`)

function questionsIn(predicate: Predicate): number {
  if ('not' in predicate) return questionsIn(predicate.not)
  const parts = 'all' in predicate ? predicate.all : 'any' in predicate ? predicate.any : null
  return parts === null ? 1 : parts.reduce((sum, part) => sum + questionsIn(part), 0)
}

function nested(left: number): z.ZodType<Predicate> {
  if (left === 0) return leafSchema
  const inner = z.lazy(() => nested(left - 1))
  return z.union([
    z.strictObject({ all: z.array(inner).min(1) }),
    z.strictObject({ any: z.array(inner).min(1) }),
    z.strictObject({ not: inner }),
    leafSchema,
  ])
}
