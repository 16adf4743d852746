import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FACT_NAMES } from '../../../src/indicators/facts.js'
import { stateOf } from '../../../src/indicators/predicate/evaluate.js'
import type { Predicate } from '../../../src/indicators/predicate/schema.js'
import type { CountedContract } from '../../../src/indicators/types.js'
import { numeratorOf, settlements } from '../../../src/indicators/whatIf/settling.js'
import { type Hypothesis, whatIf } from '../../../src/indicators/whatIf.js'
import type { States } from '../../../src/states.js'
import { contract, NOTHING_SAID, registerArbitrary } from '../samples.js'

const CONTEXT = { buyerTypes: new Map() }
const states = (given: Partial<States>) => ({ states: { ...NOTHING_SAID, ...given } })

/** The state of a predicate once a contract is settled for it to hold, or not to. */
function settled(predicate: Predicate, as: 'yes' | 'no', of: CountedContract) {
  const hypotheses = settlements(predicate, as, of, CONTEXT).map((each): Hypothesis => ({ ...each, uids: [of.uid] }))
  const [after] = whatIf([of], hypotheses).contracts
  return after && stateOf(predicate, after, CONTEXT)
}

const leaf = fc.oneof(
  fc.record({ fact: fc.constantFrom(...FACT_NAMES) }),
  fc.record({ fact: fc.constantFrom(...FACT_NAMES), is: fc.constant('no' as const) }),
)

describe('ce qu’il faudrait trancher pour qu’un marché compte', () => {
  test('a fact of its own, settled, is what was asked', () => {
    fc.assert(
      fc.property(registerArbitrary, leaf, fc.constantFrom('yes', 'no'), (register, predicate, as) => {
        for (const each of register) {
          const before = stateOf(predicate, each, CONTEXT)
          const after = settled(predicate, as, each)
          // What is known stays as it is.
          expect(after).toBe(before === 'review' || before === 'unknown' ? as : before)
        }
      }),
    )
  })

  test('deux faits à la fois : les deux sont tranchés ; l’un ou l’autre : l’un ouvert suffit au non de l’autre', () => {
    const both = { all: [{ fact: 'socialClause' }, { fact: 'environmentalClause' }] } as const
    const either = { any: both.all }
    expect(settlements(both, 'yes', contract('A'), CONTEXT)).toHaveLength(2)
    expect(settled(both, 'yes', contract('A'))).toBe('yes')
    expect(settled(both, 'no', contract('A', states({ socialClause: 'yes' })))).toBe('no')
    expect(settled(either, 'no', contract('A', states({ socialClause: 'no' })))).toBe('no')
    expect(settled({ not: either }, 'yes', contract('A'))).toBe('yes')
  })

  test('une seule branche suffit : aucun autre fait n’est supposé', () => {
    const facts = [{ fact: 'socialClause' }, { fact: 'environmentalClause' }] as const
    const of = (predicate: Predicate, as: 'yes' | 'no', given: Partial<States> = {}) =>
      settlements(predicate, as, contract('A', states(given)), CONTEXT)
    const [either, both] = [{ any: [...facts] }, { all: [...facts] }]
    expect(of(either, 'yes')).toEqual([{ settle: 'socialClause', as: 'yes' }])
    expect(of(either, 'yes', { socialClause: 'no' })).toEqual([{ settle: 'environmentalClause', as: 'yes' }])
    expect(of(either, 'yes', { environmentalClause: 'yes' })).toEqual([])
    expect(of(both, 'no')).toEqual([{ settle: 'socialClause', as: 'no' }])
    expect(of(both, 'no', { socialClause: 'yes' })).toEqual([{ settle: 'environmentalClause', as: 'no' }])
    expect(of(both, 'no', { environmentalClause: 'no' })).toEqual([])
    expect(of(either, 'no')).toHaveLength(2)
  })

  test('une branche que les faits ne peuvent établir laisse la place à une autre', () => {
    const works = { all: [{ fact: 'socialClause' }, { cpv: ['45'] }] } as Predicate
    const either: Predicate = { any: [works, { fact: 'environmentalClause' }] }
    const services = contract('A', { ...states({}), codeCPV: '79000000' })
    expect(settlements(either, 'yes', services, CONTEXT)).toEqual([{ settle: 'environmentalClause', as: 'yes' }])
  })

  test('un thème et une famille réservée se précisent', () => {
    const topic = { topic: 'food' } as const
    expect(settled(topic, 'yes', contract('A'))).toBe('yes')
    expect(settled(topic, 'yes', contract('A', states({ environmentalCriterion: 'yes' })))).toBe('yes')
    expect(settled(topic, 'no', contract('A'))).toBe('no')
    const families = { reservedTo: ['SIAE'] } as const
    expect(settled({ reservedTo: [...families.reservedTo] }, 'yes', contract('A'))).toBe('yes')
    const unspecified = contract('A', { ...states({ reserved: 'yes' }), reservedTo: ['unspecified'] })
    expect(settled({ reservedTo: [...families.reservedTo] }, 'yes', unspecified)).toBe('yes')
    expect(settled({ reservedTo: [...families.reservedTo] }, 'no', contract('A'))).toBe('no')
  })

  test('ce que le registre ne dit pas d’autre reste ouvert', () => {
    const works = { all: [{ fact: 'socialClause' }, { cpv: ['45'] }] } as const
    expect(settled({ all: [...works.all] } as Predicate, 'yes', contract('A'))).toBe('unknown')
    expect(settled({ all: [...works.all] } as Predicate, 'no', contract('A'))).toBe('no')
  })

  test('des heures ne sont ni oui ni non', () => {
    expect(numeratorOf('insertionHours.done', [])).toBeNull()
    expect(numeratorOf('environmentalConsideration.value', [])).toEqual({ fact: 'environmentalConsideration' })
  })
})
