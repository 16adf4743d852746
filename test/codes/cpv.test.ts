import { expect, test } from 'vitest'
import { CATEGORIES, CPV_DIVISIONS, categoryOf, DIVISIONS_OF } from '../../src/codes/cpv.js'

test('the 45 divisions of the vocabulary, in order, each with a title of its own', () => {
  const codes = [...CPV_DIVISIONS.keys()]
  expect(codes).toHaveLength(45)
  expect(codes).toEqual([...codes].sort())
  expect(codes.every((code) => /^\d\d$/.test(code))).toBe(true)
  expect(new Set(CPV_DIVISIONS.values()).size).toBe(45)
})

test('every division is of one category: works, supplies or services', () => {
  const sorted = CATEGORIES.flatMap((category) => DIVISIONS_OF[category]).sort()
  expect(sorted).toEqual([...CPV_DIVISIONS.keys()])
  expect(['45000000', '44000000', '48000000', '50000000', '03000000', '46000000'].map(categoryOf)).toEqual([
    'works',
    'supplies',
    'supplies',
    'services',
    'supplies',
    null,
  ])
})
