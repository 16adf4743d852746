import fc from 'fast-check'
import { expect, it } from 'vitest'
import { differenceOf } from '../../src/tasks/review/difference.js'

const marked = (before: string, after: string): readonly [string, string] => {
  const spans = differenceOf(before, after)
  return [before.slice(spans.before.start, spans.before.end), after.slice(spans.after.start, spans.after.end)]
}

it('marque ce qui diffère, du premier mot au dernier, sans couper un mot', () => {
  expect(marked('clause à étudier', 'clause envisagée')).toEqual(['à étudier', 'envisagée'])
  expect(marked('500 heures au CCAP', '50 heures au CCAP')).toEqual(['500', '50'])
  expect(marked('lot réservé', 'lot réservé aux ESAT')).toEqual(['', ' aux ESAT'])
  expect(marked('oui', 'oui')).toEqual(['', ''])
  expect(marked('oui oui', 'oui')).toEqual([' oui', ''])
})

it('laisse de part et d’autre les mêmes mots, quels que soient les textes', () => {
  const text = fc
    .array(fc.constantFrom('oui', 'non', ' ', 'é', '12', '😀', ', '), { maxLength: 12 })
    .map((all) => all.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const spans = differenceOf(before, after)
      expect(before.slice(0, spans.before.start)).toBe(after.slice(0, spans.after.start))
      expect(before.slice(spans.before.end)).toBe(after.slice(spans.after.end))
      expect(spans.before.end).toBeGreaterThanOrEqual(spans.before.start)
      expect(spans.after.end).toBeGreaterThanOrEqual(spans.after.start)
    }),
  )
})
