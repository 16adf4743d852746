import { z } from 'zod'
import { centsSchema, isoDateSchema } from '../contract.js'
import { CONSIDERATIONS, KINDS, type Kind, STATES, type State, type States, unionOf } from '../states.js'
import { GAPS, OBJECT_KINDS, TOPIC_IDS } from '../topics.js'
import { FACT_NAMES } from './facts.js'
import type { Frameworks } from './frameworks.js'
import { amountOf, excludedReason, isAskedOf } from './population.js'
import { type CountedContract, EXCLUSIONS, type Fact } from './types.js'

/** Shown and asked for where the register says nothing: an empty name is no name of a direction. */
export const NOT_STATED = ''

/**
 * Which contracts are asked for: everything given must hold. Two readers, `selects` here over contracts in memory and the
 * store, which compiles it to SQL; a property test holds them equal, so that a figure and its list never disagree.
 */
export const selectionSchema = z.object({
  from: isoDateSchema.optional(),
  to: isoDateSchema.optional(),
  /** Only contracts that figures count, or only those left out for one reason (SPEC §3); the threshold is `minAmount`. */
  counted: z.literal(true).optional(),
  excluded: z.enum(EXCLUSIONS).exclude(['outOfScope']).optional(),
  fact: z.enum(FACT_NAMES).optional(),
  /** States of `fact`, any of them. */
  states: z.array(z.enum(STATES)).min(1).optional(),
  /** Among what its established facts are about. */
  topic: z.enum(TOPIC_IDS).optional(),
  /** What is bought is itself social or green. */
  object: z.enum(OBJECT_KINDS).optional(),
  /** Texts and declarations part: over `fact` where one is given, else over any. */
  gap: z.enum(GAPS).optional(),
  /** Whether the first version's amount may be summed. */
  amount: z.enum(['usable', 'unusable']).optional(),
  minAmount: centsSchema.optional(),
  maxAmount: centsSchema.optional(),
  /** SIREN (9 digits) or SIRET (14); `NOT_STATED`: the register names none. */
  acheteur: z
    .string()
    .regex(/^(?:\d{9}|\d{14})?$/)
    .optional(),
  /** SIREN of those whose contracts are asked for, as a scheme names them. */
  buyers: z
    .array(z.string().regex(/^\d{9}$/))
    .min(1)
    .readonly()
    .optional(),
  /** The beginning of a CPV code; `NOT_STATED`: the register gives none. */
  cpv: z
    .string()
    .regex(/^(?:\d{2,8})?$/)
    .optional(),
  direction: z.string().optional(),
  categorie: z.string().optional(),
})
export type Selection = z.infer<typeof selectionSchema>

/** Whether a contract is selected; pure, and the same answer as the store's. */
export function selects(selection: Selection, contract: CountedContract, frameworks: Frameworks): boolean {
  return (
    inPeriod(selection, contract) &&
    inPopulation(selection, contract, frameworks) &&
    hasFact(selection, contract) &&
    hasTraits(selection, contract) &&
    hasAmount(selection, contract) &&
    isOfBuyer(selection, contract) &&
    isOfCpv(selection.cpv, contract.codeCPV) &&
    isNamed(selection.direction, contract.direction) &&
    isNamed(selection.categorie, contract.categorie)
  )
}

function inPeriod({ from, to, excluded }: Selection, { yearDate }: CountedContract): boolean {
  // What is left out and bears no date is left out of every period.
  if (yearDate === null) return excluded !== undefined || (from === undefined && to === undefined)
  return (from === undefined || yearDate >= from) && (to === undefined || yearDate <= to)
}

function inPopulation({ counted, excluded }: Selection, contract: CountedContract, frameworks: Frameworks): boolean {
  if (!counted && !excluded) return true
  const reason = excludedReason(contract, frameworks)
  return (!counted || reason === null) && (!excluded || reason === excluded)
}

function hasFact({ fact, states }: Selection, contract: CountedContract): boolean {
  return !fact || !states || states.includes(stateOf(contract.states, fact))
}

function hasTraits({ topic, object, gap, fact }: Selection, { traits }: CountedContract): boolean {
  if (topic !== undefined && !traits.topics.includes(topic)) return false
  if (object !== undefined && !traits.objects.includes(object)) return false
  if (gap === undefined) return true
  return traits[gap].some((kind) => fact === undefined || kindsOf(fact).includes(kind))
}

function hasAmount({ amount, minAmount, maxAmount }: Selection, contract: CountedContract): boolean {
  const cents = amountOf(contract, {})
  if (amount !== undefined && (amount === 'usable') !== (cents !== null)) return false
  if (minAmount !== undefined && (cents === null || cents < minAmount)) return false
  return maxAmount === undefined || (cents !== null && cents <= maxAmount)
}

function isOfBuyer({ acheteur, buyers }: Selection, contract: CountedContract): boolean {
  if (acheteur === NOT_STATED) return contract.acheteur === null && buyers === undefined
  return isAskedOf(contract, { acheteur, buyers })
}

function isOfCpv(asked: string | undefined, codeCPV: string | null): boolean {
  if (asked === undefined) return true
  return asked === NOT_STATED ? codeCPV === null : (codeCPV?.startsWith(asked) ?? false)
}

const isNamed = (asked: string | undefined, name: string | null): boolean =>
  asked === undefined || asked === (name ?? NOT_STATED)

/** The state of a fact, or of a consideration as the union of its facts. */
export function stateOf(states: States, fact: Fact): State {
  const kinds = kindsOf(fact)
  return kinds.length === 1 ? states[kinds[0]] : unionOf(kinds.map((kind) => states[kind]))
}

type Kinds = readonly [Kind, ...Kind[]]
const OF: Record<Fact, Kinds> = {
  ...(Object.fromEntries(KINDS.map((kind) => [kind, [kind]])) as unknown as Record<Kind, Kinds>),
  ...CONSIDERATIONS,
}

/** The facts a consideration is the union of; a fact is itself. */
export const kindsOf = (fact: Fact): Kinds => OF[fact]
