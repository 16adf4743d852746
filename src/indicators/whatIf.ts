import { z } from 'zod'
import { type Centihours, type Cents, isoDateSchema } from '../contract.js'
import { KINDS, type Kind, RESERVED_TO, type ReservedTo, STATES, type States } from '../states.js'
import { TOPIC_IDS } from '../topics.js'
import { type Ahead, NOTHING_AHEAD } from './ahead.js'
import { groundsIn } from './grounds.js'
import type { CountedContract } from './types.js'
import { hoursAhead, type Work, workedMore, workSchema } from './whatIf/working.js'

const uid = z.string().min(1, 'identifiant vide')

/** What the facts supposed would be about, and whom the reservation supposed would be for. */
const about = {
  topics: z.array(z.enum(TOPIC_IDS)).optional(),
  reservedTo: z.array(z.enum(RESERVED_TO)).optional(),
}

/** A fact of contracts that somebody might settle. */
const settleSchema = z.strictObject({
  ...about,
  settle: z.enum(KINDS),
  as: z.enum(['yes', 'no'], 'écrire "yes" ou "no"'),
  uids: z.array(uid).min(1, 'au moins un marché').max(10_000, 'pas plus de 10 000 marchés'),
})

/** Contracts that might be notified, all alike; what is not said of them is not known. */
const addSchema = z.strictObject({
  ...about,
  add: z.int('nombre entier attendu').min(1, 'au moins un marché').max(10_000, 'pas plus de 10 000 marchés'),
  date: isoDateSchema,
  /** SIRET of the buyer, or its SIREN where no establishment is meant. */
  acheteur: z
    .string()
    .regex(/^(?:\d{9}|\d{14})$/, 'SIREN (9 chiffres) ou SIRET (14)')
    .optional(),
  /** HT, in euros, of each. */
  montant: z.number().min(0, 'montant négatif').max(9_999_999_999, 'montant invraisemblable').optional(),
  states: z.partialRecord(z.enum(KINDS), z.enum(STATES)),
  /** Hours of insertion contracted in each, and the months over which they are owed. */
  heuresContractualisees: z.number().min(0, 'nombre négatif').max(10_000_000, 'nombre invraisemblable').optional(),
  dureeMois: z.int().min(1).max(1200).optional(),
  codeCPV: z
    .string()
    .regex(/^\d{8}$/, 'code CPV de huit chiffres')
    .optional(),
  procedure: z.string().optional(),
  direction: z.string().optional(),
  categorie: z.string().optional(),
})

/** What is supposed, as a page or a program gives it. */
export const hypothesisSchema = z.union([settleSchema, addSchema, workSchema])
export type Hypothesis = z.infer<typeof hypothesisSchema>
export type Addition = z.infer<typeof addSchema>

export interface Supposed {
  /** The register as it would be: another list, of which the contracts that nothing touches are the very same. */
  readonly contracts: readonly CountedContract[]
  /** The same as a forecast sees it: what is known by now, and apart what is supposed of the days to come. */
  readonly known: readonly CountedContract[]
  readonly ahead: Ahead
  /** Asked to be settled, or to have hours, but not of this register: nothing was supposed of them. */
  readonly strangers: readonly string[]
}

/**
 * The register as it would be if the hypotheses held, one after the other; no data is touched, and figures of it are
 * counted like any other. A fact settled counts as an officer's decision would, implications of SPEC §2 included.
 */
export function whatIf(contracts: readonly CountedContract[], hypotheses: readonly Hypothesis[]): Supposed {
  const taken = new Set(contracts.map((contract) => contract.uid))
  const named = hypotheses.flatMap(namedIn)
  const strangers = [...new Set(named.filter((asked) => !taken.has(asked)))]
  const start: Supposed = { contracts, known: contracts, ahead: NOTHING_AHEAD, strangers }
  return hypotheses.reduce((supposed, one, at) => {
    if ('settle' in one) return withSettled(supposed, one)
    return 'add' in one ? withAdded(supposed, added(one, at, taken)) : withWork(supposed, one)
  }, start)
}

const namedIn = (one: Hypothesis): readonly string[] => {
  if ('settle' in one) return one.uids
  return 'work' in one ? Object.keys(one.hours) : []
}

function withSettled({ contracts, known, ...others }: Supposed, one: z.infer<typeof settleSchema>): Supposed {
  return { ...others, contracts: settled(contracts, one), known: settled(known, one) }
}

function withAdded({ contracts, ahead, ...others }: Supposed, coming: readonly CountedContract[]): Supposed {
  return { ...others, contracts: contracts.concat(coming), ahead: { ...ahead, coming: ahead.coming.concat(coming) } }
}

/** Hours without days belong to what is known by now; those to be worked, to the days to come. */
function withWork({ contracts, known, ahead, ...others }: Supposed, work: Work): Supposed {
  const coming = hoursAhead(work)
  return {
    ...others,
    contracts: workedMore(contracts, work),
    known: coming.length > 0 ? known : workedMore(known, work),
    ahead: { ...ahead, hours: ahead.hours.concat(coming) },
  }
}

/** A figure as it is, and as it would be: both by the same counting. */
export function figuresIf<T>(
  contracts: readonly CountedContract[],
  hypotheses: readonly Hypothesis[],
  count: (contracts: readonly CountedContract[]) => T,
): { readonly now: T; readonly supposed: T } & Pick<Supposed, 'strangers'> {
  const { contracts: changed, strangers } = whatIf(contracts, hypotheses)
  return { now: count(contracts), supposed: count(changed), strangers }
}

type Settling = z.infer<typeof settleSchema>

function settled(contracts: readonly CountedContract[], { uids, ...settling }: Settling): CountedContract[] {
  const asked = new Set(uids)
  return contracts.map((contract) => (asked.has(contract.uid) ? decided(contract, settling) : contract))
}

function decided(
  contract: CountedContract,
  { settle: kind, as: state, topics = [], reservedTo = [] }: Omit<Settling, 'uids'>,
): CountedContract {
  const ground = { source: 'officer', basis: state === 'no' ? ('explicit' as const) : null } as const
  const kinds = [kind, ...impliedBy(kind, state)]
  const change = <T>(value: T) => Object.fromEntries(kinds.map((one) => [one, value]))
  const isReserved = kind === 'reserved' && state === 'yes'
  const { traits } = contract
  return {
    ...contract,
    states: { ...contract.states, ...change(state) },
    grounds: { ...contract.grounds, ...change(ground) },
    ...(topics.length > 0 ? { traits: { ...traits, topics: [...new Set([...traits.topics, ...topics])] } } : {}),
    ...(isReserved ? { reservedTo: familiesOf(contract.reservedTo, reservedTo) } : {}),
  }
}

/** Families supposed take the place of those that nobody names. */
function familiesOf(known: readonly ReservedTo[], supposed: readonly ReservedTo[]): readonly ReservedTo[] {
  if (supposed.length === 0) return known.length === 0 ? ['unspecified'] : known
  return [...new Set([...known.filter((family) => family !== 'unspecified'), ...supposed])]
}

/** SPEC §2: an insertion clause is a social clause, and where there is no social clause there is none of insertion. */
function impliedBy(kind: Kind, state: 'yes' | 'no'): Kind[] {
  if (kind === 'insertionClause' && state === 'yes') return ['socialClause']
  return kind === 'socialClause' && state === 'no' ? ['insertionClause'] : []
}

/** The states of a contract of which nothing is said. */
const UNSAID = Object.fromEntries(KINDS.map((kind) => [kind, 'unknown'])) as States

function added(hypothesis: Addition, at: number, known: ReadonlySet<string>): CountedContract[] {
  const like = suppositious(hypothesis)
  return Array.from({ length: hypothesis.add }, (_, index) => {
    const name = freeName(`hypothese-${at + 1}-${index + 1}`, known)
    return { ...like, uid: name, baseUid: name }
  })
}

/** A register may bear any identifier, this one's too. */
const freeName = (name: string, known: ReadonlySet<string>): string =>
  known.has(name) ? freeName(`${name}?`, known) : name

function suppositious({ date, acheteur, montant, states, ...given }: Addition): CountedContract {
  const cents = montant === undefined ? null : (Math.round(montant * 100) as Cents)
  const { heuresContractualisees: hours } = given
  return {
    ...{ uid: '', baseUid: '', id: null, idAccordCadre: null, consultation: null, nature: null },
    // Figures in lots leave out what has no lot number: each is a lot of its own.
    lot: '1',
    ...{ type: 'marche', test: false, saysSubsequent: false, acheteur: acheteur ?? null },
    ...{ yearDate: date, dateLancement: null, valeurEstimee: null, holders: [] },
    ...{ montantFirst: cents, montantLatest: cents, montantMaximum: false },
    states: withImplied({ ...UNSAID, ...states }),
    traits: { topics: given.topics ?? [], objects: [], undeclared: [], unfound: [] },
    reservedTo: states.reserved === 'yes' ? familiesOf([], given.reservedTo ?? []) : [],
    grounds: groundsIn(''),
    heuresContractualisees: hours === undefined ? null : (Math.round(hours * 100) as Centihours),
    ...{ heuresRealisees: null, hours: [] },
    ...{ dureeMois: given.dureeMois ?? null, codeCPV: given.codeCPV ?? null, procedure: given.procedure ?? null },
    ...{ direction: given.direction ?? null, categorie: given.categorie ?? null },
  }
}

function withImplied(states: States): States {
  if (states.insertionClause === 'yes') return { ...states, socialClause: 'yes' }
  return states.socialClause === 'no' ? { ...states, insertionClause: 'no' } : states
}
