import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Tag } from '../../src/considerations/types.js'
import { packTags, unpackTags } from '../../src/store/evidence.js'

/** What JSON writes otherwise than it stands: quotes, control characters, halves of a pair. */
const LONE = fc.constantFrom('"', '\\', '\n\u0000', '\ud83c', 'a\udf3fb', '🌿', '\u2028')

const tag = fc.record<Tag>(
  {
    kind: fc.constantFrom('reserved', 'socialClause', 'environmentalClause'),
    state: fc.constantFrom('yes', 'no', 'review'),
    source: fc.constantFrom('declared', 'text'),
    basis: fc.constantFrom(null, 'omission'),
    rule: fc.constantFrom('declared.social', 'declared.omission'),
    ruleSet: fc.constantFrom('3', '3+1'),
    topic: fc.constantFrom('social', 'environment', 'insertion'),
    field: fc.constantFrom('objet', 'colonne'),
    column: fc.constantFrom(null, 'considerationsSociales'),
    start: fc.nat(3),
    end: fc.nat(3),
    quote: fc.oneof(fc.constantFrom('', 'Marché réservé', 'Clause « sociale »'), fc.string({ unit: 'binary' }), LONE),
    cell: fc.constantFrom(null, 'B2', '/marches/marche/5/objet'),
    legalRefs: fc.array(fc.constantFrom('CCP L. 2196-2', 'CCP L. 2113-12'), { maxLength: 2 }),
    reservedTo: fc.array(fc.constantFrom('unspecified', 'insertion'), { maxLength: 1 }) as fc.Arbitrary<
      Tag['reservedTo']
    >,
    implied: fc.boolean(),
  },
  {
    requiredKeys: [
      'kind',
      'state',
      'source',
      'basis',
      'rule',
      'ruleSet',
      'topic',
      'field',
      'column',
      'start',
      'end',
      'quote',
      'cell',
      'legalRefs',
      'reservedTo',
    ],
  },
)

describe('tags as they are stored', () => {
  it('come back as they were, whatever they share', () => {
    fc.assert(
      fc.property(fc.array(tag), (tags) => {
        expect(unpackTags(packTags(tags), '3')).toStrictEqual(tags.map((each) => ({ ...each })))
      }),
    )
  })

  it('say once what several share', () => {
    const [first] = fc.sample(tag, { numRuns: 1, seed: 1 })
    const [whole, ...more] = JSON.parse(packTags([first as Tag, { ...(first as Tag), rule: 'autre', implied: true }]))
    expect(whole).toEqual(first)
    expect(more).toEqual([{ rule: 'autre', implied: true }])
  })

  it('of an earlier version, without topic or rule set, take those of their kind and contract', () => {
    const old = [{ kind: 'environmentalClause' }, { kind: 'socialClause' }]
    expect(unpackTags(JSON.stringify(old), '2')).toEqual([
      { kind: 'environmentalClause', ruleSet: '2', topic: 'environment' },
      { kind: 'socialClause', ruleSet: '2', topic: 'social' },
    ])
  })
})
