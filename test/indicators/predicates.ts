import fc from 'fast-check'
import { CATEGORIES } from '../../src/codes/cpv.js'
import { BUYER_TYPES } from '../../src/codes/euThresholds.js'
import { FACT_NAMES } from '../../src/indicators/facts.js'
import { SOURCES } from '../../src/indicators/grounds.js'
import type { PredicateContext } from '../../src/indicators/predicate/evaluate.js'
import type { Leaf, Predicate } from '../../src/indicators/predicate/schema.js'
import { BASES, RESERVED_TO } from '../../src/states.js'
import { OBJECT_KINDS, TOPIC_IDS } from '../../src/topics.js'
import { day } from './samples.js'

const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 })
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const euros = fc.oneof(
  fc.constantFrom(0, 1, 40_000.5, 143_000, 215_000, 750_000),
  fc.integer({ min: 0, max: 6_000_000 }),
)
const bounds = fc.record({ min: maybe(euros), max: maybe(euros) }).map(given)
const days = fc.constantFrom('2023-01-01', '2024-06-15', '2025-12-31', '2028-01-01').map(day)

/** The members that are given. */
function given<T extends object>(all: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as never
}

const factArbitrary: fc.Arbitrary<Leaf> = fc
  .record({
    fact: fc.constantFrom(...FACT_NAMES),
    is: fc.constantFrom('yes' as const, 'no' as const, undefined),
    source: maybe(some(SOURCES)),
    basis: maybe(some(BASES)),
  })
  .map(({ basis, ...asked }) => ({
    fact: asked.fact,
    ...given({ ...asked, basis: asked.is === 'no' ? basis : undefined }),
  }))

/** Every question, on what the contracts of `registerArbitrary` hold and on what they do not. */
const leafArbitrary: fc.Arbitrary<Leaf> = fc.oneof(
  { weight: 5, arbitrary: factArbitrary },
  fc.record({ topic: fc.constantFrom(...TOPIC_IDS) }),
  fc.record({ object: fc.constantFrom(...OBJECT_KINDS) }),
  fc.record({ reservedTo: some(RESERVED_TO) }),
  fc.record({ type: fc.constantFrom('marche' as const, 'concession' as const) }),
  fc.record({ category: some(CATEGORIES) }),
  fc.record({ cpv: some(['45', '452', '45210000', '15', '48', '99', '71']) }),
  fc.record({ procedure: some(['procedure ADAPTÉE', 'Appel d’offres', "appel d'offres ouvert", 'O’Brien « ? » 0']) }),
  fc.record({ nature: some(['marche', 'Accord cadre', '-']) }),
  fc.record({ direction: some(['BATIMENTS', 'espaces  verts', 'Voirie']) }),
  fc.record({ categorie: some(['travaux', 'Fournitures']) }),
  fc.record({ acheteur: some(['215903501', '21590350100017', '21590350100025', '200093201', '20009320100099']) }),
  fc.record({ amount: bounds }),
  fc.record({ estimate: bounds }),
  fc.record({ euThreshold: fc.constantFrom('reached' as const, 'below' as const) }),
  fc
    .record({ from: maybe(days), to: maybe(days) })
    .chain((period) =>
      fc.constantFrom<Leaf>({ date: 'launch', ...given(period) }, { date: 'notification', ...given(period) }),
    ),
)

/** Nested as deep as a plan file may. */
export const predicateArbitrary: fc.Arbitrary<Predicate> = fc.letrec<{ predicate: Predicate }>((tie) => ({
  predicate: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'predicate' },
    { weight: 3, arbitrary: leafArbitrary },
    { weight: 1, arbitrary: fc.record({ all: fc.array(tie('predicate'), { minLength: 1, maxLength: 4 }) }) },
    { weight: 1, arbitrary: fc.record({ any: fc.array(tie('predicate'), { minLength: 1, maxLength: 4 }) }) },
    { weight: 1, arbitrary: fc.record({ not: tie('predicate') }) },
  ),
})).predicate

export const contextArbitrary: fc.Arbitrary<PredicateContext> = fc
  .record({ a: maybe(fc.constantFrom(...BUYER_TYPES)), b: maybe(fc.constantFrom(...BUYER_TYPES)) })
  .map(({ a, b }) => ({
    buyerTypes: new Map([...(a ? [['215903501', a] as const] : []), ...(b ? [['200093201', b] as const] : [])]),
  }))
