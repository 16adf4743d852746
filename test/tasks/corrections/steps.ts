import fc from 'fast-check'
import { parseRuleSet } from '../../../src/considerations/ruleFile.js'
import { STANDARD_RULES } from '../../../src/considerations/ruleSet.js'

const WITHOUT_TEXTS = JSON.stringify({ off: STANDARD_RULES.text.map(({ id }) => id) })
export const SETS = {
  standard: { rules: STANDARD_RULES, file: '{}' },
  other: { rules: parseRuleSet(WITHOUT_TEXTS), file: WITHOUT_TEXTS },
} as const

const IDS = ['A1', 'B2', 'C3'] as const
const OBJECTS = [
  'Voirie. Clause d’insertion : 120 heures',
  'Rues. Une clause d’insertion pourra être prévue',
  'Papier, critère environnemental pondéré à 15 %',
  'Gaz',
] as const

export type Row = readonly [id: string, objet: string, montant: string, date: string]
/** What a register or somebody says, and what is taken back of it: what remains once all that was done by hand is undone. */
export type Saying =
  | { readonly do: 'load'; readonly rows: readonly Row[] }
  | { readonly do: 'type'; readonly row: Row }
  | { readonly do: 'undo'; readonly at: number }
/** Numbers choose among what there is. */
export type Step =
  | Saying
  | { readonly do: 'decide'; readonly of: number; readonly state: 'yes' | 'no' | null }
  | { readonly do: 'batch'; readonly answer: 'yes' | 'no' }
  | { readonly do: 'undoDecision'; readonly at: number }
  | {
      readonly do: 'correct'
      readonly of: number
      readonly field: 'montant' | 'direction' | 'objet' | 'acheteur'
      readonly value: string
    }
  | { readonly do: 'merge'; readonly of: number; readonly into: number; readonly prevails: 'part' | 'whole' }
  | { readonly do: 'apart'; readonly of: number; readonly into: number }
  | { readonly do: 'split'; readonly of: number; readonly stays: string | null; readonly goes: string }
  | { readonly do: 'withdraw'; readonly at: number }
  | { readonly do: 'retag'; readonly set: keyof typeof SETS }

const made = <K extends Step['do']>(what: K) => fc.constant(what)
const row = (id: fc.Arbitrary<string>) =>
  fc.tuple(
    id,
    fc.constantFrom(...OBJECTS),
    fc.constantFrom('100', '200', ''),
    fc.constantFrom('01/02/2025', '05/03/2025', ''),
  ) satisfies fc.Arbitrary<Row>
const rows = fc
  .subarray([...IDS], { minLength: 1 })
  .chain((ids) => fc.tuple(...ids.map((each) => row(fc.constant(each)))))
const of = fc.nat(6)
const answer = fc.constantFrom('yes', 'no')

const load = fc.record({ do: made('load'), rows })
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: load, weight: 4 },
  { arbitrary: fc.record({ do: made('type'), row: row(fc.constantFrom(...IDS, 'D4')) }), weight: 2 },
  { arbitrary: fc.record({ do: made('undo'), at: fc.nat(5) }), weight: 2 },
  { arbitrary: fc.record({ do: made('decide'), of, state: fc.option(answer) }), weight: 2 },
  { arbitrary: fc.record({ do: made('batch'), answer }), weight: 3 },
  { arbitrary: fc.record({ do: made('undoDecision'), at: fc.nat(9) }), weight: 3 },
  {
    arbitrary: fc.record({
      ...{ do: made('correct'), of, field: fc.constantFrom('montant', 'direction', 'objet', 'acheteur') },
      value: fc.constantFrom('1000', '2000', 'Papier recyclé', '21750001600019'),
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({ do: made('merge'), of, into: of, prevails: fc.constantFrom('part', 'whole') }),
    weight: 4,
  },
  { arbitrary: fc.record({ do: made('apart'), of, into: of }), weight: 2 },
  {
    arbitrary: fc.record({
      ...{ do: made('split'), of, stays: fc.option(fc.constantFrom('300', '400')) },
      goes: fc.constantFrom('500', '600'),
    }),
    weight: 3,
  },
  { arbitrary: fc.record({ do: made('withdraw'), at: fc.nat(9) }), weight: 3 },
  { arbitrary: fc.record({ do: made('retag'), set: fc.constantFrom('standard', 'other') }), weight: 1 },
)

/** A walk begins with something to walk on. */
export const steps = fc
  .tuple(load, fc.array(step, { minLength: 4, maxLength: 14 }))
  .map(([first, more]): Step[] => [first, ...more])
