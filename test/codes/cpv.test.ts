import { expect, test } from 'vitest'
import { CPV_DIVISIONS } from '../../src/codes/cpv.js'

test('the 45 divisions of the vocabulary, in order, each with a title of its own', () => {
  const codes = [...CPV_DIVISIONS.keys()]
  expect(codes).toHaveLength(45)
  expect(codes).toEqual([...codes].sort())
  expect(codes.every((code) => /^\d\d$/.test(code))).toBe(true)
  expect(new Set(CPV_DIVISIONS.values()).size).toBe(45)
})
