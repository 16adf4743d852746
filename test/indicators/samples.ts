import fc from 'fast-check'
import type { Centihours, Cents, IsoDate, WorkedHours } from '../../src/contract.js'
import type { IndicatorsResult } from '../../src/indicators/compute.js'
import { type Ground, type Grounds, groundsIn, SOURCES } from '../../src/indicators/grounds.js'
import type { ComputedIndicator, CountedContract, Question } from '../../src/indicators/types.js'
import { BASES, KINDS, type Kind, RESERVED_TO, STATES, type States } from '../../src/states.js'
import { OBJECT_KINDS, TOPIC_IDS, type Traits } from '../../src/topics.js'

export const BUYER = '21590350100017'
export const day = (iso: string) => iso as IsoDate
export const cents = (euros: number) => Math.round(euros * 100) as Cents
export const centihours = (hours: number) => Math.round(hours * 100) as Centihours

export const NOTHING_SAID: States = {
  insertionClause: 'unknown',
  socialClause: 'unknown',
  socialCriterion: 'unknown',
  reserved: 'unknown',
  environmentalClause: 'unknown',
  environmentalCriterion: 'unknown',
}

export const NO_GROUNDS = groundsIn('')
export const NO_TRAITS: Traits = { topics: [], objects: [], undeclared: [], unfound: [] }

/** A contract of 2025, 100 000 €, about which nothing is said, but for what is given. */
export function contract(id: string, given: Partial<CountedContract> = {}): CountedContract {
  return {
    uid: `${BUYER}${id}`,
    type: 'marche',
    test: false,
    acheteur: BUYER,
    id,
    idAccordCadre: null,
    lot: null,
    saysSubsequent: false,
    yearDate: day('2025-03-12'),
    montantFirst: cents(100_000),
    montantLatest: cents(100_000),
    montantMaximum: false,
    states: NOTHING_SAID,
    traits: NO_TRAITS,
    heuresContractualisees: null,
    heuresRealisees: null,
    hours: [],
    direction: null,
    categorie: null,
    dureeMois: null,
    codeCPV: null,
    procedure: null,
    nature: null,
    consultation: null,
    dateLancement: null,
    valeurEstimee: null,
    baseUid: `${BUYER}${id}`,
    holders: [],
    reservedTo: [],
    grounds: NO_GROUNDS,
    ...given,
  }
}

export function worked(
  from: string,
  to: string,
  hours: number,
  quantity: WorkedHours['quantity'] = 'done',
): WorkedHours {
  return { quantity, from: day(from), to: day(to), hours: centihours(hours) }
}

export const year = (asked: number, more: Partial<Question> = {}): Question => ({
  from: day(`${asked}-01-01`),
  to: day(`${asked}-12-31`),
  ...more,
})

export function indicator(result: IndicatorsResult, id: string): ComputedIndicator {
  const found = result.indicators.find((candidate) => candidate.id === id)
  if (!found) throw new Error(`no indicator ${id}`)
  return found
}

/** Every field of a figure but its target, for the family asked. */
export function figureOf<F extends ComputedIndicator['family']>(result: IndicatorsResult, id: string, family: F) {
  const found = indicator(result, id)
  if (found.family !== family) throw new Error(`${id} is of family ${found.family}`)
  return found as Extract<ComputedIndicator, { family: F }>
}

export function valueShare(result: IndicatorsResult, id: string) {
  const found = indicator(result, id)
  if (found.base !== 'euro') throw new Error(`${id} is not in value`)
  return found
}

const dayOf = (years: readonly number[]) =>
  fc
    .record({
      year: fc.constantFrom(...years),
      month: fc.integer({ min: 1, max: 12 }),
      date: fc.integer({ min: 1, max: 28 }),
    })
    .map(({ year: asked, month, date }) =>
      day(`${asked}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`),
    )

const statesArbitrary = fc.record(
  Object.fromEntries(KINDS.map((kind) => [kind, fc.constantFrom(...STATES)])) as Record<
    keyof States,
    fc.Arbitrary<'yes'>
  >,
)

const traitsArbitrary: fc.Arbitrary<Traits> = fc.record({
  topics: fc.subarray([...TOPIC_IDS], { maxLength: 4 }),
  objects: fc.subarray([...OBJECT_KINDS]),
  undeclared: fc.subarray([...KINDS], { maxLength: 2 }),
  unfound: fc.subarray([...KINDS], { maxLength: 2 }),
})

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 3 })

/** Of a contract read today, by fact; or of one read before grounds were kept. */
const groundsArbitrary: fc.Arbitrary<Grounds> = fc.oneof(
  fc.constant(NO_GROUNDS),
  fc.record(
    Object.fromEntries(
      KINDS.map((kind) => [
        kind,
        maybe(fc.record({ source: fc.constantFrom(...SOURCES), basis: maybe(fc.constantFrom(...BASES)) })),
      ]),
    ) as Record<Kind, fc.Arbitrary<Ground | null>>,
  ),
)

/** One day's hours: they never straddle an edge that lies between two days. */
const hoursArbitrary = fc
  .record({
    at: dayOf([2024, 2025]),
    hours: fc.nat(1000),
    quantity: fc.constantFrom('done' as const, 'validated' as const),
  })
  .map(({ at, hours, quantity }) => worked(at, at, hours, quantity))

const contractArbitrary = fc.record({
  type: fc.constantFrom<CountedContract['type']>('marche', 'marche', 'marche', 'concession'),
  test: fc.constantFrom(false, false, false, true),
  acheteur: fc.constantFrom(BUYER, BUYER, '21590350100025', '215903501', '20009320100016', null),
  id: fc.constantFrom('A', 'B', 'C', 'D', 'E', null),
  idAccordCadre: maybe(fc.constantFrom('A', 'B', 'C', 'Z')),
  saysSubsequent: fc.boolean(),
  yearDate: maybe(dayOf([2023, 2024, 2025])),
  montantFirst: maybe(fc.integer({ min: -5, max: 30_000_000 }).map((amount) => amount as Cents)),
  montantMaximum: fc.boolean(),
  states: statesArbitrary,
  traits: traitsArbitrary,
  heuresContractualisees: maybe(fc.nat(1000).map(centihours)),
  heuresRealisees: maybe(fc.nat(1000).map(centihours)),
  hours: fc.array(hoursArbitrary, { maxLength: 3 }),
  direction: fc.constantFrom('Bâtiments', 'Espaces verts', null),
  categorie: fc.constantFrom('Travaux', 'Services', null),
  dureeMois: maybe(fc.integer({ min: 0, max: 48 })),
  codeCPV: fc.constantFrom(
    '45000000',
    '45210000',
    '15800000',
    '48000000',
    '79710000',
    '85311000',
    '90500000',
    '99000000',
    null,
  ),
  procedure: fc.constantFrom('Procédure adaptée', 'Appel d’offres ouvert', 'PROCEDURE ADAPTEE', null),
  nature: fc.constantFrom('Marché', 'Accord-cadre', null),
  consultation: fc.constantFrom('C1', 'C2', null),
  dateLancement: maybe(dayOf([2023, 2024, 2026, 2028])),
  valeurEstimee: maybe(fc.integer({ min: -5, max: 600_000_000 }).map((amount) => amount as Cents)),
  baseUid: fc.constantFrom('b1', 'b2', 'b3'),
  holders: fc.subarray(['100000009', '200000008', 'FR-12']),
  reservedTo: fc.subarray([...RESERVED_TO]),
  grounds: groundsArbitrary,
})

/** Registers with shared ids, call-offs, circles, several buyers, tests, concessions and holes. */
export const registerArbitrary: fc.Arbitrary<CountedContract[]> = fc
  .array(contractArbitrary, { maxLength: 25 })
  .map((parts) =>
    parts.map((part, index) => ({
      ...part,
      montantLatest: part.montantFirst,
      uid: `u${index}`,
      lot: String(index % 3),
    })),
  )
