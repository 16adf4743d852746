import { describe, expect, test } from 'vitest'
import { computeIndicators } from '../../src/indicators/compute.js'
import { DEFINITIONS, definitionOf } from '../../src/indicators/definitions.js'
import { year } from './samples.js'

const FACTS = [
  'insertionClause',
  'socialClause',
  'socialCriterion',
  'reserved',
  'environmentalClause',
  'environmentalCriterion',
  'socialConsideration',
  'environmentalConsideration',
]
const HOURS = ['contracted', 'done', 'doneCohort', 'validated']

describe('the list of built-in indicators', () => {
  test('holds exactly the ids of the specification', () => {
    const expected = [
      ...FACTS.flatMap((fact) => [`${fact}.number`, `${fact}.value`]),
      ...HOURS.map((quantity) => `insertionHours.${quantity}`),
    ]
    expect(DEFINITIONS.map(({ id }) => id).sort()).toEqual(expected.sort())
  })

  test.each(DEFINITIONS.map((definition) => [definition.id, definition] as const))(
    '%s is computed as it is defined, and says in French what it is',
    (id, definition) => {
      const [computed, ...twice] = computeIndicators([], year(2025)).indicators.filter((one) => one.id === id)
      expect(twice).toEqual([])
      expect(computed).toMatchObject({ family: definition.family, base: definition.base, unit: definition.unit })
      expect(definition.label).toMatch(/^(Marchés|Heures) /)
      expect(definition.sentence).toMatch(/^(Part|Heures|Cumul).{30,}\.$/)
      expect(definitionOf(id)).toBe(definition)
    },
  )
})
